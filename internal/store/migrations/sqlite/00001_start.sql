-- The same tables as in ../postgres; a test holds their columns equal.
-- +goose Up

-- One publisher's copy. num is its short number, in the order of first capture.
CREATE TABLE articles (
    num        INTEGER PRIMARY KEY,
    id         TEXT    NOT NULL UNIQUE,
    key        TEXT    NOT NULL,
    url        TEXT    NOT NULL,
    publisher  TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    language   TEXT    NOT NULL,
    family     TEXT    NOT NULL,
    latest     TEXT    NOT NULL,
    revisions  INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen  INTEGER NOT NULL
);
CREATE INDEX articles_family ON articles (family, num);

-- The words of a state, once, whoever holds it. body is zstd.
CREATE TABLE revisions (
    id   TEXT PRIMARY KEY,
    body BLOB NOT NULL
);

-- Who held which revision from when. facts is everything but the body, as zstd of JSON.
CREATE TABLE captures (
    num      INTEGER NOT NULL,
    seen     INTEGER NOT NULL,
    ordinal  INTEGER NOT NULL,
    revision TEXT    NOT NULL,
    seq      INTEGER NOT NULL UNIQUE,
    url      TEXT    NOT NULL,
    title    TEXT    NOT NULL,
    language TEXT    NOT NULL,
    facts    BLOB    NOT NULL,
    PRIMARY KEY (num, ordinal)
);
CREATE INDEX captures_history ON captures (num, seen, ordinal);
CREATE INDEX captures_revision ON captures (revision, seq);

-- Verified relations: child holds the link to other.
CREATE TABLE links (
    child          INTEGER NOT NULL,
    other          INTEGER NOT NULL,
    child_revision TEXT    NOT NULL,
    other_revision TEXT    NOT NULL,
    relation       TEXT    NOT NULL,
    child_in_other REAL    NOT NULL,
    other_in_child REAL    NOT NULL,
    evidence       TEXT    NOT NULL,
    PRIMARY KEY (child, other)
);
CREATE INDEX links_other ON links (other);

-- merged_into is '' while the family lives; founder is the num that began it.
CREATE TABLE families (
    id          TEXT PRIMARY KEY,
    founder     INTEGER NOT NULL,
    founded     INTEGER NOT NULL,
    version     INTEGER NOT NULL,
    merged_into TEXT    NOT NULL
);

-- What was taken down: articles, and revisions whose text went with them.
CREATE TABLE tombstones (
    id     TEXT PRIMARY KEY,
    key    TEXT    NOT NULL,
    family TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    reason TEXT    NOT NULL,
    seq    INTEGER NOT NULL
);
CREATE INDEX tombstones_seq ON tombstones (seq);

-- The log.
CREATE TABLE changes (
    seq      INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    kind     TEXT    NOT NULL,
    article  TEXT    NOT NULL,
    revision TEXT    NOT NULL,
    family   TEXT    NOT NULL,
    other    TEXT    NOT NULL,
    why      TEXT    NOT NULL
);

-- The copy index: packed blocks, each a range of prints that begins at first...
CREATE TABLE postings (
    first INTEGER PRIMARY KEY,
    data  BLOB NOT NULL
);

-- ...and the prints of the latest articles, which wait to be packed.
CREATE TABLE recent (
    print INTEGER NOT NULL,
    num   INTEGER NOT NULL,
    PRIMARY KEY (print, num)
) WITHOUT ROWID;

-- One row of counters. prints is the version of the fingerprints in the index.
CREATE TABLE state (
    one       INTEGER PRIMARY KEY,
    num       INTEGER NOT NULL,
    seq       INTEGER NOT NULL,
    articles  INTEGER NOT NULL,
    captures  INTEGER NOT NULL,
    families  INTEGER NOT NULL,
    removed   INTEGER NOT NULL,
    blocks    INTEGER NOT NULL,
    packed    INTEGER NOT NULL,
    bytes     INTEGER NOT NULL,
    waiting   INTEGER NOT NULL,
    sweep     INTEGER NOT NULL,
    prints    INTEGER NOT NULL
);
INSERT INTO state VALUES (1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0);
