package pay

import (
	"context"
	"errors"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// RunEmployer works out the wages of one employer in a run: payslips, books,
// and what the bank should show, all or none. What cannot be paid is held with
// its reason. Done again it changes nothing: the employer's record and the run's
// are two, and where only the first was written the second follows from it.
func (s *Service) RunEmployer(ctx context.Context, by access.Actor, job EmployerJob) error {
	var run work.Run
	var item work.Item
	err := s.Store.Read(ctx, by, job.Bureau, func(tx *store.Tx) (err error) {
		run, item, err = itemOf(ctx, tx, job.Run, job.Employer)
		return err
	})
	if err != nil || item.Run.IsZero() || run.State == work.Gathering {
		return err
	}
	if item.State != work.Done {
		if err := s.workOut(ctx, by, run, item, job); err != nil {
			return err
		}
	}
	return s.finish(ctx, by, job.Run, job.Bureau)
}

func (s *Service) workOut(ctx context.Context, by access.Actor, run work.Run, item work.Item, job EmployerJob) error {
	if err := s.PassOn(ctx, by, job.Employer, run.Calendar.Period); err != nil && fault.KindOf(err) == fault.KindInternal {
		return err
	}
	err := s.Do(ctx, by, access.RunPayroll, access.About(job.Employer), func(tx *store.Tx) error {
		if err := tx.ReadAhead(ctx, []person.ID{job.Employer}, run.Calendar.Period.First); err != nil {
			return err
		}
		item.Slips, item.Stopped = nil, nil
		return s.payEmployer(ctx, tx, run, &item)
	})
	if !settleItem(&item, err) {
		return err
	}
	return s.Store.Write(ctx, by, job.Bureau, func(tx *store.Tx) error { return tx.SaveWagesItem(ctx, item) })
}

// settleItem notes how the employer came out of it, and reports whether that
// is known: an internal error is for the queue to try again, and so is meeting
// someone who did the same at the same time.
func settleItem(item *work.Item, err error) bool {
	switch kind := fault.KindOf(err); {
	case err == nil && len(item.Stopped) > 0: // the others are paid
		item.State, item.Why = work.Held, item.Stopped[0].Why
	case err == nil:
		item.State, item.Why = work.Done, msg.Text{}
	case kind == fault.KindInternal, is(err, store.AlreadyThere):
		return false
	default:
		item.State, item.Why, item.Slips = work.Held, fault.All(err)[0].Text, nil
	}
	return true
}

// is reports whether an error is the fault of a key.
func is(err error, key msg.Key) bool {
	var f *fault.Fault
	return errors.As(err, &f) && f.Text.Key == key
}

// finish closes the run once every employer is paid. It looks after the employers'
// own records are kept: of two that end at once, the later sees both.
func (s *Service) finish(ctx context.Context, by access.Actor, id work.RunID, bureau access.KeeperID) error {
	var run work.Run
	var left bool
	err := s.Store.Read(ctx, by, bureau, func(tx *store.Tx) (err error) {
		if left, err = tx.WagesUndone(ctx, id); err != nil || left {
			return err
		}
		run, _, err = tx.WagesItem(ctx, id, "")
		return err
	})
	if err != nil || left || run.State != work.Running {
		return err
	}
	err = s.Store.Write(ctx, by, bureau, func(tx *store.Tx) error {
		run.State = work.Finished
		return tx.MoveWagesRun(ctx, run, work.Running)
	})
	if is(err, store.AlreadyThere) { // the other of the two closed it
		return nil
	}
	return err
}

// allowanceLeft gives the Employment Allowance that an employer has not yet
// used in the tax year of a day (care and support employers qualify: NIM06535).
func allowanceLeft(ctx context.Context, tx *store.Tx, employer person.ID, payDay calendar.Date) (money.Amount, error) {
	year := calendar.TaxYearOf(payDay)
	y, err := rates.For(year)
	if err != nil {
		return 0, err
	}
	slips, err := tx.PayslipsFor(ctx, employer)
	if err != nil {
		return 0, err
	}
	left := y.Allowance.Amount
	jobs, err := tx.Employments(ctx, employer)
	if err != nil {
		return 0, err
	}
	for _, e := range jobs { // another payroll may have used some before it was taken over
		if e.Standing.Before.Year == year {
			left -= e.Standing.Before.AllowanceUsed
		}
	}
	for _, p := range slips {
		if calendar.TaxYearOf(p.PayDay) == year {
			left -= p.Result.AllowanceUsed + p.Corrects.Allowance
		}
	}
	return max(0, left), nil
}
