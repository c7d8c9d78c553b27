package reconcile_test

import (
	"fmt"

	"ownway/bank/statement"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/reconcile"
)

func ExampleRun() {
	lines := []statement.Line{
		line("2026-11-13", 124000, "SCC BACS", "DP0012345"),
		line("2026-11-14", -2350, "CARD PAYMENT TO TESCO STORES 3297", ""),
	}
	expected := []reconcile.Expected{
		thing("pay", expect.PaymentIn, "2026-11-12", 124000, "Shropshire Council", "DP0012345"),
		thing("ann", expect.Wages, "2026-11-13", -40000, "Ann Carer", "WAGES NOV"),
	}
	r := reconcile.Run(lines, expected, reconcile.Known{Learned: reconcile.Learned{"TESCO STORES": "food for support workers"}})
	for _, m := range r.Matches {
		fmt.Println(m.Lines, m.Expected, m.Sure, m.Why.Args["proof"].T, m.Why.Args["when"].T)
	}
	for _, l := range r.Loose {
		fmt.Println(l.Line, l.Why)
	}
	fmt.Println(r.Unmet)
	// Output:
	// [0] [pay] true reconcile.same-reference reconcile.days-late days=1
	// 1 reconcile.same-as-before category="food for support workers"
	// [ann]
}
