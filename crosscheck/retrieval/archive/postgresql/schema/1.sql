-- Times and addresses are kept as in the file: a snapshot has the same id, and the same place in every
-- order, in both kinds of archive. COLLATE "C" because the order of letters differs between servers.

-- One row of `bodies` for every page's bytes, zlib-compressed, kept once however often they came.
CREATE TABLE bodies (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sha256 text COLLATE "C" NOT NULL UNIQUE,
    size bigint NOT NULL,           -- bytes before compression
    data bytea NOT NULL
);
ALTER TABLE bodies ALTER COLUMN data SET STORAGE EXTERNAL;

-- One row for every version of an article. `article` is the same for all of them (see identity.py).
CREATE TABLE snapshots (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid text COLLATE "C" NOT NULL UNIQUE,   -- what users call it: hex, from what it holds
    article text COLLATE "C" NOT NULL,
    outlet text COLLATE "C" NOT NULL,       -- main domain
    url text COLLATE "C" NOT NULL,
    fetched_at text COLLATE "C" NOT NULL,   -- ISO 8601 in UTC, so that text order is time order
    seen_at text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    status integer NOT NULL,
    title text NOT NULL,
    published text COLLATE "C",             -- ISO 8601 with the outlet's zone
    appeared text COLLATE "C" NOT NULL,     -- the same in UTC; when it was read, where it is not known
    text_sha256 text COLLATE "C" NOT NULL,
    text bytea NOT NULL,                    -- zlib-compressed UTF-8
    details text NOT NULL,                  -- JSON: all else that is known of the article
    body bigint REFERENCES bodies (id),
    words tsvector NOT NULL                 -- title (weight A) and text (weight D) for the search
);
ALTER TABLE snapshots ALTER COLUMN text SET STORAGE EXTERNAL;
-- Addresses may be longer than an ordered index takes.
CREATE INDEX snapshots_article ON snapshots USING hash (article);
CREATE INDEX snapshots_time ON snapshots (fetched_at DESC, uid);
CREATE INDEX snapshots_outlet ON snapshots (outlet, fetched_at DESC, uid);
CREATE INDEX snapshots_text ON snapshots (text_sha256);
CREATE INDEX snapshots_body ON snapshots (body);
-- New words wait in a list that every search has to read; it is kept short.
CREATE INDEX snapshots_words ON snapshots USING gin (words) WITH (gin_pending_list_limit = 256);

-- Every address under which an article was asked for, found or says it stands.
CREATE TABLE addresses (
    address text COLLATE "C" NOT NULL,
    article text COLLATE "C" NOT NULL
);
CREATE INDEX addresses_address ON addresses USING hash (address);

-- The server's `german` configuration, but no word is left out: „mit“ and „nicht“ count in a phrase.
CREATE TEXT SEARCH DICTIONARY german_stem (TEMPLATE = pg_catalog.snowball, Language = german);
CREATE TEXT SEARCH CONFIGURATION german_words (COPY = pg_catalog.german);
ALTER TEXT SEARCH CONFIGURATION german_words ALTER MAPPING REPLACE pg_catalog.german_stem WITH crosscheck.german_stem;
