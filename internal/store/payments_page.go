package store

import (
	"context"
	"fmt"

	"ownway/internal/care/agreement"
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/ledger"
	"ownway/value/money"
)

// A payment run goes over everybody here a page at a time, in order of their
// purses' ids, so that what is in memory does not grow with the run. Each
// question is asked once for a page.

// PageOfPurses is how many purses or lines are read and written together.
const PageOfPurses = 1_000

// Span is the purses from one to another, both in it, by id.
type Span struct{ First, Last ledger.PurseID }

var (
	selectPayingAfter = sqlText(`SELECT u.id, u.person, u.opened, u.doc, u.bank, p.name FROM purse u
		JOIN person p ON p.keeper = u.keeper AND p.id = u.person WHERE u.keeper = $1 AND u.id > $2 ORDER BY u.id LIMIT $3`)
	selectPayingOne = sqlText(`SELECT u.id, u.person, u.opened, u.doc, u.bank, p.name FROM purse u
		JOIN person p ON p.keeper = u.keeper AND p.id = u.person WHERE u.keeper = $1 AND u.id = $2`)
	selectKeysIn = sqlText(`SELECT s.subject, s.wrapped FROM purse u JOIN secret s ON s.keeper = u.keeper AND s.subject = u.person
		WHERE u.keeper = $1 AND u.id >= $2 AND u.id <= $3`)
	// CROSS JOIN keeps SQLite to the order in which the tables stand: else it may walk
	// through everybody's agreements to find those of a span.
	selectInForce = sqlText(`SELECT a.person, a.doc FROM purse u CROSS JOIN agreement a WHERE u.keeper = $1 AND u.id >= $2 AND u.id <= $3
		AND a.keeper = u.keeper AND a.person = u.person AND a.state = 'in-force'
		AND EXISTS (SELECT 1 FROM agreement b WHERE b.keeper = a.keeper AND b.person = a.person AND b.state = 'in-force' AND b.bears = 1)
		ORDER BY a.person, a.starts, a.id`)
	// However long a purse has been paid, only its last line is read.
	selectLastPaid = sqlText(`SELECT l.purse, l.paid_to, l.usual, l.basis FROM purse u CROSS JOIN payment_line l
		WHERE u.keeper = $1 AND u.id >= $2 AND u.id <= $3 AND l.keeper = u.keeper AND l.purse = u.id AND l.run = (
		SELECT x.run FROM payment_line x JOIN payment_run r ON r.keeper = x.keeper AND r.id = x.run
		WHERE x.keeper = u.keeper AND x.purse = u.id AND x.state = '' AND r.state <> 'cancelled' ORDER BY x.paid_to DESC, x.run DESC LIMIT 1)`)
	selectHoles = sqlText(`SELECT purse FROM payment_line WHERE keeper = $1 AND purse >= $2 AND purse <= $3 AND state <> ''
		UNION SELECT l.purse FROM payment_run r JOIN payment_line l ON l.keeper = r.keeper AND l.run = r.id
		WHERE r.keeper = $1 AND r.state = 'cancelled' AND l.purse >= $2 AND l.purse <= $3`)
	selectWaitingIn = sqlText(`SELECT o.purse, u.person, o.doc FROM one_off o JOIN purse u ON u.keeper = o.keeper AND u.id = o.purse
		WHERE o.keeper = $1 AND o.purse >= $2 AND o.purse <= $3 AND o.run = '' ORDER BY o.purse, o.key`)
	updateTurn = sqlText(`UPDATE payees SET turn = turn + 1 WHERE keeper = $1`)
	insertTurn = sqlText(`INSERT INTO payees (keeper, turn) VALUES ($1, 1)`)
)

// ChangePayees is asked by each act that decides whether somebody is paid here. Of
// two at the same moment one is refused with a conflict, also where neither
// wrote what the other read.
func (tx *Tx) ChangePayees(ctx context.Context) error {
	res, err := tx.tx.ExecContext(ctx, updateTurn.on(tx.store.Engine), tx.keeper)
	if err != nil {
		return asFault(err)
	}
	n, err := res.RowsAffected()
	if err != nil || n > 0 {
		return err
	}
	_, err = tx.tx.ExecContext(ctx, insertTurn.on(tx.store.Engine), tx.keeper)
	return asFault(err)
}

// PayingAfter gives the next page of purses behind one, and the span that they
// are in. The keys of their people are opened, in place of those of the page
// before.
func (tx *Tx) PayingAfter(ctx context.Context, after ledger.PurseID) ([]Paying, Span, error) {
	all := make([]Paying, 0, PageOfPurses)
	err := tx.each(ctx, selectPayingAfter, []any{tx.keeper, after, PageOfPurses}, func(scan func(...any) error) error {
		p, err := scanPaying(scan)
		all = append(all, p)
		return err
	})
	if err != nil || len(all) == 0 {
		return nil, Span{}, err
	}
	in := Span{all[0].ID, all[len(all)-1].ID}
	return all, in, tx.openKeysIn(ctx, in)
}

// PayingPurse gives one purse as a payment run reads it.
func (tx *Tx) PayingPurse(ctx context.Context, id ledger.PurseID) (Paying, error) {
	return scanPaying(func(into ...any) error { return tx.one(ctx, selectPayingOne, []any{tx.keeper, id}, into...) })
}

func scanPaying(scan func(...any) error) (Paying, error) {
	var p Paying
	var doc string
	if err := scan(&p.ID, &p.Person, &p.Opened, &doc, &p.Into, &p.Name); err != nil {
		return p, err
	}
	return p, fromDoc(doc, &p.PurseTerms)
}

// openKeysIn opens the keys of the people of a span, and closes those of the
// span before: what a run goes over once is not kept.
func (tx *Tx) openKeysIn(ctx context.Context, in Span) error {
	tx.near = make(map[string][]byte, PageOfPurses)
	return tx.each(ctx, selectKeysIn, []any{tx.keeper, in.First, in.Last}, func(scan func(...any) error) error {
		var subject, wrapped string
		if err := scan(&subject, &wrapped); err != nil {
			return err
		}
		key, err := tx.unwrap(string(tx.keeper)+"/"+subject, wrapped)
		tx.near[subject] = key
		return err
	})
}

// sealedFor is what is sealed of a person, by purse or person.
type sealedFor struct {
	purse  ledger.PurseID
	person person.ID
	doc    string
}

// AgreementsIn gives, by their first day, the agreements that both have signed
// of those people of a span for whom they bear on a payment: who was not paid
// before, or whose payments are halted or end.
func (tx *Tx) AgreementsIn(ctx context.Context, in Span) (map[person.ID][]agreement.Agreement, error) {
	var rows []sealedFor
	err := tx.each(ctx, selectInForce, []any{tx.keeper, in.First, in.Last}, func(scan func(...any) error) error {
		var r sealedFor
		err := scan(&r.person, &r.doc)
		rows = append(rows, r)
		return err
	})
	if err != nil {
		return nil, err
	}
	all := map[person.ID][]agreement.Agreement{}
	for _, r := range rows {
		var a agreement.Agreement
		if err := tx.Open(ctx, r.person, r.doc, &a); err != nil {
			return nil, err
		}
		all[r.person] = append(all[r.person], a)
	}
	return all, nil
}

// LastPaidIn gives how far each purse of a span is paid that ever was.
func (tx *Tx) LastPaidIn(ctx context.Context, in Span) (map[ledger.PurseID]LastPaid, error) {
	all := map[ledger.PurseID]LastPaid{}
	err := tx.each(ctx, selectLastPaid, []any{tx.keeper, in.First, in.Last}, func(scan func(...any) error) error {
		var p ledger.PurseID
		var l LastPaid
		err := scan(&p, &l.To, &l.Amount, &l.Basis)
		all[p] = l
		return err
	})
	return all, err
}

// HolesIn lists the purses of a span that have a line which does not count: days
// of theirs may not be paid though later ones are.
func (tx *Tx) HolesIn(ctx context.Context, in Span) (map[ledger.PurseID]bool, error) {
	holes := map[ledger.PurseID]bool{}
	err := tx.each(ctx, selectHoles, []any{tx.keeper, in.First, in.Last}, func(scan func(...any) error) error {
		var p ledger.PurseID
		err := scan(&p)
		holes[p] = true
		return err
	})
	return holes, err
}

// WaitingIn gives what waits to be paid once in a span.
func (tx *Tx) WaitingIn(ctx context.Context, in Span) (map[ledger.PurseID][]payment.OneOff, error) {
	return tx.waiting(ctx, selectWaitingIn, tx.keeper, in.First, in.Last)
}

func (tx *Tx) waiting(ctx context.Context, q *query, args ...any) (map[ledger.PurseID][]payment.OneOff, error) {
	var rows []sealedFor
	err := tx.each(ctx, q, args, func(scan func(...any) error) error {
		var r sealedFor
		err := scan(&r.purse, &r.person, &r.doc)
		rows = append(rows, r)
		return err
	})
	if err != nil {
		return nil, err
	}
	all := map[ledger.PurseID][]payment.OneOff{}
	for _, r := range rows {
		var o payment.OneOff
		if err := tx.Open(ctx, r.person, r.doc, &o); err != nil {
			return nil, err
		}
		all[r.purse] = append(all[r.purse], o)
	}
	return all, nil
}

// LinePaid is a line of a run as it is approved: what enters the books, and the
// purse and name of whom it is for.
type LinePaid struct {
	payment.Line       // without its working, parts and words
	In           Purse // without the account
}

var selectLinesPaid = sqlText(`SELECT l.purse, l.person, l.council, l.nhs, l.contribution, l.reference, l.held, l.doc, u.opened, u.doc, p.name
	FROM payment_line l JOIN purse u ON u.keeper = l.keeper AND u.id = l.purse JOIN person p ON p.keeper = l.keeper AND p.id = l.person
	WHERE l.keeper = $1 AND l.run = $2 AND l.purse > $3 AND l.state = '' ORDER BY l.purse LIMIT $4`)

// LinesPaidAfter gives the next page of what a run pays, behind a purse, and the
// span that it is in. The keys of its people are opened.
func (tx *Tx) LinesPaidAfter(ctx context.Context, run payment.Run, after ledger.PurseID) ([]LinePaid, Span, error) {
	all := make([]LinePaid, 0, PageOfPurses)
	docs := make([]string, 0, PageOfPurses)
	err := tx.each(ctx, selectLinesPaid, []any{tx.keeper, run.ID, after, PageOfPurses}, func(scan func(...any) error) error {
		var l LinePaid
		var doc, terms string
		err := scan(&l.Purse, &l.Person, &l.Council, &l.NHS, &l.Contribution, &l.Reference, &l.Held, &doc, &l.In.Opened, &terms, &l.Name)
		if err != nil {
			return err
		}
		l.In.ID, l.In.Person = l.Purse, l.Person
		all, docs = append(all, l), append(docs, doc)
		return fromDoc(terms, &all[len(all)-1].In.PurseTerms)
	})
	if err != nil || len(all) == 0 {
		return nil, Span{}, err
	}
	in := Span{all[0].Purse, all[len(all)-1].Purse}
	if err := tx.openKeysIn(ctx, in); err != nil {
		return nil, in, err
	}
	for i := range all {
		if all[i].Contribution >= 0 {
			continue
		}
		l, err := lineRow{run: run.ID, purse: all[i].Purse, person: all[i].Person, doc: docs[i], council: all[i].Council, nhs: all[i].NHS}.line(ctx, tx, run.Lines)
		if err != nil {
			return nil, in, fmt.Errorf("line of %s: %w", all[i].Purse, err)
		}
		all[i].Contribution, all[i].Reference = l.Contribution, l.Reference
	}
	return all, in, nil
}

var selectLinesWithOnce = sqlText(`SELECT l.run, l.purse, l.person, l.state, l.basis, l.bank, l.held, l.council, l.nhs, l.doc
	FROM (SELECT DISTINCT purse FROM one_off WHERE keeper = $1 AND run = $2) AS o
	JOIN payment_line l ON l.keeper = $1 AND l.run = $2 AND l.purse = o.purse ORDER BY l.purse`)

// LinesWithOnce lists the lines of a run that pay something once.
func (tx *Tx) LinesWithOnce(ctx context.Context, run payment.Run) ([]payment.Line, error) {
	return tx.lines(ctx, run.Lines, selectLinesWithOnce, tx.keeper, run.ID)
}

// CreditLine is what a payment file says of a line.
type CreditLine struct {
	Purse     ledger.PurseID
	Person    person.ID
	Reference string
	Amount    money.Amount
	Bank      string // the account, sealed; none of a run of earlier days
}

var (
	selectCredits = sqlText(`SELECT purse, person, reference, council + nhs, bank FROM payment_line
		WHERE keeper = $1 AND run = $2 AND purse > $3 AND state = '' ORDER BY purse LIMIT $4`)
	sharedReferences = sqlText(`SELECT reference FROM payment_line WHERE keeper = $1 AND run = $2 AND state = '' GROUP BY reference HAVING COUNT(*) > 1`)
)

// CreditsAfter gives the next page of what a run's file pays, behind a purse. The
// keys of its people are opened.
func (tx *Tx) CreditsAfter(ctx context.Context, run payment.ID, after ledger.PurseID) ([]CreditLine, error) {
	all := make([]CreditLine, 0, PageOfPurses)
	err := tx.each(ctx, selectCredits, []any{tx.keeper, run, after, PageOfPurses}, func(scan func(...any) error) error {
		var c CreditLine
		err := scan(&c.Purse, &c.Person, &c.Reference, &c.Amount, &c.Bank)
		all = append(all, c)
		return err
	})
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return all, tx.openKeysIn(ctx, Span{all[0].Purse, all[len(all)-1].Purse})
}

// SharedReferences lists the references that more than one payment of a run has.
func (tx *Tx) SharedReferences(ctx context.Context, run payment.ID) (map[string]bool, error) {
	shared := map[string]bool{}
	err := tx.each(ctx, sharedReferences, []any{tx.keeper, run}, func(scan func(...any) error) error {
		var s string
		err := scan(&s)
		shared[s] = true
		return err
	})
	return shared, err
}
