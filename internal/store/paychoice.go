package store

import (
	"context"
	"slices"

	"ownway/internal/care/work"
	"ownway/value/calendar"
	"ownway/value/fault"
)

var (
	insertChoice  = sqlText(`INSERT INTO pay_choice (keeper, employment, starts, about, doc) VALUES ($1, $2, $3, $4, $5)`)
	updateChoice  = sqlText(`UPDATE pay_choice SET doc = $1 WHERE keeper = $2 AND employment = $3 AND starts = $4 AND about = $5`)
	selectChoice  = sqlText(`SELECT doc FROM pay_choice WHERE keeper = $1 AND employment = $2 AND starts = $3 AND about = $4`)
	selectChoices = sqlText(`SELECT doc FROM pay_choice WHERE keeper = $1 AND employment = $2 AND starts = $3 ORDER BY about`)
)

// SaveChoice records what people agreed about a payslip, in place of what they
// had agreed about the same matter before. Its words are encrypted.
func (tx *Tx) SaveChoice(ctx context.Context, c work.Choice) error {
	doc, err := tx.sealedDoc(ctx, string(c.Employment), c)
	if err != nil {
		return err
	}
	var old string
	err = tx.one(ctx, selectChoice, []any{tx.keeper, c.Employment, c.First, string(c.About)}, &old)
	if fault.KindOf(err) == fault.KindNotFound {
		return tx.write(ctx, "agree "+string(c.About), string(c.Employment), insertChoice, tx.keeper, c.Employment, c.First, string(c.About), doc)
	}
	if err != nil {
		return err
	}
	return tx.write(ctx, "agree "+string(c.About), string(c.Employment), updateChoice, doc, tx.keeper, c.Employment, c.First, string(c.About))
}

// Choices lists what was agreed about the payslip of a period.
func (tx *Tx) Choices(ctx context.Context, id work.ID, first calendar.Date) ([]work.Choice, error) {
	if all, ok := known(tx, func(a *ahead) map[work.ID][]work.Choice { return a.choices }, id); ok && first == tx.ahead.first {
		return slices.Clone(all), nil
	}
	return unsealedDocs[work.Choice](ctx, tx, string(id), selectChoices, tx.keeper, id, first)
}
