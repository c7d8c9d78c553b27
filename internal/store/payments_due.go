package store

import (
	"context"

	"ownway/internal/care/agreement"
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/money"
)

// What a payment run reads is read for everybody here in a few questions, never
// one by one.

var (
	selectPaying = sqlText(`SELECT u.id, u.person, u.opened, u.doc, u.bank, p.name FROM purse u
		JOIN person p ON p.keeper = u.keeper AND p.id = u.person WHERE u.keeper = $1 ORDER BY u.id`)
	selectInForce  = sqlText(`SELECT person, doc FROM agreement WHERE keeper = $1 AND state = 'in-force' ORDER BY person, starts, id`)
	countInForce   = sqlText(`SELECT COUNT(*) FROM agreement WHERE keeper = $1 AND state = 'in-force'`)
	selectLastPaid = sqlText(`SELECT purse, paid_to, usual, basis FROM (
		SELECT l.purse, l.paid_to, l.usual, l.basis, ROW_NUMBER() OVER (PARTITION BY l.purse ORDER BY l.paid_to DESC, l.run DESC) AS nth
		FROM payment_line l JOIN payment_run r ON r.keeper = l.keeper AND r.id = l.run
		WHERE l.keeper = $1 AND l.state = '' AND r.state <> 'cancelled') AS latest WHERE nth = 1`)
	selectHoles = sqlText(`SELECT DISTINCT l.purse FROM payment_line l JOIN payment_run r ON r.keeper = l.keeper AND r.id = l.run
		WHERE l.keeper = $1 AND (l.state <> '' OR r.state = 'cancelled')`)
	selectAllJobs   = sqlText(`SELECT doc FROM employment WHERE keeper = $1 ORDER BY employer, starts, id`)
	selectLastSlips = sqlText(`SELECT employment, doc FROM (
		SELECT employment, doc, ROW_NUMBER() OVER (PARTITION BY employment ORDER BY pay_day DESC, id DESC) AS nth
		FROM payslip WHERE keeper = $1) AS latest WHERE nth = 1`)
	sumAllOut = sqlText(`SELECT purse, funder, CAST(SUM(amount) AS BIGINT) FROM move WHERE keeper = $1 AND from_account = $2 GROUP BY purse, funder`)
	sumAllIn  = sqlText(`SELECT purse, funder, CAST(SUM(amount) AS BIGINT) FROM move WHERE keeper = $1 AND to_account = $2 GROUP BY purse, funder`)

	insertOneOff  = sqlText(`INSERT INTO one_off (keeper, purse, key, run, doc) VALUES ($1, $2, $3, '', $4)`)
	selectWaiting = sqlText(`SELECT o.purse, u.person, o.doc FROM one_off o JOIN purse u ON u.keeper = o.keeper AND u.id = o.purse
		WHERE o.keeper = $1 AND o.run = '' ORDER BY o.purse, o.key`)
	selectOneOffsOf = sqlText(`SELECT run, doc FROM one_off WHERE keeper = $1 AND purse = $2 ORDER BY key`)
	freeOneOffs     = sqlText(`UPDATE one_off SET run = '' WHERE keeper = $1 AND run = $2`)
	countTaken      = sqlText(`SELECT COUNT(*) FROM one_off WHERE keeper = $1 AND run = $2`)
)

// Paying is a purse as a payment run reads it.
type Paying struct {
	Purse        // without the account
	Name  string // of the person
	Into  string // the account that it is paid into, sealed
}

// PayingPurses lists every purse of this keeper.
func (tx *Tx) PayingPurses(ctx context.Context) ([]Paying, error) {
	var all []Paying
	err := tx.each(ctx, selectPaying, []any{tx.keeper}, func(scan func(...any) error) error {
		var p Paying
		var doc string
		if err := scan(&p.ID, &p.Person, &p.Opened, &doc, &p.Into, &p.Name); err != nil {
			return err
		}
		err := fromDoc(doc, &p.PurseTerms)
		all = append(all, p)
		return err
	})
	return all, err
}

// Open gives the account of a line or a purse, which is sealed.
func (tx *Tx) Open(ctx context.Context, p person.ID, sealed string, into any) error {
	clear, err := tx.unseal(ctx, string(p), sealed)
	if err != nil {
		return err
	}
	return fromDoc(clear, into)
}

// OpenAll makes ready to open what is sealed of many people.
func (tx *Tx) OpenAll(ctx context.Context, people int) error { return tx.openSecrets(ctx, people) }

// AgreementsInForce gives everybody's agreements that both have signed, by their
// first day.
func (tx *Tx) AgreementsInForce(ctx context.Context) (map[person.ID][]agreement.Agreement, error) {
	var n int
	if err := tx.one(ctx, countInForce, []any{tx.keeper}, &n); err != nil {
		return nil, err
	}
	if err := tx.openSecrets(ctx, n); err != nil {
		return nil, err
	}
	type row struct {
		person person.ID
		doc    string
	}
	rows := make([]row, 0, n)
	err := tx.each(ctx, selectInForce, []any{tx.keeper}, func(scan func(...any) error) error {
		var r row
		err := scan(&r.person, &r.doc)
		rows = append(rows, r)
		return err
	})
	if err != nil {
		return nil, err
	}
	all := make(map[person.ID][]agreement.Agreement, n)
	for _, r := range rows {
		var a agreement.Agreement
		if err := tx.Open(ctx, r.person, r.doc, &a); err != nil {
			return nil, err
		}
		all[r.person] = append(all[r.person], a)
	}
	return all, nil
}

// LastPaid is how far a purse is paid.
type LastPaid struct {
	To     calendar.Date
	Amount money.Amount // for its days
	Basis  string       // what it was worked out from
}

// LastPaid gives for every purse that was ever paid how far that is.
func (tx *Tx) LastPaid(ctx context.Context) (map[ledger.PurseID]LastPaid, error) {
	all := map[ledger.PurseID]LastPaid{}
	err := tx.each(ctx, selectLastPaid, []any{tx.keeper}, func(scan func(...any) error) error {
		var p ledger.PurseID
		var l LastPaid
		err := scan(&p, &l.To, &l.Amount, &l.Basis)
		all[p] = l
		return err
	})
	return all, err
}

// Holes lists the purses that have a line which does not count: days of theirs
// may not be paid though later ones are.
func (tx *Tx) Holes(ctx context.Context) (map[ledger.PurseID]bool, error) {
	holes := map[ledger.PurseID]bool{}
	err := tx.each(ctx, selectHoles, []any{tx.keeper}, func(scan func(...any) error) error {
		var p ledger.PurseID
		err := scan(&p)
		holes[p] = true
		return err
	})
	return holes, err
}

// AllJobs is who works for everybody here, and how far each job is paid.
type AllJobs struct {
	Of   map[person.ID][]work.Employment
	Done map[work.ID]calendar.Date // the last day of the last payslip
}

// AllJobs lists all employments of this keeper's people.
func (tx *Tx) AllJobs(ctx context.Context) (AllJobs, error) {
	j := AllJobs{Of: map[person.ID][]work.Employment{}, Done: map[work.ID]calendar.Date{}}
	jobs, err := docs[work.Employment](ctx, tx, selectAllJobs, tx.keeper)
	if err != nil {
		return j, err
	}
	for _, e := range jobs {
		j.Of[e.Employer] = append(j.Of[e.Employer], e)
	}
	return j, tx.each(ctx, selectLastSlips, []any{tx.keeper}, func(scan func(...any) error) error {
		var id work.ID
		var doc string
		if err := scan(&id, &doc); err != nil {
			return err
		}
		var slip struct{ Period calendar.Period }
		err := fromDoc(doc, &slip)
		j.Done[id] = slip.Period.Last
		return err
	})
}

// StandingIn adds up what stands in one account of every purse, by funder.
func (tx *Tx) StandingIn(ctx context.Context, a ledger.Account) (map[ledger.PurseID]map[ledger.Funder]money.Amount, error) {
	all := map[ledger.PurseID]map[ledger.Funder]money.Amount{}
	for _, side := range []struct {
		q    *query
		sign money.Amount
	}{{sumAllOut, -1}, {sumAllIn, 1}} {
		err := tx.each(ctx, side.q, []any{tx.keeper, a}, func(scan func(...any) error) error {
			var p ledger.PurseID
			var f ledger.Funder
			var sum money.Amount
			err := scan(&p, &f, &sum)
			if all[p] == nil {
				all[p] = map[ledger.Funder]money.Amount{}
			}
			all[p][f] += side.sign * sum
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// AddOneOff records what is to be paid once. The same again is a conflict.
func (tx *Tx) AddOneOff(ctx context.Context, owner person.ID, purse ledger.PurseID, o payment.OneOff) error {
	doc, err := tx.sealedDoc(ctx, string(owner), o)
	if err != nil {
		return err
	}
	return tx.write(ctx, "one-off payment", string(owner), insertOneOff, tx.keeper, purse, o.Key, doc)
}

// WaitingOneOffs gives what waits to be paid once, by purse.
func (tx *Tx) WaitingOneOffs(ctx context.Context) (map[ledger.PurseID][]payment.OneOff, error) {
	type row struct {
		purse  ledger.PurseID
		person person.ID
		doc    string
	}
	var rows []row
	err := tx.each(ctx, selectWaiting, []any{tx.keeper}, func(scan func(...any) error) error {
		var r row
		err := scan(&r.purse, &r.person, &r.doc)
		rows = append(rows, r)
		return err
	})
	all := map[ledger.PurseID][]payment.OneOff{}
	for _, r := range rows {
		var o payment.OneOff
		if err := tx.Open(ctx, r.person, r.doc, &o); err != nil {
			return nil, err
		}
		all[r.purse] = append(all[r.purse], o)
	}
	return all, err
}

// KeptOneOff is something paid once, and the run that pays it; none while it waits.
type KeptOneOff struct {
	payment.OneOff
	Run payment.ID
}

// OneOffs lists what was or is to be paid once from a purse.
func (tx *Tx) OneOffs(ctx context.Context, owner person.ID, purse ledger.PurseID) ([]KeptOneOff, error) {
	var all []KeptOneOff
	var sealed []string
	err := tx.each(ctx, selectOneOffsOf, []any{tx.keeper, purse}, func(scan func(...any) error) error {
		var k KeptOneOff
		var doc string
		err := scan(&k.Run, &doc)
		all, sealed = append(all, k), append(sealed, doc)
		return err
	})
	if err != nil {
		return nil, err
	}
	for i := range all {
		if err := tx.Open(ctx, owner, sealed[i], &all[i].OneOff); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// FreeOneOffs lets what a cancelled run would have paid once wait again.
func (tx *Tx) FreeOneOffs(ctx context.Context, run payment.ID) error {
	var n int
	if err := tx.one(ctx, countTaken, []any{tx.keeper, run}, &n); err != nil || n == 0 {
		return err
	}
	return tx.write(ctx, "free one-offs", string(run), freeOneOffs, tx.keeper, run)
}
