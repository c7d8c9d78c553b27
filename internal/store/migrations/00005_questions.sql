-- +goose Up
-- What people asked about before they bought something. The question and its
-- answer speak of a person's life: each is encrypted under the person's key.
CREATE TABLE question (
  keeper TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, asked TEXT NOT NULL, due TEXT NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (keeper, id), FOREIGN KEY (keeper, person) REFERENCES person (keeper, id)
);
CREATE INDEX question_by_person ON question (keeper, person, asked);
CREATE INDEX question_by_state ON question (keeper, state, due);
-- What was answered, without anybody's name: public, and of no keeper.
CREATE TABLE precedent (
  id TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (id)
);
