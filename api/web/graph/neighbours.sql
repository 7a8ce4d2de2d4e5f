-- The ties of every thing, from both of its ends; neighbours.py tells what the columns hold.
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE things (number INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE);
CREATE TABLE ties (
    thing INTEGER NOT NULL, key BLOB NOT NULL, kind TEXT NOT NULL, leads INTEGER NOT NULL, other INTEGER NOT NULL,
    weight INTEGER NOT NULL, PRIMARY KEY (thing, key)
) WITHOUT ROWID;
