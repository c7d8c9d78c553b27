-- +goose Up
-- The right to act for an employer with HMRC is kept once, with what else the
-- employer lets a support organisation do. What takeovers wrote moves there with
-- its document as it was, whose days stand inside it.
INSERT INTO bureau_authority (keeper, id, employer, what, starts, ends, doc)
  SELECT keeper, 'aut_' || SUBSTR(taker, 5, 13) || SUBSTR(person, 18), person, 'hmrc', '', '', doc FROM taken_authority;
DROP TABLE taken_authority;

-- Who asked for an employer's records, of which days, and when.
CREATE TABLE record_pack_asked (
  keeper TEXT NOT NULL, id TEXT NOT NULL, employer TEXT NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL,
  asked TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, employer) REFERENCES person (keeper, id)
);
CREATE INDEX record_pack_asked_by_employer ON record_pack_asked (keeper, employer, asked);

-- Sheets of paper for hours that a support organisation printed: what the code
-- on each stands for.
CREATE TABLE bureau_sheet (
  keeper TEXT NOT NULL REFERENCES keeper (id), code TEXT NOT NULL, employer TEXT NOT NULL, employment TEXT NOT NULL, pa TEXT NOT NULL,
  starts TEXT NOT NULL, ends TEXT NOT NULL, PRIMARY KEY (keeper, code), UNIQUE (keeper, employment, starts)
);
