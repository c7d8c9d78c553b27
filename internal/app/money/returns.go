package money

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"

	"ownway/bank/iso20022"
	"ownway/internal/access"
	"ownway/internal/app/purse"
	"ownway/internal/care/payment"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of bringing in what the bank sends back.
var (
	ReturnBefore = msg.New("money.return-before", "This file was brought in on {day}. Nothing was changed")
	NoneReturned = msg.New("money.none-returned", "The bank rejects nothing in this file. Nothing was changed")
)

// BringReturns takes in what the bank sent back of an approved run: a table of
// reference, amount and reason, or a status report (pain.002). Each payment that
// is named leaves the books, is not expected any more, and can be paid again. A
// file with a payment that is not of this run is refused whole, and the same
// file twice changes nothing. It gives how many payments came back.
func (s *Service) BringReturns(ctx context.Context, by access.Actor, id payment.ID, file []byte) (came int, err error) {
	rejects, err := readReturn(file)
	if err != nil {
		return 0, err
	}
	sum := sha256.Sum256(file)
	err = s.Do(ctx, by, access.BringBack, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		r := store.Return{Run: id, Digest: hex.EncodeToString(sum[:]), Brought: s.Today()}
		if before, err := tx.ReturnedOn(ctx, r.Digest); err != nil || !before.IsZero() {
			if err == nil {
				err = fault.Conflict(ReturnBefore, "day", before)
			}
			return err
		}
		run, err := tx.PaymentRunHead(ctx, id)
		if err != nil {
			return err
		}
		if run.State != payment.Approved {
			return fault.Conflict(payment.ApprovedFirst)
		}
		if run.Lines, err = linesNamed(ctx, tx, run, rejects); err != nil {
			return err
		}
		lines, err := run.Match(rejects)
		if err != nil {
			return err
		}
		came, r.Payments = len(lines), len(lines)
		if err := store.NewID(tx, &r.ID); err != nil {
			return err
		}
		if err := tx.AddReturn(ctx, r); err != nil {
			return err
		}
		return s.giveBack(ctx, tx, run, lines)
	})
	return came, err
}

// linesNamed gives the lines of a run that have the reference of a payment that
// came back.
func linesNamed(ctx context.Context, tx *store.Tx, run payment.Run, rejects []payment.Reject) ([]payment.Line, error) {
	asked := map[string]bool{}
	for _, x := range rejects {
		asked[payment.PlainReference(x.Reference)] = true
	}
	var named []ledger.PurseID
	for _, l := range run.Lines { // of earlier days, whose references are not beside them
		if asked[payment.PlainReference(l.Reference)] {
			named = append(named, l.Purse)
		}
	}
	err := tx.EachLine(ctx, run.ID, func(l store.LineNamed) {
		if asked[payment.PlainReference(l.Reference)] {
			named = append(named, l.Purse)
		}
	})
	if err != nil {
		return nil, err
	}
	return tx.LinesOf(ctx, run, named)
}

func readReturn(file []byte) ([]payment.Reject, error) {
	if !bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(file, []byte("\ufeff"))), []byte("<")) {
		return payment.ParseReturn(file)
	}
	report, err := iso20022.ParseStatus(file)
	if err != nil {
		return nil, err
	}
	if len(report) == 0 {
		return nil, fault.Invalid("file", NoneReturned)
	}
	rejects := make([]payment.Reject, len(report))
	for i, r := range report {
		rejects[i] = payment.Reject{Row: r.Line, Reference: r.EndToEnd, Amount: r.Amount, Reason: r.Reason}
	}
	return rejects, nil
}

// giveBack takes lines out of a run that the bank sent back.
func (s *Service) giveBack(ctx context.Context, tx *store.Tx, run payment.Run, lines []payment.Line) error {
	var books []purse.Book
	for _, l := range lines {
		b, err := takeOut(ctx, tx, run, l, s.Today())
		if err != nil {
			return err
		}
		books = append(books, b)
		for _, o := range l.Once {
			if err := tx.MoveOneOff(ctx, l.Purse, o.Key, run.ID, ""); err != nil {
				return err
			}
		}
		from := l.State
		l.State = payment.Returned
		if err := tx.MovePaymentLine(ctx, run.ID, l, from); err != nil {
			return err
		}
	}
	if err := tx.AddUpPaymentRun(ctx, run); err != nil {
		return err
	}
	for _, b := range books {
		if err := commitAll(ctx, tx, store.Span{First: b.Purse.ID, Last: b.Purse.ID}, []purse.Book{b}, s.Today()); err != nil {
			return err
		}
	}
	return nil
}

// takeOut reverses what a line wrote to the books, and calls off what the bank
// was to show. Where the bank shows it already, it is expected to show it
// leaving too.
func takeOut(ctx context.Context, tx *store.Tx, run payment.Run, l payment.Line, today calendar.Date) (purse.Book, error) {
	b, err := purse.Open(ctx, tx, l.Person)
	if err != nil {
		return b, err
	}
	posted, err := tx.Posted(ctx, l.Purse, run.PostingKey())
	if err != nil {
		return b, err
	}
	if posted != nil {
		var id ledger.ID
		if err := store.NewID(tx, &id); err != nil {
			return b, err
		}
		back, err := posted.Reverse(id, today, string(run.ID))
		if err != nil {
			return b, err
		}
		if err := tx.Post(ctx, back); err != nil {
			return b, err
		}
	}
	return b, noMoreExpected(ctx, tx, run, l, today)
}

func noMoreExpected(ctx context.Context, tx *store.Tx, run payment.Run, l payment.Line, today calendar.Date) error {
	items, err := tx.Expected(ctx, l.Person, l.Purse)
	if err != nil {
		return err
	}
	for _, i := range items {
		if i.Key != run.ExpectedKey() {
			continue
		}
		if i.State == expect.Open {
			off, err := i.CallOff()
			if err != nil {
				return err
			}
			return tx.MoveExpected(ctx, l.Person, off, i.State)
		}
		back := expect.Item{Purse: l.Purse, Kind: expect.PaymentIn, Due: today, Amount: -i.Amount, Payee: i.Payee,
			Reference: i.Reference, State: expect.Open, Key: i.Key + "/back"}
		if err := store.NewID(tx, &back.ID); err != nil {
			return err
		}
		return tx.Expect(ctx, l.Person, back)
	}
	return nil
}
