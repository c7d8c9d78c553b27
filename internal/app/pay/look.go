package pay

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/hours"
	"ownway/value/fault"
)

// WagesRuns lists a support organisation's wages runs, newest pay day first.
func (s *Service) WagesRuns(ctx context.Context, by access.Actor) (runs []work.Run, err error) {
	err = s.See(ctx, by, access.SeeWagesRun, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		runs, err = tx.WagesRuns(ctx)
		return err
	})
	return runs, err
}

// Look is a wages run as it stands: each employer with what it came to or, before
// the run is started, what it would come to beside last time.
type Look struct {
	Run   work.Run
	Items []Row
}

// waits reports whether somebody's hours are still waited for.
func (l Look) waits() bool {
	return slices.ContainsFunc(l.Items, func(r Row) bool { return r.State == work.Waiting })
}

// Row is one employer in a look at a wages run.
type Row struct {
	work.Item
	Asked []Question // hours that still wait for an answer
}

// WagesRun looks at a wages run. Before it is started it is a dry run: worked
// out to the end, and nothing kept.
func (s *Service) WagesRun(ctx context.Context, by access.Actor, id work.RunID) (look Look, err error) {
	var items []work.Item
	err = s.See(ctx, by, access.SeeWagesRun, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		look.Run, items, err = tx.WagesRun(ctx, id)
		return err
	})
	if err != nil {
		return look, err
	}
	for _, i := range items {
		row := Row{Item: i}
		if i.State != work.Done {
			if row, err = s.tryOut(ctx, by, look.Run, i); err != nil {
				return look, err
			}
		}
		look.Items = append(look.Items, row)
	}
	return look, nil
}

// tryOut works out one employer without keeping anything.
func (s *Service) tryOut(ctx context.Context, by access.Actor, run work.Run, item work.Item) (Row, error) {
	row := Row{Item: item}
	err := s.See(ctx, by, access.RunPayroll, access.About(item.Employer), func(tx *store.Tx) error {
		jobs, err := employedBy(ctx, tx, item.Employer, run.Calendar.Period)
		if err != nil {
			return err
		}
		if run.Calendar, err = daysOf(ctx, tx, item.Employer, run.Calendar.Period); err != nil {
			return err
		}
		row.Slips, row.Stopped = nil, nil
		for _, e := range jobs {
			if e.Terms.Frequency != run.Frequency {
				continue
			}
			if err := s.trySlip(ctx, tx, run, e, &row); err != nil {
				return err
			}
		}
		return nil
	})
	switch {
	case err == nil && len(row.Stopped) > 0:
		row.State, row.Why = work.Held, row.Stopped[0].Why
	case err == nil && len(row.Asked) > 0 && item.State == work.Waiting:
		row.State = work.Waiting
	case err == nil && item.State == work.Waiting:
		row.State = work.Ready
	case err != nil && fault.KindOf(err) != fault.KindInternal: // also where they no longer let the bureau run their payroll
		row.State, row.Why, err = work.Held, fault.All(err)[0].Text, nil
	}
	return row, err
}

func (s *Service) trySlip(ctx context.Context, tx *store.Tx, run work.Run, e work.Employment, row *Row) error {
	q, open, err := question(ctx, tx, e, run.Calendar.Period)
	if err != nil {
		return err
	}
	at := q.Sheet
	if open && at.Hours.State != hours.PaidAsUsual {
		if at, err = s.unanswered(ctx, tx, at, run.Calendar); err != nil {
			return err
		}
		if at.Hours.State != hours.PaidAsUsual {
			row.Asked = append(row.Asked, q)
			return nil
		}
	}
	due, err := s.dueWith(ctx, tx, e, run.Calendar, at)
	if slip, made := madeBefore(due); made && err == nil {
		row.Slips = append(row.Slips, slip)
		return nil
	}
	var slip work.Payslip
	if err == nil {
		slip, err = payslip(ctx, tx, due, "")
	}
	switch {
	case is(err, work.NothingToPay):
		return nil
	case stops(err):
		row.Stopped = append(row.Stopped, stopped(e, err))
		return nil
	case err != nil:
		return err
	}
	row.Slips = append(row.Slips, slipOf(slip, due))
	return nil
}

// unanswered gives hours as the start of the run will find them: once the cut-off
// has passed they are paid as usual. Before it, or where none are usual, they
// still wait.
func (s *Service) unanswered(ctx context.Context, tx *store.Tx, at work.Sheet, days work.Calendar) (work.Sheet, error) {
	today := s.Today()
	if !today.After(days.CutOff) {
		return at, nil
	}
	helpers, err := helpersOf(ctx, tx, at.Employer, today)
	for err == nil && !at.Hours.Settled() && at.Hours.Paid == nil {
		at.Hours, _, err = at.Hours.Unanswered(at.Hours.State, helpers, today)
	}
	if is(err, hours.NoUsualHours) {
		return at, nil
	}
	return at, err
}

func slipOf(slip work.Payslip, due work.Due) work.Slip {
	line := work.Slip{ID: slip.ID, PAName: slip.PAName, Gross: slip.Result.Gross, Net: slip.ToPay(), AsUsual: slip.AsUsual}
	if n := len(due.Earlier); n > 0 {
		line.LastTime = due.Earlier[n-1].ToPay()
	}
	return line
}
