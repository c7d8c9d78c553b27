package bureau

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/app/purse"
	"ownway/internal/care/bureau"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of agreeing what the bureau costs.
var (
	// NoCouncil: a council should pay for somebody who has none.
	NoCouncil = msg.New("bureau-app.no-council", "No council keeps this person's record. Choose who else pays")

	OtherFee = msg.New("bureau-app.other-fee", "This proposal was changed or answered. Look at it again")
)

// FeeProposal is a fee that the bureau proposes and the employer has not
// answered yet.
type FeeProposal struct {
	ID  store.FeeID // none when nothing is proposed
	Fee bureau.Fee
}

// Fees lists what was agreed for an employer, oldest first, with what is
// proposed.
func (s *Service) Fees(ctx context.Context, by access.Actor, employer person.ID) (all []bureau.Fee, p FeeProposal, who person.Person, err error) {
	err = s.See(ctx, by, access.SeeCharge, access.About(employer), func(tx *store.Tx) error {
		if who, err = tx.Person(ctx, employer); err != nil {
			return err
		}
		if p, err = proposed(ctx, tx, employer); err != nil {
			return err
		}
		all, err = tx.Fees(ctx, employer)
		return err
	})
	return all, p, who, err
}

func proposed(ctx context.Context, tx *store.Tx, employer person.ID) (p FeeProposal, err error) {
	p.ID, err = tx.ProposedFee(ctx, employer, store.ForPayroll, &p.Fee)
	if fault.KindOf(err) == fault.KindNotFound {
		return FeeProposal{}, nil
	}
	return p, err
}

// ProposeFee proposes a fee to an employer, in place of what was proposed
// before. Nothing is asked for until the employer agrees.
func (s *Service) ProposeFee(ctx context.Context, by access.Actor, f bureau.Fee) error {
	if err := f.Check(); err != nil {
		return err
	}
	return s.Do(ctx, by, access.ProposeCharge, access.About(f.Employer), func(tx *store.Tx) error {
		f.Council, f.By = "", ""
		if f.Pays == bureau.FromCouncil {
			k, err := tx.KeeperRecord(ctx, tx.Keeper())
			if err != nil {
				return err
			}
			if k.Kind != "council" {
				return fault.Invalid("pays", NoCouncil)
			}
			f.Council = string(k.ID)
		}
		if f.Pays == bureau.FromPurse {
			if _, err := purse.Open(ctx, tx, f.Employer); err != nil {
				return err
			}
		}
		before, err := proposed(ctx, tx, f.Employer)
		if err != nil {
			return err
		}
		if !before.ID.IsZero() {
			if err := tx.EndProposedFee(ctx, f.Employer, store.ForPayroll, before.ID); err != nil {
				return err
			}
		}
		var id store.FeeID
		if err := store.NewID(tx, &id); err != nil {
			return err
		}
		return tx.ProposeFee(ctx, f.Employer, store.ForPayroll, id, f)
	})
}

// AgreeFee lets an employer agree to the fee that was proposed, as they saw it.
// What was agreed for earlier days stays as it was.
func (s *Service) AgreeFee(ctx context.Context, by access.Actor, employer person.ID, id store.FeeID) error {
	return s.answerFee(ctx, by, employer, id, func(tx *store.Tx, f bureau.Fee) error {
		f.By = string(by.Account)
		return tx.SaveFee(ctx, f)
	})
}

// DeclineFee lets an employer say no to the fee that was proposed.
func (s *Service) DeclineFee(ctx context.Context, by access.Actor, employer person.ID, id store.FeeID) error {
	return s.answerFee(ctx, by, employer, id, func(*store.Tx, bureau.Fee) error { return nil })
}

func (s *Service) answerFee(ctx context.Context, by access.Actor, employer person.ID, id store.FeeID, do func(*store.Tx, bureau.Fee) error) error {
	return s.Do(ctx, by, access.AgreeCharge, access.About(employer), func(tx *store.Tx) error {
		p, err := proposed(ctx, tx, employer)
		if err != nil {
			return err
		}
		if p.ID != id || id.IsZero() {
			return fault.Conflict(OtherFee)
		}
		if err := tx.EndProposedFee(ctx, employer, store.ForPayroll, id); err != nil {
			return err
		}
		return do(tx, p.Fee)
	})
}
