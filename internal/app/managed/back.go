package managed

import (
	"context"
	"slices"

	"ownway/bank/statement"
	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/app/purse"
	"ownway/internal/care/clientmoney"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/value/fault"
	"ownway/value/ident"
	pence "ownway/value/money"
	"ownway/value/msg"
)

// ReturnStays is the fault of giving a returned payment to somebody else.
var ReturnStays = msg.New("managed.return-stays", "This line brings a payment back, so it stays with the person who was paid for")

// looksBack is for how many days a list can still be shown or sent back.
const looksBack = 45

// back is a line that may bring a payment back.
type back struct {
	line store.PooledLine
	sent clientmoney.Sent
}

// sentBefore takes out of what waits the lines that have to do with payments
// from here: those that show a whole list are shared by it at once, and those
// that bring a payment back are given once all else is known.
func (s *Service) sentBefore(ctx context.Context, tx *store.Tx, p store.Pooled, waiting []store.PooledLine, lines []statement.Line, r *Receipt) ([]store.PooledLine, []statement.Line, []back, error) {
	lists, err := tx.PayLists(ctx, p.ID)
	if err != nil || len(lists) == 0 {
		return waiting, lines, nil, err
	}
	sent, err := s.sent(ctx, tx, p, lists)
	if err != nil {
		return nil, nil, nil, err
	}
	done := map[int]bool{}
	for _, w := range clientmoney.ShownWhole(lines, lists) {
		shown, err := s.showList(ctx, tx, p, waiting[w.Line], w.List)
		if err != nil {
			return nil, nil, nil, err
		}
		if shown {
			done[w.Line] = true
			r.Assigned++
		}
	}
	var all []back
	for _, b := range clientmoney.Returned(lines, sent) {
		all = append(all, back{waiting[b.Line], b.Sent})
		done[b.Line] = true
	}
	var rest []store.PooledLine
	var others []statement.Line
	for i := range waiting {
		if !done[i] {
			rest, others = append(rest, waiting[i]), append(others, lines[i])
		}
	}
	return rest, others, all, nil
}

// sent lists the payments of approved lists that can still come back.
func (s *Service) sent(ctx context.Context, tx *store.Tx, p store.Pooled, lists []clientmoney.List) (all []clientmoney.Sent, err error) {
	before, err := tx.PooledReturns(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	for _, l := range lists {
		if l.State != clientmoney.ListApproved || l.Sent.Before(s.Today().AddDays(-looksBack)) {
			continue
		}
		for _, e := range l.Entries {
			if !slices.ContainsFunc(before, func(r clientmoney.Return) bool { return r.Sent.List == l.ID && r.Sent.Item == e.Item }) {
				all = append(all, clientmoney.Sent{List: l.ID, On: l.Sent, Entry: e})
			}
		}
	}
	return all, nil
}

// showList shares a line that shows a whole list by what the list pays for each
// person. Where the bank has shown any of it before, the line waits.
func (s *Service) showList(ctx context.Context, tx *store.Tx, p store.Pooled, line store.PooledLine, l clientmoney.List) (bool, error) {
	items, shares := map[person.ID][]expect.ID{}, map[person.ID]pence.Amount{}
	var people []person.ID
	for _, e := range l.Entries {
		if items[e.Person] == nil {
			people = append(people, e.Person)
		}
		items[e.Person], shares[e.Person] = append(items[e.Person], e.Item), shares[e.Person]-e.Amount
	}
	for _, who := range people {
		open, err := s.allIn(ctx, tx, who, items[who], expect.Said)
		if err != nil || !open {
			return false, err
		}
	}
	line.Why = clientmoney.ByList.With("day", l.Sent)
	for _, who := range people {
		err := s.put(ctx, tx, p, who, []store.PooledLine{line}, []pence.Amount{shares[who]}, func(ctx context.Context, in *store.Tx, b purse.Book, st store.Statement, theirs []store.BankLine) error {
			return money.TakeSent(ctx, in, b, st, theirs[0], items[who], line.Why)
		})
		if err != nil {
			return false, err
		}
	}
	line.State, l.Line = store.Assigned, string(line.ID)
	if err := tx.MovePooledLine(ctx, p.ID, line, store.Suspense); err != nil {
		return false, err
	}
	return true, tx.MovePayList(ctx, p.ID, l, l.State)
}

// allIn reports whether a person's things all stand in a state; of somebody whose
// account is not held here any more, none do.
func (s *Service) allIn(ctx context.Context, tx *store.Tx, who person.ID, ids []expect.ID, in expect.State) (all bool, err error) {
	err = tx.InAccountOf(ctx, who, s.Today(), func(theirs *store.Tx) error {
		b, err := purse.Open(ctx, theirs, who)
		if err != nil {
			return err
		}
		all, err = money.AllIn(ctx, theirs, b, ids, in)
		return err
	})
	if fault.KindOf(err) == fault.KindNotFound {
		return false, nil
	}
	return all, err
}

// notWhole forgets that a line showed a whole list.
func notWhole(ctx context.Context, tx *store.Tx, p store.Pooled, id store.PooledLineID) error {
	lists, err := tx.PayLists(ctx, p.ID)
	if err != nil {
		return err
	}
	for _, l := range lists {
		if l.Line == string(id) {
			l.Line = ""
			return tx.MovePayList(ctx, p.ID, l, l.State)
		}
	}
	return nil
}

// comeBack gives lines that bring payments back to the people whom they were made
// for, whose money is whole again. One that the bank has not shown leaving waits.
func (s *Service) comeBack(ctx context.Context, tx *store.Tx, p store.Pooled, all []back, r *Receipt) error {
	for _, b := range all {
		shown, err := s.allIn(ctx, tx, b.sent.Person, []expect.ID{b.sent.Item}, expect.Met)
		if err != nil {
			return err
		}
		if !shown {
			continue
		}
		b.line.Why = clientmoney.CameBack.With("payee", b.sent.Payee)
		err = s.put(ctx, tx, p, b.sent.Person, []store.PooledLine{b.line}, []pence.Amount{b.line.Line.Amount}, func(ctx context.Context, in *store.Tx, book purse.Book, st store.Statement, theirs []store.BankLine) error {
			return money.TakeReturned(ctx, in, book, st, theirs[0], b.sent.Item, b.line.Why)
		})
		if err != nil {
			return err
		}
		b.line.State = store.Assigned
		if err := tx.MovePooledLine(ctx, p.ID, b.line, store.Suspense); err != nil {
			return err
		}
		if err := tx.AddPooledReturn(ctx, p.ID, clientmoney.Return{Line: string(b.line.ID), Day: b.line.Line.Date, Sent: b.sent}); err != nil {
			return err
		}
		r.Assigned++
	}
	return nil
}

// Return gives a payment that a line brings back.
func (s *Service) Return(ctx context.Context, by access.Actor, line store.PooledLineID) (r clientmoney.Return, err error) {
	err = s.See(ctx, by, access.RunManaged, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		p, err := pooled(ctx, tx)
		if err != nil {
			return err
		}
		r, err = tx.PooledReturn(ctx, p.ID, line)
		return err
	})
	return r, err
}

// LookedAt notes what somebody found about an account that a payment came back
// from, and where it is paid now. It is due again; who looked does not approve it.
func (s *Service) LookedAt(ctx context.Context, by access.Actor, line store.PooledLineID, to ident.BankAccount, said string) error {
	return s.onLists(ctx, by, func(tx *store.Tx, p store.Pooled) error {
		r, err := tx.PooledReturn(ctx, p.ID, line)
		if err != nil {
			return err
		}
		to.Name = r.Sent.To.Name
		next, err := r.Look(string(by.Account), s.Today(), to, said)
		if err != nil {
			return err
		}
		if err := tx.LookPooledReturn(ctx, p.ID, next); err != nil {
			return err
		}
		return tx.InAccountOf(ctx, r.Sent.Person, s.Today(), func(in *store.Tx) error {
			b, err := purse.Open(ctx, in, r.Sent.Person)
			if err != nil {
				return err
			}
			return money.PayTo(ctx, in, b, r.Sent.Item, to)
		})
	})
}
