-- +goose Up
-- Employers taken over from another payroll. A takeover and its files name
-- people, and so are encrypted; the files are kept until they are taken over.
CREATE TABLE takeover (
  keeper TEXT NOT NULL REFERENCES keeper (id), id TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL, files TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (keeper, name)
);
-- Whom a support organisation took over, by the references of the old payroll,
-- and in whose records they now are. An employer's own row has no PA and no job.
CREATE TABLE taken (
  keeper TEXT NOT NULL, employer TEXT NOT NULL, pa TEXT NOT NULL, takeover TEXT NOT NULL, person_keeper TEXT NOT NULL, person TEXT NOT NULL,
  founded BIGINT NOT NULL, pa_id TEXT NOT NULL, employment TEXT NOT NULL, digest TEXT NOT NULL, times BIGINT NOT NULL, gone BIGINT NOT NULL,
  PRIMARY KEY (keeper, employer, pa), FOREIGN KEY (keeper, takeover) REFERENCES takeover (keeper, id), FOREIGN KEY (person_keeper, person) REFERENCES person (keeper, id)
);
CREATE INDEX taken_by_takeover ON taken (keeper, takeover);
-- By which right a support organisation acts for an employer with HMRC.
CREATE TABLE taken_authority (
  keeper TEXT NOT NULL, person TEXT NOT NULL, taker TEXT NOT NULL REFERENCES keeper (id), doc TEXT NOT NULL,
  PRIMARY KEY (keeper, person, taker), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id)
);
-- What a job brought from another payroll: weeks paid, pension life, last days.
CREATE TABLE job_before (
  keeper TEXT NOT NULL, employment TEXT NOT NULL, pa TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, employment), FOREIGN KEY (keeper, employment) REFERENCES employment (keeper, id)
);
-- What HMRC wrote about a PA's tax code and loans.
CREATE TABLE notice (
  keeper TEXT NOT NULL, id TEXT NOT NULL, employment TEXT NOT NULL, pa TEXT NOT NULL, starts TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, employment) REFERENCES employment (keeper, id)
);
CREATE INDEX notice_by_employment ON notice (keeper, employment, starts);
