package journal_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ownway/ledger"
	"ownway/ledger/journal"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// A council that counts a direct payment as spent when it is paid.
const council = `account,funder,code,cost centre,description
source,nhs,2210,CHC,Owed by the NHS
source,,9000,,Bank
*,nhs,4320,DP01,Health direct payments
*,,4310,DP01,Direct payments
`

func day(s string) calendar.Date { return calendar.MustDate(s) }

var november = calendar.Period{First: day("2026-11-01"), Last: day("2026-11-30")}

func move(on string, from, to ledger.Account, a money.Amount, f ledger.Funder) ledger.Transaction {
	return ledger.Transaction{ID: "txn_1", Purse: "pur_1", Date: day(on), Key: on + string(from) + string(f), Cause: ledger.Cause{Kind: ledger.PaymentRun},
		Moves: []ledger.Move{{From: from, To: to, Amount: a, Funder: f}}}
}

var books = []ledger.Transaction{
	move("2026-10-31", ledger.FunderMoney, "held/own-account", 99_00, ledger.Council), // the month before
	move("2026-11-02", ledger.FunderMoney, "held/own-account", 500_00, ledger.Council),
	move("2026-11-02", ledger.FunderMoney, "held/own-account", 80_00, ledger.NHS),
	move("2026-11-05", "cost/wages", "owed/pa", 300_00, ledger.Council), // inside what the council calls spent
	move("2026-11-05", ledger.FreeMoney, "set-aside/holiday", 20_00, ledger.Council),
	move("2026-11-20", "held/own-account", ledger.FunderMoney, 50_00, ledger.Council), // given back
}

func made(m journal.Map, p calendar.Period, by journal.By, all []ledger.Transaction) (journal.Journal, error) {
	sums := journal.Over(p, m, by)
	err := sums.Add(all...)
	return sums.Journal(), err
}

func TestCouncilsJournal(t *testing.T) {
	m, err := journal.ReadMap(strings.NewReader(council))
	if err != nil {
		t.Fatal(err)
	}
	j, err := made(m, november, journal.Period, books)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := j.Write(&out, "DP-2026-11"); err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(`journal,date,code,cost centre,description,debit,credit,movements
DP-2026-11,2026-11-30,2210,CHC,Owed by the NHS,,80.00,1
DP-2026-11,2026-11-30,4310,DP01,Direct payments,450.00,,2
DP-2026-11,2026-11-30,4320,DP01,Health direct payments,80.00,,1
DP-2026-11,2026-11-30,9000,,Bank,,450.00,2
DP-2026-11,2026-11-30,,,Total,530.00,530.00,
`, "\n", "\r\n")
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
	daily, err := made(m, november, journal.Day, books)
	if err != nil || len(daily.Lines) != 6 || daily.Lines[0].Date != day("2026-11-02") {
		t.Errorf("by the day: %+v, %v", daily.Lines, err)
	}
}

func TestMapRefuses(t *testing.T) {
	for _, c := range []struct {
		name, file, field string
		want              msg.Key
	}{
		{"no lines", "account,code\n", "map", journal.NoLines},
		{"an account that is none", "account,code\nbank,1\n", "account", journal.OddAccount},
		{"an account that only earmarks", "account,code\nfree,1\n", "account", journal.OddAccount},
		{"a funder that is none", "account,code,funder\nsource,1,lottery\n", "funder", journal.OddFunder},
		{"a pattern that is none", "account,code\ncost/[,1\n", "account", journal.OddAccount},
	} {
		_, err := journal.ReadMap(strings.NewReader(c.file))
		var f *fault.Fault
		if !errors.As(err, &f) || f.Text.Key != c.want || f.Field != c.field {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if _, err := made(journal.Map{{Account: "source", Code: journal.Code{Code: "1"}}}, november, journal.Day, books); !strings.Contains(err.Error(), "held/own-account") {
		t.Errorf("an account with no code: %v", err)
	}
}

// Whatever moves, and however it is mapped, debits equal credits.
func TestBalances(t *testing.T) {
	accounts := []ledger.Account{"source", "held/card", "held/managed", "owed/pa", "cost/wages"}
	rapid.Check(t, func(t *rapid.T) {
		var m journal.Map
		for _, a := range accounts {
			m = append(m, journal.Rule{Account: string(a), Code: journal.Code{Code: rapid.SampledFrom([]string{"1", "2", "3"}).Draw(t, "code")}})
		}
		var all []ledger.Transaction
		for range rapid.IntRange(0, 20).Draw(t, "n") {
			from, to := rapid.SampledFrom(accounts).Draw(t, "from"), rapid.SampledFrom(accounts).Draw(t, "to")
			all = append(all, move("2026-11-0"+rapid.SampledFrom([]string{"1", "2", "3"}).Draw(t, "day"), from, to, money.Amount(rapid.IntRange(1, 1e6).Draw(t, "pence")), ledger.NHS))
		}
		for _, by := range []journal.By{journal.Day, journal.Period} {
			j, err := made(m, november, by, all)
			if err != nil {
				t.Fatal(err)
			}
			var debit, credit money.Amount
			for _, l := range j.Lines {
				debit, credit = debit+l.Debit, credit+l.Credit
				if (l.Debit > 0) == (l.Credit > 0) {
					t.Errorf("a line of %v and %v", l.Debit, l.Credit)
				}
			}
			if debit != credit || debit != j.Total {
				t.Errorf("debits %v, credits %v, total %v", debit, credit, j.Total)
			}
		}
	})
}

func FuzzReadMap(f *testing.F) {
	f.Add(council)
	f.Fuzz(func(t *testing.T, file string) {
		if m, err := journal.ReadMap(strings.NewReader(file)); err == nil && len(m) == 0 {
			t.Error("an empty map was taken")
		}
	})
}
