package store

import (
	"context"

	"ownway/internal/care/payment"
	"ownway/ledger"
)

// What is looked at of a run is found by what stands beside its lines; only
// lines that are shown are opened.

var (
	countLines = sqlText(`SELECT COUNT(*) FROM payment_line WHERE keeper = $1 AND run = $2`)
	linesShown = sqlText(`SELECT l.run, l.purse, l.person, l.state, l.basis, l.bank, l.held, l.council, l.nhs, l.doc
		FROM payment_line l JOIN person p ON p.keeper = l.keeper AND p.id = l.person
		WHERE l.keeper = $1 AND l.run = $2 ORDER BY l.changed DESC, p.name, l.purse LIMIT $3 OFFSET $4`)
	selectNamed = sqlText(`SELECT l.purse, p.name, l.reference, l.state FROM payment_line l JOIN person p ON p.keeper = l.keeper AND p.id = l.person
		WHERE l.keeper = $1 AND l.run = $2 ORDER BY l.changed DESC, p.name, l.purse`)
	selectOneLine = sqlText(`SELECT run, purse, person, state, basis, bank, held, council, nhs, doc FROM payment_line WHERE keeper = $1 AND run = $2 AND purse = $3`)
	selectOut     = sqlText(`SELECT run, purse, person, state, basis, bank, held, council, nhs, doc FROM payment_line
		WHERE keeper = $1 AND run = $2 AND state <> '' ORDER BY purse`)
	// What one has and the other has not is set against each other whole: looked up
	// line by line, it may be planned as a walk through the run for each of them.
	countStopped = sqlText(`SELECT COUNT(*) FROM (SELECT purse FROM payment_line WHERE keeper = $1 AND run = $2
		EXCEPT SELECT purse FROM payment_line WHERE keeper = $1 AND run = $3) AS gone`)
	selectStopped = sqlText(`SELECT b.purse, b.person, p.name, b.council, b.nhs FROM (SELECT purse FROM payment_line WHERE keeper = $1 AND run = $2
		EXCEPT SELECT purse FROM payment_line WHERE keeper = $1 AND run = $3) AS gone
		JOIN payment_line b ON b.keeper = $1 AND b.run = $2 AND b.purse = gone.purse
		JOIN person p ON p.keeper = b.keeper AND p.id = b.person ORDER BY p.name, b.purse LIMIT $4`)
)

// LinesShown gives some lines of a run: those that are not as they were last
// time ahead of the others, each by name; and how many lines there are.
func (tx *Tx) LinesShown(ctx context.Context, run payment.Run, most, from int) (some []payment.Line, all int, err error) {
	if err := tx.one(ctx, countLines, []any{tx.keeper, run.ID}, &all); err != nil {
		return nil, 0, err
	}
	some, err = tx.lines(ctx, run.Lines, linesShown, tx.keeper, run.ID, most, from)
	return some, all, err
}

// LineNamed is what a line is found by.
type LineNamed struct {
	Purse     ledger.PurseID
	Name      string
	Reference string
	State     payment.LineState
}

// EachLine goes over what the lines of a run are found by, in the order of
// LinesShown.
func (tx *Tx) EachLine(ctx context.Context, run payment.ID, fn func(LineNamed)) error {
	return tx.each(ctx, selectNamed, []any{tx.keeper, run}, func(scan func(...any) error) error {
		var l LineNamed
		if err := scan(&l.Purse, &l.Name, &l.Reference, &l.State); err != nil {
			return err
		}
		fn(l)
		return nil
	})
}

// LinesOf gives chosen lines of a run; one that is not in it is passed over.
func (tx *Tx) LinesOf(ctx context.Context, run payment.Run, purses []ledger.PurseID) ([]payment.Line, error) {
	var all []payment.Line
	for _, p := range purses {
		one, err := tx.lines(ctx, run.Lines, selectOneLine, tx.keeper, run.ID, p)
		if err != nil {
			return nil, err
		}
		all = append(all, one...)
	}
	return all, nil
}

// LinesOut lists the lines of a run that came back or are paid another way.
func (tx *Tx) LinesOut(ctx context.Context, run payment.Run) ([]payment.Line, error) {
	return tx.lines(ctx, run.Lines, selectOut, tx.keeper, run.ID)
}

// Stopped gives some of those whom an earlier run paid and a later one does
// not, by name and with what they were paid; and how many they are.
func (tx *Tx) Stopped(ctx context.Context, earlier, later payment.ID, most int) (some []payment.Line, all int, err error) {
	if err := tx.one(ctx, countStopped, []any{tx.keeper, earlier, later}, &all); err != nil || all == 0 {
		return nil, 0, err
	}
	err = tx.each(ctx, selectStopped, []any{tx.keeper, earlier, later, most}, func(scan func(...any) error) error {
		var l payment.Line
		err := scan(&l.Purse, &l.Person, &l.Name, &l.Council, &l.NHS)
		some = append(some, l)
		return err
	})
	return some, all, err
}
