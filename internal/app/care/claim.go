package care

import (
	"context"
	"strings"

	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/app/purse"
	"ownway/internal/care/decision"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/surplus"
	"ownway/internal/store"
	"ownway/law"
	"ownway/ledger"
	"ownway/value/fault"
)

// surplusLines gives a person's purse, what stands in it, and what the council's
// policy says of a surplus.
func (s *Service) surplusLines(ctx context.Context, tx *store.Tx, about person.ID) (purse.Book, []surplus.Line, surplus.Terms, error) {
	terms := surplus.Terms{Weeks: -1, Notice: surplus.DefaultNotice}
	b, err := purse.Open(ctx, tx, about)
	if err != nil {
		return b, nil, terms, err
	}
	balances, err := tx.Balances(ctx, b.Purse.ID, s.Today())
	if err != nil {
		return b, nil, terms, err
	}
	p, _, err := policyOf(ctx, tx)
	if err != nil {
		return b, nil, terms, err
	}
	terms.Weekly = b.Purse.Funding.Weekly()
	if weeks, known := p.ContingencyWeeks.On(s.Today()); known {
		terms.Weeks = weeks.Is
	}
	if days, known := p.SurplusNoticeDays.On(s.Today()); known {
		terms.Notice = days.Is
	}
	return b, surplus.FromBooks(balances, money.NameOf), terms, nil
}

// ProposeAskBack shows a person how much the council thinks of asking back, with
// its working and its notice. Nothing is asked for yet.
func (s *Service) ProposeAskBack(ctx context.Context, by access.Actor, about person.ID) (id store.ClaimID, err error) {
	err = s.Do(ctx, by, access.AskBack, access.About(about), func(tx *store.Tx) error {
		before, err := tx.Claims(ctx, about)
		if err != nil {
			return err
		}
		for _, c := range before {
			if c.Stage == surplus.Proposed {
				return fault.Conflict(surplus.ClaimedOnce)
			}
		}
		b, lines, terms, err := s.surplusLines(ctx, tx, about)
		if err != nil {
			return err
		}
		p, err := surplus.Propose(lines, terms, s.Today())
		if err != nil {
			return err
		}
		c := store.Claim{Person: about, Purse: b.Purse.ID, Claim: surplus.Claim{Proposal: p, Stage: surplus.Proposed}}
		if err := store.NewID(tx, &c.ID); err != nil {
			return err
		}
		id = c.ID
		return tx.AddClaim(ctx, c)
	})
	return id, err
}

// Claims lists the proposals to ask a surplus back from a person, newest first.
func (s *Service) Claims(ctx context.Context, by access.Actor, about person.ID) (all []store.Claim, err error) {
	err = s.See(ctx, by, access.SeeDecisions, access.About(about), func(tx *store.Tx) error {
		all, err = tx.Claims(ctx, about)
		return err
	})
	return all, err
}

// ReplyAskBack takes what the person says to a proposal, or what they told staff.
func (s *Service) ReplyAskBack(ctx context.Context, by access.Actor, about person.ID, id store.ClaimID, agrees bool, words string) error {
	return s.moveClaim(ctx, by, access.ReplyAskBack, about, id, func(c surplus.Claim) (surplus.Claim, error) {
		return c.Reply(surplus.Reply{Agrees: agrees, By: by.Name, On: s.Today(), Words: words, Account: string(by.Account)})
	})
}

// DropAskBack lets a proposal go.
func (s *Service) DropAskBack(ctx context.Context, by access.Actor, about person.ID, id store.ClaimID) error {
	return s.moveClaim(ctx, by, access.AskBack, about, id, surplus.Claim.Drop)
}

func (s *Service) moveClaim(ctx context.Context, by access.Actor, act access.Act, about person.ID, id store.ClaimID, move func(surplus.Claim) (surplus.Claim, error)) error {
	return s.Do(ctx, by, act, access.About(about), func(tx *store.Tx) error {
		c, err := tx.Claim(ctx, about, id)
		if err != nil {
			return err
		}
		from := c.Stage
		if c.Claim, err = move(c.Claim); err != nil {
			return err
		}
		return tx.MoveClaim(ctx, c, from)
	})
}

// reclaim asks for the money: the books owe it back, and the bank is expected to
// show it.
func (s *Service) reclaim(ctx context.Context, tx *store.Tx, d law.Adverse, r *decision.Record) error {
	c, err := tx.Claim(ctx, r.Person, store.ClaimID(r.Ref))
	if err != nil {
		return missing(err, surplus.NoProposal)
	}
	b, lines, terms, err := s.surplusLines(ctx, tx, r.Person)
	if err != nil {
		return err
	}
	from := c.Stage
	if r.State == decision.Made && from != surplus.Proposed { // after a decision that did not stand, a new proposal comes first
		return fault.Conflict(surplus.ClaimedOnce)
	}
	if c.Claim, err = c.Reclaim(d, lines, terms); err != nil {
		return err
	}
	if err := tx.MoveClaim(ctx, c, from); err != nil {
		return err
	}
	return s.askFor(ctx, tx, b, c, r.ID)
}

// askFor writes to the books what is owed back, and expects the payment of what
// was not paid back before.
func (s *Service) askFor(ctx context.Context, tx *store.Tx, b purse.Book, c store.Claim, of decision.ID) error {
	k, err := tx.KeeperRecord(ctx, tx.Keeper())
	if err != nil {
		return err
	}
	var id ledger.ID
	if err := store.NewID(tx, &id); err != nil {
		return err
	}
	account := strings.ReplaceAll(k.Name, " ", "_")
	posting := c.Posting(id, c.Purse, string(of), account)
	if err := tx.Post(ctx, posting); err != nil {
		return err
	}
	balances, err := tx.Balances(ctx, c.Purse, purse.Always)
	if err != nil {
		return err
	}
	owed := -balances[ledger.Place{Account: posting.Moves[0].From, Funder: ledger.Council}]
	if owed <= 0 {
		return nil
	}
	item := c.Expected(c.Purse, string(of), account, k.Name, b.Purse.Held, min(owed, c.Asked))
	if err := store.NewID(tx, &item.ID); err != nil {
		return err
	}
	return tx.Expect(ctx, c.Person, item)
}

// giveBack takes the claim out of the books. A payment that is still to come is
// called off; of one that was made already the books then say that the council
// owes it to the person.
func (s *Service) giveBack(ctx context.Context, tx *store.Tx, r decision.Record) error {
	c, err := tx.Claim(ctx, r.Person, store.ClaimID(r.Ref))
	if err != nil {
		return err
	}
	key := c.Key(string(r.ID))
	posted, err := tx.Posted(ctx, c.Purse, key)
	if err != nil {
		return err
	}
	if posted == nil {
		return fault.Conflict(surplus.NotClaimed)
	}
	var id ledger.ID
	if err := store.NewID(tx, &id); err != nil {
		return err
	}
	back, err := posted.Reverse(id, s.Today(), string(r.ID))
	if err != nil {
		return err
	}
	if err := tx.Post(ctx, back); err != nil {
		return err
	}
	if err := callOff(ctx, tx, r.Person, c.Purse, key); err != nil {
		return err
	}
	from := c.Stage
	if c.Claim, err = c.PutBack(); err != nil {
		return err
	}
	return tx.MoveClaim(ctx, c, from)
}

func callOff(ctx context.Context, tx *store.Tx, about person.ID, of ledger.PurseID, key string) error {
	items, err := tx.Unmet(ctx, about, of)
	if err != nil {
		return err
	}
	for _, i := range items {
		if i.Key != key || i.State != expect.Open {
			continue
		}
		off, err := i.CallOff()
		if err != nil {
			return err
		}
		return tx.MoveExpected(ctx, about, off, i.State)
	}
	return nil
}
