package pay

import (
	"context"
	"errors"
	"slices"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/value/fault"
)

// together is how many employers of a run are worked out in one transaction.
const together = 100

// EmployersJob asks for some employers of a wages run to be worked out together.
type EmployersJob struct {
	Run       work.RunID      `json:"run"`
	Bureau    access.KeeperID `json:"bureau"`
	Employers []person.ID     `json:"employers"`
}

// Kind names the job in the queue.
func (EmployersJob) Kind() string { return "wages-employers" }

// RunEmployers works out the wages of some employers in a run as RunEmployer does,
// all in one transaction for each keeper of their records. If anything fails that is
// not for people to put right, each is worked out alone, so that one stops no other;
// one that fails alone too is left to a job of its own.
func (s *Service) RunEmployers(ctx context.Context, by access.Actor, job EmployersJob) error {
	err := s.runTogether(ctx, by, job)
	if err == nil || ctx.Err() != nil {
		return err
	}
	var again []EmployerJob
	var wrong []error
	for _, e := range job.Employers {
		one := EmployerJob{Run: job.Run, Bureau: job.Bureau, Employer: e}
		if err := s.RunEmployer(ctx, by, one); err != nil {
			again, wrong = append(again, one), append(wrong, err)
		}
	}
	switch {
	case ctx.Err() != nil, len(again) == len(job.Employers): // the fault is none of theirs
		return errors.Join(wrong...)
	case len(again) == 0:
		return nil
	}
	return s.Store.Write(ctx, by, job.Bureau, func(tx *store.Tx) error {
		for _, one := range again {
			if err := tx.Enqueue(ctx, one); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Service) runTogether(ctx context.Context, by access.Actor, job EmployersJob) error {
	var run work.Run
	var items []work.Item
	err := s.Store.Read(ctx, by, job.Bureau, func(tx *store.Tx) (err error) {
		run, items, err = tx.WagesItems(ctx, job.Run, job.Employers)
		return err
	})
	if err != nil || run.State == work.Gathering {
		return err
	}
	items = slices.DeleteFunc(items, func(i work.Item) bool { return i.State == work.Done })
	if err := s.workOutAll(ctx, by, run, items); err != nil {
		return err
	}
	err = s.Store.Write(ctx, by, job.Bureau, func(tx *store.Tx) error { return tx.SaveWagesItems(ctx, items) })
	if err != nil {
		return err
	}
	return s.finish(ctx, by, job.Run, job.Bureau)
}

// workOutAll works out many employers, and notes on their items how each came out
// of it.
func (s *Service) workOutAll(ctx context.Context, by access.Actor, run work.Run, items []work.Item) error {
	employers := make([]person.ID, len(items))
	for i, item := range items {
		employers[i] = item.Employer
	}
	standings, err := s.Standings(ctx, by, employers)
	if err != nil {
		return err
	}
	theirs := map[access.KeeperID][]*work.Item{}
	for i := range items {
		k, known := standings.Keeper(items[i].Employer)
		if !known {
			settleItem(&items[i], fault.NotFound(store.NoSuchRecord))
			continue
		}
		theirs[k] = append(theirs[k], &items[i])
	}
	for k, some := range theirs {
		err := s.Store.Write(ctx, by, k, func(tx *store.Tx) error { return s.payAll(ctx, tx, standings, run, some) })
		if err != nil {
			return err
		}
	}
	return nil
}

// payAll works out employers of one keeper, each apart from the others.
func (s *Service) payAll(ctx context.Context, tx *store.Tx, standings app.Standings, run work.Run, items []*work.Item) error {
	employers := make([]person.ID, len(items))
	for i, item := range items {
		employers[i] = item.Employer
	}
	if err := tx.ReadAhead(ctx, employers, run.Calendar.Period.First); err != nil {
		return err
	}
	for _, item := range items {
		err := standings.May(access.SettleHours, item.Employer)
		if err == nil {
			err = tx.Apart(ctx, func() error { return s.passingOn(ctx, item.Employer, run.Calendar.Period)(tx) })
		}
		if err != nil && fault.KindOf(err) == fault.KindInternal {
			return err
		}
		item.Slips, item.Stopped = nil, nil
		if err = standings.May(access.RunPayroll, item.Employer); err == nil {
			err = tx.Apart(ctx, func() error { return s.payEmployer(ctx, tx, run, item) })
		}
		if !settleItem(item, err) {
			return err
		}
	}
	return nil
}
