package gateway_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"ownway/pay/rti"
	"ownway/pay/rti/gateway"
	. "ownway/pay/rti/gateway/gatewaytest"
	"ownway/pay/rti/govtalk"
	"ownway/value/calendar"
	"ownway/value/fault"
)

var noon = time.Date(2025, 11, 10, 12, 0, 0, 0, time.UTC)

// message is a summary that says nobody was paid, with a number of its own.
func message(t testing.TB, number string) []byte {
	t.Helper()
	day := calendar.DateOf(noon)
	text, _, err := rti.NoPayment(rti.Report{
		Employer: rti.Employer{PAYERef: "635/A635", AccountsOffice: "120PR03012191"}, Year: 2025, Sender: rti.ByEmployer, Made: day,
	}, day).Message(rti.Post{
		Test: true, Sender: Sender, Channel: govtalk.Channel{Vendor: "0000", Product: "Example", Version: "1"}, At: noon, Transaction: number,
	})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func submission(t testing.TB, number string) gateway.Submission {
	t.Helper()
	s, err := gateway.New(message(t, number))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// stored gives a submission as it comes back from a store.
func stored(t testing.TB, s gateway.Submission) gateway.Submission {
	t.Helper()
	text, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(text, []byte(Sender.Password)) || bytes.Contains(s.Message, []byte(Sender.Password)) {
		t.Errorf("the password is stored: %s", text)
	}
	var again gateway.Submission
	if err := json.Unmarshal(text, &again); err != nil {
		t.Fatal(err)
	}
	return again
}

func keepNothing(gateway.Submission) error { return nil }

// drive does what is due, as time passes, until nothing is or a person must
// look. It gives the states that the submission went through.
func drive(t testing.TB, c gateway.Client, s gateway.Submission) (gateway.Submission, []gateway.State) {
	t.Helper()
	now, states := noon, []gateway.State{s.State}
	for range 200 {
		due := s.Next(now)
		if due.Step == gateway.Nothing || due.Step == gateway.Person {
			return s, states
		}
		if due.At.After(now) {
			now = due.At
		}
		next, err := c.Step(context.Background(), s, now, Sender, func(k gateway.Submission) error { states = append(states, k.State); return nil })
		if err != nil {
			t.Fatal(err)
		}
		if s = stored(t, next); s.State != states[len(states)-1] {
			states = append(states, s.State)
		}
	}
	t.Fatalf("it does not end: %+v", s)
	return s, nil
}

func TestWhatGoesWrongOnTheWay(t *testing.T) {
	sent := []gateway.State{gateway.Ready, gateway.Sending, gateway.Acknowledged, gateway.Accepted}
	twice := slices.Concat(sent[:2], sent)
	for _, c := range []struct {
		name  string
		ahead []Mishap
		want  []gateway.State
		again int // how often the server had it already
	}{
		{"nothing", nil, sent, 0},
		{"the answer to the report is lost", []Mishap{Lost}, sent, 0},
		{"the answer is too late", []Mishap{Late}, sent, 0},
		{"the answer is no answer", []Mishap{Garbage}, sent, 0},
		{"the answer has no end", []Mishap{Giant}, sent, 0},
		{"the answer is a redirect", []Mishap{Moved}, sent, 0},
		{"the answer is about another report", []Mishap{Fine, Foreign}, sent, 0},
		{"the report is lost", []Mishap{Broken}, twice, 0},
		{"the service is busy", []Mishap{Busy}, twice, 0},
		{"the report is lost twice", []Mishap{Broken, Fine, Fine, Busy}, slices.Concat(sent[:2], twice), 0},
		{"the list cannot be had", []Mishap{Lost, Busy, Lost, Garbage}, sent, 0},
		{"the list is behind", []Mishap{Lost, Unlisted, Unlisted}, []gateway.State{gateway.Ready, gateway.Sending, gateway.Ready, gateway.Sending, gateway.Acknowledged, gateway.Accepted}, 1},
		{"the list is behind, and HMRC acknowledges twice", []Mishap{Lost, Unlisted, Unlisted, Twice}, twice, 1},
		{"the list is behind once", []Mishap{Lost, Unlisted}, sent, 0},
		{"HMRC works for long", []Mishap{Fine, Working, Working, Working, Working, Working, Working, Working, Working}, sent, 0},
		{"the outcome is lost", []Mishap{Fine, Lost, Garbage, Busy, Giant}, sent, 0},
		{"the number is not known for a while", []Mishap{Fine, Unknown, Fine}, sent, 0},
		{"the number is neither known nor listed for a while", []Mishap{Fine, Unknown, Unlisted, Unknown, Unlisted}, sent, 0},
		{"an address on another host", []Mishap{Elsewhere, Elsewhere}, sent, 0},
		{"clearing is lost", []Mishap{Fine, Fine, Lost, Fine}, sent, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			server := New(t)
			server.Ahead(c.ahead...)
			client := server.Client()
			if slices.Contains(c.ahead, Late) {
				client = server.ClientWithin(400 * time.Millisecond)
			}
			s, states := drive(t, client, submission(t, "A1"))
			if !slices.Equal(states, c.want) {
				t.Errorf("states %v, want %v", states, c.want)
			}
			if server.Taken("A1") != 1 || server.Again("A1") != c.again {
				t.Errorf("taken %d, came again %d, want %d", server.Taken("A1"), server.Again("A1"), c.again)
			}
			if s.Receipt.Duplicate || s.Receipt.Mark != s.Mark || !server.Cleared("A1") || !s.Cleared {
				t.Errorf("in the end %+v", s)
			}
		})
	}
}

func TestRefusedNamesTheFields(t *testing.T) {
	server := New(t)
	server.Refuse(
		gateway.Error{RaisedBy: "ChRIS", Number: 7910, Type: "business", Text: "The date <From> is wrong",
			Location: "/hd:GovTalkMessage[1]/hd:Body[1]/eps:IRenvelope[1]/eps:EmployerPaymentSummary[1]/eps:NoPaymentDates[1]/eps:From[1]"},
		gateway.Error{RaisedBy: "ChRIS", Number: 5005, Type: "business", Text: "Keys differ"})
	s, _ := drive(t, server.Client(), submission(t, "B2"))
	if s.State != gateway.Refused || len(s.Errors) != 2 || !s.Cleared || server.Taken("B2") != 1 {
		t.Fatalf("%+v", s)
	}
	var f *fault.Fault
	if err := s.Errors[0].Fault(); !errors.As(err, &f) || f.Field != "no-payment.first" || f.Text.Args["text"].S != "The date <From> is wrong" || f.Text.Args["number"].N != 7910 {
		t.Errorf("%v", err)
	}
	if field := s.Errors[1].Field(); field != "" {
		t.Errorf("an error without a place is of %q", field)
	}
}

func TestWrongPasswordWaitsForAPerson(t *testing.T) {
	server := New(t)
	server.Ahead(BadPassword)
	s, states := drive(t, server.Client(), submission(t, "C3"))
	if s.State != gateway.Held || s.Hold != gateway.BadPassword || server.Taken("C3") != 0 {
		t.Fatalf("%v %+v", states, s)
	}
	s, err := s.Resume(noon)
	if err != nil || s.State != gateway.Ready {
		t.Fatalf("%+v %v", s, err)
	}
	if s, _ = drive(t, server.Client(), s); s.State != gateway.Accepted || server.Again("C3") != 0 {
		t.Errorf("%+v", s)
	}
	if _, err := s.Resume(noon); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("an accepted one goes on: %v", err)
	}
}

// What HMRC acknowledged and then forgot is never sent again by itself.
func TestVanishedWaitsForAPerson(t *testing.T) {
	server := New(t)
	server.Ahead(Fine)
	for range 20 {
		server.Ahead(Unknown, Unlisted)
	}
	s, _ := drive(t, server.Client(), submission(t, "D4"))
	if s.State != gateway.Held || s.Hold != gateway.Vanished || s.Sends != 1 {
		t.Errorf("%+v", s)
	}
}

// What HMRC calls a duplicate of itself and never lists has been taken.
func TestNeverListed(t *testing.T) {
	server := New(t)
	server.Ahead(Lost, Unlisted, Unlisted, Fine)
	for range 20 {
		server.Ahead(Unlisted)
	}
	s, _ := drive(t, server.Client(), submission(t, "D5"))
	if s.State != gateway.Accepted || !s.Receipt.Duplicate || s.Sends != 2 || server.Taken("D5") != 1 {
		t.Errorf("%+v", s)
	}
}

// A machine may stop at any point: what is stored is enough to go on.
func TestStoppedBetween(t *testing.T) {
	server := New(t)
	for number, sent := range map[string]bool{"E5": false, "F6": true} {
		s := submission(t, number)
		var kept gateway.Submission
		stop := errors.New("stopped")
		keep := func(k gateway.Submission) error {
			kept = k
			if sent {
				return nil
			}
			return stop
		}
		if _, err := server.Client().Step(context.Background(), s, noon, Sender, keep); errors.Is(err, stop) == sent {
			t.Fatal(err)
		}
		if kept.State != gateway.Sending || (server.Taken(number) == 1) != sent {
			t.Errorf("%s: %+v", number, kept)
		}
		if s, _ = drive(t, server.Client(), stored(t, kept)); s.State != gateway.Accepted || server.Again(number) != 0 {
			t.Errorf("%s ends %+v", number, s)
		}
	}
}

func TestNothingBeforeItsTime(t *testing.T) {
	server := New(t)
	s := submission(t, "AB7")
	s, err := server.Client().Step(context.Background(), s, noon, Sender, keepNothing)
	if err != nil || s.State != gateway.Acknowledged || s.NotBefore != noon.Add(7*time.Second) {
		t.Fatalf("%+v %v", s, err)
	}
	again, err := server.Client().Step(context.Background(), s, noon.Add(6*time.Second), Sender, keepNothing)
	if err != nil || !reflect.DeepEqual(again, s) {
		t.Errorf("%+v %v", again, err)
	}
	if _, err := s.Begin(noon); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("it begins twice: %v", err)
	}
	// An answer to a step that is not due changes nothing.
	if late := s.Take(gateway.Send, gateway.Answer{Kind: gateway.IsError, Errors: []gateway.Error{{Type: "fatal"}}}, noon); !reflect.DeepEqual(late, s) {
		t.Errorf("%+v", late)
	}
}

// HMRC's answer is kept; that HMRC keeps a copy does no harm.
func TestClearingGivesUp(t *testing.T) {
	server := New(t)
	server.Ahead(Fine, Fine)
	for range 100 {
		server.Ahead(Broken)
	}
	s, _ := drive(t, server.Client(), submission(t, "AB8"))
	if s.State != gateway.Accepted || s.Cleared || s.Next(noon.AddDate(1, 0, 0)).Step != gateway.Nothing {
		t.Errorf("%+v", s)
	}
}

// An error about more than the report's coming twice refuses it, and so does
// one that calls it a duplicate of something that was not sent before.
func TestNotADuplicateOfItself(t *testing.T) {
	duplicate := gateway.Error{Number: 9999, Type: "business", Text: "Duplicate submission"}
	s := submission(t, "AB9")
	for _, c := range []struct {
		name   string
		sends  int
		errors []gateway.Error
		want   gateway.State
	}{
		{"sent once", 1, []gateway.Error{duplicate}, gateway.Refused},
		{"sent twice", 2, []gateway.Error{duplicate, {Number: 3001, Type: "business"}}, gateway.Acknowledged},
		{"sent twice, and wrong", 2, []gateway.Error{duplicate, {Number: 7823, Type: "business"}}, gateway.Refused},
	} {
		sent := s
		sent.State, sent.Sends = gateway.Sending, c.sends
		if got := sent.Take(gateway.Send, gateway.Answer{Kind: gateway.IsError, Errors: c.errors}, noon); got.State != c.want {
			t.Errorf("%s: %s, want %s", c.name, got.State, c.want)
		}
	}
}

// What is stored today must be read tomorrow: a change here needs a way to read
// what was stored before.
func TestStoredForm(t *testing.T) {
	s, _ := drive(t, New(t).Client(), submission(t, "AB10"))
	s.PollAddress = "https://hmrc.example/poll"
	s.Errors = []gateway.Error{{RaisedBy: "ChRIS", Number: 1, Type: "business", Text: "b", Location: "c"}}
	got, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	const file = "testdata/submission.json"
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(file, append(got, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(append(got, '\n'), want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	var back gateway.Submission
	if err := json.Unmarshal(want, &back); err != nil || !reflect.DeepEqual(back, s) {
		t.Errorf("it comes back as %+v, %v", back, err)
	}
}

func TestNewRefuses(t *testing.T) {
	whole := message(t, "A1")
	for _, c := range []struct {
		name  string
		given []byte
		field string
	}{
		{"nothing", nil, "message"},
		{"no number", message(t, ""), "transaction"},
		{"changed after it was marked", bytes.Replace(whole, []byte("120PR03012191"), []byte("120PR03012192"), 1), "message"},
		{"no place for a sender", bytes.ReplaceAll(whole, []byte("SenderDetails"), []byte("SenderDetail")), "sender"},
	} {
		_, err := gateway.New(c.given)
		var f *fault.Fault
		if !errors.As(err, &f) || f.Field != c.field {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	s, err := gateway.New(whole)
	if err != nil || s.Transaction != "A1" || s.Class != rti.ClassEPS || !s.Test {
		t.Errorf("%+v %v", s, err)
	}
	if signed, err := govtalk.Signed(s.Message, Sender); err != nil || !bytes.Equal(signed, whole) {
		t.Errorf("what is sent is not what was made: %v", err)
	}
}

func TestClientRefuses(t *testing.T) {
	s := submission(t, "A1")
	for _, c := range []struct {
		name, address, field string
		sender               govtalk.Sender
	}{
		{"an open line", "http://hmrc.example/submission", "address", Sender},
		{"no address", "", "address", Sender},
		{"a password in the address", "https://me:you@hmrc.example/", "address", Sender},
		{"no sender", "https://hmrc.example/submission", "sender", govtalk.Sender{}},
	} {
		kept := false
		_, err := gateway.Client{Submit: c.address, Post: New(t).Client().Post}.Step(context.Background(), s, noon, c.sender, func(gateway.Submission) error { kept = true; return nil })
		var f *fault.Fault
		if !errors.As(err, &f) || f.Field != c.field || kept || strings.Contains(err.Error(), Sender.Password) {
			t.Errorf("%s: %v, kept %v", c.name, err, kept)
		}
	}
	if _, err := (gateway.Client{Submit: "https://hmrc.example/"}).Step(context.Background(), s, noon, Sender, keepNothing); err == nil || fault.KindOf(err) != fault.KindInternal {
		t.Errorf("no line: %v", err)
	}
}

// renumber gives the message another number: the mark is of the body alone.
func renumber(whole []byte, number string) []byte {
	return bytes.Replace(whole, []byte("<TransactionID>ABCDEF<"), []byte("<TransactionID>"+number+"<"), 1)
}
