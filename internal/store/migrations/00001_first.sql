-- +goose Up
-- Keepers, accounts and grants: who is answerable, who signs in, what crosses.
CREATE TABLE keeper (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, doc TEXT NOT NULL);
CREATE TABLE account (
  id TEXT PRIMARY KEY, keeper TEXT NOT NULL REFERENCES keeper (id), role TEXT NOT NULL, name TEXT NOT NULL,
  person TEXT NOT NULL, pa TEXT NOT NULL, says TEXT NOT NULL
);
CREATE TABLE grants (
  id TEXT PRIMARY KEY, giver TEXT NOT NULL REFERENCES keeper (id), taker TEXT NOT NULL REFERENCES keeper (id),
  what TEXT NOT NULL, person TEXT NOT NULL, pa TEXT NOT NULL, why TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL
);
CREATE INDEX grants_by_taker ON grants (taker, what);
CREATE INDEX grants_by_person ON grants (person, what);
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);

-- Each private row has its keeper, in its key and in every foreign key.
CREATE TABLE secret (keeper TEXT NOT NULL REFERENCES keeper (id), subject TEXT NOT NULL, wrapped TEXT NOT NULL, PRIMARY KEY (keeper, subject));
CREATE TABLE audit (
  keeper TEXT NOT NULL, id TEXT NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL, act TEXT NOT NULL,
  subject TEXT NOT NULL, digest TEXT NOT NULL, leaf BIGINT NOT NULL, PRIMARY KEY (keeper, id)
);
CREATE INDEX audit_unsealed ON audit (keeper, at, id) WHERE leaf < 0;
CREATE INDEX audit_by_subject ON audit (keeper, subject);
CREATE TABLE audit_hash (keeper TEXT NOT NULL, n BIGINT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (keeper, n));
CREATE TABLE seal (keeper TEXT NOT NULL, size BIGINT NOT NULL, root TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (keeper, size));

-- People.
CREATE TABLE person (
  keeper TEXT NOT NULL REFERENCES keeper (id), id TEXT NOT NULL, name TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (id)
);
CREATE TABLE representative (
  keeper TEXT NOT NULL, person TEXT NOT NULL, account TEXT NOT NULL, standing TEXT NOT NULL, name TEXT NOT NULL,
  starts TEXT NOT NULL, ends TEXT NOT NULL, PRIMARY KEY (keeper, person, account, standing, starts),
  FOREIGN KEY (keeper, person) REFERENCES person (keeper, id)
);
CREATE INDEX representative_by_account ON representative (account);
CREATE TABLE pa (
  keeper TEXT NOT NULL REFERENCES keeper (id), id TEXT NOT NULL, name TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (id)
);

-- Needs, budget, plan, agreement.
CREATE TABLE assessment (
  keeper TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, made TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id)
);
CREATE INDEX assessment_by_person ON assessment (keeper, person, made);
CREATE TABLE budget (
  keeper TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, stage TEXT NOT NULL, made TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id)
);
CREATE INDEX budget_by_person ON budget (keeper, person, made);
CREATE TABLE plan (
  keeper TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, made TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id)
);
CREATE INDEX plan_by_person ON plan (keeper, person, made);
CREATE TABLE route (
  keeper TEXT NOT NULL, person TEXT NOT NULL, made TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, person, made), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id)
);
CREATE TABLE agreement (
  keeper TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, state TEXT NOT NULL, starts TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id)
);
CREATE INDEX agreement_by_person ON agreement (keeper, person, starts);

-- The books.
CREATE TABLE purse (
  keeper TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, opened TEXT NOT NULL, doc TEXT NOT NULL, bank TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (keeper, person), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id)
);
CREATE TABLE txn (
  keeper TEXT NOT NULL, id TEXT NOT NULL, purse TEXT NOT NULL, happened TEXT NOT NULL, idem TEXT NOT NULL,
  cause TEXT NOT NULL, ref TEXT NOT NULL, reverses TEXT NOT NULL, digest TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (keeper, purse, idem), FOREIGN KEY (keeper, purse) REFERENCES purse (keeper, id)
);
CREATE TABLE move (
  keeper TEXT NOT NULL, purse TEXT NOT NULL, txn TEXT NOT NULL, n BIGINT NOT NULL, happened TEXT NOT NULL,
  from_account TEXT NOT NULL, to_account TEXT NOT NULL, amount BIGINT NOT NULL CHECK (amount > 0), funder TEXT NOT NULL,
  PRIMARY KEY (keeper, purse, txn, n), FOREIGN KEY (keeper, txn) REFERENCES txn (keeper, id)
);

-- Work and wages.
CREATE TABLE employment (
  keeper TEXT NOT NULL, id TEXT NOT NULL, employer TEXT NOT NULL, pa TEXT NOT NULL, pa_keeper TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL,
  frequency TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (id), FOREIGN KEY (keeper, employer) REFERENCES person (keeper, id)
);
CREATE INDEX employment_by_employer ON employment (keeper, employer);
CREATE INDEX employment_by_pa ON employment (pa);
CREATE TABLE sheet (
  keeper TEXT NOT NULL, id TEXT NOT NULL, employment TEXT NOT NULL, employer TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL,
  state TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (keeper, employment, starts), FOREIGN KEY (keeper, employment) REFERENCES employment (keeper, id)
);
CREATE INDEX sheet_by_employer ON sheet (keeper, employer, starts);
CREATE TABLE wages_run (
  keeper TEXT NOT NULL, id TEXT NOT NULL, frequency TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL, pay_day TEXT NOT NULL,
  state TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (keeper, id), UNIQUE (keeper, frequency, starts)
);
CREATE TABLE wages_item (
  keeper TEXT NOT NULL, run TEXT NOT NULL, employer TEXT NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, run, employer), FOREIGN KEY (keeper, run) REFERENCES wages_run (keeper, id)
);
CREATE TABLE payslip (
  keeper TEXT NOT NULL, id TEXT NOT NULL, employment TEXT NOT NULL, employer TEXT NOT NULL, pa TEXT NOT NULL,
  starts TEXT NOT NULL, pay_day TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (id), UNIQUE (keeper, employment, starts), FOREIGN KEY (keeper, employment) REFERENCES employment (keeper, id)
);
CREATE INDEX payslip_by_pa ON payslip (pa, pay_day);
CREATE INDEX payslip_by_employer ON payslip (keeper, employer, pay_day);

-- Paying people.
CREATE TABLE payment_run (
  keeper TEXT NOT NULL, id TEXT NOT NULL, pay_day TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (keeper, starts)
);
CREATE TABLE payment_line (
  keeper TEXT NOT NULL, run TEXT NOT NULL, purse TEXT NOT NULL, person TEXT NOT NULL, amount BIGINT NOT NULL, paid_to TEXT NOT NULL,
  PRIMARY KEY (keeper, run, purse), FOREIGN KEY (keeper, run) REFERENCES payment_run (keeper, id), FOREIGN KEY (keeper, purse) REFERENCES purse (keeper, id)
);

-- What is expected of a bank account, what it says, and how they meet.
CREATE TABLE expected (
  keeper TEXT NOT NULL, id TEXT NOT NULL, purse TEXT NOT NULL, kind TEXT NOT NULL, due TEXT NOT NULL, amount BIGINT NOT NULL,
  state TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, purse) REFERENCES purse (keeper, id)
);
CREATE INDEX expected_by_purse ON expected (keeper, purse, due);
CREATE TABLE statement (
  keeper TEXT NOT NULL, id TEXT NOT NULL, purse TEXT NOT NULL, digest TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (keeper, purse, digest), FOREIGN KEY (keeper, purse) REFERENCES purse (keeper, id)
);
CREATE TABLE bank_line (
  keeper TEXT NOT NULL, id TEXT NOT NULL, statement TEXT NOT NULL, purse TEXT NOT NULL, happened TEXT NOT NULL, amount BIGINT NOT NULL,
  mark TEXT NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (keeper, purse, mark), FOREIGN KEY (keeper, statement) REFERENCES statement (keeper, id)
);
CREATE INDEX bank_line_by_purse ON bank_line (keeper, purse, happened);
CREATE TABLE purse_check (
  keeper TEXT NOT NULL, id TEXT NOT NULL, purse TEXT NOT NULL, made TEXT NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, purse) REFERENCES purse (keeper, id)
);
CREATE INDEX purse_check_by_purse ON purse_check (keeper, purse, made);
