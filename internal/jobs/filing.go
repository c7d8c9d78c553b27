package jobs

import (
	"context"
	"time"

	"github.com/riverqueue/river"

	"ownway/internal/app/filing"
	"ownway/internal/care/person"
	"ownway/internal/store"
)

// lookEvery is how often employers are looked at for reports that are due.
const lookEvery = 5 * time.Minute

// MonthJob asks for every employer with a scheme to be looked at: whether a month
// has something to say to HMRC, and whether a report is due to go on its way.
type MonthJob struct{}

// Kind names the job in the queue.
func (MonthJob) Kind() string { return "filings" }

// FilingJob asks for what is due of one employer's reports to HMRC.
type FilingJob struct {
	Employer person.ID `json:"employer"`
}

// Kind names the job in the queue.
func (FilingJob) Kind() string { return "filings-employer" }

// InsertOpts lets one job for an employer stand for the next.
func (FilingJob) InsertOpts() river.InsertOpts { return once }

var lookForFilings = river.NewPeriodicJob(river.PeriodicInterval(lookEvery), func() (river.JobArgs, *river.InsertOpts) {
	return MonthJob{}, &once
}, &river.PeriodicJobOpts{RunOnStart: true})

type monthWorker struct {
	river.WorkerDefaults[MonthJob]
	store *store.Store
}

func (w *monthWorker) Work(ctx context.Context, _ *river.Job[MonthJob]) error {
	all, err := w.store.Schemes(ctx)
	if err != nil || len(all) == 0 {
		return err
	}
	return w.store.Write(ctx, Machine, "", func(tx *store.Tx) error {
		for _, p := range all {
			if err := tx.Enqueue(ctx, FilingJob{Employer: p.Person}); err != nil {
				return err
			}
		}
		return nil
	})
}

type filingWorker struct {
	river.WorkerDefaults[FilingJob]
	filing *filing.Service
}

func (w *filingWorker) Work(ctx context.Context, job *river.Job[FilingJob]) error {
	next, err := w.filing.Follow(ctx, Machine, job.Args.Employer)
	if err != nil || next.IsZero() {
		return err
	}
	return river.JobSnooze(max(time.Second, next.Sub(w.filing.Store.Now())))
}
