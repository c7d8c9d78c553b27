package clientmoney

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ownway/bank/statement"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

func day(s string) calendar.Date { return calendar.MustDate(s) }

var on = day("2026-11-20")

// whole is a day on which everything agrees.
func whole(change ...func(*Sides)) Sides {
	s := Sides{On: on, Bank: 1000_00, Control: 1000_00, Own: 10_00, Suspense: []Waiting{{Day: day("2026-11-02"), Amount: 40_00}},
		Clients: []Client{{Person: "per_1", Name: "June", Books: 600_00, Bank: 600_00}, {Person: "per_2", Name: "Alan", Books: 350_00, Bank: 350_00}}}
	for _, c := range change {
		c(&s)
	}
	return s
}

func TestCompare(t *testing.T) {
	paid := Timing{What: expect.Names[expect.PaymentIn].With("payee", "Severnside"), Amount: 200_00, Book: on}
	for _, c := range []struct {
		name   string
		sides  Sides
		agrees bool
		named  []msg.Key
	}{
		{"everything agrees", whole(), true, nil},
		{"the council has paid and the bank has not shown it", whole(func(s *Sides) { s.Clients[0].Books, s.Clients[0].Timing = 800_00, []Timing{paid} }), true, []msg.Key{NotHereYet}},
		{"the bank showed it a day early", whole(func(s *Sides) {
			s.Clients[0].Books = 400_00
			s.Clients[0].Timing = []Timing{{What: paid.What, Amount: 200_00, Book: day("2026-11-23"), Bank: on}}
		}), true, []msg.Key{HereEarly}},
		{"both count it by now", whole(func(s *Sides) {
			s.Clients[0].Timing = []Timing{{What: paid.What, Amount: 200_00, Book: day("2026-11-19"), Bank: on}}
		}), true, nil},
		{"a penny in the books that no line explains", whole(func(s *Sides) { s.Clients[1].Books++ }), false, []msg.Key{Unexplained}},
		{"two errors that undo one another", whole(func(s *Sides) { s.Clients[0].Books++; s.Clients[1].Books-- }), false, []msg.Key{Unexplained, Unexplained}},
		{"a line that was not brought in", whole(func(s *Sides) { s.Bank -= 12_50 }), false, []msg.Key{BankDiffers}},
		{"a part of a line that is in nobody's books", whole(func(s *Sides) { s.Clients[0].Books, s.Clients[0].Bank = 590_00, 590_00 }), false, []msg.Key{PartsDiffer}},
		{"one overdrawn by another's money", whole(func(s *Sides) {
			s.Clients[0].Books, s.Clients[0].Bank = -5_00, -5_00
			s.Clients[1].Books, s.Clients[1].Bank = 955_00, 955_00
		}), false, []msg.Key{BelowNothing}},
		{"a charge not made good", whole(func(s *Sides) { s.Bank, s.Control, s.Own = 985_00, 985_00, -5_00 }), true, []msg.Key{OwnBelow}},
		{"one who left with money here", whole(func(s *Sides) { s.Clients[0] = Client{Person: "per_1", Name: "June", Bank: 600_00, Gone: true} }), false, []msg.Key{GoneHolds}},
		{"one who left with nothing here", whole(func(s *Sides) { s.Clients = append(s.Clients, Client{Person: "per_3", Gone: true}) }), true, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Compare(c.sides)
			var got []msg.Key
			for _, n := range d.Named {
				got = append(got, n.Says.Key)
			}
			if d.Agrees() != c.agrees || !slices.Equal(got, c.named) {
				t.Errorf("agrees %v with %v, want %v with %v", d.Agrees(), got, c.agrees, c.named)
			}
		})
	}
}

// Whatever is moved by a penny on any side, the day does not agree.
func TestNoPennyIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Sides{On: on, Own: money.Amount(rapid.Int64Range(0, 1000).Draw(t, "own"))}
		s.Bank = s.Own
		for i := range rapid.IntRange(1, 20).Draw(t, "people") {
			a := money.Amount(rapid.Int64Range(0, 100000).Draw(t, "held"))
			s.Clients = append(s.Clients, Client{Person: person.ID(fmt.Sprint("per_", i)), Books: a, Bank: a})
			s.Bank += a
		}
		s.Control = s.Bank
		if !Compare(s).Agrees() {
			t.Fatal("a whole day does not agree")
		}
		off := money.Amount(rapid.SampledFrom([]int64{-1, 1, -100, 37}).Draw(t, "off"))
		c := &s.Clients[rapid.IntRange(0, len(s.Clients)-1).Draw(t, "whose")]
		switch rapid.IntRange(0, 3).Draw(t, "side") {
		case 0:
			s.Bank += off
		case 1:
			s.Control += off
		case 2:
			c.Books += off
		case 3:
			c.Bank += off
		}
		if Compare(s).Agrees() {
			t.Error("a penny is out and the day agrees")
		}
	})
}

func TestSign(t *testing.T) {
	agrees, not := Compare(whole()), Compare(whole(func(s *Sides) { s.Bank-- }))
	for name, c := range map[string]struct {
		r      Record
		by     string
		reason string
		now    Day
		want   msg.Key
	}{
		"by whoever made it":            {Record{Day: agrees, MadeBy: "a"}, "a", "", agrees, SamePerson},
		"twice":                         {Record{Day: agrees, MadeBy: "a", SignedBy: "b"}, "c", "", agrees, SignedBefore},
		"does not agree, and no reason": {Record{Day: not, MadeBy: "a"}, "b", " ", not, SayWhy},
		"changed since":                 {Record{Day: not, MadeBy: "a"}, "b", "x", agrees, Changed},
		"agrees":                        {Record{Day: agrees, MadeBy: "a"}, "b", "", agrees, ""},
		"does not agree, with a reason": {Record{Day: not, MadeBy: "a"}, "b", "The bank's charge of today, asked back", not, ""},
	} {
		got, err := c.r.Sign(c.by, on, c.reason, c.now)
		if c.want == "" {
			if err != nil || got.SignedBy != c.by {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if all := fault.All(err); len(all) != 1 || all[0].Text.Key != c.want {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
}

func TestAssign(t *testing.T) {
	item := func(id expect.ID, kind expect.Kind, amount money.Amount, payee, reference string) expect.Item {
		return expect.Item{ID: id, Kind: kind, Amount: amount, Payee: payee, Reference: reference, Due: on}
	}
	holders := []Holder{
		{"per_1", "DP 7K3M2Q1X", []expect.Item{item("exp_1", expect.Wages, -210_00, "Funmi Adeyemi", "WAGES 20NOV26"), item("exp_5", expect.Bill, -30_00, "Riverside Pool", "A1")}},
		{"per_2", "DP 9Z8Y7X6W", []expect.Item{item("exp_2", expect.Wages, -210_00, "Joyce Tranter", "WAGES 20NOV26"), item("exp_3", expect.Bill, -30_00, "Riverside Pool", "A1")}},
	}
	lines := []statement.Line{
		{Date: on, Amount: 400_00, Payee: "SEVERNSIDE COUNCIL", Reference: "DP9Z8Y7X6W"},
		{Date: on, Amount: -210_00, Payee: "FUNMI ADEYEMI", Reference: "WAGES 20NOV26"},
		{Date: on, Amount: -30_00, Payee: "RIVERSIDE POOL", Reference: "A1"},
		{Date: on, Amount: 55_00, Payee: "A STRANGER"},
		{Date: on, Amount: 10_00, Payee: "DP 7K3M2Q1X AND DP 9Z8Y7X6W"},
	}
	whose := map[int]person.ID{}
	for _, a := range Assign(lines, holders) {
		whose[a.Line] = a.Person
	}
	want := map[int]person.ID{0: "per_2", 1: "per_1"}
	if fmt.Sprint(whose) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v: what fits two people, and what fits nobody, is left", whose, want)
	}
	same := slices.Clone(holders)
	same[1].Reference = same[0].Reference
	if got := Assign([]statement.Line{{Date: on, Amount: 1, Reference: "DP 7K3M2Q1X"}}, same); len(got) != 0 {
		t.Errorf("a reference that two people have: %v", got)
	}
}

func TestChoosePaysNobodyFromAnothersMoney(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		held := map[person.ID]money.Amount{}
		var due []Due
		for i := range rapid.IntRange(1, 6).Draw(t, "people") {
			p := person.ID(fmt.Sprint("per_", i))
			held[p] = money.Amount(rapid.Int64Range(-500, 5000).Draw(t, "held"))
			for j := range rapid.IntRange(0, 5).Draw(t, "bills") {
				due = append(due, Due{Person: p, Item: expect.Item{ID: expect.ID(fmt.Sprint("exp_", i, j)), Kind: expect.Bill, Due: on.AddDays(j),
					Amount: -money.Amount(rapid.Int64Range(1, 3000).Draw(t, "amount")), Account: ident.BankAccount{Number: "63748472"}}})
			}
		}
		pay, left := Choose(due, held)
		paid := map[person.ID]money.Amount{}
		for _, e := range pay {
			paid[e.Person] += e.Amount
		}
		for p, a := range paid {
			if a > held[p] {
				t.Errorf("%s holds %v and pays %v", p, held[p], a)
			}
		}
		if len(pay)+len(left) != len(due) {
			t.Errorf("%d paid and %d left of %d", len(pay), len(left), len(due))
		}
	})
}

func TestWagesComeFirst(t *testing.T) {
	due := []Due{{"per_1", "June", expect.Item{ID: "exp_1", Kind: expect.Bill, Due: on, Amount: -60_00}},
		{"per_1", "June", expect.Item{ID: "exp_2", Kind: expect.Wages, Due: on, Amount: -60_00}}}
	pay, left := Choose(due, map[person.ID]money.Amount{"per_1": 100_00})
	if len(pay) != 1 || pay[0].Item != "exp_2" || len(left) != 1 || left[0].Says.Key != NotEnough {
		t.Errorf("got %v, left %v", pay, left)
	}
}

func TestListApproval(t *testing.T) {
	l := List{State: Prepared, MadeBy: "a", Entries: []Entry{{Amount: 3}, {Amount: 4}}}
	if l.Total() != 7 {
		t.Errorf("adds up to %v", l.Total())
	}
	if _, err := l.Approve("a", on); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("by whoever prepared it: %v", err)
	}
	done, err := l.Approve("b", on)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := done.Drop(); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("dropped after it was approved: %v", err)
	}
}
