-- +goose Up
-- What an employer tells HMRC. The scheme and a PA's details are encrypted
-- under the employer's and the PA's keys, and so is what was sent.
CREATE TABLE scheme (
  keeper TEXT NOT NULL, employer TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, employer), FOREIGN KEY (keeper, employer) REFERENCES person (keeper, id)
);
CREATE TABLE payee (
  keeper TEXT NOT NULL, employment TEXT NOT NULL, pa TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, employment), FOREIGN KEY (keeper, employment) REFERENCES employment (keeper, id)
);
CREATE TABLE filing (
  keeper TEXT NOT NULL, id TEXT NOT NULL, employer TEXT NOT NULL, kind TEXT NOT NULL, happened TEXT NOT NULL, n BIGINT NOT NULL,
  state TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (id), UNIQUE (keeper, employer, kind, happened, n), FOREIGN KEY (keeper, employer) REFERENCES person (keeper, id)
);
CREATE INDEX filing_by_employer ON filing (keeper, employer, happened);

-- What people agreed about a payslip that no program may settle.
CREATE TABLE pay_choice (
  keeper TEXT NOT NULL, employment TEXT NOT NULL, starts TEXT NOT NULL, about TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, employment, starts, about), FOREIGN KEY (keeper, employment) REFERENCES employment (keeper, id)
);

-- What was wrong about past payslips, as it should have been.
CREATE TABLE pay_correction (
  keeper TEXT NOT NULL, id TEXT NOT NULL, employment TEXT NOT NULL, made TEXT NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, employment) REFERENCES employment (keeper, id)
);
CREATE INDEX pay_correction_by_employment ON pay_correction (keeper, employment);
