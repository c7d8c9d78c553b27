package policies

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/store"
	"ownway/policy"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of publishing a policy.
var (
	NotTheirs       = msg.New("policies-app.not-theirs", "This is not the policy of your council. Only its own council can publish it")
	WrongID         = msg.New("policies-app.wrong-id", "The file is for {is}. Write id: {want} at its top")
	AnotherPublish  = msg.New("policies-app.another-publishes", "Someone other than the one who sent it in publishes it")
	NoLongerWaits   = msg.New("policies-app.no-longer-waits", "This was published or put aside already")
	PublishedAsIs   = msg.New("policies-app.published-as-is", "This policy is published already, word for word")
	WaitsAlready    = msg.New("policies-app.waits-already", "This policy waits already, word for word")
	NoLongerRead    = msg.New("policies-app.no-longer-read", "This text can no longer be read. Put it aside and send it in again")
	TooManyPolicies = msg.New("policies-app.too-many-wait", "{most} policies wait already. Publish one or put it aside first")
)

// mostWaiting bounds how many policies of a council wait at once.
const mostWaiting = 10

// Proposed is a policy that waits to be published, with what a check finds in it.
type Proposed struct {
	store.PolicyProposal
	Read   policy.Policy
	Looked Looked
	Own    bool // the reader sent it in, so that someone else publishes it
}

// Propose keeps the text of a council's own policy until somebody else there
// publishes it. A text that cannot be read is refused whole, each fault with its
// path.
func (s *Service) Propose(ctx context.Context, by access.Actor, council string, text []byte) error {
	return s.Do(ctx, by, access.PublishPolicy, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		if err := theirs(ctx, tx, council); err != nil {
			return err
		}
		p, _, err := s.Check(text)
		if err != nil {
			return err
		}
		if p.ID != council {
			return fault.Invalid("text", WrongID, "is", p.ID, "want", council)
		}
		digest := Digest(text)
		if err := newText(ctx, tx, council, digest); err != nil {
			return err
		}
		sent := store.PolicyProposal{Policy: council, Account: string(by.Account), Name: by.Name, On: s.Today(), Digest: digest, Text: string(text), State: store.ProposalWaits}
		if err := store.NewID(tx, &sent.ID); err != nil {
			return err
		}
		return tx.AddPolicyProposal(ctx, sent)
	})
}

// newText refuses a text that is published or waits already.
func newText(ctx context.Context, tx *store.Tx, council, digest string) error {
	stands, err := tx.PublishedDigest(ctx, council, tx.Today())
	switch {
	case err == nil && stands == digest:
		return fault.Conflict(PublishedAsIs)
	case err != nil && fault.KindOf(err) != fault.KindNotFound:
		return err
	}
	waits, err := tx.WaitingPolicies(ctx)
	if err != nil {
		return err
	}
	for _, w := range waits {
		if w.Digest == digest {
			return fault.Conflict(WaitsAlready)
		}
	}
	if len(waits) >= mostWaiting {
		return fault.Conflict(TooManyPolicies, "most", mostWaiting)
	}
	return nil
}

// Proposed lists a council's own policies that wait to be published.
func (s *Service) Proposed(ctx context.Context, by access.Actor, council string) (all []Proposed, err error) {
	err = s.See(ctx, by, access.PublishPolicy, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		if err := theirs(ctx, tx, council); err != nil {
			return err
		}
		waits, err := tx.WaitingPolicies(ctx)
		if err != nil {
			return err
		}
		for _, w := range waits {
			p, err := policy.Read([]byte(w.Text))
			if err != nil {
				return fault.Conflict(NoLongerRead)
			}
			all = append(all, Proposed{w, p, s.Look(p), w.Account == string(by.Account)})
		}
		return nil
	})
	return all, err
}

// Publish makes a policy that waits the one that its council goes by from today.
// Somebody other than who sent it in does that.
func (s *Service) Publish(ctx context.Context, by access.Actor, id store.ProposalID) error {
	return s.Do(ctx, by, access.PublishPolicy, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		w, err := waiting(ctx, tx, id)
		if err != nil {
			return err
		}
		if w.Account == string(by.Account) {
			return fault.Conflict(AnotherPublish)
		}
		if _, err := policy.Read([]byte(w.Text)); err != nil {
			return fault.Conflict(NoLongerRead)
		}
		k, err := tx.KeeperRecord(ctx, tx.Keeper())
		if err != nil {
			return err
		}
		seen, err := tx.PolicyVersions(ctx, w.Policy)
		if err != nil {
			return err
		}
		v := store.PolicyVersion{Policy: w.Policy, Number: 1, From: s.Today(), Digest: w.Digest, Text: w.Text, Publisher: k.Name}
		if len(seen) > 0 {
			v.Number = seen[0].Number + 1
		}
		if err := tx.AddPolicyVersion(ctx, v); err != nil {
			return err
		}
		return tx.MovePolicyProposal(ctx, id, store.ProposalPublished)
	})
}

// PutAside takes a policy that waits away. Anyone who may publish may do so.
func (s *Service) PutAside(ctx context.Context, by access.Actor, id store.ProposalID) error {
	return s.Do(ctx, by, access.PublishPolicy, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		if _, err := waiting(ctx, tx, id); err != nil {
			return err
		}
		return tx.MovePolicyProposal(ctx, id, store.ProposalPutAside)
	})
}

// waiting gives a policy of the actor's council that still waits.
func waiting(ctx context.Context, tx *store.Tx, id store.ProposalID) (store.PolicyProposal, error) {
	w, err := tx.PolicyProposal(ctx, id)
	if err != nil {
		return w, err
	}
	if w.State != store.ProposalWaits {
		return w, fault.Conflict(NoLongerWaits)
	}
	return w, theirs(ctx, tx, w.Policy)
}

// theirs refuses a policy that is not that of the actor's council.
func theirs(ctx context.Context, tx *store.Tx, council string) error {
	if fault.KindOf(ours(ctx, tx, council)) == fault.KindNotFound {
		return fault.NotFound(NotTheirs)
	}
	return ours(ctx, tx, council)
}
