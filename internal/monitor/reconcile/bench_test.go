package reconcile_test

import (
	"fmt"
	"testing"

	"ownway/bank/statement"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/reconcile"
	"ownway/value/money"
)

// A support organisation's client account: two years of lines against all that
// was expected in them.
func BenchmarkRun(b *testing.B) {
	var lines []statement.Line
	var expected []reconcile.Expected
	for i := range 2000 {
		day, amount := start.AddDays(i*730/2000), money.Amount(-10000-i%300)
		lines = append(lines, statement.Line{Date: day, Amount: amount, Payee: fmt.Sprintf("FASTER PAYMENT TO PA %c%c HELPER", 'A'+i%26, 'A'+i/26%26), Row: i + 1})
		if i%2 == 0 {
			expected = append(expected, reconcile.For(expect.Item{ID: expect.ID(fmt.Sprint(i)), Kind: expect.Wages, Due: day, Amount: amount,
				Payee: fmt.Sprintf("Pa %c%c Helper", 'A'+i%26, 'A'+i/26%26)}))
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if r := reconcile.Run(lines, expected, reconcile.Known{}); len(r.Matches) == 0 {
			b.Fatal("nothing matched")
		}
	}
}
