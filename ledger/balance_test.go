package ledger_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ownway/ledger"
	"ownway/value/money"
)

func TestPlacesAreInOrderAndHoldSomething(t *testing.T) {
	held := ledger.Held.In("own-account")
	b := ledger.Of([]ledger.Transaction{txn("txn_1", "k",
		ledger.Move{From: ledger.FunderMoney, To: held, Amount: 500, Funder: ledger.NHS},
		ledger.Move{From: ledger.FunderMoney, To: held, Amount: 700, Funder: ledger.Council},
		ledger.Move{From: held, To: ledger.Cost.In("pool"), Amount: 500, Funder: ledger.NHS})})
	var got []string
	for _, p := range b.Places() {
		got = append(got, string(p.Account)+" "+string(p.Funder))
	}
	if want := "cost/pool nhs, held/own-account council, source council, source nhs"; strings.Join(got, ", ") != want {
		t.Errorf("got %s", strings.Join(got, ", "))
	}
	if b.Account(held) != 700 || b.Class(ledger.Held) != 700 || b.Class(ledger.Cost) != 500 || b.Total() != 0 {
		t.Errorf("%v", b)
	}
}

func TestHeldOfAFunderIsLessWhatItOwes(t *testing.T) {
	held := ledger.Held.In("card")
	b := ledger.Of([]ledger.Transaction{txn("txn_1", "k",
		ledger.Move{From: ledger.FunderMoney, To: held, Amount: 900, Funder: ledger.Council},
		ledger.Move{From: ledger.FunderMoney, To: held, Amount: 300, Funder: ledger.NHS},
		ledger.Move{From: ledger.Owed.In("hmrc"), To: ledger.Cost.In("wages"), Amount: 250, Funder: ledger.Council},
		ledger.Earmark(ledger.SetAside.In("holiday/emp_1"), 100, ledger.Council))})
	if c, n, o := b.HeldOf(ledger.Council), b.HeldOf(ledger.NHS), b.HeldOf(ledger.Own); c != 650 || n != 300 || o != 0 {
		t.Errorf("council %v, NHS %v, own %v", c, n, o)
	}
}

// Whatever is earmarked and let go, real money stays where it is.
func TestPromisesMoveNoMoney(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := ledger.Balances{}
		var aside money.Amount
		for range rapid.IntRange(1, 20).Draw(t, "moves") {
			amount := money.Amount(rapid.Int64Range(1, 1e6).Draw(t, "pence"))
			m := ledger.Earmark(ledger.SetAside.In("goal/sea"), amount, ledger.Council)
			aside += amount
			if rapid.Bool().Draw(t, "let go") {
				m = ledger.Release(ledger.SetAside.In("goal/sea"), amount, ledger.Council)
				aside -= 2 * amount
			}
			one := txn("txn_1", "k", m)
			if err := one.Check(); err != nil {
				t.Fatal(err)
			}
			b.Add(one)
		}
		if b.Class(ledger.SetAside) != aside || b.Class(ledger.Free) != -aside || b.Class(ledger.Held) != 0 || b.Class(ledger.Owed) != 0 {
			t.Fatalf("%v", b)
		}
	})
}

func TestAccountsAreReadInParts(t *testing.T) {
	for a, want := range map[ledger.Account][2]string{
		"held/own-account": {"held", "own-account"}, "owed/pa/emp_1": {"owed", "pa/emp_1"}, "free": {"free", ""}, "source": {"source", ""},
	} {
		if string(a.Class()) != want[0] || a.Purpose() != want[1] {
			t.Errorf("%s is %s for %s", a, a.Class(), a.Purpose())
		}
	}
	if ledger.Owed.In("hmrc") != "owed/hmrc" {
		t.Error(ledger.Owed.In("hmrc"))
	}
}

// Two transactions that differ in anything differ in their fingerprint, also
// where the parts put side by side would read the same.
func TestDigestTellsTransactionsApart(t *testing.T) {
	held := ledger.Held.In("own-account")
	base := txn("txn_1", "key", move(ledger.FunderMoney, held, 500))
	seen := map[ledger.Digest]string{base.Digest(): "base"}
	for name, change := range map[string]func(*ledger.Transaction){
		"id":        func(x *ledger.Transaction) { x.ID = "txn_2" },
		"purse":     func(x *ledger.Transaction) { x.Purse = "pur_b" },
		"date":      func(x *ledger.Transaction) { x.Date = day.AddDays(1) },
		"key":       func(x *ledger.Transaction) { x.Key = "key2" },
		"cause":     func(x *ledger.Transaction) { x.Cause.Kind = ledger.WagesRun },
		"reference": func(x *ledger.Transaction) { x.Cause.Ref = "run2" },
		"reversal":  func(x *ledger.Transaction) { x.Reverses = "txn_0" },
		"amount":    func(x *ledger.Transaction) { x.Moves = []ledger.Move{move(ledger.FunderMoney, held, 501)} },
		"direction": func(x *ledger.Transaction) { x.Moves = []ledger.Move{move(held, ledger.FunderMoney, 500)} },
		"funder": func(x *ledger.Transaction) {
			x.Moves = []ledger.Move{{From: ledger.FunderMoney, To: held, Amount: 500, Funder: ledger.NHS}}
		},
		"one move more": func(x *ledger.Transaction) { x.Moves = append(x.Moves[:1:1], x.Moves[0]) },
		"moved letters": func(x *ledger.Transaction) { x.Key, x.ID = "1key", "txn_" },
	} {
		other := base
		change(&other)
		if first, dup := seen[other.Digest()]; dup {
			t.Errorf("%s and %s have one fingerprint", first, name)
		}
		seen[other.Digest()] = name
	}
}

// What comes out of a purse's books in words cannot close a comment or open a
// tag in the journal.
func TestJournalKeepsKeysTame(t *testing.T) {
	var b strings.Builder
	err := ledger.WriteHledger(&b, []ledger.Transaction{txn("txn_1", "bill/a, b: c\n2026-01-01 sneaky", move(ledger.FunderMoney, ledger.Held.In("card"), 123456))})
	if err != nil {
		t.Fatal(err)
	}
	if text := b.String(); strings.Contains(text, "\n2026-01-01") || strings.Contains(text, "bill/a,") || !strings.Contains(text, "£1234.56") {
		t.Errorf("the journal is\n%s", text)
	}
}
