-- A SHA-256 over all fields of every row of the other tables, by their kind and key (digests.py).
CREATE TABLE IF NOT EXISTS digests (
    kind TEXT NOT NULL,             -- snapshot, body or address
    name TEXT NOT NULL,             -- uid; sha256; digest of address and article
    sha256 TEXT NOT NULL,
    PRIMARY KEY (kind, name)
)
