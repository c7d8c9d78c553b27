package gateway_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ownway/pay/rti/gateway"
	. "ownway/pay/rti/gateway/gatewaytest"
)

// Whatever goes wrong on the way, and wherever this machine stops: the report
// is taken once, HMRC's answer comes home, and nothing is sent again that
// HMRC's list shows.
func TestNeverLostNorTwice(t *testing.T) {
	server, whole := NewLoose(t), message(t, "ABCDEF")
	client, n := server.ClientWithin(150*time.Millisecond), 0
	refusal := gateway.Error{RaisedBy: "ChRIS", Number: 7900, Type: "business", Text: "It is wrong"}
	rapid.Check(t, func(t *rapid.T) {
		n++
		number := fmt.Sprintf("%06X", n)
		s, err := gateway.New(renumber(whole, number))
		if err != nil {
			t.Fatal(err)
		}
		refused := rapid.Bool().Draw(t, "refused")
		if refused {
			server.Refuse(refusal)
		} else {
			server.Refuse()
		}
		behind, now := false, noon
		for range 400 {
			due := s.Next(now)
			if due.Step == gateway.Person {
				if s, err = s.Resume(now); err != nil {
					t.Fatal(err)
				}
				continue
			}
			if due.Step == gateway.Nothing {
				break
			}
			if due.At.After(now) {
				now = due.At
			}
			mishap := Fine
			if rapid.IntRange(0, 2).Draw(t, "well") == 0 {
				mishap = rapid.SampledFrom(Mishaps).Draw(t, "mishap")
			}
			behind = behind || mishap == Unlisted
			server.Ahead(mishap)
			s = step(t, client, s, now)
		}
		want := gateway.Accepted
		if refused {
			want = gateway.Refused
		}
		if s.State != want && !s.Receipt.Duplicate || !s.State.Ended() {
			t.Fatalf("it ends %s, not %s: %+v", s.State, want, s)
		}
		if server.Taken(number) != 1 {
			t.Fatalf("%s was never taken", number)
		}
		if server.Again(number) > 0 && !behind {
			t.Fatalf("%s came %d times again", number, server.Again(number))
		}
	})
}

// step takes a step, and sometimes stops before what it gave is stored.
func step(t *rapid.T, client gateway.Client, s gateway.Submission, now time.Time) gateway.Submission {
	kept := s
	stop := rapid.SampledFrom([]string{"no", "no", "no", "before it leaves", "before it is stored"}).Draw(t, "stop")
	stopped := errors.New("stopped")
	next, err := client.Step(context.Background(), s, now, Sender, func(k gateway.Submission) error {
		kept = k
		if stop == "before it leaves" {
			return stopped
		}
		return nil
	})
	switch {
	case errors.Is(err, stopped), stop == "before it is stored":
		return kept
	case err != nil:
		t.Fatal(err)
	}
	return next
}
