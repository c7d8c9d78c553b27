package attachment

import (
	"ownway/value/fault"
	"ownway/value/msg"
)

// The kinds of order that TakeAll knows beside DEA and Fixed.
const (
	Priority         Kind = "aeo-priority"     // of a court, for maintenance, or a fine before 5 April 2004: what is missed is carried over
	NonPriority      Kind = "aeo-non-priority" // of a court, for a debt: nothing is carried over
	ChildMaintenance Kind = "deo"              // of the Child Maintenance Service: what is missed is carried over
)

// The kinds of order whose tables are not held.
const (
	CouncilTax          Kind = "council-tax"
	Fines               Kind = "fines" // of a court, since 5 April 2004
	ScottishEarnings    Kind = "scottish-earnings"
	ScottishMaintenance Kind = "scottish-maintenance"
	ScottishConjoined   Kind = "scottish-conjoined"
)

// What to do with an order whose table is not held.
var (
	CouncilTaxNotHeld = msg.New("attachment.council-tax-not-held", "We cannot work out a council tax order. Use the table that came with it, then enter the sum as a fixed order")
	FinesNotHeld      = msg.New("attachment.fines-not-held", "We cannot work out this order for a fine. Use the table that came with it, then enter the sum as a fixed order")
	ScottishNotHeld   = msg.New("attachment.scottish-not-held", "We cannot work out a Scottish order. Use the table that came with it, then enter the sum as a fixed order")
)

// NotHeld gives the fault of an order that cannot be worked out here, which
// says what to do; and nil for every other kind.
func NotHeld(k Kind) error {
	if key := k.notHeld(); key != "" {
		return fault.Invalid("order", key)
	}
	return nil
}

func (k Kind) notHeld() msg.Key {
	switch k {
	case CouncilTax:
		return CouncilTaxNotHeld
	case Fines:
		return FinesNotHeld
	case ScottishEarnings, ScottishMaintenance, ScottishConjoined:
		return ScottishNotHeld
	}
	return ""
}

// rank says which orders come first: those with priority, then debts, then
// DEA (from memory, where the guides that were seen only put DEA after orders
// with priority). Inside a rank the older order comes first.
func (k Kind) rank() int {
	switch k {
	case Priority, ChildMaintenance, Fixed:
		return 0
	case NonPriority:
		return 1
	}
	return 2
}

// court reports whether the order is of a court, with protected earnings of
// its own; of the others all together leave 60% of net pay.
func (k Kind) court() bool { return k == Priority || k == NonPriority }

// carries reports whether what could not be taken is taken later.
func (k Kind) carries() bool { return k == Priority || k == ChildMaintenance }

func (k Kind) known() bool {
	switch k {
	case Standard, Higher, Fixed, Priority, NonPriority, ChildMaintenance:
		return true
	}
	return false
}
