package money

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"ownway/internal/access"
	"ownway/internal/app/purse"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/reconcile"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The ways to say why a line differs from what was expected.
const (
	SameSum  store.Rest = ""         // it does not differ
	Rounding store.Rest = "rounding" // somebody rounded it
	BankFee  store.Rest = "fee"      // the bank or the payee took a fee
	Short    store.Rest = "short"    // the rest is still to be paid
	Over     store.Rest = "over"     // too much was paid
)

// The faults and words of a line that is one of the things expected.
var (
	ChooseItem  = msg.New("money.pick.choose", "Choose what this line is")
	ChooseRest  = msg.New("money.pick.rest", "Say why it is {sum} different")
	NotThisRest = msg.New("money.pick.not-this", "This cannot be the reason here. Choose another, or say that the rest is still to be paid")
	TooFar      = msg.New("money.pick.too-far", "A difference of {sum} is too much for this reason. Choose another")
	RestPaid    = msg.New("money.pick.rest-paid", "The rest of this was paid by another line. Take that back first")
	Picked      = msg.New("money.pick.why", "Somebody said that this is {what}, due {due}")

	restNames = map[store.Rest]msg.Key{
		Rounding: msg.New("money.pick.rounding", "{sum} of rounding"),
		BankFee:  msg.New("money.pick.fee", "a fee of {sum}"),
		Short:    msg.New("money.pick.short", "{sum} of it is still to be paid"),
		Over:     msg.New("money.pick.over", "{sum} too much"),
	}
)

// A person's rounding is below a pound, and no fee or slip is as large as half
// of what was paid: what is more is another thing. These are judgements.
const (
	mostRounding = money.Amount(99)
	largest      = 2 // parts of the sum
)

// Choice is something expected that a line may be.
type Choice struct {
	Item  expect.Item
	Apart money.Amount // by how much the line differs, above zero
	Rests []store.Rest // the reasons that there can be for it
}

// mostChoices bounds how many things are offered, the likeliest first.
const mostChoices = 8

// Choices lists what a line may be of all that is expected and not met: what goes
// the same way, around the day, and is of about the sum.
func (s *Service) Choices(ctx context.Context, by access.Actor, about person.ID, id store.LineID) (all []Choice, err error) {
	err = s.See(ctx, by, access.ExplainLine, access.About(about), func(tx *store.Tx) error {
		b, l, err := lineOf(ctx, tx, about, id)
		if err != nil || l.State != store.Unexplained {
			return err
		}
		items, err := tx.Unmet(ctx, about, b.Purse.ID)
		if err != nil {
			return err
		}
		for _, i := range items {
			if c, may := choiceOf(l, i); may {
				all = append(all, c)
			}
		}
		slices.SortStableFunc(all, func(x, y Choice) int {
			return cmp.Or(cmp.Compare(x.Apart, y.Apart), cmp.Compare(far(l, x.Item), far(l, y.Item)))
		})
		all = all[:min(len(all), mostChoices)]
		return nil
	})
	return all, err
}

// far is how many days a line is from the day of an item.
func far(l store.BankLine, i expect.Item) int {
	n := i.Due.DaysUntil(l.Line.Date)
	return max(n, -n)
}

// wider is how many days more than the matching a person may reach.
const wider = 31

func choiceOf(l store.BankLine, i expect.Item) (Choice, bool) {
	c := Choice{Item: i, Apart: (l.Line.Amount - i.Amount).Abs()}
	e := reconcile.For(i)
	n := i.Due.DaysUntil(l.Line.Date)
	if (l.Line.Amount > 0) != (i.Amount > 0) || n < -e.Early-wider || n > e.Late+wider || c.Apart*largest > i.Amount.Abs() {
		return c, false
	}
	for _, r := range []store.Rest{Rounding, BankFee, Short, Over} {
		if c.Apart > 0 && restFault(l, i, r) == nil {
			c.Rests = append(c.Rests, r)
		}
	}
	return c, c.Apart == 0 || len(c.Rests) > 0
}

// restFault refuses a reason that cannot be. Pay, tax and pension that were paid
// short are owed, whoever rounds: no reason makes them less.
func restFault(l store.BankLine, i expect.Item, r store.Rest) error {
	apart, more := (l.Line.Amount - i.Amount).Abs(), l.Line.Amount.Abs() > i.Amount.Abs()
	bought := i.Kind == expect.Bill || i.Kind == expect.Share
	may := false
	switch r {
	case Rounding:
		may = more || bought || !i.Out()
	case BankFee:
		may = more == i.Out()
	case Short:
		may = !more
	case Over:
		may = more && (bought || i.Kind == expect.Contribution)
	}
	switch {
	case !may:
		return fault.Invalid("rest", NotThisRest)
	case r == Rounding && apart > mostRounding, apart*largest > i.Amount.Abs():
		return fault.Invalid("rest", TooFar, "sum", apart)
	}
	return nil
}

// Pick takes what a person says a line is, of the things expected. Where the sums
// differ, the rest is booked as they say.
func (s *Service) Pick(ctx context.Context, by access.Actor, about person.ID, id store.LineID, item expect.ID, rest store.Rest) error {
	if item.IsZero() {
		return fault.Invalid("item", ChooseItem)
	}
	return s.Do(ctx, by, access.ExplainLine, access.About(about), func(tx *store.Tx) error {
		b, l, err := lineOf(ctx, tx, about, id)
		if err != nil {
			return err
		}
		if l.State != store.Unexplained {
			return fault.Conflict(AlreadyKnown)
		}
		items, err := tx.Unmet(ctx, about, b.Purse.ID)
		if err != nil {
			return err
		}
		n := slices.IndexFunc(items, func(i expect.Item) bool { return i.ID == item })
		if n < 0 {
			return fault.Conflict(expect.AlreadyMet)
		}
		i, apart := items[n], (l.Line.Amount - items[n].Amount).Abs()
		switch _, may := choiceOf(l, i); {
		case !may:
			return fault.Invalid("item", ChooseItem)
		case apart == 0:
			rest = SameSum
		case rest == SameSum:
			return fault.Invalid("rest", ChooseRest, "sum", apart)
		default:
			if err := restFault(l, i, rest); err != nil {
				return err
			}
		}
		return pick(ctx, tx, b, l, i, rest)
	})
}

// pick meets the item with the line and books what is left between them.
func pick(ctx context.Context, tx *store.Tx, b purse.Book, l store.BankLine, i expect.Item, rest store.Rest) error {
	apart := (l.Line.Amount - i.Amount).Abs()
	m := reconcile.Match{Lines: []int{0}, Expected: []expect.ID{i.ID}, Sure: true, Why: Picked.With("what", i.Name(), "due", i.Due)}
	if err := meet(ctx, tx, b, m, []store.BankLine{l}, []expect.Item{i}); err != nil || rest == SameSum {
		return err
	}
	l, err := tx.Line(ctx, l.ID)
	if err != nil {
		return err
	}
	l.Rest, l.What = rest, append(l.What, restNames[rest].With("sum", apart))
	t := ledger.Transaction{Purse: l.Purse, Date: l.Line.Date, Key: lineKey("rest", l), Cause: ledger.Cause{Kind: ledger.BankLine, Ref: string(l.ID)}}
	if t.Moves = restMoves(b, l, i, rest, apart); len(t.Moves) > 0 {
		if err := store.NewID(tx, &t.ID); err != nil {
			return err
		}
		if err := tx.Post(ctx, t); err != nil {
			return err
		}
	}
	if rest == Short {
		if l.RestItem, err = expectRest(ctx, tx, b, l, i, apart); err != nil {
			return err
		}
	}
	return tx.MoveLine(ctx, l, l.State)
}

// restMoves gives what brings the books from the item to what the bank shows.
func restMoves(b purse.Book, l store.BankLine, i expect.Item, rest store.Rest, apart money.Amount) []ledger.Move {
	gained := l.Line.Amount > i.Amount
	along := func(a ledger.Account) []ledger.Move {
		if gained {
			return shared(b, a, b.Purse.Held, apart)
		}
		return shared(b, b.Purse.Held, a, apart)
	}
	switch {
	case rest == Short:
		return turned(part(i.Moves, apart, i.Amount.Abs()))
	case rest == Over && i.Kind == expect.Contribution:
		return []ledger.Move{{From: ledger.FunderMoney, To: b.Purse.Held, Amount: apart, Funder: ledger.Own}}
	case rest == Over:
		for _, m := range i.Moves {
			if m.From == b.Purse.Held {
				return along(m.To)
			}
		}
	case rest == BankFee:
		return along(ledger.Cost.In("bank_fees"))
	}
	return along(ledger.Cost.In("rounding"))
}

// part gives so much of what an item writes, of each way that its money goes and
// of each funder in proportion.
func part(moves []ledger.Move, some, whole money.Amount) (out []ledger.Move) {
	type way struct{ from, to ledger.Account }
	left := map[way]money.Amount{}
	sum := map[way]money.Amount{}
	for _, m := range moves {
		sum[way{m.From, m.To}] += m.Amount
	}
	for w, a := range sum {
		left[w] = some.MulDiv(int64(a), int64(whole), money.HalfUp)
	}
	for _, m := range moves {
		w := way{m.From, m.To}
		a := min(m.Amount, left[w], some.MulDiv(int64(m.Amount), int64(whole), money.Up))
		left[w] -= a
		if m.Amount = a; a > 0 {
			out = append(out, m)
		}
	}
	return out
}

// turned gives the moves the other way.
func turned(moves []ledger.Move) (out []ledger.Move) {
	for _, m := range moves {
		m.From, m.To = m.To, m.From
		out = append(out, m)
	}
	return out
}

// expectRest expects what was paid short, since the day on which the whole fell
// due: a PA who was paid too little is owed the rest.
func expectRest(ctx context.Context, tx *store.Tx, b purse.Book, l store.BankLine, i expect.Item, apart money.Amount) (expect.ID, error) {
	r := i
	r.State, r.Line, r.Told, r.Redo = expect.Open, "", false, 0
	r.Key, r.Moves = i.Key+"/rest/"+string(l.ID)+"/"+strconv.Itoa(l.Undone), part(i.Moves, apart, i.Amount.Abs())
	if r.Amount = apart; i.Out() {
		r.Amount = -apart
	}
	if err := store.NewID(tx, &r.ID); err != nil {
		return r.ID, err
	}
	return r.ID, tx.Expect(ctx, b.Purse.Person, r)
}

// undoRest takes back what was booked between a line and what it met.
func undoRest(ctx context.Context, tx *store.Tx, b purse.Book, l store.BankLine) error {
	if l.Rest == SameSum {
		return nil
	}
	if !l.RestItem.IsZero() {
		i, err := tx.ExpectedItem(ctx, b.Purse.Person, l.RestItem)
		if err != nil {
			return err
		}
		off, err := i.CallOff()
		if err != nil {
			return fault.Conflict(RestPaid)
		}
		if err := tx.MoveExpected(ctx, b.Purse.Person, off, i.State); err != nil {
			return err
		}
	}
	return takeBack(ctx, tx, l.Purse, lineKey("rest", l), "undone")
}
