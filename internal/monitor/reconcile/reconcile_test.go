package reconcile_test

import (
	"slices"
	"testing"

	"ownway/bank/statement"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/reconcile"
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

func line(day string, pence money.Amount, payee, reference string) statement.Line {
	return statement.Line{Date: calendar.MustDate(day), Amount: pence, Payee: payee, Reference: reference}
}

func thing(id expect.ID, kind expect.Kind, due string, pence money.Amount, payee, reference string) reconcile.Expected {
	return reconcile.For(expect.Item{ID: id, Kind: kind, Due: calendar.MustDate(due), Amount: pence, Payee: payee, Reference: reference})
}

type pairing struct {
	lines []int
	ids   []expect.ID
	why   msg.Key
	proof msg.Key
	sure  bool
}

type looseLine struct {
	line  int
	why   msg.Key
	among []expect.ID
}

// The weeks of a household with a council, two PAs, HMRC and bills. Figures and
// names are invented.
var cases = []struct {
	name     string
	lines    []statement.Line
	expected []reconcile.Expected
	matched  []pairing
	loose    []looseLine
	unmet    []expect.ID
}{
	{
		name:     "the council pays a day late with its reference",
		lines:    []statement.Line{line("2026-11-13", 124000, "SCC BACS", "DP 0012345")},
		expected: []reconcile.Expected{thing("pay", expect.PaymentIn, "2026-11-12", 124000, "Shropshire Council", "DP0012345")},
		matched:  []pairing{{[]int{0}, []expect.ID{"pay"}, reconcile.OneToOne, reconcile.SameReference, true}},
	},
	{
		name:     "the bank cuts the name and puts words before it",
		lines:    []statement.Line{line("2026-11-12", 124000, "FASTER PAYMENT FROM SHROPSHIRE COUNCIL", "")},
		expected: []reconcile.Expected{thing("pay", expect.PaymentIn, "2026-11-12", 124000, "Shropshire Council Direct Payments", "X1")},
		matched:  []pairing{{[]int{0}, []expect.ID{"pay"}, reconcile.OneToOne, reconcile.SamePayee, true}},
	},
	{
		name:  "two PAs are paid the same with one reference",
		lines: []statement.Line{line("2026-11-27", -40000, "HELPER B", "WAGES 1126"), line("2026-11-27", -40000, "A CARER", "WAGES 1126")},
		expected: []reconcile.Expected{
			thing("ann", expect.Wages, "2026-11-27", -40000, "Ann Carer", "Wages 11/26"),
			thing("bob", expect.Wages, "2026-11-27", -40000, "Bob Helper", "Wages 11/26")},
		matched: []pairing{
			{[]int{0}, []expect.ID{"bob"}, reconcile.OneToOne, reconcile.SameBoth, true},
			{[]int{1}, []expect.ID{"ann"}, reconcile.OneToOne, reconcile.SameBoth, true}},
	},
	{
		name:  "one PA is paid twice, and the other not at all",
		lines: []statement.Line{line("2026-11-27", -40000, "B HELPER", "WAGES 1126"), line("2026-11-28", -40000, "B HELPER", "WAGES 1126")},
		expected: []reconcile.Expected{
			thing("ann", expect.Wages, "2026-11-27", -40000, "Ann Carer", "Wages 11/26"),
			thing("bob", expect.Wages, "2026-11-27", -40000, "Bob Helper", "Wages 11/26")},
		matched: []pairing{
			{[]int{0}, []expect.ID{"bob"}, reconcile.OneToOne, reconcile.SameBoth, true}},
		loose: []looseLine{{1, reconcile.Unexpected, nil}},
		unmet: []expect.ID{"ann"},
	},
	{
		name: "four weeks of the same wages, each a little late",
		lines: []statement.Line{line("2026-11-10", -15000, "A CARER", ""), line("2026-11-17", -15000, "A CARER", ""),
			line("2026-11-24", -15000, "A CARER", "")},
		expected: []reconcile.Expected{
			thing("w3", expect.Wages, "2026-11-20", -15000, "Ann Carer", ""), thing("w1", expect.Wages, "2026-11-06", -15000, "Ann Carer", ""),
			thing("w2", expect.Wages, "2026-11-13", -15000, "Ann Carer", ""), thing("w4", expect.Wages, "2026-11-30", -15000, "Ann Carer", "")},
		matched: []pairing{
			{[]int{0}, []expect.ID{"w1"}, reconcile.OneToOne, reconcile.SamePayee, true},
			{[]int{1}, []expect.ID{"w2"}, reconcile.OneToOne, reconcile.SamePayee, true},
			{[]int{2}, []expect.ID{"w3"}, reconcile.OneToOne, reconcile.SamePayee, true}},
		unmet: []expect.ID{"w4"},
	},
	{
		name:  "a week was missed, and the next is not taken for it",
		lines: []statement.Line{line("2026-11-13", -15000, "A CARER", ""), line("2026-11-20", -15000, "A CARER", "")},
		expected: []reconcile.Expected{thing("w1", expect.Wages, "2026-11-06", -15000, "Ann Carer", ""),
			thing("w2", expect.Wages, "2026-11-13", -15000, "Ann Carer", ""), thing("w3", expect.Wages, "2026-11-20", -15000, "Ann Carer", "")},
		matched: []pairing{
			{[]int{0}, []expect.ID{"w2"}, reconcile.OneToOne, reconcile.SamePayee, true},
			{[]int{1}, []expect.ID{"w3"}, reconcile.OneToOne, reconcile.SamePayee, true}},
		unmet: []expect.ID{"w1"},
	},
	{
		name:     "until the day after is seen, it may be a late week or this one",
		lines:    []statement.Line{line("2026-11-13", -15000, "A CARER", "")},
		expected: []reconcile.Expected{thing("w1", expect.Wages, "2026-11-06", -15000, "Ann Carer", ""), thing("w2", expect.Wages, "2026-11-13", -15000, "Ann Carer", "")},
		loose:    []looseLine{{0, reconcile.SeveralFit, []expect.ID{"w1", "w2"}}},
		unmet:    []expect.ID{"w1", "w2"},
	},
	{
		name:     "halfway between two weeks nothing is chosen",
		lines:    []statement.Line{line("2026-11-10", -15000, "A CARER", "")},
		expected: []reconcile.Expected{thing("w1", expect.Wages, "2026-11-06", -15000, "Ann Carer", ""), thing("w2", expect.Wages, "2026-11-14", -15000, "Ann Carer", "")},
		loose:    []looseLine{{0, reconcile.SeveralFit, []expect.ID{"w1", "w2"}}},
		unmet:    []expect.ID{"w1", "w2"},
	},
	{
		name:     "two lines alike and one thing expected",
		lines:    []statement.Line{line("2026-11-27", -710, "CARE INSURE", ""), line("2026-11-27", -710, "CARE INSURE", "")},
		expected: []reconcile.Expected{thing("ins", expect.Bill, "2026-11-27", -710, "Care Insure", "")},
		loose:    []looseLine{{0, reconcile.SeveralLines, []expect.ID{"ins"}}, {1, reconcile.SeveralLines, []expect.ID{"ins"}}},
		unmet:    []expect.ID{"ins"},
	},
	{
		name:     "one line could be either of two bills",
		lines:    []statement.Line{line("2026-11-27", -2500, "LEISURE TRUST", "")},
		expected: []reconcile.Expected{thing("swim", expect.Bill, "2026-11-27", -2500, "Leisure Trust", "SWIM1"), thing("gym", expect.Bill, "2026-11-27", -2500, "Leisure Trust", "GYM22")},
		loose:    []looseLine{{0, reconcile.SeveralFit, []expect.ID{"swim", "gym"}}},
		unmet:    []expect.ID{"swim", "gym"},
	},
	{
		name:  "three months of tax in one payment",
		lines: []statement.Line{line("2026-11-20", -9660, "HM REVENUE & CUSTOMS", "120PZ01234567")},
		expected: []reconcile.Expected{
			thing("oct", expect.HMRC, "2026-10-22", -3110, "HMRC", "120PZ01234567"), thing("nov", expect.HMRC, "2026-11-22", -3220, "HMRC", "120PZ01234567"),
			thing("dec", expect.HMRC, "2026-12-22", -3330, "HMRC", "120PZ01234567"), thing("old", expect.HMRC, "2026-06-22", -3330, "HMRC", "120PZ01234567")},
		matched: []pairing{{[]int{0}, []expect.ID{"oct", "nov", "dec"}, reconcile.OneToMany, reconcile.SameBoth, true}},
		unmet:   []expect.ID{"old"},
	},
	{
		name:  "it is not clear which months one payment is for",
		lines: []statement.Line{line("2026-11-20", -6000, "HMRC", "")},
		expected: []reconcile.Expected{thing("oct", expect.HMRC, "2026-10-22", -3000, "HMRC", ""),
			thing("nov", expect.HMRC, "2026-11-22", -3000, "HMRC", ""), thing("dec", expect.HMRC, "2026-12-22", -3000, "HMRC", "")},
		loose: []looseLine{{0, reconcile.SeveralFit, []expect.ID{"oct", "nov", "dec"}}},
		unmet: []expect.ID{"oct", "nov", "dec"},
	},
	{
		name:     "a contribution paid in by halves",
		lines:    []statement.Line{line("2026-11-02", 3000, "J SMITH", ""), line("2026-11-16", 2500, "SMITH J", ""), line("2026-11-20", 1999, "AMAZON REFUND", "")},
		expected: []reconcile.Expected{thing("own", expect.Contribution, "2026-11-12", 5500, "Jane Smith", "")},
		matched:  []pairing{{[]int{0, 1}, []expect.ID{"own"}, reconcile.ManyToOne, reconcile.SamePayee, true}},
		loose:    []looseLine{{2, reconcile.Unexpected, nil}},
	},
	{
		name:     "too late, or going the other way, it is not the same",
		lines:    []statement.Line{line("2026-12-20", -710, "CARE INSURE", ""), line("2026-11-27", 710, "CARE INSURE", "")},
		expected: []reconcile.Expected{thing("ins", expect.Bill, "2026-11-27", -710, "Care Insure", "")},
		loose:    []looseLine{{0, reconcile.Unexpected, nil}, {1, reconcile.Unexpected, nil}},
		unmet:    []expect.ID{"ins"},
	},
	{
		name:     "the amount alone is only proposed",
		lines:    []statement.Line{line("2026-11-27", -2500, "SUMUP *SALLY", "")},
		expected: []reconcile.Expected{thing("class", expect.Bill, "2026-11-26", -2500, "Art class", "")},
		matched:  []pairing{{[]int{0}, []expect.ID{"class"}, reconcile.OneToOne, reconcile.AmountAlone, false}},
	},
	{
		name:     "the amount alone does not choose between two",
		lines:    []statement.Line{line("2026-11-27", -2500, "SUMUP *SALLY", "")},
		expected: []reconcile.Expected{thing("class", expect.Bill, "2026-11-26", -2500, "Art class", ""), thing("taxi", expect.Bill, "2026-11-27", -2500, "City Cars", "")},
		loose:    []looseLine{{0, reconcile.SeveralFit, []expect.ID{"class", "taxi"}}},
		unmet:    []expect.ID{"class", "taxi"},
	},
	{name: "nothing at all"},
}

func TestRun(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := reconcile.Run(c.lines, c.expected, reconcile.Known{})
			if len(got.Matches) != len(c.matched) || len(got.Loose) != len(c.loose) {
				t.Fatalf("got %+v", got)
			}
			for i, want := range c.matched {
				agreeMatch(t, got.Matches[i], want)
			}
			for i, want := range c.loose {
				l := got.Loose[i]
				if l.Line != want.line || l.Why.Key != want.why || !slices.Equal(l.Candidates, want.among) {
					t.Errorf("loose %+v, want %+v", l, want)
				}
			}
			if !slices.Equal(got.Unmet, c.unmet) {
				t.Errorf("unmet %v, want %v", got.Unmet, c.unmet)
			}
		})
	}
}

func agreeMatch(t *testing.T, m reconcile.Match, want pairing) {
	t.Helper()
	proof := m.Why.Args["proof"].T
	if !slices.Equal(m.Lines, want.lines) || !slices.Equal(m.Expected, want.ids) || m.Sure != want.sure ||
		m.Why.Key != want.why || proof == nil || proof.Key != want.proof {
		t.Errorf("got %+v, want %+v", m, want)
	}
}

func TestAMatchSaysWhy(t *testing.T) {
	c := cases[0]
	got := reconcile.Run(c.lines, c.expected, reconcile.Known{}).Matches[0].Why.String()
	want := `reconcile.one-to-one due="2026-11-12" proof=(reconcile.same-reference) what=(expect.payment-in payee="Shropshire Council") when=(reconcile.days-late days=1)`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestTheAccountNumberProves(t *testing.T) {
	e := thing("ann", expect.Wages, "2026-11-27", -40000, "Ann Carer", "")
	e.Account = ident.BankAccount{SortCode: "202959", Number: "63748472"}
	got := reconcile.Run([]statement.Line{line("2026-11-27", -40000, "MRS TWO NAMES", "20-29-59 63748472")}, []reconcile.Expected{e}, reconcile.Known{})
	if len(got.Matches) != 1 || !got.Matches[0].Sure {
		t.Errorf("got %+v", got)
	}
}

func TestLearnedPayeesAreToldOfAgain(t *testing.T) {
	learned := reconcile.Learned{}
	learned.Learn(line("2026-10-01", -2350, "CARD PAYMENT TO TESCO STORES 3297", ""), "Groceries for support workers")
	got := reconcile.Run([]statement.Line{line("2026-11-01", -199, "TESCO STORES 1105", "")}, nil, reconcile.Known{Learned: learned})
	if l := got.Loose[0]; l.Category != "Groceries for support workers" || l.Why.Key != reconcile.SameAsBefore {
		t.Errorf("got %+v", l)
	}
}
