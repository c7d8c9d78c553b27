package store

import (
	"context"

	"ownway/internal/care/bureau"
	"ownway/internal/care/person"
	"ownway/value/calendar"
)

// What an employer lets a support organisation do in their name lies with the
// employer's keeper, under the employer's key.

var (
	insertPower       = sqlText(`INSERT INTO bureau_authority (keeper, id, employer, what, starts, ends, doc) VALUES ($1, $2, $3, $4, $5, $6, $7)`)
	updatePower       = sqlText(`UPDATE bureau_authority SET ends = $1, doc = $2 WHERE keeper = $3 AND id = $4 AND employer = $5`)
	selectAuthorities = sqlText(`SELECT id, what, doc FROM bureau_authority WHERE keeper = $1 AND employer = $2 ORDER BY what, starts, id`)
)

// AddAuthority records what an employer lets the bureau do.
func (tx *Tx) AddAuthority(ctx context.Context, a bureau.Authority) error {
	doc, err := tx.sealedDoc(ctx, string(a.Employer), a)
	if err != nil {
		return err
	}
	return tx.write(ctx, "authority", string(a.Employer), insertPower, tx.keeper, a.ID, a.Employer, a.What, a.From, a.Until, doc)
}

// EndAuthority records that an authority ended.
func (tx *Tx) EndAuthority(ctx context.Context, a bureau.Authority) error {
	doc, err := tx.sealedDoc(ctx, string(a.Employer), a)
	if err != nil {
		return err
	}
	return tx.write(ctx, "end authority", string(a.Employer), updatePower, a.Until, doc, tx.keeper, a.ID, a.Employer)
}

// Authorities lists what an employer lets or let the bureau do.
func (tx *Tx) Authorities(ctx context.Context, employer person.ID) ([]bureau.Authority, error) {
	type row struct {
		id   bureau.AuthorityID
		what bureau.Power
		doc  string
	}
	var rows []row
	err := tx.each(ctx, selectAuthorities, []any{tx.keeper, employer}, func(scan func(...any) error) error {
		var r row
		err := scan(&r.id, &r.what, &r.doc)
		rows = append(rows, r)
		return err
	})
	if err != nil {
		return nil, err
	}
	var all []bureau.Authority
	for _, r := range rows {
		clear, err := tx.unseal(ctx, string(employer), r.doc)
		if err != nil {
			return nil, err
		}
		var kept keptAuthority
		if err := fromDoc(clear, &kept); err != nil {
			return nil, err
		}
		if a, counts := kept.authority(r.id, employer, r.what); counts {
			all = append(all, a)
		}
	}
	return all, nil
}

// keptAuthority is an authority as it stands in its document. Takeovers wrote
// another one before there was one noun for both: the agent's reference, the day
// from which it counts, and why.
type keptAuthority struct {
	bureau.Authority
	Why   string        `json:",omitempty"`
	Agent string        `json:",omitempty"`
	Since calendar.Date `json:",omitzero"`
}

// authority gives the authority. A takeover with no agent's reference wrote down
// nothing that lets anybody tell HMRC: what it said stands on the grant.
func (k keptAuthority) authority(id bureau.AuthorityID, employer person.ID, what bureau.Power) (bureau.Authority, bool) {
	a := k.Authority
	if !a.ID.IsZero() {
		return a, true
	}
	a.ID, a.Employer, a.What, a.Reference, a.Evidence = id, employer, what, k.Agent, k.Why
	if !k.Since.IsZero() {
		a.From = k.Since
	}
	return a, k.Agent != ""
}

// Lets reports whether an employer lets the bureau do something on a day.
func (tx *Tx) Lets(ctx context.Context, employer person.ID, what bureau.Power, on calendar.Date) (bool, error) {
	all, err := tx.Authorities(ctx, employer)
	return bureau.Lets(all, what, on), err
}
