package store

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/bureau"
	"ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/internal/care/takeover"
	"ownway/internal/care/work"
	"ownway/ledger"
	"ownway/pay/notice"
	"ownway/value/calendar"
)

// ahead is what a transaction read ahead for many employers. A list that is nil was
// not read or has changed since in a way that is not followed: then one asks again.
// What is read is shared, and never changed in place.
type ahead struct {
	owner  *Tx
	keeper access.KeeperID
	first  calendar.Date // of the pay period
	on     calendar.Date

	jobs        map[person.ID][]work.Employment
	job         map[work.ID]work.Employment
	days        map[person.ID][]bureau.Days
	reps        map[person.ID][]person.Representative
	granted     map[person.ID]bool
	sheets      map[work.ID][]work.Sheet // of the period
	agreed      map[work.ID][]work.Sheet // of earlier ones, newest first
	slips       map[work.ID][]work.Payslip
	choices     map[work.ID][]work.Choice
	corrections map[work.ID][]work.Correction
	befores     map[work.ID][]takeover.Before
	pensions    map[work.ID][]work.PensionLife
	endings     map[work.ID][]work.Ending
	arranged    map[work.ID][]work.Arrangements
	notices     map[work.ID][]notice.Notice
	pas         map[person.PAID]person.PA
	purses      map[person.ID]Purse
	balances    map[ledger.PurseID]ledger.Balances
	paidTo      map[ledger.PurseID]calendar.Date
	schemes     map[person.ID][]filing.Scheme
	pensionOf   map[person.ID][]work.PensionScheme
	filings     map[person.ID][]filing.Filing

	rows    []waiting
	posts   []ledger.Transaction
	undo    []func()
	writing bool
	times   int // how often what waited was written
}

// isAhead reports whether this transaction, in the records that it looks at now, has
// read ahead.
func (tx *Tx) isAhead() bool { return tx.ahead != nil && tx.ahead.keeper == tx.keeper }

// known looks for what was read ahead under a key.
func known[K comparable, T any](tx *Tx, in func(*ahead) map[K]T, key K) (T, bool) {
	var none T
	if !tx.isAhead() {
		return none, false
	}
	found, ok := in(tx.ahead)[key]
	return found, ok
}

// put notes what a write makes of something that was read ahead.
func put[K comparable, T any](a *ahead, in map[K]T, key K, v T) {
	before, was := in[key]
	if !was {
		return // it was not read ahead
	}
	in[key] = v
	a.undo = append(a.undo, func() { in[key] = before })
}

// forget drops what was read ahead of a table that is written in another way.
func (a *ahead) forget(table string) {
	switch table {
	case "employment":
		a.jobs, a.job = nil, nil
	case "bureau_days":
		a.days = nil
	case "representative":
		a.reps = nil
	case "grants":
		a.granted, a.pas = nil, nil
	case "pa":
		a.pas = nil
	case "sheet":
		a.sheets, a.agreed = nil, nil
	case "payslip":
		a.slips = nil
	case "pay_choice":
		a.choices = nil
	case "pay_correction":
		a.corrections = nil
	case "job_before":
		a.befores = nil
	case "job_record":
		a.pensions, a.endings, a.arranged = nil, nil, nil
	case "notice":
		a.notices = nil
	case "purse":
		a.purses, a.balances = nil, nil
	case "txn", "move":
		a.balances = nil
	case "payment_run", "payment_line":
		a.paidTo = nil
	case "scheme":
		a.schemes = nil
	case "employer_record":
		a.pensionOf = nil
	case "filing":
		a.filings = nil
	}
}

// ReadAhead reads in a few questions what the wages of many employers depend on in
// the pay period that starts on a day. From then on the transaction answers from
// that; and what it writes waits, to be written together at its end.
func (tx *Tx) ReadAhead(ctx context.Context, employers []person.ID, first calendar.Date) error {
	a := &ahead{owner: tx, keeper: tx.keeper, first: first, on: calendar.DateOf(tx.now.In(london))}
	if err := errors.Join(tx.aheadOfWork(ctx, a, employers), tx.aheadOfBooks(ctx, a, employers)); err != nil {
		return err
	}
	tx.ahead = a
	return nil
}

func (tx *Tx) aheadOfWork(ctx context.Context, a *ahead, employers []person.ID) (err error) {
	if a.jobs, err = tx.jobsOf(ctx, employers); err != nil {
		return err
	}
	a.job = map[work.ID]work.Employment{}
	var ids []work.ID
	pas := map[person.PAID]bool{}
	for _, e := range employers {
		for _, j := range a.jobs[e] {
			a.job[j.ID] = j
			ids, pas[j.PA] = append(ids, j.ID), true
		}
	}
	sheets, wrong := sealedOf[work.Sheet](ctx, tx, sheetsOf, []any{tx.keeper, a.first}, ids)
	a.splitSheets(sheets)
	a.slips, err = sealedOf[work.Payslip](ctx, tx, payslipsOf, []any{tx.keeper}, ids)
	wrong = errors.Join(wrong, err)
	a.choices, err = sealedOf[work.Choice](ctx, tx, choicesOf, []any{tx.keeper, a.first}, ids)
	wrong = errors.Join(wrong, err)
	a.corrections, err = sealedOf[work.Correction](ctx, tx, correctionsOf, []any{tx.keeper}, ids)
	wrong = errors.Join(wrong, err)
	a.befores, err = sealedOf[takeover.Before](ctx, tx, beforesOf, []any{tx.keeper}, ids)
	wrong = errors.Join(wrong, err)
	a.pensions, err = sealedOf[work.PensionLife](ctx, tx, jobRecordsOf, []any{tx.keeper, pensionLife}, ids)
	wrong = errors.Join(wrong, err)
	a.endings, err = sealedOf[work.Ending](ctx, tx, jobRecordsOf, []any{tx.keeper, ending}, ids)
	wrong = errors.Join(wrong, err)
	a.arranged, err = sealedOf[work.Arrangements](ctx, tx, jobRecordsOf, []any{tx.keeper, arrangements}, ids)
	wrong = errors.Join(wrong, err)
	a.notices, err = sealedOf[notice.Notice](ctx, tx, noticesOf, []any{tx.keeper}, ids)
	wrong = errors.Join(wrong, err)
	a.pas, err = tx.pasOf(ctx, slices.Sorted(maps.Keys(pas)), a.on)
	return errors.Join(wrong, err)
}

// knownSlipsFor gives an employer's payslips, newest first, if they were read ahead.
func (tx *Tx) knownSlipsFor(employer person.ID) (all []work.Payslip, ok bool) {
	jobs, ok := known(tx, func(a *ahead) map[person.ID][]work.Employment { return a.jobs }, employer)
	for _, j := range jobs {
		slips, read := tx.ahead.slips[j.ID]
		all, ok = append(all, slips...), ok && read
	}
	slices.SortFunc(all, func(a, b work.Payslip) int { return cmp.Or(b.PayDay.Compare(a.PayDay), cmp.Compare(a.ID, b.ID)) })
	return all, ok
}

// firstOf gives the one record that there is, or an empty one.
func firstOf[T any](all []T) (one T) {
	if len(all) > 0 {
		one = all[0]
	}
	return one
}

// splitSheets tells the hours of the period from those of earlier ones.
func (a *ahead) splitSheets(all map[work.ID][]work.Sheet) {
	a.sheets, a.agreed = map[work.ID][]work.Sheet{}, map[work.ID][]work.Sheet{}
	for id, sheets := range all {
		n := 0 // newest first: that of the period leads
		if len(sheets) > 0 && sheets[0].Hours.Period.First == a.first {
			n = 1
		}
		a.sheets[id], a.agreed[id] = sheets[:n:n], sheets[n:]
	}
}

func (tx *Tx) aheadOfBooks(ctx context.Context, a *ahead, employers []person.ID) (err error) {
	a.days, err = docsOf[bureau.Days](ctx, tx, daysOf, []any{tx.keeper}, employers)
	wrong := err
	a.reps, err = tx.representativesOf(ctx, employers)
	wrong = errors.Join(wrong, err)
	a.granted, err = tx.grantedOf(ctx, access.Wages, employers, a.on)
	wrong = errors.Join(wrong, err)
	a.schemes, err = sealedOf[filing.Scheme](ctx, tx, schemesOf, []any{tx.keeper}, employers)
	wrong = errors.Join(wrong, err)
	a.pensionOf, err = sealedOf[work.PensionScheme](ctx, tx, employerRecordsOf, []any{tx.keeper, pensionScheme}, employers)
	wrong = errors.Join(wrong, err)
	a.filings, err = sealedOf[filing.Filing](ctx, tx, filingsOf, []any{tx.keeper}, employers)
	wrong = errors.Join(wrong, err)
	if a.purses, err = tx.pursesOf(ctx, employers); errors.Join(wrong, err) != nil {
		return errors.Join(wrong, err)
	}
	var ids []ledger.PurseID
	for _, e := range employers {
		if p, has := a.purses[e]; has {
			ids = append(ids, p.ID)
		}
	}
	a.balances, err = tx.balancesOf(ctx, ids)
	wrong = err
	a.paidTo, err = tx.paidToOf(ctx, ids)
	return errors.Join(wrong, err)
}

// addSlip notes a payslip that was made.
func (a *ahead) addSlip(p work.Payslip) {
	if all, read := a.slips[p.Employment]; read {
		all = append(slices.Clone(all), p)
		slices.SortFunc(all, func(a, b work.Payslip) int {
			return cmp.Or(a.PayDay.Compare(b.PayDay), cmp.Compare(a.ID, b.ID))
		})
		put(a, a.slips, p.Employment, all)
	}
}

// moveSheet notes the next state of a sheet.
func (a *ahead) moveSheet(s work.Sheet) {
	in := a.agreed
	if s.Hours.Period.First == a.first {
		in = a.sheets
	}
	all := slices.Clone(in[s.Employment])
	i := slices.IndexFunc(all, func(old work.Sheet) bool { return old.ID == s.ID })
	switch {
	case i >= 0:
		all[i] = s
	case s.Hours.Period.First == a.first:
		all = []work.Sheet{s}
	default: // one that was not agreed
		return
	}
	put(a, in, s.Employment, all)
}

// moveFiling notes a report that was opened or moved on.
func (a *ahead) moveFiling(f filing.Filing) {
	all := slices.Clone(a.filings[f.Employer])
	if i := slices.IndexFunc(all, func(old filing.Filing) bool { return old.ID == f.ID }); i >= 0 {
		all[i] = f
	} else {
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b filing.Filing) int {
		return cmp.Or(b.Day.Compare(a.Day), cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.N, a.N))
	})
	put(a, a.filings, f.Employer, all)
}

// carry notes that a payslip carries a correction.
func (a *ahead) carry(c work.Correction) {
	all := slices.Clone(a.corrections[c.Employment])
	for i := range all {
		if all[i].ID == c.ID {
			all[i] = c
		}
	}
	put(a, a.corrections, c.Employment, all)
}

// post adds a transaction to the balances.
func (a *ahead) post(t ledger.Transaction) {
	if b, read := a.balances[t.Purse]; read {
		b = maps.Clone(b)
		b.Add(t)
		put(a, a.balances, t.Purse, b)
	}
}
