-- +goose Up
-- What a person said that every line of a payee is. It names the payee, and so
-- is encrypted under the person's key.
CREATE TABLE answer (
  keeper TEXT NOT NULL, id TEXT NOT NULL, purse TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, purse) REFERENCES purse (keeper, id)
);
CREATE INDEX answer_by_purse ON answer (keeper, purse);
