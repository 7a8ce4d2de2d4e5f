-- The index of names and texts; text_index.py tells what its tables hold.
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE things (number INTEGER PRIMARY KEY, iri TEXT NOT NULL);
CREATE VIRTUAL TABLE found USING fts5 (
    whole, names, text, content = '', tokenize = "ascii tokenchars '_'"
);
CREATE TABLE words (
    length INTEGER NOT NULL, word TEXT NOT NULL, backward TEXT NOT NULL, PRIMARY KEY (length, word)
) WITHOUT ROWID;
CREATE INDEX words_backward ON words (length, backward);
