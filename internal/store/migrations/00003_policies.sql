-- +goose Up
-- Councils' policies as they stood: public rows, without a keeper. A version is
-- added when its text was not the last one seen, and never changed.
CREATE TABLE policy_version (
  policy TEXT NOT NULL, number BIGINT NOT NULL, starts TEXT NOT NULL, digest TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (policy, number)
);

-- What a council says beside its policy. Public, answered for by the council,
-- and never changed: a later reply stands above.
CREATE TABLE policy_reply (
  keeper TEXT NOT NULL REFERENCES keeper (id), id TEXT NOT NULL, policy TEXT NOT NULL, finding TEXT NOT NULL,
  made TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (keeper, id)
);
CREATE INDEX policy_reply_by_policy ON policy_reply (policy, made);

-- +goose Down
DROP TABLE policy_reply;
DROP TABLE policy_version;
