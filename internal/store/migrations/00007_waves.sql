-- +goose Up
-- People brought over from the system that was used before, a wave at a time.
CREATE TABLE wave (
  keeper TEXT NOT NULL REFERENCES keeper (id), id TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL, file TEXT NOT NULL,
  PRIMARY KEY (keeper, id), UNIQUE (keeper, name)
);
CREATE TABLE brought (
  keeper TEXT NOT NULL, reference TEXT NOT NULL, person TEXT NOT NULL, wave TEXT NOT NULL, digest TEXT NOT NULL, times BIGINT NOT NULL, gone BIGINT NOT NULL,
  PRIMARY KEY (keeper, reference), FOREIGN KEY (keeper, wave) REFERENCES wave (keeper, id), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id)
);
CREATE INDEX brought_by_wave ON brought (keeper, wave);
