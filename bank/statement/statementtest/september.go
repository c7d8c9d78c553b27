package statementtest

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"ownway/bank/statement"
)

// September is the month that every sample file holds.
type September struct {
	Opening      string `json:"opening_balance"`
	Closing      string `json:"closing_balance"`
	Transactions []struct {
		Date, Amount, Balance, Description string
	}
}

// LoadSeptember reads what must be read from the samples.
func LoadSeptember(t testing.TB, path string) (want September) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	return want
}

// Agree fails the test unless the statement says what it must; banks differ in
// capitals. balances says whether the layout shows them.
func (want September) Agree(t testing.TB, s statement.Statement, balances bool) {
	t.Helper()
	if len(s.Lines) != len(want.Transactions) {
		t.Fatalf("%d lines, want %d", len(s.Lines), len(want.Transactions))
	}
	for i, w := range want.Transactions {
		l := s.Lines[i]
		if l.Date.String() != w.Date || l.Amount.Plain() != w.Amount || !strings.EqualFold(l.Payee, w.Description) {
			t.Errorf("line %d is %+v, want %+v", i+1, l, w)
		}
		if balances && (l.Balance.How != statement.Given || l.Balance.Amount.Plain() != w.Balance) {
			t.Errorf("balance %d is %+v, want %s", i+1, l.Balance, w.Balance)
		}
	}
	if balances {
		want.agreeEnds(t, s)
		return
	}
	if s.Opening.IsKnown() || len(s.Warnings) != 1 || s.Warnings[0].Key != statement.NoBalances {
		t.Errorf("a file without balances gave %+v and %v", s.Opening, s.Warnings)
	}
}

func (want September) agreeEnds(t testing.TB, s statement.Statement) {
	t.Helper()
	if s.Opening.Amount.Plain() != want.Opening || s.Closing.Amount.Plain() != want.Closing || len(s.Warnings) != 0 {
		t.Errorf("from %+v to %+v, warnings %v", s.Opening, s.Closing, s.Warnings)
	}
}
