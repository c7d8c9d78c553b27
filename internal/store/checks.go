package store

import (
	"context"
	"errors"
	"slices"

	"ownway/internal/access"
	"ownway/internal/monitor/check"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/ident"
)

type checkPrefix struct{}

func (checkPrefix) Prefix() string { return "chk" }

// CheckID is the id of a check.
type CheckID = ident.ID[checkPrefix]

// Check is a look at a purse on a day, and what came of it.
type Check struct {
	ID      CheckID
	Purse   ledger.PurseID
	On      calendar.Date
	Result  check.Result
	Settled []Settled // what was found out about its findings
}

// Settled says how a finding was settled.
type Settled struct {
	What check.What
	By   string // the account
	On   calendar.Date
	Note string
}

// OpenFindings lists the findings that still wait for an answer.
func (c Check) OpenFindings() []check.Finding {
	return slices.DeleteFunc(slices.Clone(c.Result.Findings), func(f check.Finding) bool {
		return slices.ContainsFunc(c.Settled, func(s Settled) bool { return s.What == f.What })
	})
}

// Answers lists what was said of its findings, and of those before that were
// not raised again.
func (c Check) Answers() []check.Answer {
	var all []check.Answer
	for _, s := range c.Settled {
		all = append(all, check.Answer{What: s.What, On: s.On})
	}
	return all
}

// Standing lists the answers that the next check keeps: those to what it did not
// raise again.
func (c Check) Standing(next check.Result) []Settled {
	return slices.DeleteFunc(slices.Clone(c.Settled), func(s Settled) bool {
		return slices.ContainsFunc(next.Findings, func(f check.Finding) bool { return f.What == s.What })
	})
}

// Overdue lists the findings that nobody has looked at by their day.
func (c Check) Overdue(today calendar.Date) []check.Finding {
	return slices.DeleteFunc(c.OpenFindings(), func(f check.Finding) bool { return f.By.IsZero() || !f.By.Before(today) })
}

// Open reports whether any finding still waits.
func (c Check) Open() bool { return len(c.OpenFindings()) > 0 }

// Note gives the next check with a finding that the day brought. What was found
// before still waits; of the same sort it is told together. What was settled
// before is not settled for this one.
func (c Check) Note(f check.Finding, on calendar.Date) Check {
	next := Check{Purse: c.Purse, On: on, Result: c.Result}
	next.Result.Findings = nil
	for _, o := range c.OpenFindings() {
		if f.Joins(o) {
			f = o.And(f)
		} else {
			next.Result.Findings = append(next.Result.Findings, o)
		}
	}
	next.Result = next.Result.With(on, f)
	return next
}

// Marked reports whether something was noted before, settled or not.
func (c Check) Marked(what check.What, mark string) bool {
	return slices.ContainsFunc(c.Result.Findings, func(f check.Finding) bool { return f.What == what && slices.Contains(f.Marks, mark) })
}

// ownedChecks asks for the checks of a purse with the person whose money it holds.
const ownedChecks = `SELECT p.person, c.doc FROM purse p CROSS JOIN purse_check c
		WHERE p.keeper = $1 AND p.id = $2 AND c.keeper = p.keeper AND c.purse = p.id `

var (
	insertCheck    = sqlText(`INSERT INTO purse_check (keeper, id, purse, made, state, look_by, doc) VALUES ($1, $2, $3, $4, $5, $6, $7)`)
	updateCheck    = sqlText(`UPDATE purse_check SET state = $1, look_by = $2, doc = $3 WHERE keeper = $4 AND id = $5`)
	selectChecks   = sqlText(ownedChecks + `ORDER BY c.made DESC, c.id DESC`)
	uncheckedSince = sqlText(`SELECT keeper, person FROM purse WHERE opened < $1 AND NOT EXISTS
		(SELECT 1 FROM purse_check c WHERE c.keeper = purse.keeper AND c.purse = purse.id AND c.made >= $1) ORDER BY keeper, person`)
	waitingChecks = sqlText(`SELECT p.keeper, p.person FROM purse_check c JOIN purse p ON p.keeper = c.keeper AND p.id = c.purse
		WHERE c.state = 'open' AND c.look_by <> '' AND c.look_by < $1 AND NOT EXISTS (SELECT 1 FROM purse_check n WHERE n.keeper = c.keeper AND n.purse = c.purse
		AND (n.made > c.made OR n.made = c.made AND n.id > c.id)) ORDER BY p.keeper, p.person`)
	lastCheck = sqlText(ownedChecks + `ORDER BY c.made DESC, c.id DESC LIMIT 1`)
)

func (c Check) state() string {
	switch {
	case c.Result.Quiet:
		return "quiet"
	case c.Open():
		return "open"
	}
	return "settled"
}

// lookBy gives the first day by which somebody looks at a finding that waits; none
// where there is no such day.
func (c Check) lookBy() (first calendar.Date) {
	for _, f := range c.OpenFindings() {
		if !f.By.IsZero() && (first.IsZero() || f.By.Before(first)) {
			first = f.By
		}
	}
	return first
}

// AddCheck records a check. What was seen, and what people said of it, is encrypted
// under the key of the person whose money it is; when it is to be looked at is not.
func (tx *Tx) AddCheck(ctx context.Context, c Check) error {
	doc, err := tx.purseDoc(ctx, c.Purse, c)
	if err != nil {
		return err
	}
	return tx.write(ctx, "check "+c.state(), string(c.ID), insertCheck, tx.keeper, c.ID, c.Purse, c.On, c.state(), c.lookBy(), doc)
}

// SaveCheck records what was found out about a check's findings.
func (tx *Tx) SaveCheck(ctx context.Context, c Check) error {
	doc, err := tx.purseDoc(ctx, c.Purse, c)
	if err != nil {
		return err
	}
	return tx.write(ctx, "check "+c.state(), string(c.ID), updateCheck, c.state(), c.lookBy(), doc, tx.keeper, c.ID)
}

// Checks lists the checks of a purse, newest first.
func (tx *Tx) Checks(ctx context.Context, purse ledger.PurseID) ([]Check, error) {
	return ownedDocs[Check](ctx, tx, selectChecks, tx.keeper, purse)
}

// LastCheck gives the newest check of a purse; not found is a fault.
func (tx *Tx) LastCheck(ctx context.Context, purse ledger.PurseID) (Check, error) {
	var c Check
	err := tx.ownedDoc(ctx, lastCheck, []any{tx.keeper, purse}, &c)
	return c, err
}

// PursesToCheck lists, whoever keeps their records, the people whose money nobody
// looked at since a day, and those with a finding that nobody looked at by its
// day; whoever is both stands here twice. A purse younger than that day waits.
func (s *Store) PursesToCheck(ctx context.Context, since, today calendar.Date) ([]Place, error) {
	var all []Place
	add := func(scan func(...any) error) error {
		var p Place
		err := scan(&p.Keeper, &p.Person)
		all = append(all, p)
		return err
	}
	err := s.Read(ctx, access.Actor{}, "", func(tx *Tx) error {
		return errors.Join(tx.each(ctx, uncheckedSince, []any{since}, add), tx.each(ctx, waitingChecks, []any{today}, add))
	})
	return all, err
}
