-- +goose Up
-- A fee that a support organisation proposes to a person, for holding their
-- account or for running their payroll. It counts for nothing until the person
-- agrees, and is gone once they have answered.
CREATE TABLE fee_proposed (
  keeper TEXT NOT NULL, person TEXT NOT NULL, work TEXT NOT NULL, id TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, person, work), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id)
);
-- A payment out of an account with the money of many that the bank sent back, by
-- the line that shows it. It waits until somebody has looked at the account that
-- was paid.
CREATE TABLE pooled_back (
  keeper TEXT NOT NULL, line TEXT NOT NULL, account TEXT NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, line), FOREIGN KEY (keeper, line) REFERENCES pooled_line (keeper, id)
);
CREATE INDEX pooled_back_by_account ON pooled_back (keeper, account, state);
