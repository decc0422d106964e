-- The same tables as in ../sqlite; a test holds their columns equal.
-- +goose Up

-- One publisher's copy. num is its short number, in the order of first capture.
CREATE TABLE articles (
    num        BIGINT PRIMARY KEY,
    id         TEXT    NOT NULL UNIQUE,
    key        TEXT    NOT NULL,
    url        TEXT    NOT NULL,
    publisher  TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    language   TEXT    NOT NULL,
    family     TEXT    NOT NULL,
    latest     TEXT    NOT NULL,
    revisions  BIGINT NOT NULL,
    first_seen BIGINT NOT NULL,
    last_seen  BIGINT NOT NULL
);
CREATE INDEX articles_family ON articles (family, num);

-- The words of a state, once, whoever holds it. body is zstd.
CREATE TABLE revisions (
    id   TEXT PRIMARY KEY,
    body BYTEA NOT NULL
);

-- Who held which revision from when. facts is everything but the body, as zstd of JSON.
CREATE TABLE captures (
    num      BIGINT NOT NULL,
    seen     BIGINT NOT NULL,
    ordinal  BIGINT NOT NULL,
    revision TEXT    NOT NULL,
    seq      BIGINT NOT NULL UNIQUE,
    url      TEXT    NOT NULL,
    title    TEXT    NOT NULL,
    language TEXT    NOT NULL,
    facts    BYTEA    NOT NULL,
    PRIMARY KEY (num, ordinal)
);
CREATE INDEX captures_history ON captures (num, seen, ordinal);
CREATE INDEX captures_revision ON captures (revision, seq);

-- Verified relations: child holds the link to other.
CREATE TABLE links (
    child          BIGINT NOT NULL,
    other          BIGINT NOT NULL,
    child_revision TEXT    NOT NULL,
    other_revision TEXT    NOT NULL,
    relation       TEXT    NOT NULL,
    child_in_other DOUBLE PRECISION    NOT NULL,
    other_in_child DOUBLE PRECISION    NOT NULL,
    evidence       TEXT    NOT NULL,
    PRIMARY KEY (child, other)
);
CREATE INDEX links_other ON links (other);

-- merged_into is '' while the family lives; founder is the num that began it.
CREATE TABLE families (
    id          TEXT PRIMARY KEY,
    founder     BIGINT NOT NULL,
    founded     BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    merged_into TEXT    NOT NULL
);

-- What was taken down: articles, and revisions whose text went with them.
CREATE TABLE tombstones (
    id     TEXT PRIMARY KEY,
    key    TEXT    NOT NULL,
    family TEXT    NOT NULL,
    at     BIGINT NOT NULL,
    reason TEXT    NOT NULL,
    seq    BIGINT NOT NULL
);
CREATE INDEX tombstones_seq ON tombstones (seq);

-- The log.
CREATE TABLE changes (
    seq      BIGINT PRIMARY KEY,
    at       BIGINT NOT NULL,
    kind     TEXT    NOT NULL,
    article  TEXT    NOT NULL,
    revision TEXT    NOT NULL,
    family   TEXT    NOT NULL,
    other    TEXT    NOT NULL,
    why      TEXT    NOT NULL
);

-- The copy index: packed blocks, each a range of prints that begins at first...
CREATE TABLE postings (
    first BIGINT PRIMARY KEY,
    data  BYTEA NOT NULL
);

-- ...and the prints of the latest articles, which wait to be packed.
CREATE TABLE recent (
    print BIGINT NOT NULL,
    num   BIGINT NOT NULL,
    PRIMARY KEY (print, num)
);

-- One row of counters. prints is the version of the fingerprints in the index.
CREATE TABLE state (
    one       BIGINT PRIMARY KEY,
    num       BIGINT NOT NULL,
    seq       BIGINT NOT NULL,
    articles  BIGINT NOT NULL,
    captures  BIGINT NOT NULL,
    families  BIGINT NOT NULL,
    removed   BIGINT NOT NULL,
    blocks    BIGINT NOT NULL,
    packed    BIGINT NOT NULL,
    bytes     BIGINT NOT NULL,
    waiting   BIGINT NOT NULL,
    sweep     BIGINT NOT NULL,
    prints    BIGINT NOT NULL
);
INSERT INTO state VALUES (1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0);

-- Blocks and waiting prints are rewritten all the time: their dead versions go
-- sooner than the usual fifth of a table.
ALTER TABLE postings SET (autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE recent SET (autovacuum_vacuum_scale_factor = 0.05);
