package store

import (
	"context"

	"ownway/internal/care/person"
	"ownway/internal/care/recordpack"
)

var (
	insertAsked = sqlText(`INSERT INTO record_pack_asked (keeper, id, employer, account, name, asked, starts, ends) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`)
	selectAsked = sqlText(`SELECT id, account, name, asked, starts, ends FROM record_pack_asked WHERE keeper = $1 AND employer = $2 ORDER BY asked DESC, id DESC`)
)

// AddPackAsked keeps who asked for an employer's records, and when.
func (tx *Tx) AddPackAsked(ctx context.Context, a recordpack.Asked) error {
	return tx.write(ctx, "ask for record pack", string(a.Employer), insertAsked, tx.keeper, a.ID, a.Employer, a.By, a.Name, a.On, a.Days.First, a.Days.Last)
}

// PackAsked lists who asked for an employer's records, the latest first.
func (tx *Tx) PackAsked(ctx context.Context, employer person.ID) ([]recordpack.Asked, error) {
	var all []recordpack.Asked
	err := tx.each(ctx, selectAsked, []any{tx.keeper, employer}, func(scan func(...any) error) error {
		a := recordpack.Asked{Employer: employer}
		err := scan(&a.ID, &a.By, &a.Name, &a.On, &a.Days.First, &a.Days.Last)
		all = append(all, a)
		return err
	})
	return all, err
}
