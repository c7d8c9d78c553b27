package jobs

import (
	"context"
	"time"

	"github.com/riverqueue/river"

	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/care/person"
	"ownway/internal/monitor/check"
	"ownway/internal/store"
	"ownway/value/fault"
)

// checkEvery is how often it is seen whose money is due to be looked at.
const checkEvery = time.Hour

// ChecksJob asks for everybody's money to be looked at that is due: once a month,
// and whenever a finding was not looked at by its day.
type ChecksJob struct{}

// Kind names the job in the queue.
func (ChecksJob) Kind() string { return "checks" }

// CheckJob asks for one person's direct payment money to be looked at.
type CheckJob struct {
	Person person.ID `json:"person"`
}

// Kind names the job in the queue.
func (CheckJob) Kind() string { return "check" }

// InsertOpts lets one job for a person stand for the next.
func (CheckJob) InsertOpts() river.InsertOpts { return once }

// AccountsJob asks for the accounts that one keeper's people pay wages into to be
// looked at together.
type AccountsJob struct {
	Keeper access.KeeperID `json:"keeper"`
}

// Kind names the job in the queue.
func (AccountsJob) Kind() string { return "check-accounts" }

// InsertOpts lets one job for a keeper stand for the next.
func (AccountsJob) InsertOpts() river.InsertOpts { return once }

// once lets a job that is under way stand for another with the same words.
var once = river.InsertOpts{UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: underWay}}

var lookForChecks = river.NewPeriodicJob(river.PeriodicInterval(checkEvery), func() (river.JobArgs, *river.InsertOpts) {
	return ChecksJob{}, &once
}, &river.PeriodicJobOpts{RunOnStart: true})

type checksWorker struct {
	river.WorkerDefaults[ChecksJob]
	store *store.Store
}

func (w *checksWorker) Work(ctx context.Context, _ *river.Job[ChecksJob]) error {
	today := w.store.Today()
	all, err := w.store.PursesToCheck(ctx, check.DueSince(today), today)
	if err != nil || len(all) == 0 {
		return err
	}
	return w.store.Write(ctx, Machine, "", func(tx *store.Tx) error {
		var last access.KeeperID
		for _, p := range all {
			if p.Keeper != last {
				last = p.Keeper
				if err := tx.Enqueue(ctx, AccountsJob{Keeper: p.Keeper}); err != nil {
					return err
				}
			}
			if err := tx.Enqueue(ctx, CheckJob{Person: p.Person}); err != nil {
				return err
			}
		}
		return nil
	})
}

type checkWorker struct {
	river.WorkerDefaults[CheckJob]
	money *money.Service
}

// Work looks at the money. What cannot be looked at, as before the first payment,
// is no failure: the next month looks again.
func (w *checkWorker) Work(ctx context.Context, job *river.Job[CheckJob]) error {
	_, err := w.money.CheckPurse(ctx, Machine, job.Args.Person)
	if fault.KindOf(err) != fault.KindInternal {
		return nil
	}
	return err
}

type accountsWorker struct {
	river.WorkerDefaults[AccountsJob]
	money *money.Service
}

func (w *accountsWorker) Work(ctx context.Context, job *river.Job[AccountsJob]) error {
	by := Machine
	by.Keeper = job.Args.Keeper
	_, err := w.money.LookAtAccounts(ctx, by)
	return err
}
