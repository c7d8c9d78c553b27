package store

import (
	"context"

	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/money"
)

// What everybody here is due, and what is paid once.

var (
	selectPaying = sqlText(`SELECT u.id, u.person, u.opened, u.doc, u.bank, p.name FROM purse u
		JOIN person p ON p.keeper = u.keeper AND p.id = u.person WHERE u.keeper = $1 ORDER BY u.id`)
	selectJobsIn = sqlText(`SELECT e.doc FROM purse u JOIN employment e ON e.keeper = u.keeper AND e.employer = u.person
		WHERE u.keeper = $1 AND u.id >= $2 AND u.id <= $3 ORDER BY e.employer, e.starts, e.id`)
	selectLastSlipsIn = sqlText(`SELECT employment, ends FROM (
		SELECT s.employment, s.ends, ROW_NUMBER() OVER (PARTITION BY s.employment ORDER BY s.pay_day DESC, s.id DESC) AS nth
		FROM purse u CROSS JOIN employment e CROSS JOIN payslip s
		WHERE u.keeper = $1 AND u.id >= $2 AND u.id <= $3 AND e.keeper = u.keeper AND e.employer = u.person
		AND s.keeper = e.keeper AND s.employment = e.id) AS latest WHERE nth = 1`)
	selectAllJobs = sqlText(`SELECT doc FROM employment WHERE keeper = $1 ORDER BY employer, starts, id`)
	// Both have an index of just these movements, whose text they repeat.
	sumPromised = sqlText(`SELECT purse, funder, CAST(SUM(amount) AS BIGINT) FROM move
		WHERE keeper = $1 AND purse >= $2 AND purse <= $3 AND to_account = 'committed/wages' GROUP BY purse, funder`)
	sumReleased = sqlText(`SELECT purse, funder, CAST(SUM(amount) AS BIGINT) FROM move
		WHERE keeper = $1 AND purse >= $2 AND purse <= $3 AND from_account = 'committed/wages' GROUP BY purse, funder`)

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
		p, err := scanPaying(scan)
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

// LastPaid is how far a purse is paid.
type LastPaid struct {
	To     calendar.Date
	Amount money.Amount // for its days
	Basis  string       // what it was worked out from
}

// AllJobs lists all employments of this keeper's people, without leave.
func (tx *Tx) AllJobs(ctx context.Context) ([]work.Employment, error) {
	return docs[work.Employment](ctx, tx, selectAllJobs, tx.keeper)
}

// JobsOf is who works for people, leave aside, and how far each job is paid.
type JobsOf struct {
	Of   map[person.ID][]work.Employment
	Done map[work.ID]calendar.Date // the last day of the last payslip
}

// JobsIn lists the employments of the people of a span.
func (tx *Tx) JobsIn(ctx context.Context, in Span) (JobsOf, error) {
	j := JobsOf{Of: map[person.ID][]work.Employment{}, Done: map[work.ID]calendar.Date{}}
	jobs, err := docs[work.Employment](ctx, tx, selectJobsIn, tx.keeper, in.First, in.Last)
	if err != nil || len(jobs) == 0 {
		return j, err
	}
	for _, e := range jobs {
		j.Of[e.Employer] = append(j.Of[e.Employer], e)
	}
	return j, tx.each(ctx, selectLastSlipsIn, []any{tx.keeper, in.First, in.Last}, func(scan func(...any) error) error {
		var id work.ID
		var last calendar.Date
		err := scan(&id, &last)
		j.Done[id] = last
		return err
	})
}

// ForWagesIn adds up what stands committed to wages in each purse of a span, by
// funder.
func (tx *Tx) ForWagesIn(ctx context.Context, in Span) (map[ledger.PurseID]map[ledger.Funder]money.Amount, error) {
	all := map[ledger.PurseID]map[ledger.Funder]money.Amount{}
	for _, side := range []struct {
		q    *query
		sign money.Amount
	}{{sumPromised, 1}, {sumReleased, -1}} {
		err := tx.each(ctx, side.q, []any{tx.keeper, in.First, in.Last}, func(scan func(...any) error) error {
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
	return tx.waiting(ctx, selectWaiting, tx.keeper)
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
