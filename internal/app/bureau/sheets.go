package bureau

import (
	"cmp"
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/bureau"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/value/fault"
)

// HoursSheet is a sheet for hours as it is printed.
type HoursSheet struct {
	bureau.PaperSheet
	Employer string // by name
	Job      work.Employment
	Days     bureau.CutOffs
}

// MakeSheets gives each PA of a run a sheet with a code for the pay period after
// it. A sheet that was made before keeps its code, however often it is printed.
func (s *Service) MakeSheets(ctx context.Context, by access.Actor, id work.RunID) (made int, err error) {
	all, err := s.toPrint(ctx, by, id)
	if err != nil {
		return 0, err
	}
	return made, s.Do(ctx, by, access.PrintPost, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		for _, one := range all {
			if _, there, err := tx.HasPaperSheet(ctx, one.Employment, one.Period.First); err != nil || there {
				if err != nil {
					return err
				}
				continue
			}
			sheet := one.PaperSheet
			if sheet.Code, err = freshCode(ctx, tx, sheet); err != nil {
				return err
			}
			if err := tx.AddPaperSheet(ctx, sheet); err != nil {
				return err
			}
			made++
		}
		return nil
	})
}

// freshCode gives the code of a sheet, or another where a sheet of this
// organisation has it.
func freshCode(ctx context.Context, tx *store.Tx, sheet bureau.PaperSheet) (bureau.SheetCode, error) {
	for again := 0; ; again++ {
		code := bureau.CodeOf(sheet.Employment, sheet.Period.First, again)
		if _, err := tx.PaperSheet(ctx, code); fault.KindOf(err) == fault.KindNotFound {
			return code, nil
		} else if err != nil {
			return "", err
		}
	}
}

// Sheets lists the sheets of a run that were made, by employer and PA.
func (s *Service) Sheets(ctx context.Context, by access.Actor, id work.RunID) ([]HoursSheet, error) {
	all, err := s.toPrint(ctx, by, id)
	if err != nil {
		return nil, err
	}
	var made []HoursSheet
	err = s.See(ctx, by, access.PrintPost, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		for _, one := range all {
			sheet, there, err := tx.HasPaperSheet(ctx, one.Employment, one.Period.First)
			if err != nil {
				return err
			}
			if there {
				one.PaperSheet = sheet
				made = append(made, one)
			}
		}
		return nil
	})
	return made, err
}

// toPrint lists the sheets that a run wants, without their codes: of each PA of
// its employers who still works in the next pay period.
func (s *Service) toPrint(ctx context.Context, by access.Actor, id work.RunID) (all []HoursSheet, err error) {
	var run work.Run
	var items []work.Item
	err = s.See(ctx, by, access.PrintPost, access.AboutWork(by.Keeper), func(tx *store.Tx) (err error) {
		run, items, err = tx.WagesRun(ctx, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, i := range items {
		err := s.See(ctx, by, access.SeeHours, access.About(i.Employer), func(tx *store.Tx) error {
			mine, err := nextSheets(ctx, tx, run, i)
			all = append(all, mine...)
			return err
		})
		if err != nil && fault.KindOf(err) != fault.KindForbidden { // they left: nothing of theirs is printed here
			return nil, err
		}
	}
	slices.SortFunc(all, func(a, b HoursSheet) int {
		return cmp.Or(cmp.Compare(a.Employer, b.Employer), cmp.Compare(a.Job.PAName, b.Job.PAName), cmp.Compare(a.Employment, b.Employment))
	})
	return all, nil
}

func nextSheets(ctx context.Context, tx *store.Tx, run work.Run, i work.Item) ([]HoursSheet, error) {
	jobs, err := tx.Employments(ctx, i.Employer)
	if err != nil {
		return nil, err
	}
	rule, err := tx.PayDays(ctx, i.Employer)
	if err != nil {
		return nil, err
	}
	var all []HoursSheet
	for _, e := range jobs {
		p := e.Terms.PeriodOn(run.Calendar.Period.Last.AddDays(1))
		theirs := e.Terms.Frequency == run.Frequency && e.Terms.PeriodOn(run.Calendar.Period.First) == run.Calendar.Period
		if !theirs || !e.Terms.End.IsZero() && e.Terms.End.Before(p.First) {
			continue
		}
		all = append(all, HoursSheet{PaperSheet: bureau.PaperSheet{Employer: i.Employer, Employment: e.ID, PA: e.PA, Period: p}, Employer: i.Name, Job: e, Days: rule.Of(p)})
	}
	return all, nil
}

// coded fills in whose hours an item tells, where the code of a sheet says it. A
// code that is wrong is refused, and so is one of another employer than was
// chosen.
func (s *Service) coded(ctx context.Context, by access.Actor, i bureau.Item) (bureau.Item, error) {
	if i.Code == "" {
		return i, nil
	}
	code, err := bureau.ParseCode(i.Code)
	if err != nil {
		return i, err
	}
	var sheet bureau.PaperSheet
	err = s.See(ctx, by, access.KeepQueue, access.AboutWork(by.Keeper), func(tx *store.Tx) (err error) {
		sheet, err = tx.PaperSheet(ctx, code)
		return err
	})
	if fault.KindOf(err) == fault.KindNotFound {
		sheet, err = s.ownSheet(ctx, by, code)
	}
	switch {
	case fault.KindOf(err) == fault.KindNotFound:
		return i, fault.Invalid("code", bureau.CodeUnknown, "code", code.String())
	case err != nil:
		return i, err
	case !i.Employer.IsZero() && i.Employer != sheet.Employer, !i.PA.IsZero() && i.PA != sheet.PA:
		return i, fault.Invalid("code", bureau.CodeOther, "code", code.String())
	}
	return i.FromSheet(sheet), nil
}

// How many days back and on from today an employer may print a sheet themselves.
const (
	daysBack = 100
	daysOn   = 31
)

// ownSheet finds the sheet that an employer printed themselves, from their page of
// hours: nobody noted it, but its code says whose hours it has.
func (s *Service) ownSheet(ctx context.Context, by access.Actor, code bureau.SheetCode) (bureau.PaperSheet, error) {
	all, err := s.Clients(ctx, by)
	if err != nil {
		return bureau.PaperSheet{}, err
	}
	for _, c := range all {
		for _, e := range c.Jobs {
			for p := e.Terms.PeriodOn(s.Today().AddDays(daysOn)); !p.Last.Before(s.Today().AddDays(-daysBack)); p = e.Terms.PeriodOn(p.First.AddDays(-1)) {
				if bureau.CodeOf(e.ID, p.First, 0) == code {
					return bureau.PaperSheet{Code: code, Employer: c.Person.ID, Employment: e.ID, PA: e.PA, Period: p}, nil
				}
			}
		}
	}
	return bureau.PaperSheet{}, fault.NotFound(store.NoSuchRecord)
}
