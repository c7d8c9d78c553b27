package app_test

import (
	"slices"
	"strings"
	"testing"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/policies"
	"ownway/internal/store"
	files "ownway/policies"
	"ownway/policy"
	"ownway/value/fault"
)

func TestPublishingAPolicy(t *testing.T) {
	scenes(t, map[string]func(*world){"a council publishes its own policy": publishes})
}

// publishes lets a council send in its own policy: one sends it, another
// publishes it, and from that day everything goes by it.
func publishes(w *world) {
	s := &policies.Service{Base: app.Base{Store: w.s}}
	id := w.council.Council.Policy
	w.on("2026-08-20")
	w.ok(s.Keep(ctx))
	old, _, err := files.Text(id)
	w.ok(err)
	text := strings.Replace(string(old), "  An invented council,", "  As published by the council itself. An invented council,", 1)
	send := func(by access.Actor, council, text string) fault.Kind {
		if err := s.Propose(ctx, by, council, []byte(text)); err != nil {
			return fault.KindOf(err)
		}
		return fine
	}
	for who, tt := range map[string]struct {
		by            access.Actor
		council, text string
		want          fault.Kind
	}{
		"nobody signed in":    {access.Actor{Role: access.Public}, id, text, fault.KindNotFound},
		"a bureau":            {w.bureau, id, text, fault.KindForbidden},
		"another's policy":    {w.prepares, "merton", text, fault.KindNotFound},
		"a file for another":  {w.prepares, id, strings.Replace(text, "id: "+id, "id: merton", 1), fault.KindInvalid},
		"an unknown field":    {w.prepares, id, text + "\nflux: 3\n", fault.KindInvalid},
		"nothing":             {w.prepares, id, " ", fault.KindInvalid},
		"its finance officer": {w.prepares, id, text, fine},
	} {
		if got := send(tt.by, tt.council, tt.text); got != tt.want {
			w.Errorf("%s: %v, want %v", who, got, tt.want)
		}
	}
	if got := send(w.practitioner, id, text); got != fault.KindConflict {
		w.Errorf("the same text twice: %v", got)
	}
	waits, err := s.Proposed(ctx, w.approves, id)
	w.ok(err)
	if len(waits) != 1 || waits[0].Own || waits[0].Read.About == "" {
		w.Fatalf("waiting: %+v", waits)
	}
	before, err := s.Policy(ctx, id)
	w.ok(err)
	if strings.HasPrefix(before.About, "As published") {
		w.Error("what only waits counts already")
	}
	if err := s.Publish(ctx, w.prepares, waits[0].ID); fault.KindOf(err) != fault.KindConflict {
		w.Errorf("who sent it in publishes it: %v", err)
	}
	w.on("2026-08-21")
	w.ok(s.Publish(ctx, w.approves, waits[0].ID))
	if err := s.Publish(ctx, w.approves, waits[0].ID); fault.KindOf(err) != fault.KindConflict {
		w.Errorf("published twice: %v", err)
	}
	w.on("2026-08-22")
	w.ok(s.Keep(ctx)) // the program starts again, with the old text inside
	published(w, s, id, text)
	if got := send(w.practitioner, id, text); got != fault.KindConflict {
		w.Errorf("what is published already: %v", got)
	}
	w.ok(s.Propose(ctx, w.practitioner, id, []byte(text+"\n# once more\n")))
	waits, err = s.Proposed(ctx, w.practitioner, id)
	w.ok(err)
	if len(waits) != 1 || !waits[0].Own {
		w.Fatalf("waiting again: %+v", waits)
	}
	w.ok(s.PutAside(ctx, w.practitioner, waits[0].ID))
	if waits, err = s.Proposed(ctx, w.practitioner, id); err != nil || len(waits) != 0 {
		w.Errorf("after it was put aside: %+v %v", waits, err)
	}
}

// published looks everywhere for the text that was published.
func published(w *world, s *policies.Service, id, text string) {
	w.Helper()
	p, err := s.Policy(ctx, id)
	w.ok(err)
	if !strings.HasPrefix(p.About, "As published by the council itself.") {
		w.Errorf("the policy says %q", p.About)
	}
	got, err := s.TextOf(ctx, id)
	w.ok(err)
	if string(got) != text {
		w.Error("the text is not the one that was published")
	}
	versions, err := s.Versions(ctx, id)
	w.ok(err)
	if len(versions) != 2 || versions[0].Publisher != w.council.Name || versions[1].Publisher != "" || versions[0].From != day("2026-08-21") {
		w.Errorf("versions: %d, by %q", len(versions), versions[0].Publisher)
	}
	all, err := s.All(ctx)
	w.ok(err)
	if n := slices.IndexFunc(all, func(p policy.Policy) bool { return p.ID == id }); n < 0 || all[n].About != p.About {
		w.Error("the list has the old one")
	}
	w.ok(w.s.Read(ctx, w.practitioner, w.council.ID, func(tx *store.Tx) error {
		same, err := app.Policy(ctx, tx, id)
		if err == nil && same.About != p.About {
			w.Error("a use case goes by the old one")
		}
		if other, err := app.Policy(ctx, tx, "merton"); err != nil || other.ID != "merton" {
			w.Errorf("another council: %v", err)
		}
		if _, err := app.Policy(ctx, tx, "atlantis"); fault.KindOf(err) != fault.KindNotFound {
			w.Errorf("no such council: %v", err)
		}
		return err
	}))
}
