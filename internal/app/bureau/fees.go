package bureau

import (
	"context"
	"slices"
	"strconv"

	"ownway/internal/access"
	"ownway/internal/app/purse"
	"ownway/internal/care/bureau"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
)

// Invoices lists invoices and credit notes, newest first.
func (s *Service) Invoices(ctx context.Context, by access.Actor) (all []bureau.Invoice, err error) {
	err = s.See(ctx, by, access.InvoiceFees, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		all, err = tx.Invoices(ctx)
		return err
	})
	return all, err
}

// Invoice gives one invoice or credit note.
func (s *Service) Invoice(ctx context.Context, by access.Actor, id bureau.InvoiceID) (i bureau.Invoice, notes []bureau.Invoice, err error) {
	err = s.See(ctx, by, access.InvoiceFees, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		i, notes, err = invoiceWith(ctx, tx, id)
		return err
	})
	return i, notes, err
}

func invoiceWith(ctx context.Context, tx *store.Tx, id bureau.InvoiceID) (i bureau.Invoice, notes []bureau.Invoice, err error) {
	if i, err = tx.Invoice(ctx, id); err != nil {
		return i, nil, err
	}
	all, err := tx.Invoices(ctx)
	for _, n := range all {
		if n.Credits == id {
			notes = append(notes, n)
		}
	}
	return i, notes, err
}

// MakeInvoices asks every payer for a month's fees: all invoices or none. Made
// again it adds those of payers who have none yet for the month, and finishes
// what was cut short: each is expected once of the purse that pays it.
func (s *Service) MakeInvoices(ctx context.Context, by access.Actor, month calendar.Period) (made int, err error) {
	if !s.Today().After(month.Last) {
		return 0, fault.Invalid("month", bureau.MonthNow, "day", month.Last.AddDays(1))
	}
	all, err := s.asked(ctx, by, month)
	if err != nil {
		return 0, err
	}
	var kept []bureau.Invoice
	err = s.Do(ctx, by, access.InvoiceFees, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		kept, made, err = s.keepNew(ctx, tx, all, month)
		return err
	})
	if err != nil {
		return 0, err
	}
	for _, i := range kept {
		if i.Pays == bureau.FromPurse && i.Credits.IsZero() {
			if err := s.expectFee(ctx, by, i); err != nil {
				return made, err
			}
		}
	}
	if made == 0 {
		return 0, fault.Conflict(bureau.NothingToDo)
	}
	return made, nil
}

// keepNew keeps invoices that are not there yet, and gives all of the month.
func (s *Service) keepNew(ctx context.Context, tx *store.Tx, all []bureau.Invoice, month calendar.Period) (kept []bureau.Invoice, made int, err error) {
	there := map[string]bool{}
	before, err := tx.Invoices(ctx)
	if err != nil {
		return nil, 0, err
	}
	for _, i := range before {
		there[i.Key()] = true
		if i.Month == month {
			kept = append(kept, i)
		}
	}
	for _, i := range all {
		if there[i.Key()] {
			continue
		}
		if err := store.NewID(tx, &i.ID); err != nil {
			return nil, 0, err
		}
		i.Made, i.By = s.Today(), string(tx.By().Account)
		if i, err = tx.AddInvoice(ctx, i); err != nil {
			return nil, 0, err
		}
		kept, made = append(kept, i), made+1
	}
	return kept, made, nil
}

// asked works out a month's invoices, with late pay of months that were invoiced
// before.
func (s *Service) asked(ctx context.Context, by access.Actor, month calendar.Period) ([]bureau.Invoice, error) {
	employers, err := s.employers(ctx, by)
	if err != nil {
		return nil, err
	}
	before, err := s.Invoices(ctx, by)
	if err != nil {
		return nil, err
	}
	var charges []bureau.Charge
	councils := map[string]string{}
	for _, e := range employers {
		err := s.See(ctx, by, access.RunPayroll, access.About(e), func(tx *store.Tx) error {
			fees, err := tx.Fees(ctx, e)
			if err != nil || len(fees) == 0 {
				return err
			}
			who, err := tx.Person(ctx, e)
			if err != nil {
				return err
			}
			slips, err := tx.PayslipsFor(ctx, e)
			if err != nil {
				return err
			}
			k, err := tx.KeeperRecord(ctx, tx.Keeper())
			councils[string(k.ID)] = k.Name
			charges = append(charges, bureau.LinesFor(who.Name, fees, slips, month)...)
			for _, earlier := range invoiced(before, month) {
				charges = append(charges, bureau.LateFor(who.Name, fees, slips, earlier, linesOf(before, e, earlier))...)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return bureau.InvoicesOf(charges, councils, month), nil
}

// invoiced lists the months before a month that were invoiced, oldest first.
func invoiced(all []bureau.Invoice, month calendar.Period) (months []calendar.Period) {
	for _, i := range all {
		if i.Month.Last.Before(month.First) && !slices.Contains(months, i.Month) {
			months = append(months, i.Month)
		}
	}
	slices.SortFunc(months, func(a, b calendar.Period) int { return a.First.Compare(b.First) })
	return months
}

// linesOf gives what was asked for an employer's pay of a month: on its own
// invoice, or late on a later one. What was given back by a credit note is not
// asked for again.
func linesOf(all []bureau.Invoice, employer person.ID, month calendar.Period) (lines []bureau.Line) {
	for _, i := range all {
		for _, l := range i.Lines {
			of := i.Month
			if l.Late != (calendar.Period{}) {
				of = l.Late
			}
			if i.Credits.IsZero() && l.Employer == employer && of == month {
				lines = append(lines, l)
			}
		}
	}
	return lines
}

// What an invoice is to the books of a purse.
var (
	feesOwed = ledger.Owed.In("payroll-fees")
	feesCost = ledger.Cost.In("payroll-fees")
)

// dueAfter is within how many days an invoice is to be paid.
const dueAfter = 30

// expectFee writes into the books of a purse that a fee is owed, and expects
// that its account shows it, once.
func (s *Service) expectFee(ctx context.Context, by access.Actor, i bureau.Invoice) error {
	bureauKeeper, err := s.keeper(ctx, by)
	if err != nil {
		return err
	}
	return s.Do(ctx, by, access.RunPayroll, access.About(i.Person), func(tx *store.Tx) error {
		if there, err := tx.HasFeeDue(ctx, i.Person, i.ID); err != nil || there {
			return err
		}
		book, err := purse.Open(ctx, tx, i.Person)
		if err != nil {
			return err
		}
		moves := shared(book, i.Total())
		if err := s.owe(ctx, tx, book, i, between(moves, feesOwed, feesCost)); err != nil {
			return err
		}
		item := expect.Item{Purse: book.Purse.ID, Kind: expect.Bill, Due: i.Made.AddDays(dueAfter), Amount: -i.Total(), Payee: bureauKeeper.Name,
			Account: bureauKeeper.Pays, Reference: "INV " + strconv.Itoa(i.Number), State: expect.Open, Key: "fee/" + string(i.ID),
			Moves: between(moves, book.Purse.Held, feesOwed)}
		if err := store.NewID(tx, &item.ID); err != nil {
			return err
		}
		if err := tx.Expect(ctx, i.Person, item); err != nil {
			return err
		}
		return tx.AddFeeDue(ctx, i.Person, i.ID, item.ID)
	})
}

func (s *Service) keeper(ctx context.Context, by access.Actor) (k store.Keeper, err error) {
	err = s.See(ctx, by, access.SeeWagesRun, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		k, err = tx.KeeperRecord(ctx, by.Keeper)
		return err
	})
	return k, err
}

func (s *Service) owe(ctx context.Context, tx *store.Tx, book purse.Book, i bureau.Invoice, moves []ledger.Move) error {
	t := ledger.Transaction{Purse: book.Purse.ID, Date: s.Today(), Key: "invoice/" + string(i.ID), Cause: ledger.Cause{Kind: ledger.Promise, Ref: string(i.ID)}, Moves: moves}
	if err := store.NewID(tx, &t.ID); err != nil {
		return err
	}
	return tx.Post(ctx, t)
}

// parts are what each funder bears of an amount.
type parts map[ledger.Funder]money.Amount

// shared gives what each funder of a purse bears of its cost.
func shared(b purse.Book, amount money.Amount) parts { return b.Purse.Funding.Share(amount) }

// of shares an amount as others bore a whole, so that none gets more back than
// it gave.
func (p parts) of(amount money.Amount) parts {
	var weights []int64
	for _, f := range ledger.Funders() {
		weights = append(weights, int64(p[f]))
	}
	out := parts{}
	for i, a := range amount.Share(weights...) {
		out[ledger.Funders()[i]] = a
	}
	return out
}

// borne gives what each funder bears of moves.
func borne(moves []ledger.Move) parts {
	p := parts{}
	for _, m := range moves {
		p[m.Funder] += m.Amount
	}
	return p
}

// between moves each part from an account to another.
func between(p parts, from, to ledger.Account) []ledger.Move {
	var moves []ledger.Move
	for _, f := range ledger.Funders() {
		if p[f] > 0 {
			moves = append(moves, ledger.Move{From: from, To: to, Amount: p[f], Funder: f})
		}
	}
	return moves
}

// Credit gives back part or all of what an invoice asked for, by a credit note
// with a number of its own. Of a purse it is taken off what is still to be
// paid, or expected back where it was paid.
func (s *Service) Credit(ctx context.Context, by access.Actor, id bureau.InvoiceID, amount money.Amount, why string) (note bureau.Invoice, err error) {
	var of bureau.Invoice
	err = s.Do(ctx, by, access.InvoiceFees, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		var before []bureau.Invoice
		if of, before, err = invoiceWith(ctx, tx, id); err != nil {
			return err
		}
		if note, err = of.Credit(amount, why, before); err != nil {
			return err
		}
		if err := store.NewID(tx, &note.ID); err != nil {
			return err
		}
		note.Made, note.By = s.Today(), string(by.Account)
		note, err = tx.AddInvoice(ctx, note)
		return err
	})
	if err != nil || of.Pays != bureau.FromPurse {
		return note, err
	}
	return note, s.giveBack(ctx, by, of, note)
}

// giveBack takes a credit note off what the purse still owes, or expects it
// back.
func (s *Service) giveBack(ctx context.Context, by access.Actor, of, note bureau.Invoice) error {
	if err := s.expectFee(ctx, by, of); err != nil { // where that was cut short
		return err
	}
	return s.Do(ctx, by, access.RunPayroll, access.About(of.Person), func(tx *store.Tx) error {
		if there, err := tx.HasFeeDue(ctx, of.Person, note.ID); err != nil || there {
			return err
		}
		book, err := purse.Open(ctx, tx, of.Person)
		if err != nil {
			return err
		}
		item, err := s.lastDue(ctx, tx, of)
		if err != nil {
			return err
		}
		back := borne(item.Moves).of(-note.Total())
		if err := s.owe(ctx, tx, book, note, between(back, feesCost, feesOwed)); err != nil {
			return err
		}
		id, err := s.lessened(ctx, tx, book, of, note, item, back)
		if err != nil {
			return err
		}
		return tx.AddFeeDue(ctx, of.Person, note.ID, id)
	})
}

// lessened expects less of what is still to be paid, or a payment back.
func (s *Service) lessened(ctx context.Context, tx *store.Tx, book purse.Book, of, note bureau.Invoice, item expect.Item, back parts) (expect.ID, error) {
	next := item
	next.Key, next.State = "fee/"+string(note.ID), expect.Open
	if item.State == expect.Open {
		off, err := item.CallOff()
		if err != nil {
			return "", err
		}
		if err := tx.MoveExpected(ctx, of.Person, off, item.State); err != nil {
			return "", err
		}
		left := borne(item.Moves)
		for f, a := range back {
			left[f] -= a
		}
		next.Amount = item.Amount - note.Total()
		next.Moves = between(left, book.Purse.Held, feesOwed)
		if next.Amount == 0 {
			return item.ID, nil
		}
	} else {
		next.Amount, next.Due, next.Line, next.Told = -note.Total(), note.Made.AddDays(dueAfter), "", false
		next.Moves = between(back, feesOwed, book.Purse.Held)
	}
	if err := store.NewID(tx, &next.ID); err != nil {
		return "", err
	}
	return next.ID, tx.Expect(ctx, of.Person, next)
}

// lastDue gives what stands in the place of what an invoice made expected: that
// itself, or what its last credit note left of it.
func (s *Service) lastDue(ctx context.Context, tx *store.Tx, of bureau.Invoice) (expect.Item, error) {
	item, err := tx.FeeDue(ctx, of.Person, of.ID)
	if err != nil || item.State != expect.Off {
		return item, err
	}
	all, err := tx.Expected(ctx, of.Person, item.Purse)
	if err != nil {
		return item, err
	}
	for _, i := range all {
		if i.Reference == item.Reference && i.Payee == item.Payee && i.Kind == item.Kind && i.State != expect.Off && i.Out() {
			return i, nil
		}
	}
	return item, nil
}
