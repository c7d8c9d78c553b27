-- +goose Up
-- Who published a version: the name of the council itself, or nothing where it
-- came with the program.
ALTER TABLE policy_version ADD COLUMN publisher TEXT NOT NULL DEFAULT '';

-- A policy that somebody at a council has sent in, until somebody else there
-- publishes it or it is put aside. Nothing goes by it before that.
CREATE TABLE policy_proposal (
  keeper TEXT NOT NULL REFERENCES keeper (id), id TEXT NOT NULL, policy TEXT NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL,
  made TEXT NOT NULL, digest TEXT NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (keeper, id)
);
CREATE INDEX policy_proposal_by_state ON policy_proposal (keeper, state, made);

-- +goose Down
DROP TABLE policy_proposal;
ALTER TABLE policy_version DROP COLUMN publisher;
