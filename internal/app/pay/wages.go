package pay

import (
	"context"
	"errors"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of wages runs.
var (
	RunStarted = msg.New("pay.run-started", "This wages run was started already. Nobody is paid twice")
	TooEarly   = msg.New("pay.run-too-early", "Hours can still be answered until {day}. Start the run after that")
	NoFunding  = msg.New("pay.no-funding", "There is no agreement that says who pays for this support")
)

// OpenRun opens the wages run of a pay period for every employer that the
// support organisation acts for and that pays this often. Opening it again
// gives the run that is there.
func (s *Service) OpenRun(ctx context.Context, by access.Actor, f period.Frequency, p calendar.Period) (work.RunID, error) {
	employers, err := s.employers(ctx, by, f, p)
	if err != nil {
		return "", err
	}
	var id work.RunID
	err = s.Do(ctx, by, access.RunWages, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		there, err := tx.WagesRunOf(ctx, f, p.First)
		if fault.KindOf(err) != fault.KindNotFound {
			id = there.ID
			return err
		}
		run := work.Run{Frequency: f, Calendar: work.CalendarOf(p), State: work.Gathering}
		if err := store.NewID(tx, &run.ID); err != nil {
			return err
		}
		id = run.ID
		for i := range employers {
			employers[i].Run = run.ID
		}
		return tx.AddWagesRun(ctx, run, employers)
	})
	return id, err
}

// employers lists those with a grant to this support organisation and someone
// to pay in the period.
func (s *Service) employers(ctx context.Context, by access.Actor, f period.Frequency, p calendar.Period) ([]work.Item, error) {
	var grants []access.Grant
	err := s.See(ctx, by, access.SeeWagesRun, access.AboutWork(by.Keeper), func(tx *store.Tx) (err error) {
		grants, err = tx.GrantsTo(ctx, by.Keeper)
		return err
	})
	if err != nil {
		return nil, err
	}
	var items []work.Item
	seen := map[person.ID]bool{}
	for _, g := range grants {
		if g.What != access.Wages || !g.LastsOn(s.Today()) || seen[g.Person] {
			continue
		}
		seen[g.Person] = true
		err := s.See(ctx, by, access.SeeHours, access.About(g.Person), func(tx *store.Tx) error {
			jobs, err := employedBy(ctx, tx, g.Person, p)
			if err != nil {
				return err
			}
			for _, e := range jobs {
				if e.Terms.Frequency != f || e.Terms.PeriodOn(p.First) != p {
					continue
				}
				who, err := tx.Person(ctx, g.Person)
				items = append(items, work.Item{Employer: g.Person, Name: who.Name, State: work.Waiting})
				return err
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return items, nil
}

// EmployerJob asks for one employer of a wages run to be worked out.
type EmployerJob struct {
	Run      work.RunID      `json:"run"`
	Bureau   access.KeeperID `json:"bureau"`
	Employer person.ID       `json:"employer"`
}

// Kind names the job in the queue.
func (EmployerJob) Kind() string { return "wages-employer" }

// StartRun sets a wages run going: each employer becomes a job of its own, so
// that one that fails stops no other. A run is started once, and before its
// cut-off only if nobody's hours are waited for.
func (s *Service) StartRun(ctx context.Context, by access.Actor, id work.RunID) error {
	look, err := s.WagesRun(ctx, by, id)
	if err != nil {
		return err
	}
	if days := look.Run.Calendar; !s.Today().After(days.CutOff) && look.waits() {
		return fault.Conflict(TooEarly, "day", days.CutOff)
	}
	return s.Do(ctx, by, access.RunWages, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		run, items, err := tx.WagesRun(ctx, id)
		if err != nil {
			return err
		}
		if run.State != work.Gathering {
			return fault.Conflict(RunStarted)
		}
		if last := run.Calendar.Period.Last; !s.Today().After(last) {
			return fault.Conflict(TooEarly, "day", last)
		}
		run.State = work.Running
		if len(items) == 0 {
			run.State = work.Finished
		}
		if err := tx.MoveWagesRun(ctx, run, work.Gathering); err != nil {
			return err
		}
		for _, i := range items {
			if err := tx.Enqueue(ctx, EmployerJob{Run: id, Bureau: by.Keeper, Employer: i.Employer}); err != nil {
				return err
			}
		}
		return nil
	})
}

// Replay works one employer of a run out again, after what held it was put right.
func (s *Service) Replay(ctx context.Context, by access.Actor, id work.RunID, employer person.ID) error {
	return s.Do(ctx, by, access.RunWages, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		run, item, err := itemOf(ctx, tx, id, employer)
		switch {
		case err != nil:
			return err
		case item.Run.IsZero():
			return fault.NotFound(store.NoSuchRecord)
		case run.State == work.Gathering:
			return fault.Conflict(TooEarly, "day", run.Calendar.Period.Last)
		case item.State == work.Done:
			return fault.Conflict(store.AlreadyThere)
		}
		return tx.Enqueue(ctx, EmployerJob{Run: id, Bureau: by.Keeper, Employer: employer})
	})
}

// itemOf gives a run and one employer in it, or no item where it is not there.
func itemOf(ctx context.Context, tx *store.Tx, id work.RunID, employer person.ID) (work.Run, work.Item, error) {
	run, items, err := tx.WagesRun(ctx, id)
	for _, i := range items {
		if i.Employer == employer {
			return run, i, err
		}
	}
	return run, work.Item{}, err
}

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
	return s.finish(ctx, by, job)
}

func (s *Service) workOut(ctx context.Context, by access.Actor, run work.Run, item work.Item, job EmployerJob) error {
	if err := s.PassOn(ctx, by, job.Employer, run.Calendar.Period); err != nil && fault.KindOf(err) == fault.KindInternal {
		return err
	}
	err := s.Do(ctx, by, access.RunPayroll, access.About(job.Employer), func(tx *store.Tx) error {
		item.Slips, item.AsUsual = nil, false
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

// finish closes the run once every employer is paid. It looks after its own
// employer's record is kept: of two that end at once, the later sees both.
func (s *Service) finish(ctx context.Context, by access.Actor, job EmployerJob) error {
	err := s.Store.Write(ctx, by, job.Bureau, func(tx *store.Tx) error {
		run, items, err := tx.WagesRun(ctx, job.Run)
		if err != nil || run.State != work.Running {
			return err
		}
		for _, i := range items {
			if i.State != work.Done {
				return nil
			}
		}
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
	for _, p := range slips {
		if calendar.TaxYearOf(p.PayDay) == year {
			left -= p.Result.AllowanceUsed
		}
	}
	return max(0, left), nil
}
