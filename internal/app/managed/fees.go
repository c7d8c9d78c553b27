package managed

import (
	"context"
	"strings"

	"ownway/bank/statement"
	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/app/purse"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/value/calendar"
	"ownway/value/fault"
	pence "ownway/value/money"
	"ownway/value/msg"
)

// The faults and words of fees.
var (
	EnterFee     = msg.New("managed.enter-fee", "Enter an amount above zero, and the most for a year, which is not below it")
	NoFeeAgreed  = msg.New("managed.no-fee-agreed", "{name} has not agreed a fee for these days")
	FeeTakenOnce = msg.New("managed.fee-taken", "The fee for {month} was taken from {name} already")
	FeeBeyond    = msg.New("managed.fee-beyond", "{name}: with this fee the year comes to {found}. At most {most} was agreed")
	FeeNotHeld   = msg.New("managed.fee-not-held", "{name} holds {held}. A fee of {amount} is not taken")
	FeeNothing   = msg.New("managed.fee-nothing", "{name}: nothing was done in these days that the fee is for")
	MonthNotOver = msg.New("managed.month-not-over", "This month is not over yet. A fee is taken when it is")
)

// Fee is what the organisation takes, or took, for a month.
type Fee struct {
	Terms  store.FeeTerms
	Month  calendar.Period
	Times  int // the month, or the payslips paid in it
	Amount pence.Amount
	Before pence.Amount // what the person holds without it
	After  pence.Amount
}

func feeKey(month calendar.Period) string { return "fee/" + month.First.String() }

// FeeFor works out what a person's fee of a month comes to.
func (s *Service) FeeFor(ctx context.Context, by access.Actor, about person.ID, month calendar.Period) (f Fee, err error) {
	err = s.See(ctx, by, access.SeeBills, access.About(about), func(tx *store.Tx) error {
		b, err := purse.Open(ctx, tx, about)
		if err != nil {
			return err
		}
		f, err = s.fee(ctx, tx, b, about, month)
		return err
	})
	return f, err
}

func (s *Service) fee(ctx context.Context, tx *store.Tx, b purse.Book, about person.ID, month calendar.Period) (Fee, error) {
	who, err := tx.Person(ctx, about)
	if err != nil {
		return Fee{}, err
	}
	terms, err := tx.FeeTermsOf(ctx, about)
	if err != nil {
		return Fee{}, err
	}
	f := Fee{Month: month, Times: 1}
	for _, t := range terms {
		if !t.From.After(month.First) {
			f.Terms = t
		}
	}
	if f.Terms.ID.IsZero() {
		return f, fault.Conflict(NoFeeAgreed, "name", who.Name)
	}
	if f.Terms.Per == store.PerPayslip {
		if f.Times, err = payslipsIn(ctx, tx, about, month); err != nil {
			return f, err
		}
	}
	f.Amount = f.Terms.Amount * pence.Amount(f.Times)
	if f.Amount == 0 {
		return f, fault.Conflict(FeeNothing, "name", who.Name)
	}
	taken, err := takenIn(ctx, tx, b, month)
	if err != nil {
		return f, err
	}
	if taken+f.Amount > f.Terms.Most {
		return f, fault.Conflict(FeeBeyond, "name", who.Name, "found", taken+f.Amount, "most", f.Terms.Most)
	}
	balances, err := tx.Balances(ctx, b.Purse.ID, s.Today())
	f.Before = balances.Account(b.Purse.Held)
	f.After = f.Before - f.Amount
	return f, err
}

func payslipsIn(ctx context.Context, tx *store.Tx, about person.ID, month calendar.Period) (int, error) {
	slips, err := tx.PayslipsFor(ctx, about)
	n := 0
	for _, p := range slips {
		if month.Has(p.PayDay) {
			n++
		}
	}
	return n, err
}

// takenIn adds up the fees taken in the council's year of a month, other than
// for the month itself.
func takenIn(ctx context.Context, tx *store.Tx, b purse.Book, month calendar.Period) (pence.Amount, error) {
	all, _, err := tx.Transactions(ctx, b.Purse.ID)
	year := calendar.CouncilYearOf(month.First)
	var sum pence.Amount
	for _, t := range all {
		text, is := strings.CutPrefix(t.Key, "fee/")
		if !is || t.Cause.Kind != money.FeeTaken {
			continue
		}
		first, err := calendar.Parse(text)
		if err != nil {
			return 0, err
		}
		if first == month.First || first.Before(year.First()) || first.After(year.Last()) {
			continue
		}
		for _, m := range t.Moves {
			sum += m.Amount
		}
	}
	return sum, err
}

// TakeFee takes a person's fee of a month that is over: from what is held for
// them to the organisation's own, by the terms that they agreed, once.
func (s *Service) TakeFee(ctx context.Context, by access.Actor, about person.ID, month calendar.Period) (f Fee, err error) {
	if !month.Last.Before(s.Today()) {
		return f, fault.Conflict(MonthNotOver)
	}
	err = s.onLists(ctx, by, func(tx *store.Tx, p store.Pooled) error {
		k, err := tx.KeeperRecord(ctx, by.Keeper)
		if err != nil {
			return err
		}
		sides, err := s.sides(ctx, tx, p, s.Today())
		if err != nil {
			return err
		}
		var theirs store.LineID
		err = tx.InAccountOf(ctx, about, s.Today(), func(in *store.Tx) error {
			f, theirs, err = s.takeFee(ctx, in, k, about, month, available(sides)[about])
			return err
		})
		if err != nil {
			return err
		}
		return feeLine(ctx, tx, p, about, theirs, f, s.Today())
	})
	return f, err
}

// takeFee takes the fee in the person's own records.
func (s *Service) takeFee(ctx context.Context, in *store.Tx, k store.Keeper, about person.ID, month calendar.Period, held pence.Amount) (f Fee, id store.LineID, err error) {
	b, err := purse.Open(ctx, in, about)
	if err != nil {
		return f, id, err
	}
	who, err := in.Person(ctx, about)
	if err != nil {
		return f, id, err
	}
	before, err := in.Posted(ctx, b.Purse.ID, feeKey(month))
	if err != nil {
		return f, id, err
	}
	if before != nil {
		return f, id, fault.Conflict(FeeTakenOnce, "name", who.Name, "month", month.First)
	}
	if f, err = s.fee(ctx, in, b, about, month); err != nil {
		return f, id, err
	}
	if f.Terms.To != k.ID {
		return f, id, fault.Conflict(NoFeeAgreed, "name", who.Name)
	}
	if f.Amount > held {
		return f, id, fault.Conflict(FeeNotHeld, "name", who.Name, "held", held, "amount", f.Amount)
	}
	if err := money.TakeFee(ctx, in, b, s.Today(), feeKey(month), k.Name, f.Amount); err != nil {
		return f, id, err
	}
	st := store.Statement{Purse: b.Purse.ID, Format: "managed", New: 1, Period: calendar.Period{First: s.Today(), Last: s.Today()}}
	if err := store.NewID(in, &st.ID); err != nil {
		return f, id, err
	}
	st.Digest = "managed/" + string(st.ID)
	l := store.BankLine{Statement: st.ID, Purse: b.Purse.ID, Mark: feeKey(month), State: store.Matched, What: []msg.Text{money.NameFee.With("name", k.Name)},
		Line: statement.Line{Date: s.Today(), Amount: -f.Amount, Payee: k.Name, Reference: "FEE " + month.First.String()[:7]}}
	if err := store.NewID(in, &l.ID); err != nil {
		return f, id, err
	}
	return f, l.ID, in.AddStatement(ctx, st, []store.BankLine{l})
}

// feeLine records a fee in the account: a line that the bank sees nothing of,
// from the person to the organisation.
func feeLine(ctx context.Context, tx *store.Tx, p store.Pooled, who person.ID, theirs store.LineID, f Fee, on calendar.Date) error {
	l := store.PooledLine{Line: statement.Line{Date: on}, Mark: feeKey(f.Month) + "/" + string(who), Kind: store.FeeTaken, State: store.Assigned}
	if err := store.NewID(tx, &l.ID); err != nil {
		return err
	}
	if err := tx.AddPooledLine(ctx, p.ID, l); err != nil {
		return err
	}
	if err := tx.AddPart(ctx, p.ID, store.Part{Line: l.ID, Person: who, Day: on, Amount: -f.Amount, Theirs: theirs}); err != nil {
		return err
	}
	return tx.AddPart(ctx, p.ID, store.Part{Line: l.ID, Day: on, Amount: f.Amount})
}

// The faults of payment lists.
var (
	ListOverdraws = msg.New("managed.list-overdraws", "The person's own money no longer pays {payee}. Prepare the list again")
	ListNotYet    = msg.New("managed.list-not-yet", "This list is not approved yet")
)
