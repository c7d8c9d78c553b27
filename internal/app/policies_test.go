package app_test

import (
	"strings"
	"testing"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/policies"
	"ownway/internal/store"
	"ownway/value/fault"
)

// fine is the kind of no fault at all.
const fine fault.Kind = -1

func TestPolicies(t *testing.T) {
	scenes(t, map[string]func(*world){
		"a policy is kept once and found by day": keptPolicies,
		"only its own council replies":           replies,
	})
}

func keptPolicies(w *world) {
	s := &policies.Service{Base: app.Base{Store: w.s}}
	w.on("2026-08-20")
	w.ok(s.Keep(ctx))
	w.on("2026-08-21")
	w.ok(s.Keep(ctx))
	all, err := s.All(ctx)
	w.ok(err)
	if all[0].ID != policies.Model || all[1].Invented || !all[len(all)-1].Invented {
		w.Errorf("the order begins %s, %s and ends %s", all[0].ID, all[1].ID, all[len(all)-1].ID)
	}
	for _, p := range all {
		versions, err := s.Versions(ctx, p.ID)
		w.ok(err)
		if len(versions) != 1 || versions[0].From != day("2026-08-20") || versions[0].Digest != policies.Digest([]byte(versions[0].Text)) {
			w.Fatalf("%s was kept as %d versions", p.ID, len(versions))
		}
		if v, err := s.VersionOn(ctx, p.ID, day("2026-12-01")); err != nil || v.Digest != versions[0].Digest {
			w.Errorf("%s in December: %v", p.ID, err)
		}
		if _, err := s.VersionOn(ctx, p.ID, day("2026-08-19")); fault.KindOf(err) != fault.KindNotFound {
			w.Errorf("%s before it was seen: %v", p.ID, err)
		}
		// A text that was not the last one seen is the next version.
		w.ok(w.s.Write(ctx, access.Actor{Role: access.System}, "", func(tx *store.Tx) error {
			return tx.AddPolicyVersion(ctx, store.PolicyVersion{Policy: p.ID, Number: 2, From: day("2026-08-22"), Digest: "older", Text: "older"})
		}))
	}
	w.on("2026-08-23")
	w.ok(s.Keep(ctx))
	versions, err := s.Versions(ctx, "merton")
	w.ok(err)
	if len(versions) != 3 || versions[0].Number != 3 || versions[0].Digest != versions[2].Digest {
		w.Errorf("a text that came back: %+v", len(versions))
	}
}

func replies(w *world) {
	s := &policies.Service{Base: app.Base{Store: w.s}}
	say := func(by access.Actor, r policies.Reply) fault.Kind {
		err := s.Reply(ctx, by, r)
		if err == nil {
			return fine
		}
		return fault.KindOf(err)
	}
	mine := policies.Reply{Policy: w.council.Council.Policy, Text: "We changed this in May."}
	for who, tt := range map[string]struct {
		by   access.Actor
		r    policies.Reply
		want fault.Kind
	}{
		"nobody signed in":       {access.Actor{Role: access.Public}, mine, fault.KindNotFound},
		"a bureau":               {w.bureau, mine, fault.KindForbidden},
		"a person":               {w.settled("Rosa Whitfield"), mine, fault.KindForbidden},
		"another's policy":       {w.practitioner, policies.Reply{Policy: "merton", Text: "x"}, fault.KindNotFound},
		"no such policy":         {w.practitioner, policies.Reply{Policy: "atlantis", Text: "x"}, fault.KindNotFound},
		"nothing said":           {w.practitioner, policies.Reply{Policy: mine.Policy, Text: " \n"}, fault.KindInvalid},
		"far too much":           {w.practitioner, policies.Reply{Policy: mine.Policy, Text: strings.Repeat("x", policies.LongestReply+1)}, fault.KindInvalid},
		"signs that hide":        {w.practitioner, policies.Reply{Policy: mine.Policy, Text: "a\u202eb"}, fault.KindInvalid},
		"a finding not found":    {w.practitioner, policies.Reply{Policy: mine.Policy, Finding: "17", Text: "x"}, fault.KindInvalid},
		"a practitioner, theirs": {w.practitioner, mine, fine},
	} {
		if got := say(tt.by, tt.r); got != tt.want {
			w.Errorf("%s: %v, want %v", who, got, tt.want)
		}
	}
	if got := say(w.practitioner, mine); got != fault.KindConflict {
		w.Errorf("the same words twice: %v", got)
	}
	if got := say(w.prepares, policies.Reply{Policy: mine.Policy, Text: "And again in June."}); got != fine {
		w.Errorf("a later reply: %v", got)
	}
	all, err := s.Replies(ctx, mine.Policy)
	w.ok(err)
	if len(all) != 2 || all[0].Text != "And again in June." || all[1].Text != mine.Text || all[0].Council != w.council.Name {
		w.Errorf("said: %+v", all)
	}
}
