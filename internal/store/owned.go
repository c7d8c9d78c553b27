package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"ownway/ledger"
)

// A question may give with each document whose key it is encrypted under; then who
// asks need not know it. Where somebody's key is destroyed, their documents cannot
// be opened any more, and a list of many people's is that of the others.

// keysKept is the most keys that are opened one by one, and stay open for whoever
// asks next; more are opened together and closed with the transaction.
const keysKept = 16

// openKeys opens the keys of some subjects, and says whose is destroyed.
func (tx *Tx) openKeys(ctx context.Context, subjects []string) (gone map[string]bool, err error) {
	closed := slices.DeleteFunc(slices.Clone(subjects), func(s string) bool { return s == "" || tx.isOpen(s) })
	slices.Sort(closed)
	closed = slices.Compact(closed)
	if len(closed) > keysKept {
		if err := tx.openSecretsOf(ctx, closed); err != nil {
			return nil, err
		}
	}
	for _, s := range closed {
		if tx.isOpen(s) {
			continue
		}
		switch _, err := tx.secret(ctx, s, false); {
		case errors.Is(err, sql.ErrNoRows):
			if gone == nil {
				gone = map[string]bool{}
			}
			gone[s] = true
		case err != nil:
			return nil, err
		}
	}
	return gone, nil
}

var selectOwner = sqlText(`SELECT person FROM purse WHERE keeper = $1 AND id = $2`)

// purseDoc encrypts a document of a purse under the key of its person.
func (tx *Tx) purseDoc(ctx context.Context, purse ledger.PurseID, v any) (string, error) {
	var owner string
	if err := tx.one(ctx, selectOwner, []any{tx.keeper, purse}, &owner); err != nil {
		return "", err
	}
	return tx.sealedDoc(ctx, owner, v)
}

// ownedDoc reads one document; the question gives subject and document.
func (tx *Tx) ownedDoc(ctx context.Context, q *query, args []any, into any) error {
	var subject, text string
	if err := tx.one(ctx, q, args, &subject, &text); err != nil {
		return err
	}
	clear, err := tx.unseal(ctx, subject, text)
	if err != nil {
		return err
	}
	return fromDoc(clear, into)
}

// ownedDocs reads documents; the question gives subject and document of each. It
// fails where somebody's key is destroyed.
func ownedDocs[T any](ctx context.Context, tx *Tx, q *query, args ...any) ([]T, error) {
	rows, _, err := tx.ownedRows(ctx, q, args)
	if err != nil {
		return nil, err
	}
	return openRows[T](ctx, tx, rows)
}

// docsLeft is ownedDocs of many people, without those whose key is destroyed.
func docsLeft[T any](ctx context.Context, tx *Tx, q *query, args ...any) ([]T, error) {
	rows, gone, err := tx.ownedRows(ctx, q, args)
	if err != nil {
		return nil, err
	}
	return openRows[T](ctx, tx, slices.DeleteFunc(rows, func(r keyed) bool { return gone[r.subject] }))
}

func (tx *Tx) ownedRows(ctx context.Context, q *query, args []any) (rows []keyed, gone map[string]bool, err error) {
	var subjects []string
	err = tx.each(ctx, q, args, func(scan func(...any) error) error {
		var r keyed
		err := scan(&r.subject, &r.text)
		rows, subjects = append(rows, r), append(subjects, r.subject)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	gone, err = tx.openKeys(ctx, subjects)
	return rows, gone, err
}

func openRows[T any](ctx context.Context, tx *Tx, rows []keyed) ([]T, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	subjects := make([]string, len(rows))
	for i, r := range rows {
		subjects[i] = r.subject
	}
	all := make([]T, len(rows))
	err := tx.onEachKey(subjects, func(i int) error {
		clear, err := tx.unseal(ctx, subjects[i], rows[i].text)
		if err != nil {
			return err
		}
		return fromDoc(clear, &all[i])
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}
