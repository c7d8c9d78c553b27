package store

import (
	"context"
)

// A record's working parts are kept as a document beside the columns that are
// asked about; no query looks inside it.

func (tx *Tx) doc(ctx context.Context, q *query, args []any, into any) error {
	var text string
	if err := tx.one(ctx, q, args, &text); err != nil {
		return err
	}
	return fromDoc(text, into)
}

func docs[T any](ctx context.Context, tx *Tx, q *query, args ...any) ([]T, error) {
	var all []T
	err := tx.each(ctx, q, args, func(scan func(...any) error) error {
		var text string
		if err := scan(&text); err != nil {
			return err
		}
		var v T
		err := fromDoc(text, &v)
		all = append(all, v)
		return err
	})
	return all, err
}

// sealedDoc and unsealedDoc keep a document encrypted under a subject's key.
func (tx *Tx) sealedDoc(ctx context.Context, subject string, v any) (string, error) {
	text, err := toDoc(v)
	if err != nil {
		return "", err
	}
	return tx.seal(ctx, subject, text)
}

func (tx *Tx) unsealedDoc(ctx context.Context, subject string, q *query, args []any, into any) error {
	var text string
	if err := tx.one(ctx, q, args, &text); err != nil {
		return err
	}
	clear, err := tx.unseal(ctx, subject, text)
	if err != nil {
		return err
	}
	return fromDoc(clear, into)
}

func unsealedDocs[T any](ctx context.Context, tx *Tx, subject string, q *query, args ...any) ([]T, error) {
	var sealed []string
	err := tx.each(ctx, q, args, func(scan func(...any) error) error {
		var text string
		err := scan(&text)
		sealed = append(sealed, text)
		return err
	})
	if err != nil {
		return nil, err
	}
	all := make([]T, len(sealed))
	for i, text := range sealed {
		clear, err := tx.unseal(ctx, subject, text)
		if err != nil {
			return nil, err
		}
		if err := fromDoc(clear, &all[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}
