"""The tables of the compiled knowledge file."""

FORMAT = "9"
"""Of the tables and of the stems in them; raised when either changes."""

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE finding (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE condition (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE rule (id TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE link (
  finding TEXT NOT NULL, condition TEXT NOT NULL, p REAL NOT NULL, alpha REAL NOT NULL, beta REAL NOT NULL,
  lr REAL, basis TEXT NOT NULL, sources TEXT NOT NULL, PRIMARY KEY (finding, condition)) WITHOUT ROWID;
CREATE INDEX link_by_condition ON link (condition, finding);
CREATE TABLE alike (finding TEXT PRIMARY KEY, levels BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE lexicon (
  key TEXT NOT NULL, phrase TEXT NOT NULL, finding TEXT NOT NULL, stems TEXT NOT NULL, word_order TEXT NOT NULL,
  PRIMARY KEY (key, phrase, finding)) WITHOUT ROWID;
CREATE TABLE nearness (word TEXT PRIMARY KEY, points BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE wording (body BLOB NOT NULL);
CREATE TABLE grade (body BLOB NOT NULL);
CREATE TABLE decoy (body BLOB NOT NULL);
CREATE TABLE other_sense (body BLOB NOT NULL);
CREATE TABLE quantity (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE drug (phrase TEXT PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document (kind TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (kind, id));
CREATE TABLE article (
  rowid INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, whole INTEGER NOT NULL);
CREATE UNIQUE INDEX article_by_id ON article (kind, id);
CREATE VIRTUAL TABLE page USING fts5 (name, synonyms, body, tokenize = 'porter unicode61');
CREATE VIRTUAL TABLE term USING fts5vocab (page, row);
"""
