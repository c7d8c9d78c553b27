package care

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// EnterWeekly is the fault of paying for support with nothing.
var EnterWeekly = msg.New("care.enter-weekly", "Enter what you plan to spend on support a week")

// ownKind is the kind of keeper that someone is who keeps their own record.
const ownKind = "person"

// OpenOwn opens the books of someone who pays for all of their support
// themselves: no council, no budget, the same wages and the same bank lines. In
// the record of a council, books are opened by an agreement alone.
func (s *Service) OpenOwn(ctx context.Context, by access.Actor, bank ident.BankAccount, weekly money.Amount) error {
	if weekly <= 0 {
		return fault.Invalid("weekly", EnterWeekly)
	}
	return s.Do(ctx, by, access.Agree, access.About(by.Person), func(tx *store.Tx) error {
		k, err := tx.KeeperRecord(ctx, tx.Keeper())
		if err != nil {
			return err
		}
		if k.Kind != ownKind {
			return access.Refuse()
		}
		purse := store.Purse{Person: by.Person, Opened: s.Today(), Bank: bank, PurseTerms: store.PurseTerms{
			Held: ledger.Held.In("own-account"), Funding: payment.Funding{Own: weekly}}}
		if err := store.NewID(tx, &purse.ID); err != nil {
			return err
		}
		return tx.AddPurse(ctx, purse)
	})
}

// AddOwnKeeper lets someone who pays for their own support keep their own record.
func (s *Service) AddOwnKeeper(ctx context.Context, k store.Keeper, p person.Person, account store.Account) error {
	account.Keeper, account.Role, account.Person = k.ID, access.Person, p.ID
	return s.Store.Write(ctx, account.Actor, k.ID, func(tx *store.Tx) error {
		if err := tx.AddKeeper(ctx, k); err != nil {
			return err
		}
		if err := tx.AddPerson(ctx, p); err != nil {
			return err
		}
		return tx.AddAccount(ctx, account)
	})
}
