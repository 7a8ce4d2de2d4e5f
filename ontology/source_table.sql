-- The sources of a generation; source_table.py tells what its tables hold.
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS sources (
    name TEXT PRIMARY KEY, file TEXT NOT NULL, kind TEXT NOT NULL, format TEXT NOT NULL,
    digest TEXT NOT NULL, doi TEXT, work TEXT, title TEXT, gathered TEXT, document TEXT, record BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS sources_file ON sources (file);
CREATE INDEX IF NOT EXISTS sources_doi ON sources (doi);
CREATE INDEX IF NOT EXISTS sources_work ON sources (work);
CREATE INDEX IF NOT EXISTS sources_title ON sources (title);
CREATE INDEX IF NOT EXISTS sources_gathered ON sources (gathered);
CREATE INDEX IF NOT EXISTS sources_document ON sources (document);
CREATE TEMP TABLE seen (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE touched (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE touched_doi (doi TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE touched_work (work TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE touched_title (title TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE stirred (gathered TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE stale (document TEXT PRIMARY KEY) WITHOUT ROWID;
