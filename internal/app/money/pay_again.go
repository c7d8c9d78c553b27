package money

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/payment"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
)

// PayAgain is whom of a run to pay once more, and how.
type PayAgain struct {
	Run     payment.ID
	Purses  []ledger.PurseID
	SameDay bool   // by Faster Payments, on the day itself
	AsIs    bool   // the bank says that the account is right
	Why     string // what went wrong, and who says so
}

// PreparePayAgain prepares a small run that pays chosen lines of an approved run
// once more: those that the bank sent back, once the account was put right; or,
// on the same day, any whose first file failed. Someone else approves it. From
// now on the first file does not hold them, so that nobody is paid on both rails.
func (s *Service) PreparePayAgain(ctx context.Context, by access.Actor, a PayAgain) (id payment.ID, err error) {
	err = s.Do(ctx, by, access.PreparePay, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		run, err := tx.PaymentRunHead(ctx, a.Run)
		if err != nil {
			return err
		}
		if run.Lines, err = tx.LinesOf(ctx, run, a.Purses); err != nil {
			return err
		}
		if err := useReady(ctx, tx, s.Today()); err != nil {
			return err
		}
		if err := store.NewID(tx, &id); err != nil {
			return err
		}
		c := payment.Choice{ID: id, By: string(by.Account), Purses: a.Purses, Why: a.Why, PayDay: calendar.AddWorkingDays(s.Today(), 2)}
		if a.SameDay {
			c.Rail, c.PayDay = payment.BySameDay, nextWorkingDay(s.Today())
		}
		if c.Into, err = accountsOf(ctx, tx, a.Purses); err != nil {
			return err
		}
		next, taken, err := run.Again(c)
		if err != nil {
			return err
		}
		for i, l := range taken {
			if err := mayRepeat(ctx, tx, l, next.Lines[i], a.AsIs); err != nil {
				return err
			}
			if err := tx.MovePaymentLine(ctx, run.ID, l, l.Was); err != nil {
				return err
			}
		}
		if err := tx.AddPaymentRun(ctx, next); err != nil {
			return err
		}
		if err := tx.AddUpPaymentRun(ctx, run); err != nil {
			return err
		}
		return moveOneOffs(ctx, tx, taken, run.ID, id)
	})
	return id, err
}

func nextWorkingDay(day calendar.Date) calendar.Date {
	if calendar.WorkingDay(day) {
		return day
	}
	return calendar.AddWorkingDays(day, 1)
}

// accountsOf gives where purses are paid now.
func accountsOf(ctx context.Context, tx *store.Tx, purses []ledger.PurseID) (map[ledger.PurseID]payment.Into, error) {
	into := make(map[ledger.PurseID]payment.Into, len(purses))
	for _, id := range purses {
		p, err := tx.PayingPurse(ctx, id)
		if err != nil {
			return nil, err
		}
		into[id] = payment.Into{Bank: p.Into, Held: p.Held}
	}
	return into, nil
}

// mayRepeat refuses to pay again into the account that it came back from, and
// days that a later run has paid since.
func mayRepeat(ctx context.Context, tx *store.Tx, was, again payment.Line, asIs bool) error {
	if was.Was == payment.Returned && !asIs && was.Bank != "" {
		var before, now ident.BankAccount
		if err := tx.Open(ctx, was.Person, was.Bank, &before); err != nil {
			return err
		}
		if err := tx.Open(ctx, was.Person, again.Bank, &now); err != nil {
			return err
		}
		if before.SortCode == now.SortCode && before.Number == now.Number {
			return fault.Invalid("as-is", payment.SameAccount, "name", was.Name)
		}
	}
	if was.Was != payment.Returned {
		return nil
	}
	all, err := tx.PaymentsOf(ctx, was.Purse)
	if err != nil {
		return err
	}
	for _, p := range all {
		if p.Line.State == payment.Counts && again.Overlaps(p.Line) && p.Run.ID > again.From {
			return fault.Conflict(payment.CaughtUpSince, "name", was.Name)
		}
	}
	return nil
}

// moveOneOffs lets the run that takes lines up pay what they paid once. What the
// bank sent back waits for no run in particular, and else belongs to the first.
func moveOneOffs(ctx context.Context, tx *store.Tx, lines []payment.Line, first, again payment.ID) error {
	for _, l := range lines {
		from := first
		if l.Was == payment.Returned {
			from = ""
		}
		for _, o := range l.Once {
			if err := tx.MoveOneOff(ctx, l.Purse, o.Key, from, again); err != nil {
				return err
			}
		}
	}
	return nil
}

// takenBy gives the run whose lines another one takes up, and those lines.
func takenBy(ctx context.Context, tx *store.Tx, run payment.Run) (first payment.Run, lines []payment.Line, err error) {
	if run.Kind != payment.Again {
		return first, nil, nil
	}
	if first, err = tx.PaymentRunHead(ctx, run.Of); err != nil {
		return first, nil, err
	}
	out, err := tx.LinesOut(ctx, first)
	if err != nil {
		return first, nil, err
	}
	for _, l := range out {
		if l.State == payment.Moving && l.Again == run.ID {
			lines = append(lines, l)
		}
	}
	return first, lines, nil
}

// putBack gives the lines that a cancelled run would have paid back to the run
// that they came from.
func putBack(ctx context.Context, tx *store.Tx, run payment.Run) error {
	first, lines, err := takenBy(ctx, tx, run)
	if err != nil || len(lines) == 0 {
		return err
	}
	for _, l := range lines {
		if err := tx.MovePaymentLine(ctx, first.ID, l.PutBack(), payment.Moving); err != nil {
			return err
		}
		if l.Was == payment.Returned {
			continue
		}
		for _, o := range l.Once {
			if err := tx.MoveOneOff(ctx, l.Purse, o.Key, "", first.ID); err != nil {
				return err
			}
		}
	}
	return tx.AddUpPaymentRun(ctx, first)
}

// takeOver takes lines out of the run that they came from, now that another one
// pays them.
func takeOver(ctx context.Context, tx *store.Tx, run payment.Run, today calendar.Date) error {
	first, lines, err := takenBy(ctx, tx, run)
	if err != nil || len(lines) == 0 {
		return err
	}
	for _, l := range lines {
		if l.Was == payment.Counts {
			if _, err := takeOut(ctx, tx, first, l, today); err != nil {
				return err
			}
		}
		if err := tx.MovePaymentLine(ctx, first.ID, l.Gone(), payment.Moving); err != nil {
			return err
		}
	}
	return tx.AddUpPaymentRun(ctx, first)
}
