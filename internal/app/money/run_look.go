package money

import (
	"context"
	"strings"

	"ownway/bank/bacs"
	"ownway/internal/access"
	"ownway/internal/care/payment"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/money"
)

// RunLook is a payment run with what a finance officer holds it against: the
// run before, and the books. Of its lines it has those of one page.
type RunLook struct {
	payment.Run
	Preparer, Approver string         // their names
	Canceller          string         // of a run that was given up
	SendBy             calendar.Date  // the last day on which the file can be sent
	Stopped            []payment.Line // some of those whom the run before paid, and this one does not
	StoppedInAll       int
	Find               Find
	Found              int    // how many lines there are to page through
	Whole              bool   // the first page of all lines, with what follows
	Booked             Funded // what the books hold for this run; nothing before it is approved
	Waiting            Funded // of that, what another run is prepared to pay instead
}

// Funded is a sum by who funds it.
type Funded struct{ Council, NHS money.Amount }

// Find is which lines of a run to look at.
type Find struct {
	Text string // in a name or reference; nothing for all
	Page int    // from 1
}

// LinesOnPage is how many lines are looked at together.
const LinesOnPage = 100

// Pages is how many pages there are.
func (l RunLook) Pages() int { return max(1, (l.Found+LinesOnPage-1)/LinesOnPage) }

// LookAtRun gives a payment run as a finance officer checks it. Lines that are
// not as they were last time come first.
func (s *Service) LookAtRun(ctx context.Context, by access.Actor, id payment.ID, find Find) (look RunLook, err error) {
	find.Text, find.Page = strings.TrimSpace(find.Text), max(1, find.Page)
	look.Find, look.Whole = find, find.Text == "" && find.Page == 1
	err = s.See(ctx, by, access.SeePayments, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		if look.Run, err = tx.PaymentRunHead(ctx, id); err != nil {
			return err
		}
		look.SendBy = bacs.File{Processing: bacs.ProcessingFor(look.PayDay)}.SendBy()
		head := look.Run
		if look.Lines, look.Found, err = pageOfLines(ctx, tx, head, find); err != nil || !look.Whole {
			return err
		}
		if err := look.stopped(ctx, tx); err != nil {
			return err
		}
		return look.books(ctx, tx, head)
	})
	if err != nil {
		return look, err
	}
	if look.Preparer, err = s.nameOf(ctx, look.PreparedBy); err != nil {
		return look, err
	}
	if look.Approver, err = s.nameOf(ctx, look.ApprovedBy); err != nil {
		return look, err
	}
	look.Canceller, err = s.nameOf(ctx, look.CancelledBy)
	return look, err
}

// pageOfLines gives the lines of a page, and how many there are on all pages.
func pageOfLines(ctx context.Context, tx *store.Tx, run payment.Run, find Find) ([]payment.Line, int, error) {
	from := (find.Page - 1) * LinesOnPage
	if find.Text == "" {
		return tx.LinesShown(ctx, run, LinesOnPage, from)
	}
	var found int
	var shown []ledger.PurseID
	err := eachNamed(ctx, tx, run.ID, find.Text, func(l store.LineNamed) {
		if found >= from && len(shown) < LinesOnPage {
			shown = append(shown, l.Purse)
		}
		found++
	})
	if err != nil {
		return nil, 0, err
	}
	lines, err := tx.LinesOf(ctx, run, shown)
	return lines, found, err
}

// eachNamed goes over the lines of a run whose name or reference holds a text.
func eachNamed(ctx context.Context, tx *store.Tx, run payment.ID, text string, fn func(store.LineNamed)) error {
	text = strings.ToLower(text)
	return tx.EachLine(ctx, run, func(l store.LineNamed) {
		if strings.Contains(strings.ToLower(l.Name), text) || strings.Contains(strings.ToLower(l.Reference), text) {
			fn(l)
		}
	})
}

// mostOffered is how many payments that did not come back are offered to be paid
// on the same day; one more tells that there are others.
const mostOffered = 51

// CameBack gives a run with the lines that the bank sent back or that are paid
// another way, and some of the others whose name or reference holds a text.
func (s *Service) CameBack(ctx context.Context, by access.Actor, id payment.ID, text string) (run payment.Run, err error) {
	err = s.See(ctx, by, access.SeePayments, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		head, err := tx.PaymentRunHead(ctx, id)
		if err != nil {
			return err
		}
		run = head
		if run.Lines, err = tx.LinesOut(ctx, head); err != nil {
			return err
		}
		var others []ledger.PurseID
		err = eachNamed(ctx, tx, id, strings.TrimSpace(text), func(l store.LineNamed) {
			if l.State == payment.Counts && len(others) < mostOffered {
				others = append(others, l.Purse)
			}
		})
		if err != nil {
			return err
		}
		lines, err := tx.LinesOf(ctx, head, others)
		run.Lines = append(run.Lines, lines...)
		return err
	})
	return run, err
}

// stopped finds who was paid by the run before and is not by this one.
func (l *RunLook) stopped(ctx context.Context, tx *store.Tx) error {
	if l.Kind != payment.Regular {
		return nil
	}
	runs, err := tx.PaymentRuns(ctx) // newest first
	if err != nil {
		return err
	}
	for _, before := range runs {
		if regular(before) && before.Period.Last.Before(l.Period.First) {
			l.Stopped, l.StoppedInAll, err = tx.Stopped(ctx, before.ID, l.ID, LinesOnPage)
			return err
		}
	}
	return nil
}

// books gives what was posted of the run, and how much of it another run is
// prepared to pay.
func (l *RunLook) books(ctx context.Context, tx *store.Tx, head payment.Run) error {
	if l.State != payment.Approved {
		return nil
	}
	out, err := tx.LinesOut(ctx, head)
	if err != nil {
		return err
	}
	for _, line := range out {
		if line.State == payment.Moving && line.Was == payment.Counts {
			l.Waiting.Council += line.Council
			l.Waiting.NHS += line.NHS
		}
	}
	booked, err := tx.Booked(ctx, l.Run)
	l.Booked = Funded{Council: booked[ledger.Council], NHS: booked[ledger.NHS]}
	return err
}

// nameOf gives the name of whoever holds an account; nothing for no account.
func (s *Service) nameOf(ctx context.Context, account string) (string, error) {
	if account == "" {
		return "", nil
	}
	var id access.AccountID
	if err := id.Parse(account); err != nil {
		return "", err
	}
	a, err := s.Store.AccountByID(ctx, id)
	return a.Name, err
}
