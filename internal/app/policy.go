package app

import (
	"context"
	"sync"

	"ownway/internal/access"
	"ownway/internal/store"
	"ownway/policies"
	"ownway/policy"
	"ownway/value/fault"
	"ownway/value/msg"
)

// NoPolicy is the fault of a council whose policy is not held.
var NoPolicy = msg.New("app.no-policy", "The policy of this council is not here. Add it first")

// Policy gives a council's policy by its id, as it stands today: the newest
// version that the council itself published, or the one that came with the
// program where it never did.
func Policy(ctx context.Context, tx *store.Tx, id string) (policy.Policy, error) {
	digest, err := tx.PublishedDigest(ctx, id, tx.Today())
	switch {
	case err == nil:
		return published(ctx, tx, id, digest)
	case fault.KindOf(err) != fault.KindNotFound:
		return policy.Policy{}, err
	}
	p, found, err := policies.ByID(id)
	if err == nil && !found {
		err = fault.NotFound(NoPolicy)
	}
	return p, err
}

// Policy gives a council's policy for anyone to read, as it stands today.
func (b Base) Policy(ctx context.Context, id string) (p policy.Policy, err error) {
	err = b.Store.Read(ctx, access.Actor{Role: access.Public}, "", func(tx *store.Tx) error {
		p, err = Policy(ctx, tx, id)
		return err
	})
	return p, err
}

// mostRead bounds how many published policies are kept read.
const mostRead = 400

// read keeps published policies as they were read, by the digest of their text:
// the same text is the same policy in any store, so that nothing here goes stale.
// A policy is shared by all who ask, and never changed.
var read struct {
	sync.Mutex
	by map[string]policy.Policy
}

func published(ctx context.Context, tx *store.Tx, id, digest string) (policy.Policy, error) {
	read.Lock()
	p, found := read.by[digest]
	read.Unlock()
	if found {
		return p, nil
	}
	text, err := tx.PublishedText(ctx, id, digest)
	if err != nil {
		return p, err
	}
	if p, err = policy.Read([]byte(text)); err != nil {
		return p, err
	}
	read.Lock()
	defer read.Unlock()
	if read.by == nil || len(read.by) >= mostRead {
		read.by = map[string]policy.Policy{}
	}
	read.by[digest] = p
	return p, nil
}
