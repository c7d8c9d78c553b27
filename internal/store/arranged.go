package store

import (
	"context"

	"ownway/internal/care/work"
)

// arrangements is the record of what changes a PA's pay in a job.
const arrangements = "arrangements"

// SaveArrangements records what changes a PA's pay in a job: family leave, orders
// to take money from pay, and pay given up for the pension.
func (tx *Tx) SaveArrangements(ctx context.Context, e work.Employment, a work.Arrangements) error {
	return saveJob(ctx, tx, e, arrangements, a)
}

// Arrangements gives what changes a PA's pay in a job; nothing while nobody has
// told of anything.
func (tx *Tx) Arrangements(ctx context.Context, e work.Employment) (work.Arrangements, error) {
	if all, ok := known(tx, func(a *ahead) map[work.ID][]work.Arrangements { return a.arranged }, e.ID); ok {
		return firstOf(all), nil
	}
	return jobRecord[work.Arrangements](ctx, tx, e, arrangements)
}
