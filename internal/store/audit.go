package store

import (
	"context"
	"encoding/hex"
	"strings"
	"time"

	"ownway/internal/access"
	"ownway/ledger"
	"ownway/value/ident"
)

type auditPrefix struct{}

func (auditPrefix) Prefix() string { return "aud" }

type auditID = ident.ID[auditPrefix]

// auditRow says that someone wrote a record: ids and a fingerprint, never
// personal data.
type auditRow struct {
	id      auditID
	keeper  access.KeeperID
	at      string // RFC 3339, UTC
	account access.AccountID
	act     string
	subject string
	digest  string
}

// bytes is what the sealer chains: every field, with its end marked.
func (r auditRow) bytes() []byte {
	return []byte(strings.Join([]string{string(r.id), string(r.keeper), r.at, string(r.account), r.act, r.subject, r.digest}, "\x00"))
}

// note keeps an audit row to be written as the transaction ends.
func (tx *Tx) note(act, subject, digest string) error {
	var id auditID
	if err := NewID(tx, &id); err != nil {
		return err
	}
	tx.audit = append(tx.audit, auditRow{id: id, keeper: tx.keeper, at: tx.now.UTC().Format(time.RFC3339),
		account: tx.by.Account, act: act, subject: subject, digest: digest})
	return nil
}

var auditColumns = []string{"id", "keeper", "at", "account", "act", "subject", "digest", "leaf"}

func (tx *Tx) writeAudit(ctx context.Context) error {
	rows := make([][]any, len(tx.audit))
	for i, r := range tx.audit {
		rows[i] = []any{string(r.id), string(r.keeper), r.at, string(r.account), r.act, r.subject, r.digest, int64(unsealed)}
	}
	tx.audit = nil
	return tx.bulk(ctx, "audit", auditColumns, rows)
}

// auditSoFar writes the audit rows that are noted already, where they are many,
// so that they do not pile up until the transaction ends.
func (tx *Tx) auditSoFar(ctx context.Context) error {
	if len(tx.audit) < PageOfPurses {
		return nil
	}
	return tx.writeAudit(ctx)
}

const unsealed = -1 // the leaf number of a row that the sealer has not reached

func digestText(d ledger.Digest) string { return hex.EncodeToString(d[:]) }
