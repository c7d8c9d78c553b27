package pay

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// EmployerJob asks for one employer of a wages run to be worked out.
type EmployerJob struct {
	Run      work.RunID      `json:"run"`
	Bureau   access.KeeperID `json:"bureau"`
	Employer person.ID       `json:"employer"`
}

// Kind names the job in the queue.
func (EmployerJob) Kind() string { return "wages-employer" }

// StartRun sets a wages run going: its employers are worked out many to a job. A
// run is started once, and before its cut-off only if nobody's hours are waited for.
func (s *Service) StartRun(ctx context.Context, by access.Actor, id work.RunID) error {
	if early, err := s.waitsStill(ctx, by, id); err != nil {
		return err
	} else if !early.IsZero() {
		return fault.Conflict(TooEarly, "day", early)
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
		for some := range slices.Chunk(items, together) {
			job := EmployersJob{Run: id, Bureau: by.Keeper}
			for _, i := range some {
				job.Employers = append(job.Employers, i.Employer)
			}
			if err := tx.Enqueue(ctx, job); err != nil {
				return err
			}
		}
		return nil
	})
}

// waitsStill gives the cut-off of a run while it is still to come and somebody's
// hours are waited for. After it nobody needs to be looked at.
func (s *Service) waitsStill(ctx context.Context, by access.Actor, id work.RunID) (calendar.Date, error) {
	var run work.Run
	err := s.See(ctx, by, access.SeeWagesRun, access.AboutWork(by.Keeper), func(tx *store.Tx) (err error) {
		run, _, err = tx.WagesItem(ctx, id, "")
		return err
	})
	if err != nil || s.Today().After(run.Calendar.CutOff) {
		return calendar.Date{}, err
	}
	look, err := s.WagesRun(ctx, by, id)
	if err != nil || !look.waits() {
		return calendar.Date{}, err
	}
	return run.Calendar.CutOff, nil
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
	return tx.WagesItem(ctx, id, employer)
}
