-- +goose Up
-- When a person or one of their PAs was away, as the person told it. Who and when
-- is encrypted under the person's key.
CREATE TABLE away (
  keeper TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id)
);
CREATE INDEX away_by_person ON away (keeper, person, id);
-- The lines that wait for a word, without the years of those that do not.
CREATE INDEX bank_line_waiting ON bank_line (keeper, purse, state, happened);
