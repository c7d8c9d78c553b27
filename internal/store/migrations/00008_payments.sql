-- +goose Up
-- A run that was cancelled can be prepared again, and what the bank sends back
-- is paid in a small run of its own: only one regular run of a period counts.
-- A line stands by itself, with its working and the account it is paid into
-- encrypted under the person's key.
CREATE TABLE payment_run_2 (
  keeper TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, pay_day TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL,
  state TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (keeper, id)
);
CREATE TABLE payment_line_2 (
  keeper TEXT NOT NULL, run TEXT NOT NULL, purse TEXT NOT NULL, person TEXT NOT NULL, n BIGINT NOT NULL, paid_to TEXT NOT NULL,
  usual BIGINT NOT NULL, council BIGINT NOT NULL, nhs BIGINT NOT NULL, state TEXT NOT NULL, reference TEXT NOT NULL,
  basis TEXT NOT NULL, bank TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, run, purse), FOREIGN KEY (keeper, run) REFERENCES payment_run_2 (keeper, id), FOREIGN KEY (keeper, purse) REFERENCES purse (keeper, id)
);
INSERT INTO payment_run_2 (keeper, id, kind, pay_day, starts, ends, state, doc) SELECT keeper, id, '', pay_day, starts, ends, state, doc FROM payment_run;
INSERT INTO payment_line_2 (keeper, run, purse, person, n, paid_to, usual, council, nhs, state, reference, basis, bank, doc)
  SELECT keeper, run, purse, person, 0, paid_to, amount, amount, 0, '', '', '', '', '' FROM payment_line;
DROP TABLE payment_line;
DROP TABLE payment_run;
ALTER TABLE payment_run_2 RENAME TO payment_run;
ALTER TABLE payment_line_2 RENAME TO payment_line;
CREATE UNIQUE INDEX payment_run_of_period ON payment_run (keeper, starts) WHERE kind = '' AND state <> 'cancelled';
CREATE INDEX payment_line_by_purse ON payment_line (keeper, purse, paid_to);

-- What is paid once, beside the weekly money. The reason speaks of a person's
-- life. The run is the one that pays it, and none while it waits.
CREATE TABLE one_off (
  keeper TEXT NOT NULL, purse TEXT NOT NULL, key TEXT NOT NULL, run TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, purse, key), FOREIGN KEY (keeper, purse) REFERENCES purse (keeper, id)
);
CREATE INDEX one_off_by_run ON one_off (keeper, run);

-- What the bank sent back: each file once.
CREATE TABLE payment_return (
  keeper TEXT NOT NULL REFERENCES keeper (id), id TEXT NOT NULL, digest TEXT NOT NULL, brought TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (keeper, digest)
);

-- A change of the account that somebody is paid into, which a second person
-- looks at. It names accounts, and so is encrypted under the person's key.
CREATE TABLE bank_change (
  keeper TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, purse TEXT NOT NULL, asked TEXT NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id), FOREIGN KEY (keeper, purse) REFERENCES purse (keeper, id)
);
CREATE INDEX bank_change_by_person ON bank_change (keeper, person, asked);
CREATE UNIQUE INDEX bank_change_open ON bank_change (keeper, purse) WHERE state = 'asked' OR state = 'cooling';
