package store

import (
	"context"

	"ownway/internal/care/payment"
	"ownway/internal/care/person"
)

var (
	insertChange  = sqlText(`INSERT INTO bank_change (keeper, id, person, purse, asked, state, doc) VALUES ($1, $2, $3, $4, $5, $6, $7)`)
	updateChange  = sqlText(`UPDATE bank_change SET state = $1, doc = $2 WHERE keeper = $3 AND id = $4 AND state = $5`)
	selectChange  = sqlText(`SELECT person, doc FROM bank_change WHERE keeper = $1 AND id = $2`)
	selectChanges = sqlText(`SELECT doc FROM bank_change WHERE keeper = $1 AND person = $2 ORDER BY asked DESC, id DESC`)
	openChanges   = sqlText(`SELECT person, doc FROM bank_change WHERE keeper = $1 AND (state = 'asked' OR state = 'cooling') ORDER BY asked, id`)
)

// AddBankChange records that somebody asks for another account. While one waits
// a second is a conflict.
func (tx *Tx) AddBankChange(ctx context.Context, c payment.Change) error {
	doc, err := tx.sealedDoc(ctx, string(c.Person), c)
	if err != nil {
		return err
	}
	return tx.write(ctx, "ask for other account", string(c.Person), insertChange, tx.keeper, c.ID, c.Person, c.Purse, c.AskedOn, c.State, doc)
}

// MoveBankChange records the next state of a change that still stands in the
// state it came from.
func (tx *Tx) MoveBankChange(ctx context.Context, c payment.Change, from payment.ChangeState) error {
	doc, err := tx.sealedDoc(ctx, string(c.Person), c)
	if err != nil {
		return err
	}
	return tx.write(ctx, "account change "+string(c.State), string(c.Person), updateChange, c.State, doc, tx.keeper, c.ID, from)
}

// BankChange gives a change by id.
func (tx *Tx) BankChange(ctx context.Context, id payment.ChangeID) (payment.Change, error) {
	var c payment.Change
	var p person.ID
	var doc string
	if err := tx.one(ctx, selectChange, []any{tx.keeper, id}, &p, &doc); err != nil {
		return c, err
	}
	err := tx.Open(ctx, p, doc, &c)
	return c, err
}

// BankChanges lists the changes of a person's account, newest first.
func (tx *Tx) BankChanges(ctx context.Context, p person.ID) ([]payment.Change, error) {
	return unsealedDocs[payment.Change](ctx, tx, string(p), selectChanges, tx.keeper, p)
}

// OpenBankChanges lists the changes of this keeper that wait, oldest first.
func (tx *Tx) OpenBankChanges(ctx context.Context) ([]payment.Change, error) {
	type row struct {
		person person.ID
		doc    string
	}
	var rows []row
	err := tx.each(ctx, openChanges, []any{tx.keeper}, func(scan func(...any) error) error {
		var r row
		err := scan(&r.person, &r.doc)
		rows = append(rows, r)
		return err
	})
	all := make([]payment.Change, len(rows))
	for i, r := range rows {
		if err := tx.Open(ctx, r.person, r.doc, &all[i]); err != nil {
			return nil, err
		}
	}
	return all, err
}
