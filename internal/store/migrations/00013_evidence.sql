-- +goose Up
-- What people send to show what a bank line was. What is known of a paper and
-- what is in it are encrypted under the person's key; the contents stand in a
-- table of their own, so that a list never reads them.
CREATE TABLE evidence (
  keeper TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, line TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id), FOREIGN KEY (keeper, line) REFERENCES bank_line (keeper, id)
);
CREATE INDEX evidence_by_line ON evidence (keeper, line, id);
CREATE TABLE evidence_file (
  keeper TEXT NOT NULL, evidence TEXT NOT NULL, data TEXT NOT NULL,
  PRIMARY KEY (keeper, evidence), FOREIGN KEY (keeper, evidence) REFERENCES evidence (keeper, id)
);
-- Who opened a paper, which the person can see.
CREATE TABLE evidence_look (
  keeper TEXT NOT NULL, id TEXT NOT NULL, evidence TEXT NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL, looked TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, evidence) REFERENCES evidence (keeper, id)
);
CREATE INDEX evidence_look_by_paper ON evidence_look (keeper, evidence, looked);

-- How a bank writes its files, learned from somebody's answers about its
-- columns: which column holds what, and nothing of anybody's.
CREATE TABLE learned_layout (
  keeper TEXT NOT NULL REFERENCES keeper (id), header TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (keeper, header)
);
