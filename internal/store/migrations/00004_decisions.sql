-- +goose Up
-- What is decided about a person, decisions that are still being written, and
-- proposals to ask a surplus back. The reasons speak of a person's life: each
-- document is encrypted under the person's key.
CREATE TABLE decision (
  keeper TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, made TEXT NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id)
);
CREATE INDEX decision_by_person ON decision (keeper, person, made);
CREATE TABLE decision_draft (
  keeper TEXT NOT NULL, person TEXT NOT NULL, account TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, person, account), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id)
);
CREATE TABLE claim (
  keeper TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, purse TEXT NOT NULL, made TEXT NOT NULL, stage TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id), FOREIGN KEY (keeper, purse) REFERENCES purse (keeper, id)
);
CREATE INDEX claim_by_person ON claim (keeper, person, made);
