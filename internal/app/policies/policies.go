// Package policies lets anyone read councils' policies: as they stand, as they
// stood, checked against the law and side by side; and lets a council reply.
package policies

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/store"
	"ownway/policies"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Service is the area's use cases.
type Service struct{ app.Base }

// Model is the short name of the policy that any council can take over.
const Model = "model"

// The faults of comparing.
var (
	ChooseMore = msg.New("policies-app.choose-more", "Choose two councils or more")
	ChooseLess = msg.New("policies-app.choose-fewer", "Choose at most {most} councils")
)

// The faults of a policy that was sent to be looked at.
var (
	EnterPolicy = msg.New("policies-app.enter-policy", "Choose a file, or paste the words of a policy")
	FaultAt     = msg.New("policies-app.fault-at", "{path}: {fault}")
)

// MostCompared is how many policies are read side by side.
const MostCompared = 6

// All lists the policies that are here: the model first, then councils by
// name, then invented councils. What a council published itself stands instead of
// what came with the program.
func (s *Service) All(ctx context.Context) (all []policy.Policy, err error) {
	own, err := policies.All()
	if err != nil {
		return nil, err
	}
	err = s.public(ctx, func(tx *store.Tx) error {
		ids, err := tx.PublishedPolicies(ctx, s.Today())
		if err != nil {
			return err
		}
		for _, p := range own {
			if !slices.Contains(ids, p.ID) {
				all = append(all, p)
			}
		}
		for _, id := range ids {
			p, err := app.Policy(ctx, tx, id)
			if err != nil {
				return err
			}
			all = append(all, p)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(a, b policy.Policy) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Council, b.Council))
	})
	return all, nil
}

func rank(p policy.Policy) int {
	switch {
	case p.ID == Model:
		return 0
	case p.Invented:
		return 2
	}
	return 1
}

// Choose gives the policies to compare, each once, in the order asked for.
func (s *Service) Choose(ctx context.Context, ids []string) ([]policy.Policy, error) {
	var all []policy.Policy
	var seen []string
	for _, id := range ids {
		if slices.Contains(seen, id) {
			continue
		}
		if seen = append(seen, id); len(seen) > MostCompared {
			return nil, fault.Invalid("council", ChooseLess, "most", MostCompared)
		}
		p, err := s.Policy(ctx, id)
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	if len(all) < 2 {
		return nil, fault.Invalid("council", ChooseMore)
	}
	return all, nil
}

// Check reads the text of a policy and looks at it as it holds today. Nothing
// is kept.
func (s *Service) Check(text []byte) (policy.Policy, Looked, error) {
	if len(bytes.TrimSpace(text)) == 0 {
		return policy.Policy{}, Looked{}, fault.Invalid("text", EnterPolicy)
	}
	p, err := policy.Read(text)
	if err != nil {
		return policy.Policy{}, Looked{}, err
	}
	return p, s.Look(p), nil
}

// Looked is what a look at a policy came to.
type Looked struct {
	policy.Checked
	RateUnasked bool // what an hour lawfully costs is not held for this year
}

// Look looks at a policy as it holds today.
func (s *Service) Look(p policy.Policy) Looked {
	facts, err := FactsOn(s.Today())
	return Looked{policy.Check(p, facts), err != nil}
}

// Keep records each policy that comes with the program, if its text is not the
// one that was seen last. It is called whenever the program starts. Once a council
// has published its own, that counts, and what comes with the program does not.
func (s *Service) Keep(ctx context.Context) error {
	all, err := policies.All()
	if err != nil {
		return err
	}
	return s.Store.Write(ctx, access.Actor{Role: access.System}, "", func(tx *store.Tx) error {
		for _, p := range all {
			text, _, err := policies.Text(p.ID)
			if err != nil {
				return err
			}
			if err := keep(ctx, tx, p.ID, text, s.Today()); err != nil {
				return err
			}
		}
		return nil
	})
}

func keep(ctx context.Context, tx *store.Tx, id string, text []byte, today calendar.Date) error {
	seen, err := tx.PolicyVersions(ctx, id)
	if err != nil {
		return err
	}
	v := store.PolicyVersion{Policy: id, Number: 1, From: today, Digest: Digest(text), Text: string(text)}
	if len(seen) > 0 {
		if seen[0].Digest == v.Digest || slices.ContainsFunc(seen, func(v store.PolicyVersion) bool { return v.Publisher != "" }) {
			return nil
		}
		v.Number = seen[0].Number + 1
	}
	return tx.AddPolicyVersion(ctx, v)
}

// Digest gives the SHA-256 of a policy's text in hexadecimal digits.
func Digest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// TextOf gives the text of a policy as it stands today.
func (s *Service) TextOf(ctx context.Context, id string) (text []byte, err error) {
	err = s.public(ctx, func(tx *store.Tx) error {
		digest, err := tx.PublishedDigest(ctx, id, tx.Today())
		if err == nil {
			var own string
			own, err = tx.PublishedText(ctx, id, digest)
			text = []byte(own)
			return err
		}
		if fault.KindOf(err) != fault.KindNotFound {
			return err
		}
		text, _, err = policies.Text(id)
		return err
	})
	return text, err
}

// Versions lists what was seen of a council's policy, newest first.
func (s *Service) Versions(ctx context.Context, council string) ([]store.PolicyVersion, error) {
	var all []store.PolicyVersion
	err := s.public(ctx, func(tx *store.Tx) (err error) {
		all, err = tx.PolicyVersions(ctx, council)
		return err
	})
	return all, err
}

// VersionOn gives the version of a council's policy that stood on a day. Not
// found is a fault: none had been seen by then.
func (s *Service) VersionOn(ctx context.Context, council string, day calendar.Date) (store.PolicyVersion, error) {
	var v store.PolicyVersion
	err := s.public(ctx, func(tx *store.Tx) (err error) {
		v, err = tx.PolicyVersionOn(ctx, council, day)
		return err
	})
	return v, err
}

// public reads what has no keeper.
func (s *Service) public(ctx context.Context, fn func(*store.Tx) error) error {
	return s.Store.Read(ctx, access.Actor{Role: access.Public}, "", fn)
}
