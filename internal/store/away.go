package store

import (
	"context"

	"ownway/internal/care/away"
	"ownway/internal/care/person"
)

var (
	insertStay  = sqlText(`INSERT INTO away (keeper, id, person, doc) VALUES ($1, $2, $3, $4)`)
	deleteStay  = sqlText(`DELETE FROM away WHERE keeper = $1 AND id = $2 AND person = $3`)
	selectStays = sqlText(`SELECT doc FROM away WHERE keeper = $1 AND person = $2 ORDER BY id`)
)

// AddStay records when somebody was away, encrypted under the key of the person.
func (tx *Tx) AddStay(ctx context.Context, s away.Stay) error {
	doc, err := tx.sealedDoc(ctx, string(s.Person), s)
	if err != nil {
		return err
	}
	return tx.write(ctx, "tell of a stay away", string(s.ID), insertStay, tx.keeper, s.ID, s.Person, doc)
}

// RemoveStay takes back what was told.
func (tx *Tx) RemoveStay(ctx context.Context, who person.ID, id away.ID) error {
	return tx.write(ctx, "take back a stay away", string(id), deleteStay, tx.keeper, id, who)
}

// Stays lists when a person and their PAs were away, in the order of telling.
func (tx *Tx) Stays(ctx context.Context, who person.ID) ([]away.Stay, error) {
	return unsealedDocs[away.Stay](ctx, tx, string(who), selectStays, tx.keeper, who)
}
