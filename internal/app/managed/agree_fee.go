package managed

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/value/fault"
	"ownway/value/msg"
)

// OtherFee is the fault of answering a proposal that is not there any more.
var OtherFee = msg.New("managed.other-fee", "This proposal was changed or answered. Look at it again")

// Fees is what a person agreed and is asked to agree to.
type Fees struct {
	Agreed   []store.FeeTerms // oldest first
	Proposed store.FeeTerms   // waits for the person's answer; has no ID when there is none
	From     string           // the organisation that proposes
	Payroll  bool             // a fee for their payroll waits for an answer too
}

// Waits reports whether a proposal waits for the person.
func (f Fees) Waits() bool { return !f.Proposed.ID.IsZero() }

// FeeTerms gives what a person agreed about fees, and what is proposed.
func (s *Service) FeeTerms(ctx context.Context, by access.Actor, about person.ID) (f Fees, err error) {
	err = s.See(ctx, by, access.SeeBills, access.About(about), func(tx *store.Tx) error {
		if f.Agreed, err = tx.FeeTermsOf(ctx, about); err != nil {
			return err
		}
		var payroll any
		if _, err = tx.ProposedFee(ctx, about, store.ForPayroll, &payroll); err != nil && fault.KindOf(err) != fault.KindNotFound {
			return err
		}
		f.Payroll = err == nil
		if f.Proposed, err = proposed(ctx, tx, about); err != nil || !f.Waits() {
			return err
		}
		k, err := tx.KeeperRecord(ctx, f.Proposed.To)
		f.From = k.Name
		return err
	})
	return f, err
}

func proposed(ctx context.Context, tx *store.Tx, about person.ID) (f store.FeeTerms, err error) {
	id, err := tx.ProposedFee(ctx, about, store.ForAccount, &f)
	if fault.KindOf(err) == fault.KindNotFound {
		return store.FeeTerms{}, nil
	}
	f.ID = id
	return f, err
}

// ProposeFee lets the organisation that holds an account propose what it is
// paid, in place of what it proposed before. Nothing is taken until the person
// agrees.
func (s *Service) ProposeFee(ctx context.Context, by access.Actor, about person.ID, f store.FeeTerms) error {
	if f.Amount <= 0 || f.Most < f.Amount || f.From.IsZero() || f.Per != store.PerMonth && f.Per != store.PerPayslip {
		return fault.Invalid("amount", EnterFee)
	}
	return s.Do(ctx, by, access.ProposeFee, access.About(about), func(tx *store.Tx) error {
		before, err := proposed(ctx, tx, about)
		if err != nil {
			return err
		}
		if !before.ID.IsZero() {
			if err := tx.EndProposedFee(ctx, about, store.ForAccount, before.ID); err != nil {
				return err
			}
		}
		f.Person, f.To, f.By = about, by.Keeper, string(by.Account)
		if err := store.NewID(tx, &f.ID); err != nil {
			return err
		}
		return tx.ProposeFee(ctx, about, store.ForAccount, f.ID, f)
	})
}

// AgreeFee lets a person agree to what was proposed, as they saw it: what they
// pay the organisation that holds their account, from a day on.
func (s *Service) AgreeFee(ctx context.Context, by access.Actor, about person.ID, id store.FeeID) error {
	return s.answerFee(ctx, by, about, id, func(tx *store.Tx, f store.FeeTerms) error {
		f.By = string(by.Account)
		return tx.AddFeeTerms(ctx, f)
	})
}

// DeclineFee lets a person say no to what was proposed.
func (s *Service) DeclineFee(ctx context.Context, by access.Actor, about person.ID, id store.FeeID) error {
	return s.answerFee(ctx, by, about, id, func(*store.Tx, store.FeeTerms) error { return nil })
}

func (s *Service) answerFee(ctx context.Context, by access.Actor, about person.ID, id store.FeeID, do func(*store.Tx, store.FeeTerms) error) error {
	return s.Do(ctx, by, access.AgreeFee, access.About(about), func(tx *store.Tx) error {
		f, err := proposed(ctx, tx, about)
		if err != nil {
			return err
		}
		if f.ID != id || id.IsZero() {
			return fault.Conflict(OtherFee)
		}
		if err := tx.EndProposedFee(ctx, about, store.ForAccount, id); err != nil {
			return err
		}
		return do(tx, f)
	})
}
