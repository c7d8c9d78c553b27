-- +goose Up
-- Bills of providers, in the records of the person whom they are for. A
-- provider's page is opened by a code, of which only a fingerprint is kept.
CREATE TABLE provider (
  keeper TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, code TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (id), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id)
);
CREATE INDEX provider_by_person ON provider (keeper, person);
CREATE UNIQUE INDEX provider_by_code ON provider (code) WHERE code <> '';
CREATE TABLE bill (
  keeper TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, provider TEXT NOT NULL, number TEXT NOT NULL, came TEXT NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id), FOREIGN KEY (keeper, provider) REFERENCES provider (keeper, id)
);
CREATE INDEX bill_by_person ON bill (keeper, person, came);
CREATE UNIQUE INDEX bill_approved_once ON bill (keeper, provider, number) WHERE state = 'approved';

-- What a support organisation is paid for holding an account, as the person
-- agreed it.
CREATE TABLE fee_terms (
  keeper TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, starts TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (keeper, person, starts), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id)
);

-- One bank account of a support organisation with the money of many. Its lines
-- are the organisation's records; a part of a line is somebody's, or with no
-- person the organisation's own. Version changes with each change, so that no
-- two people spend the same money at once.
CREATE TABLE pooled_account (
  keeper TEXT NOT NULL REFERENCES keeper (id), id TEXT NOT NULL, version BIGINT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (keeper, id), UNIQUE (keeper)
);
CREATE TABLE pooled_statement (
  keeper TEXT NOT NULL, id TEXT NOT NULL, account TEXT NOT NULL, digest TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (keeper, account, digest), FOREIGN KEY (keeper, account) REFERENCES pooled_account (keeper, id)
);
CREATE TABLE pooled_line (
  keeper TEXT NOT NULL, id TEXT NOT NULL, account TEXT NOT NULL, happened TEXT NOT NULL, amount BIGINT NOT NULL, mark TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (keeper, account, mark), FOREIGN KEY (keeper, account) REFERENCES pooled_account (keeper, id)
);
CREATE INDEX pooled_line_by_day ON pooled_line (keeper, account, happened);
CREATE TABLE pooled_part (
  keeper TEXT NOT NULL, line TEXT NOT NULL, person TEXT NOT NULL, account TEXT NOT NULL, happened TEXT NOT NULL, amount BIGINT NOT NULL, theirs TEXT NOT NULL,
  PRIMARY KEY (keeper, line, person), FOREIGN KEY (keeper, line) REFERENCES pooled_line (keeper, id)
);
CREATE INDEX pooled_part_by_person ON pooled_part (keeper, account, person, happened);
CREATE TABLE pooled_day (
  keeper TEXT NOT NULL, account TEXT NOT NULL, day TEXT NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, account, day), FOREIGN KEY (keeper, account) REFERENCES pooled_account (keeper, id)
);
CREATE TABLE pay_list (
  keeper TEXT NOT NULL, id TEXT NOT NULL, account TEXT NOT NULL, made TEXT NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, account) REFERENCES pooled_account (keeper, id)
);
