-- One row of `bodies` for every page's bytes, zlib-compressed, kept once however often they came.
CREATE TABLE bodies (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,          -- bytes before compression
    data BLOB NOT NULL
);

-- One row for every version of an article. `article` is the same for all of them (see identity.py).
CREATE TABLE snapshots (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,       -- what users call it: hex, from what it holds
    article TEXT NOT NULL,
    outlet TEXT NOT NULL,           -- main domain
    url TEXT NOT NULL,
    fetched_at TEXT NOT NULL,       -- ISO 8601 in UTC, so that text order is time order
    seen_at TEXT NOT NULL,
    state TEXT NOT NULL,
    status INTEGER NOT NULL,
    title TEXT NOT NULL,
    published TEXT,                 -- ISO 8601 with the outlet's zone
    text_sha256 TEXT NOT NULL,
    text BLOB NOT NULL,             -- zlib-compressed UTF-8
    details TEXT NOT NULL,          -- JSON: all else that is known of the article
    body INTEGER REFERENCES bodies (id)
);
CREATE INDEX snapshots_article ON snapshots (article, fetched_at);
CREATE INDEX snapshots_time ON snapshots (fetched_at DESC, uid);
CREATE INDEX snapshots_outlet ON snapshots (outlet, fetched_at DESC, uid);
CREATE INDEX snapshots_text ON snapshots (text_sha256);

-- Every address under which an article was asked for, found or says it stands.
CREATE TABLE addresses (
    address TEXT NOT NULL,
    article TEXT NOT NULL,
    PRIMARY KEY (address, article)
) WITHOUT ROWID;

-- Full text of folded words, and the outlet as one word (`place`); rowid is that of the snapshot. The text itself is not kept twice.
CREATE VIRTUAL TABLE search USING fts5 (title, text, place, content = '', tokenize = 'unicode61');
