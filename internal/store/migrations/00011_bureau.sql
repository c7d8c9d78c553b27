-- +goose Up
-- What an employer asked of the bureau lies with the employer's own keeper: the
-- days by which hours are settled, what the bureau may do in their name, what it
-- costs, and who gets paper. Names, addresses and evidence are encrypted under
-- the employer's key.
CREATE TABLE bureau_days (
  keeper TEXT NOT NULL, employer TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, employer), FOREIGN KEY (keeper, employer) REFERENCES person (keeper, id)
);
CREATE TABLE bureau_authority (
  keeper TEXT NOT NULL, id TEXT NOT NULL, employer TEXT NOT NULL, what TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, employer) REFERENCES person (keeper, id)
);
CREATE INDEX bureau_authority_by_employer ON bureau_authority (keeper, employer, what);
CREATE TABLE bureau_fee (
  keeper TEXT NOT NULL, employer TEXT NOT NULL, starts TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, employer, starts), FOREIGN KEY (keeper, employer) REFERENCES person (keeper, id)
);
CREATE TABLE bureau_paper (
  keeper TEXT NOT NULL, employer TEXT NOT NULL, pa TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, employer, pa), FOREIGN KEY (keeper, employer) REFERENCES person (keeper, id)
);
-- That a bureau's fee is expected of a purse's account: each invoice once.
CREATE TABLE bureau_fee_due (
  keeper TEXT NOT NULL, employer TEXT NOT NULL, invoice TEXT NOT NULL, expected TEXT NOT NULL,
  PRIMARY KEY (keeper, employer, invoice), FOREIGN KEY (keeper, employer) REFERENCES person (keeper, id)
);

-- What is the bureau's own: its queue, its letters and its invoices.
CREATE TABLE bureau_item (
  keeper TEXT NOT NULL REFERENCES keeper (id), id TEXT NOT NULL, state TEXT NOT NULL, came TEXT NOT NULL, employer TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id)
);
CREATE INDEX bureau_item_by_state ON bureau_item (keeper, state, came);
CREATE INDEX bureau_item_by_employer ON bureau_item (keeper, employer, came);
CREATE TABLE bureau_letter (
  keeper TEXT NOT NULL, run TEXT NOT NULL, payslip TEXT NOT NULL, pa TEXT NOT NULL, times BIGINT NOT NULL, posted TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, run, payslip, pa), FOREIGN KEY (keeper, run) REFERENCES wages_run (keeper, id)
);
CREATE TABLE bureau_invoice (
  keeper TEXT NOT NULL REFERENCES keeper (id), id TEXT NOT NULL, number BIGINT NOT NULL CHECK (number > 0), about TEXT NOT NULL, month TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (keeper, number), UNIQUE (keeper, about)
);
