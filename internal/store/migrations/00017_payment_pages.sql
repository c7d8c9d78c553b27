-- +goose Up
-- A run of many thousand lines is read a page at a time. What its totals, its
-- books and its page ask of every line stands beside the line, so that only the
-- lines that are shown are opened. Of lines from before, the contribution is in
-- the line itself (-1), and each is looked at as one that changed.
ALTER TABLE payment_line ADD COLUMN held TEXT NOT NULL DEFAULT '';
ALTER TABLE payment_line ADD COLUMN contribution BIGINT NOT NULL DEFAULT -1;
ALTER TABLE payment_line ADD COLUMN changed BIGINT NOT NULL DEFAULT 1;
UPDATE payment_line SET held = (SELECT CASE
  WHEN u.doc LIKE '%"Held":"held/card"%' THEN 'held/card'
  WHEN u.doc LIKE '%"Held":"held/managed"%' THEN 'held/managed'
  WHEN u.doc LIKE '%"Held":"held/isf"%' THEN 'held/isf'
  ELSE 'held/own-account' END FROM purse u WHERE u.keeper = payment_line.keeper AND u.id = payment_line.purse);
CREATE INDEX payment_line_out ON payment_line (keeper, run, purse) WHERE state <> '';
CREATE INDEX payment_line_hole ON payment_line (keeper, purse) WHERE state <> '';

-- Whether an agreement has anything that a payment run must look at: it was not
-- paid for yet, a decision halts it, or it has a last day. Where it has not, the
-- agreement stays closed.
ALTER TABLE agreement ADD COLUMN bears BIGINT NOT NULL DEFAULT 1;

-- What is committed to wages, which a payment run asks of every purse.
CREATE INDEX move_promised ON move (keeper, purse) WHERE to_account = 'committed/wages';
CREATE INDEX move_released ON move (keeper, purse) WHERE from_account = 'committed/wages';

-- Who is paid here changes one act at a time: an act that gives or takes away a
-- payment takes the next turn, so that of two at the same moment one is refused.
CREATE TABLE payees (keeper TEXT NOT NULL PRIMARY KEY REFERENCES keeper (id), turn BIGINT NOT NULL);
