-- A SHA-256 over all fields of every row of the other tables, by their kind and key (digests.py).
CREATE TABLE IF NOT EXISTS digests (
    kind text COLLATE "C" NOT NULL,             -- snapshot, body or address
    name text COLLATE "C" NOT NULL,             -- uid; sha256; digest of address and article
    sha256 text COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, name)
)
