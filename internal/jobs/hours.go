package jobs

import (
	"context"
	"time"

	"github.com/riverqueue/river"

	"ownway/internal/app/pay"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/value/calendar"
)

// hoursEvery is how often it is seen whose hours nobody answered in their days.
const hoursEvery = time.Hour

// asksBack is how many days back somebody may have worked whose hours can still
// be answered: two pay periods and a cut-off.
const asksBack = 75

// HoursJob asks for the hours to be put to the next to ask, of every employer
// where nobody answered.
type HoursJob struct{}

// Kind names the job in the queue.
func (HoursJob) Kind() string { return "hours" }

// AskNextJob asks for that of one employer.
type AskNextJob struct {
	Employer person.ID `json:"employer"`
}

// Kind names the job in the queue.
func (AskNextJob) Kind() string { return "hours-employer" }

// InsertOpts lets one job for an employer stand for the next.
func (AskNextJob) InsertOpts() river.InsertOpts { return once }

var lookForHours = river.NewPeriodicJob(river.PeriodicInterval(hoursEvery), func() (river.JobArgs, *river.InsertOpts) {
	return HoursJob{}, &once
}, &river.PeriodicJobOpts{RunOnStart: true})

type hoursWorker struct {
	river.WorkerDefaults[HoursJob]
	store *store.Store
}

func (w *hoursWorker) Work(ctx context.Context, _ *river.Job[HoursJob]) error {
	today := w.store.Today()
	all, err := w.store.Employers(ctx, calendar.Period{First: today.AddDays(-asksBack), Last: today})
	if err != nil || len(all) == 0 {
		return err
	}
	return w.store.Write(ctx, Machine, "", func(tx *store.Tx) error {
		for _, p := range all {
			if err := tx.Enqueue(ctx, AskNextJob{Employer: p.Person}); err != nil {
				return err
			}
		}
		return nil
	})
}

type askNextWorker struct {
	river.WorkerDefaults[AskNextJob]
	pay *pay.Service
}

func (w *askNextWorker) Work(ctx context.Context, job *river.Job[AskNextJob]) error {
	return w.pay.PassOnDue(ctx, Machine, job.Args.Employer)
}
