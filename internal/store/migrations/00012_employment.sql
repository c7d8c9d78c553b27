-- +goose Up
-- What is written down about a job beside its terms: the PA's pension life, how
-- the job ended, family leave, orders to take money from pay. Each kind is one
-- document, encrypted under the PA's key.
CREATE TABLE job_record (
  keeper TEXT NOT NULL, employment TEXT NOT NULL, kind TEXT NOT NULL, pa TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, employment, kind), FOREIGN KEY (keeper, employment) REFERENCES employment (keeper, id)
);
-- The same of an employer, under the employer's key: the pension scheme.
CREATE TABLE employer_record (
  keeper TEXT NOT NULL, employer TEXT NOT NULL, kind TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, employer, kind), FOREIGN KEY (keeper, employer) REFERENCES person (keeper, id)
);
