package money

import (
	"context"
	"slices"
	"strings"

	"ownway/bank/modulus"
	"ownway/internal/access"
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
)

// AskForBank asks that somebody is paid into another account. Nothing changes
// until a second person has looked and some days have passed: payments go to the
// old account until then.
func (s *Service) AskForBank(ctx context.Context, by access.Actor, about person.ID, to ident.BankAccount, why string) (id payment.ChangeID, err error) {
	err = s.Do(ctx, by, access.ChangeBank, access.About(about), func(tx *store.Tx) error {
		if s.Accounts != nil && s.Accounts.Check(to.SortCode, to.Number) == modulus.Fail {
			return fault.Invalid("number", modulus.LooksWrong)
		}
		id, err = AskForAccount(ctx, tx, about, to, why, s.Today())
		return err
	})
	return id, err
}

// AskForAccount notes that somebody asks for another account, inside an act of
// theirs.
func AskForAccount(ctx context.Context, tx *store.Tx, about person.ID, to ident.BankAccount, why string, today calendar.Date) (payment.ChangeID, error) {
	p, err := tx.PurseOf(ctx, about)
	if err != nil {
		return "", err
	}
	who, err := tx.Person(ctx, about)
	if err != nil {
		return "", err
	}
	c := payment.Change{Person: about, Purse: p.ID, Name: who.Name, Old: p.Bank, New: to, AskedBy: string(tx.By().Account), AskedOn: today,
		Why: strings.TrimSpace(why), State: payment.Asked}
	if err := c.Check(); err != nil {
		return "", err
	}
	if err := store.NewID(tx, &c.ID); err != nil {
		return "", err
	}
	err = tx.AddBankChange(ctx, c)
	if fault.KindOf(err) == fault.KindConflict {
		return "", fault.Conflict(payment.ChangeWaits)
	}
	return c.ID, err
}

// BankChanges lists the changes of a person's account, newest first, with the
// account that is paid now.
func (s *Service) BankChanges(ctx context.Context, by access.Actor, about person.ID) (now ident.BankAccount, all []payment.Change, err error) {
	err = s.See(ctx, by, access.SeeBank, access.About(about), func(tx *store.Tx) error {
		p, err := tx.PurseOf(ctx, about)
		if err != nil {
			return err
		}
		now = p.Bank
		all, err = tx.BankChanges(ctx, about)
		return err
	})
	return now, all, err
}

// BankLook is a change of account as the second person looks at it.
type BankLook struct {
	payment.Change
	AskedName string
	Modulus   modulus.Answer // CannotTell where no table is loaded
	LoadedOn  calendar.Date  // the day that the table was loaded; none where there is no table
	Others    []string       // who else is paid into the new account
}

// WaitingBankChanges lists what waits for a second look, or cools, with who else
// is paid into the same account.
func (s *Service) WaitingBankChanges(ctx context.Context, by access.Actor) (all []BankLook, err error) {
	err = s.See(ctx, by, access.CheckBank, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		waiting, err := tx.OpenBankChanges(ctx)
		if err != nil || len(waiting) == 0 {
			return err
		}
		paid, err := paidInto(ctx, tx)
		if err != nil {
			return err
		}
		for _, c := range waiting {
			look := BankLook{Change: c}
			for _, p := range paid[accountKey(c.New)] {
				if p.Person != c.Person {
					look.Others = append(look.Others, p.Name)
				}
			}
			if s.Accounts != nil {
				look.Modulus, look.LoadedOn = s.Accounts.Check(c.New.SortCode, c.New.Number), s.LoadedOn
			}
			all = append(all, look)
		}
		return nil
	})
	for i := range all {
		if err == nil {
			all[i].AskedName, err = s.nameOf(ctx, all[i].AskedBy)
		}
	}
	return all, err
}

// SettleBank is what a second person does with a change.
type SettleBank string

// What can be done.
const (
	LooksRight SettleBank = "right"   // it is right, and waits some days
	IsSure     SettleBank = "sure"    // the person confirmed it another way, so that it need not wait
	StaysAsIs  SettleBank = "refused" // the account stays as it is
)

// SettleBankChange notes what a second person found, and why.
func (s *Service) SettleBankChange(ctx context.Context, by access.Actor, id payment.ChangeID, what SettleBank, why string) error {
	return s.Do(ctx, by, access.CheckBank, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		c, err := tx.BankChange(ctx, id)
		if err != nil {
			return err
		}
		from, next := c.State, c
		switch what {
		case LooksRight:
			next, err = c.Look(string(by.Account), s.Today())
		case IsSure:
			next, err = c.Confirm(string(by.Account), why, s.Today())
		default:
			next, err = c.Drop(string(by.Account), why, s.Today())
		}
		if err != nil {
			return err
		}
		return tx.MoveBankChange(ctx, next, from)
	})
}

// useReady takes the accounts into use that have waited long enough.
func useReady(ctx context.Context, tx *store.Tx, today calendar.Date) error {
	waiting, err := tx.OpenBankChanges(ctx)
	if err != nil {
		return err
	}
	for _, c := range waiting {
		next, ready := c.Use(today)
		if !ready {
			continue
		}
		p, err := tx.Purse(ctx, c.Purse)
		if err != nil {
			return err
		}
		p.Bank = c.New
		if err := tx.SavePurse(ctx, p); err != nil {
			return err
		}
		if err := tx.MoveBankChange(ctx, next, c.State); err != nil {
			return err
		}
	}
	return nil
}

// PaidInto is somebody whose money goes to an account: a person, or a PA.
type PaidInto struct {
	Person person.ID   // none for a PA
	PA     person.PAID // none for a person
	Name   string
}

func accountKey(a ident.BankAccount) string { return string(a.SortCode) + string(a.Number) }

// paidInto gives who is paid into each account: the people of this keeper, and
// the PAs that work for them.
func paidInto(ctx context.Context, tx *store.Tx) (map[string][]PaidInto, error) {
	purses, err := tx.PayingPurses(ctx)
	if err != nil {
		return nil, err
	}
	if err := tx.OpenAll(ctx, len(purses)); err != nil {
		return nil, err
	}
	into := map[string][]PaidInto{}
	for _, p := range purses {
		var a ident.BankAccount
		if err := tx.Open(ctx, p.Person, p.Into, &a); err != nil {
			return nil, err
		}
		if a.Number != "" {
			into[accountKey(a)] = append(into[accountKey(a)], PaidInto{Person: p.Person, Name: p.Name})
		}
	}
	jobs, err := tx.AllJobs(ctx)
	if err != nil {
		return nil, err
	}
	seen := map[person.PAID]bool{}
	for _, e := range jobs {
		if seen[e.PA] {
			continue
		}
		seen[e.PA] = true
		pa, err := tx.PA(ctx, e.PA)
		if err != nil {
			return nil, err
		}
		if pa.Bank.Number != "" {
			into[accountKey(pa.Bank)] = append(into[accountKey(pa.Bank)], PaidInto{PA: e.PA, Name: pa.Name})
		}
	}
	return into, nil
}

// SharedAccounts lists those whose money goes to the same account as somebody
// else's: a sign to look at, which can be right, as for a couple.
func (s *Service) SharedAccounts(ctx context.Context, by access.Actor) (shared [][]PaidInto, err error) {
	err = s.See(ctx, by, access.CheckBank, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		into, err := paidInto(ctx, tx)
		for _, all := range into {
			if len(all) > 1 {
				shared = append(shared, all)
			}
		}
		slices.SortFunc(shared, func(a, b []PaidInto) int { return strings.Compare(a[0].Name, b[0].Name) })
		return err
	})
	return shared, err
}
