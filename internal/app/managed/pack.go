package managed

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/app/purse"
	"ownway/internal/care/clientmoney"
	"ownway/internal/care/decision"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/fault"
	pence "ownway/value/money"
	"ownway/value/msg"
)

// Pack is all that an auditor asks for about one person's money over some days.
type Pack struct {
	Person    person.Person
	Days      calendar.Period
	Made      calendar.Date
	Before    pence.Amount // held as the days begin
	After     pence.Amount // and as they end
	Movements []ledger.Transaction
	Lines     []store.BankLine
	Bills     []Bill
	Payslips  []work.Payslip
	Checks    []store.Check
	Decisions []decision.Record
	Held      []HeldBy
	Wrong     []msg.Text // in the proof of the books; none when they are whole
	Sealed    store.Sealed
}

// HeldBy is what an organisation that holds the account recorded of the person.
type HeldBy struct {
	Name  string
	Parts []store.Part
	Days  []clientmoney.Record // with no other person's differences
}

// Pack gathers the auditor's pack of one person: their own records, and of the
// organisation that holds their account what it recorded of them. Decisions and
// payslips are in it for those who may see them anyway: a pack opens nothing.
func (s *Service) Pack(ctx context.Context, by access.Actor, about person.ID, days calendar.Period) (Pack, error) {
	p := Pack{Days: days, Made: s.Today()}
	decisions, err := s.mayToo(ctx, by, access.SeeDecisions, about)
	if err != nil {
		return p, err
	}
	payslips, err := s.mayToo(ctx, by, access.SeePayslip, about)
	if err != nil {
		return p, err
	}
	var grants []access.Grant
	err = s.See(ctx, by, access.SeePack, access.About(about), func(tx *store.Tx) (err error) {
		if err := s.packOf(ctx, tx, about, &p); err != nil {
			return err
		}
		grants, err = tx.GrantsAbout(ctx, about, access.Account)
		return err
	})
	if err != nil {
		return p, err
	}
	if !decisions {
		p.Decisions = nil
	}
	if !payslips {
		p.Payslips = nil
	}
	seen := map[access.KeeperID]bool{}
	for _, g := range grants {
		if seen[g.Taker] {
			continue
		}
		seen[g.Taker] = true
		h, some, err := s.heldBy(ctx, by, g.Taker, about, days)
		if err != nil {
			return p, err
		}
		if some {
			p.Held = append(p.Held, h)
		}
	}
	return p, nil
}

// mayToo reports whether an actor may do an act of its own beside the pack.
func (s *Service) mayToo(ctx context.Context, by access.Actor, act access.Act, about person.ID) (bool, error) {
	_, err := s.May(ctx, by, act, access.About(about))
	if fault.KindOf(err) == fault.KindForbidden {
		return false, nil
	}
	return err == nil, err
}

func (s *Service) packOf(ctx context.Context, tx *store.Tx, about person.ID, p *Pack) error {
	b, err := purse.Open(ctx, tx, about)
	if err != nil {
		return err
	}
	if p.Person, err = tx.Person(ctx, about); err != nil {
		return err
	}
	all, digests, err := tx.Transactions(ctx, b.Purse.ID)
	if err != nil {
		return err
	}
	p.Wrong = ledger.Verify(all, digests)
	before, after := ledger.Balances{}, ledger.Balances{}
	for _, t := range all {
		switch {
		case t.Date.Before(p.Days.First):
			before.Add(t)
		case p.Days.Has(t.Date):
			p.Movements = append(p.Movements, t)
		}
		if !t.Date.After(p.Days.Last) {
			after.Add(t)
		}
	}
	p.Before, p.After = before.Class(ledger.Held), after.Class(ledger.Held)
	return s.papers(ctx, tx, b, p)
}

// papers gathers what stands beside the books.
func (s *Service) papers(ctx context.Context, tx *store.Tx, b purse.Book, p *Pack) (err error) {
	about, in := p.Person.ID, p.Days.Has
	if p.Lines, err = tx.Lines(ctx, b.Purse.ID); err != nil {
		return err
	}
	p.Lines = slices.DeleteFunc(p.Lines, func(l store.BankLine) bool { return !in(l.Line.Date) })
	if p.Bills, err = s.bills(ctx, tx, about); err != nil {
		return err
	}
	p.Bills = slices.DeleteFunc(p.Bills, func(i Bill) bool { return !in(i.On) })
	if p.Payslips, err = tx.PayslipsFor(ctx, about); err != nil {
		return err
	}
	p.Payslips = slices.DeleteFunc(p.Payslips, func(i work.Payslip) bool { return !in(i.PayDay) })
	if p.Checks, err = tx.Checks(ctx, b.Purse.ID); err != nil {
		return err
	}
	p.Checks = slices.DeleteFunc(p.Checks, func(c store.Check) bool { return !in(c.On) })
	if p.Decisions, err = tx.Decisions(ctx, about); err != nil {
		return err
	}
	p.Decisions = slices.DeleteFunc(p.Decisions, func(d decision.Record) bool { return !in(d.Case.On) })
	p.Sealed, err = tx.SealedTo(ctx)
	return err
}

// heldBy gives what an organisation recorded of a person whose account it holds
// or held, and of nobody else.
func (s *Service) heldBy(ctx context.Context, by access.Actor, k access.KeeperID, about person.ID, days calendar.Period) (h HeldBy, some bool, err error) {
	err = s.Store.Read(ctx, by, k, func(tx *store.Tx) error {
		keeper, err := tx.KeeperRecord(ctx, k)
		if err != nil {
			return err
		}
		h.Name = keeper.Name
		p, err := tx.Pooled(ctx)
		if fault.KindOf(err) == fault.KindNotFound {
			return nil
		}
		if err != nil {
			return err
		}
		if h.Parts, err = tx.PartsOf(ctx, p.ID, about); err != nil {
			return err
		}
		h.Parts = slices.DeleteFunc(h.Parts, func(x store.Part) bool { return x.Day.After(days.Last) })
		kept, err := tx.KeptDays(ctx, p.ID)
		for _, r := range kept {
			if days.Has(r.On) {
				r.Named = slices.DeleteFunc(r.Named, func(d clientmoney.Difference) bool { return d.Person != about && !d.Person.IsZero() })
				h.Days = append(h.Days, r)
			}
		}
		slices.Reverse(h.Days)
		some = len(h.Parts) > 0
		return err
	})
	return h, some, err
}

// Whole reports whether the books are proven.
func (p Pack) Whole() bool { return len(p.Wrong) == 0 }
