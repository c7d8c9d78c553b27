package store

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/fault"
)

var (
	insertEmployment  = sqlText(`INSERT INTO employment (keeper, id, employer, pa, pa_keeper, starts, ends, frequency, away, doc) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`)
	selectEmployment  = sqlText(`SELECT away, doc FROM employment WHERE keeper = $1 AND id = $2`)
	selectEmployments = sqlText(`SELECT away, doc FROM employment WHERE keeper = $1 AND employer = $2 ORDER BY starts, id`)
	selectEmployers   = sqlText(`SELECT DISTINCT keeper, employer FROM employment WHERE starts <= $1 AND (ends = '' OR ends >= $2) ORDER BY keeper, employer`)
	selectWorkOf      = sqlText(`SELECT keeper, employer FROM employment WHERE pa = $1 ORDER BY starts, id`)
	selectEmployerOf  = sqlText(`SELECT employer FROM employment WHERE id = $1`)
	insertSheet       = sqlText(`INSERT INTO sheet (keeper, id, employment, employer, starts, ends, state, doc) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`)
	updateSheet       = sqlText(`UPDATE sheet SET state = $1, doc = $2 WHERE keeper = $3 AND id = $4 AND state = $5`)
	selectPAOf        = sqlText(`SELECT pa FROM employment WHERE keeper = $1 AND id = $2`)
	selectSheet       = sqlText(`SELECT e.pa, s.doc FROM sheet s JOIN employment e ON e.keeper = s.keeper AND e.id = s.employment WHERE s.keeper = $1 AND s.employment = $2 AND s.starts = $3`)
	selectSheetByID   = sqlText(`SELECT e.pa, s.doc FROM sheet s JOIN employment e ON e.keeper = s.keeper AND e.id = s.employment WHERE s.keeper = $1 AND s.id = $2`)
	selectSheets      = sqlText(`SELECT e.pa, s.doc FROM sheet s JOIN employment e ON e.keeper = s.keeper AND e.id = s.employment
		WHERE s.keeper = $1 AND s.employer = $2 ORDER BY s.starts DESC, s.employment`)
	insertPayslip      = sqlText(`INSERT INTO payslip (keeper, id, employment, employer, pa, starts, ends, pay_day, doc) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`)
	selectPayslip      = sqlText(`SELECT pa, doc FROM payslip WHERE keeper = $1 AND id = $2`)
	selectPayslips     = sqlText(`SELECT pa, doc FROM payslip WHERE keeper = $1 AND employment = $2 ORDER BY pay_day, id`)
	selectPayslipsFor  = sqlText(`SELECT pa, doc FROM payslip WHERE keeper = $1 AND employer = $2 ORDER BY pay_day DESC, id`)
	selectPayslipWhere = sqlText(`SELECT keeper, employer, pa FROM payslip WHERE id = $1`)
	insertWagesRun     = sqlText(`INSERT INTO wages_run (keeper, id, frequency, starts, ends, pay_day, state, doc) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`)
	selectAgreed       = sqlText(`SELECT e.pa, s.doc FROM sheet s JOIN employment e ON e.keeper = s.keeper AND e.id = s.employment
		WHERE s.keeper = $1 AND s.employment = $2 AND s.starts < $3 AND s.state = 'approved' ORDER BY s.starts DESC`)
	updateWagesRun    = sqlText(`UPDATE wages_run SET state = $1, doc = $2 WHERE keeper = $3 AND id = $4 AND state = $5`)
	selectWagesRun    = sqlText(`SELECT doc FROM wages_run WHERE keeper = $1 AND id = $2`)
	selectWagesRuns   = sqlText(`SELECT doc FROM wages_run WHERE keeper = $1 ORDER BY pay_day DESC, id`)
	selectRunOfPeriod = sqlText(`SELECT doc FROM wages_run WHERE keeper = $1 AND frequency = $2 AND starts = $3`)
	insertWagesItem   = sqlText(`INSERT INTO wages_item (keeper, run, employer, state, doc) VALUES ($1, $2, $3, $4, $5)`)
	updateWagesItem   = sqlText(`UPDATE wages_item SET state = $1, doc = $2 WHERE keeper = $3 AND run = $4 AND employer = $5`)
	selectWagesItems  = sqlText(`SELECT doc FROM wages_item WHERE keeper = $1 AND run = $2 ORDER BY employer`)
)

// AddEmployment records that a person employs a PA.
func (tx *Tx) AddEmployment(ctx context.Context, e work.Employment) error {
	var paKeeper access.KeeperID
	if err := tx.one(ctx, keeperOfPA, []any{e.PA}, &paKeeper); err != nil {
		return err
	}
	doc, away, err := tx.jobDoc(ctx, e)
	if err != nil {
		return err
	}
	return tx.write(ctx, "employ", string(e.ID), insertEmployment,
		tx.keeper, e.ID, e.Employer, e.PA, paKeeper, e.Terms.Start, e.Terms.End, string(e.Terms.Frequency), away, doc)
}

// Employment gives an employment by id, Employments all of an employer.
func (tx *Tx) Employment(ctx context.Context, id work.ID) (work.Employment, error) {
	if e, ok := known(tx, func(a *ahead) map[work.ID]work.Employment { return a.job }, id); ok {
		return e, nil
	}
	var away, doc string
	if err := tx.one(ctx, selectEmployment, []any{tx.keeper, id}, &away, &doc); err != nil {
		return work.Employment{}, err
	}
	return tx.job(ctx, away, doc)
}

// Employments lists whom a person employs or employed.
func (tx *Tx) Employments(ctx context.Context, employer person.ID) ([]work.Employment, error) {
	if all, ok := known(tx, func(a *ahead) map[person.ID][]work.Employment { return a.jobs }, employer); ok {
		return slices.Clone(all), nil
	}
	return tx.jobs(ctx, selectEmployments, tx.keeper, employer)
}

// Place is where a record is kept and whom it is about.
type Place struct {
	Keeper access.KeeperID
	Person person.ID
}

// Employers lists whoever employed somebody at any time in some days, whoever
// keeps their records.
func (s *Store) Employers(ctx context.Context, in calendar.Period) ([]Place, error) {
	var all []Place
	err := s.Read(ctx, access.Actor{}, "", func(tx *Tx) error {
		return tx.each(ctx, selectEmployers, []any{in.Last, in.First}, func(scan func(...any) error) error {
			var p Place
			err := scan(&p.Keeper, &p.Person)
			all = append(all, p)
			return err
		})
	})
	return all, err
}

// WorkOf lists the employers of a PA, whoever keeps their records: a PA knows
// whom they work for.
func (s *Store) WorkOf(ctx context.Context, pa person.PAID) ([]Place, error) {
	var all []Place
	err := s.Read(ctx, access.Actor{}, "", func(tx *Tx) error {
		return tx.each(ctx, selectWorkOf, []any{pa}, func(scan func(...any) error) error {
			var p Place
			err := scan(&p.Keeper, &p.Person)
			all = append(all, p)
			return err
		})
	})
	return all, err
}

// EmployerOf gives the employer of an employment, so that it can be asked
// whether someone may act on it.
func (s *Store) EmployerOf(ctx context.Context, id work.ID) (person.ID, error) {
	var p person.ID
	err := s.Read(ctx, access.Actor{}, "", func(tx *Tx) error { return tx.one(ctx, selectEmployerOf, []any{id}, &p) })
	return p, err
}

// Hours tell of sickness and of leave, and so are encrypted under the key of the PA.

// paOf gives the PA of an employment, whose key its records are encrypted under.
func (tx *Tx) paOf(ctx context.Context, id work.ID) (pa string, err error) {
	if e, ok := known(tx, func(a *ahead) map[work.ID]work.Employment { return a.job }, id); ok {
		return string(e.PA), nil
	}
	return pa, tx.one(ctx, selectPAOf, []any{tx.keeper, id}, &pa)
}

// AddSheet opens the hours of an employment for a period.
func (tx *Tx) AddSheet(ctx context.Context, s work.Sheet) error {
	pa, err := tx.paOf(ctx, s.Employment)
	if err != nil {
		return err
	}
	if tx.isAhead() {
		tx.ahead.moveSheet(s)
	}
	return tx.keep(ctx, "open hours", string(s.ID), insertSheet, pa, func() ([]any, error) {
		doc, err := tx.sealedDoc(ctx, pa, s)
		return []any{tx.keeper, s.ID, s.Employment, s.Employer, s.Hours.Period.First, s.Hours.Period.Last, string(s.Hours.State), doc}, err
	})
}

// MoveSheet records the next state of a sheet. If someone moved it on
// meanwhile it is a conflict.
func (tx *Tx) MoveSheet(ctx context.Context, next, from work.Sheet) error {
	pa, err := tx.paOf(ctx, next.Employment)
	if err != nil {
		return err
	}
	if tx.isAhead() {
		tx.ahead.moveSheet(next)
	}
	act := "hours"
	if n := len(next.Events); n > 0 {
		act = "hours " + string(next.Events[n-1].Did)
	}
	return tx.keep(ctx, act, string(next.ID), updateSheet, pa, func() ([]any, error) {
		doc, err := tx.sealedDoc(ctx, pa, next)
		return []any{string(next.Hours.State), doc, tx.keeper, next.ID, string(from.Hours.State)}, err
	})
}

// Sheet gives the hours of an employment for the period that starts on a day.
func (tx *Tx) Sheet(ctx context.Context, id work.ID, first calendar.Date) (work.Sheet, error) {
	if all, ok := known(tx, func(a *ahead) map[work.ID][]work.Sheet { return a.sheets }, id); ok && first == tx.ahead.first {
		if len(all) == 0 {
			return work.Sheet{}, fault.NotFound(NoSuchRecord)
		}
		return all[0], nil
	}
	var s work.Sheet
	err := tx.ownedDoc(ctx, selectSheet, []any{tx.keeper, id, first}, &s)
	return s, err
}

// SheetByID gives the hours with an id.
func (tx *Tx) SheetByID(ctx context.Context, id work.SheetID) (work.Sheet, error) {
	var s work.Sheet
	err := tx.ownedDoc(ctx, selectSheetByID, []any{tx.keeper, id}, &s)
	return s, err
}

// Sheets lists all hours for an employer, newest first, but for those of a PA whose
// key is destroyed.
func (tx *Tx) Sheets(ctx context.Context, employer person.ID) ([]work.Sheet, error) {
	return docsLeft[work.Sheet](ctx, tx, selectSheets, tx.keeper, employer)
}

// AgreedBefore lists the agreed hours of an employment for the periods before the
// one that starts on a day, newest first.
func (tx *Tx) AgreedBefore(ctx context.Context, id work.ID, first calendar.Date) ([]work.Sheet, error) {
	if all, ok := known(tx, func(a *ahead) map[work.ID][]work.Sheet { return a.agreed }, id); ok && first == tx.ahead.first {
		return slices.Clone(all), nil
	}
	return ownedDocs[work.Sheet](ctx, tx, selectAgreed, tx.keeper, id, first)
}

// AddPayslip records a payslip; there is one for an employment and period. It tells
// of sick pay, family pay and orders of courts, and so is encrypted as hours are.
func (tx *Tx) AddPayslip(ctx context.Context, p work.Payslip) error {
	if tx.isAhead() {
		tx.ahead.addSlip(p)
	}
	return tx.keep(ctx, "payslip", string(p.ID), insertPayslip, string(p.PA), func() ([]any, error) {
		doc, err := tx.sealedDoc(ctx, string(p.PA), p)
		return []any{tx.keeper, p.ID, p.Employment, p.Employer, p.PA, p.Period.First, p.Period.Last, p.PayDay, doc}, err
	})
}

// Payslip gives a payslip by id.
func (tx *Tx) Payslip(ctx context.Context, id work.PayslipID) (work.Payslip, error) {
	var p work.Payslip
	err := tx.ownedDoc(ctx, selectPayslip, []any{tx.keeper, id}, &p)
	return p, err
}

// Payslips lists those of an employment, oldest first; PayslipsFor those of an
// employer, newest first.
func (tx *Tx) Payslips(ctx context.Context, id work.ID) ([]work.Payslip, error) {
	if all, ok := known(tx, func(a *ahead) map[work.ID][]work.Payslip { return a.slips }, id); ok {
		return slices.Clone(all), nil
	}
	return ownedDocs[work.Payslip](ctx, tx, selectPayslips, tx.keeper, id)
}

// PayslipsFor lists an employer's payslips, newest first, but for those of a PA whose
// key is destroyed.
func (tx *Tx) PayslipsFor(ctx context.Context, employer person.ID) ([]work.Payslip, error) {
	if all, ok := tx.knownSlipsFor(employer); ok {
		return all, nil
	}
	return docsLeft[work.Payslip](ctx, tx, selectPayslipsFor, tx.keeper, employer)
}

// PayslipPlace gives where a payslip is kept, its employer and its PA, so that
// it can be asked whether someone may see it.
func (s *Store) PayslipPlace(ctx context.Context, id work.PayslipID) (Place, person.PAID, error) {
	var p Place
	var pa person.PAID
	err := s.Read(ctx, access.Actor{}, "", func(tx *Tx) error {
		return tx.one(ctx, selectPayslipWhere, []any{id}, &p.Keeper, &p.Person, &pa)
	})
	return p, pa, err
}

// AddWagesRun records a wages run of this support organisation with its items.
func (tx *Tx) AddWagesRun(ctx context.Context, r work.Run, items []work.Item) error {
	doc, err := toDoc(r)
	if err != nil {
		return err
	}
	err = tx.write(ctx, "wages run", string(r.ID), insertWagesRun,
		tx.keeper, r.ID, string(r.Frequency), r.Calendar.Period.First, r.Calendar.Period.Last, r.Calendar.PayDay, r.State, doc)
	if err != nil {
		return err
	}
	for _, i := range items {
		if doc, err = toDoc(i); err != nil {
			return err
		}
		if err := tx.write(ctx, "wages item", string(i.Employer), insertWagesItem, tx.keeper, i.Run, i.Employer, i.State, doc); err != nil {
			return err
		}
	}
	return nil
}

// MoveWagesRun records the next state of a run that still stands in the state
// it came from: a run is started once.
func (tx *Tx) MoveWagesRun(ctx context.Context, r work.Run, from work.RunState) error {
	doc, err := toDoc(r)
	if err != nil {
		return err
	}
	return tx.write(ctx, "wages run "+string(r.State), string(r.ID), updateWagesRun, r.State, doc, tx.keeper, r.ID, from)
}

// SaveWagesItem records how an employer stands in a run.
func (tx *Tx) SaveWagesItem(ctx context.Context, i work.Item) error {
	return tx.keep(ctx, "wages item "+string(i.State), string(i.Employer), updateWagesItem, "", func() ([]any, error) {
		doc, err := toDoc(i)
		return []any{i.State, doc, tx.keeper, i.Run, i.Employer}, err
	})
}

// SaveWagesItems records how some employers stand in a run.
func (tx *Tx) SaveWagesItems(ctx context.Context, items []work.Item) error {
	return tx.together(ctx, func() error {
		for _, i := range items {
			if err := tx.SaveWagesItem(ctx, i); err != nil {
				return err
			}
		}
		return nil
	})
}

// WagesRun gives a run with its items.
func (tx *Tx) WagesRun(ctx context.Context, id work.RunID) (work.Run, []work.Item, error) {
	var r work.Run
	if err := tx.doc(ctx, selectWagesRun, []any{tx.keeper, id}, &r); err != nil {
		return r, nil, err
	}
	items, err := docs[work.Item](ctx, tx, selectWagesItems, tx.keeper, id)
	return r, items, err
}

// WagesRuns lists this organisation's runs, newest pay day first.
func (tx *Tx) WagesRuns(ctx context.Context) ([]work.Run, error) {
	return docs[work.Run](ctx, tx, selectWagesRuns, tx.keeper)
}

// WagesRunOf gives the run of a frequency for the period that starts on a day.
func (tx *Tx) WagesRunOf(ctx context.Context, f period.Frequency, first calendar.Date) (work.Run, error) {
	var r work.Run
	err := tx.doc(ctx, selectRunOfPeriod, []any{tx.keeper, string(f), first}, &r)
	return r, err
}
