// Package jobs does the work that waits in the queue: the employers of a wages
// run, many at a time, hours that nobody answered, the reports to HMRC, the looks
// at everybody's money, and the sealing of the audit. Jobs run on River on both engines; a job that fails
// is tried again, and each is safe to repeat.
package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/filing"
	"ownway/internal/app/money"
	"ownway/internal/app/pay"
	"ownway/internal/hmrc"
	"ownway/internal/store"
)

// Machine is who acts when a job does.
var Machine = access.Actor{Account: "acc_system", Role: access.System, Name: "Ownway"}

// sealEvery is how long an audit row may wait before it is sealed.
const sealEvery = 5 * time.Second

// SealJob asks for every audit row that is not sealed yet to be sealed.
type SealJob struct{}

// Kind names the job in the queue.
func (SealJob) Kind() string { return "seal" }

type employerWorker struct {
	river.WorkerDefaults[pay.EmployerJob]
	pay *pay.Service
}

func (w *employerWorker) Work(ctx context.Context, job *river.Job[pay.EmployerJob]) error {
	return w.pay.RunEmployer(ctx, Machine, job.Args)
}

type employersWorker struct {
	river.WorkerDefaults[pay.EmployersJob]
	pay *pay.Service
}

func (w *employersWorker) Work(ctx context.Context, job *river.Job[pay.EmployersJob]) error {
	return w.pay.RunEmployers(ctx, Machine, job.Args)
}

// Timeout leaves time for each to be worked out alone.
func (w *employersWorker) Timeout(*river.Job[pay.EmployersJob]) time.Duration {
	return 10 * time.Minute
}

type sealWorker struct {
	river.WorkerDefaults[SealJob]
	store *store.Store
}

func (w *sealWorker) Work(ctx context.Context, _ *river.Job[SealJob]) error { return w.store.Seal(ctx) }

// Crew is the workers of one store.
type Crew struct {
	client *store.Jobs
	store  *store.Store
}

// Start sets the workers going until Stop.
func Start(ctx context.Context, s *store.Store, log *slog.Logger) (*Crew, error) {
	return start(ctx, s, log, sealEvery)
}

func start(ctx context.Context, s *store.Store, log *slog.Logger, every time.Duration) (*Crew, error) {
	workers := river.NewWorkers()
	river.AddWorker(workers, &employerWorker{pay: &pay.Service{Base: app.Base{Store: s}}})
	river.AddWorker(workers, &employersWorker{pay: &pay.Service{Base: app.Base{Store: s}}})
	river.AddWorker(workers, &sealWorker{store: s})
	river.AddWorker(workers, &monthWorker{store: s})
	river.AddWorker(workers, &filingWorker{filing: &filing.Service{Base: app.Base{Store: s}, Gateway: filing.GatewayFrom(os.Getenv, hmrc.Line(nil, time.Minute))}})
	river.AddWorker(workers, &hoursWorker{store: s})
	river.AddWorker(workers, &askNextWorker{pay: &pay.Service{Base: app.Base{Store: s}}})
	looks := &money.Service{Base: app.Base{Store: s}}
	river.AddWorker(workers, &checksWorker{store: s})
	river.AddWorker(workers, &checkWorker{money: looks})
	river.AddWorker(workers, &accountsWorker{money: looks})
	client, err := s.Workers(&river.Config{
		Workers: workers, Logger: log, FetchCooldown: 5 * time.Millisecond, FetchPollInterval: 200 * time.Millisecond,
		Queues: map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: hands(s)}},
		PeriodicJobs: []*river.PeriodicJob{river.NewPeriodicJob(river.PeriodicInterval(every),
			func() (river.JobArgs, *river.InsertOpts) {
				return SealJob{}, &once
			}, &river.PeriodicJobOpts{RunOnStart: true}), lookForFilings, lookForChecks, lookForHours},
	})
	if err != nil {
		return nil, err
	}
	if err := client.Start(ctx); err != nil {
		return nil, fmt.Errorf("start jobs: %w", err)
	}
	return &Crew{client: client, store: s}, nil
}

// underWay are the states in which a job to seal stands for the next one. One that
// is completed does not: by River's own rule it would, for a day.
var underWay = []rivertype.JobState{rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRunning,
	rivertype.JobStateRetryable, rivertype.JobStateScheduled}

// hands is how many jobs run at once: SQLite has one writer.
func hands(s *store.Store) int {
	if s.Engine == store.SQLite {
		return 1
	}
	return 8
}

// Stop lets jobs under way finish, and stops.
func (c *Crew) Stop(ctx context.Context) error { return c.client.Stop(ctx) }
