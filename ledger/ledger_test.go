package ledger_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ownway/internal/testing/leftout"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

var day = calendar.MustDate("2026-08-20")

func txn(id, key string, moves ...ledger.Move) ledger.Transaction {
	return ledger.Transaction{ID: ledger.ID(id), Purse: "pur_a", Date: day, Key: key,
		Cause: ledger.Cause{Kind: ledger.PaymentRun, Ref: "run"}, Moves: moves}
}

func move(from, to ledger.Account, amount money.Amount) ledger.Move {
	return ledger.Move{From: from, To: to, Amount: amount, Funder: ledger.Council}
}

func TestCheckRefusesWhatCannotBalance(t *testing.T) {
	held := ledger.Held.In("own-account")
	for _, c := range []struct {
		name  string
		given ledger.Transaction
		want  msg.Key
	}{
		{"no moves", txn("t", "k"), ledger.NoMoves},
		{"no key", txn("t", "", move(ledger.FunderMoney, held, 1)), ledger.NoKey},
		{"nothing", txn("t", "k", move(ledger.FunderMoney, held, 0)), ledger.NotPositive},
		{"below nothing", txn("t", "k", move(ledger.FunderMoney, held, -5)), ledger.NotPositive},
		{"to itself", txn("t", "k", move(held, held, 5)), ledger.SameAccount},
		{"real money into a promise", txn("t", "k", move(held, ledger.SetAside.In("holiday"), 5)), ledger.SameAccount},
		{"unknown class", txn("t", "k", move("pocket/left", held, 5)), ledger.NoSuchAccount},
		{"held nowhere", txn("t", "k", move("held", ledger.FunderMoney, 5)), ledger.NoSuchAccount},
		{"unknown funder", txn("t", "k", ledger.Move{From: ledger.FunderMoney, To: held, Amount: 1, Funder: "bank"}), ledger.NoSuchFunder},
	} {
		t.Run(c.name, func(t *testing.T) {
			var f *fault.Fault
			if err := c.given.Check(); !errors.As(err, &f) || f.Text.Key != c.want {
				t.Fatalf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestReverse(t *testing.T) {
	a := txn("txn_1", "k", move(ledger.FunderMoney, ledger.Held.In("own-account"), 500))
	back, err := a.Reverse("txn_2", day.AddDays(1), "paid twice")
	if err != nil {
		t.Fatal(err)
	}
	both := []ledger.Transaction{a, back}
	for p, amount := range ledger.Of(both) {
		if amount != 0 {
			t.Errorf("%v keeps %v", p, amount)
		}
	}
	if wrong := ledger.Verify(both, digests(both)); len(wrong) > 0 {
		t.Error(wrong)
	}
	if _, err := back.Reverse("txn_3", day, "again"); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("a reversal was reversed: %v", err)
	}
}

func digests(all []ledger.Transaction) []ledger.Digest {
	var d []ledger.Digest
	for _, t := range all {
		d = append(d, t.Digest())
	}
	return d
}

func TestVerifyNamesWhatIsWrong(t *testing.T) {
	held := ledger.Held.In("own-account")
	good := txn("txn_1", "k1", move(ledger.FunderMoney, held, 500))
	changed := good
	changed.Moves = []ledger.Move{move(ledger.FunderMoney, held, 900)}
	back, _ := good.Reverse("txn_2", day, "why")
	again := back
	again.ID, again.Key = "txn_3", "k3"
	stray := back
	stray.Reverses = "txn_9"
	crooked := back
	crooked.Moves = []ledger.Move{move(held, ledger.FunderMoney, 400)}
	for _, c := range []struct {
		name    string
		given   []ledger.Transaction
		digests []ledger.Digest
		want    msg.Key
	}{
		{"an amount changed", []ledger.Transaction{changed}, digests([]ledger.Transaction{good}), ledger.WrongDigest},
		{"the same key twice", []ledger.Transaction{good, txn("txn_4", "k1", move(ledger.FunderMoney, held, 1))}, nil, ledger.SameKey},
		{"taken back twice", []ledger.Transaction{good, back, again}, nil, ledger.TakenBackTwice},
		{"takes back nothing", []ledger.Transaction{good, stray}, nil, ledger.ReversesNothing},
		{"no mirror", []ledger.Transaction{good, crooked}, nil, ledger.NotTheReverse},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.digests == nil {
				c.digests = digests(c.given)
			}
			wrong := ledger.Verify(c.given, c.digests)
			if len(wrong) != 1 || wrong[0].Key != c.want {
				t.Fatalf("got %v, want %s alone", wrong, c.want)
			}
		})
	}
}

var accounts = []ledger.Account{ledger.FunderMoney, ledger.Held.In("own-account"), ledger.Held.In("card"),
	ledger.Owed.In("hmrc"), ledger.Owed.In("pension"), ledger.Cost.In("wages")}

func TestEveryTransactionSumsToZero(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := ledger.Balances{}
		for range rapid.IntRange(1, 20).Draw(t, "transactions") {
			from := rapid.SampledFrom(accounts).Draw(t, "from")
			to := rapid.SampledFrom(accounts).Filter(func(a ledger.Account) bool { return a != from }).Draw(t, "to")
			tx := txn("t", "k", ledger.Move{From: from, To: to,
				Amount: money.Amount(rapid.Int64Range(1, 1e9).Draw(t, "pence")),
				Funder: rapid.SampledFrom(ledger.Funders()).Draw(t, "funder")})
			if err := tx.Check(); err != nil {
				t.Fatal(err)
			}
			b.Add(tx)
		}
		if b.Total() != 0 {
			t.Fatalf("the books add up to %v", b.Total())
		}
	})
}

// The journal is read by hledger itself where it is installed; what it makes
// of each account must be what we make of it.
func TestHledgerAgrees(t *testing.T) {
	hledger, err := exec.LookPath("hledger")
	if err != nil {
		leftout.Say(t, "hledger is not installed, so no independent reader checked the journal")
		return
	}
	held := ledger.Held.In("own-account")
	books := []ledger.Transaction{
		txn("txn_1", "run/2026-08-20", move(ledger.FunderMoney, held, 1_234_56), ledger.Move{From: ledger.FunderMoney, To: held, Amount: 5000, Funder: ledger.NHS}),
		txn("txn_2", "wages: a, b", move(ledger.Owed.In("pa/emp_1"), ledger.Cost.In("wages"), 70214), move(ledger.Owed.In("hmrc"), ledger.Owed.In("pa/emp_1"), 1820)),
		txn("txn_3", "aside", ledger.Earmark(ledger.SetAside.In("holiday/emp_1"), 5011, ledger.Council)),
	}
	file := filepath.Join(t.TempDir(), "books.journal")
	var text strings.Builder
	if err := ledger.WriteHledger(&text, books); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(hledger, "-f", file, "check", "--strict").CombinedOutput(); err != nil {
		t.Fatalf("hledger check: %v\n%s", err, out)
	}
	b := ledger.Of(books)
	for _, p := range b.Places() {
		name := "^pur_a:" + strings.ReplaceAll(string(p.Account), "/", ":") + ":" + string(p.Funder) + "$"
		out, err := exec.Command(hledger, "-f", file, "balance", "-N", "--format", "%(total)", name).CombinedOutput()
		if err != nil {
			t.Fatalf("hledger balance: %v\n%s", err, out)
		}
		got := strings.NewReplacer("£", "", ",", "").Replace(strings.TrimSpace(string(out)))
		if got != b[p].Plain() {
			t.Errorf("%v: hledger says %s, we say %s", p, got, b[p].Plain())
		}
	}
}
