package pay

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/decision"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/law"
	"ownway/pay/employment"
	"ownway/pay/payroll/tax"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of employing someone.
var (
	// MayNotPay: direct payments may not pay them, or not until the council has decided.
	MayNotPay = msg.New("pay.may-not-pay", "Direct payments cannot pay {pa} yet. {says}")
)

// AddPA records a PA, who keeps their own profile, with an account of their own.
func (s *Service) AddPA(ctx context.Context, keeper store.Keeper, pa person.PA, account store.Account) error {
	account.Keeper, account.Role, account.PA = keeper.ID, access.PA, pa.ID
	return s.Store.Write(ctx, account.Actor, keeper.ID, func(tx *store.Tx) error {
		if err := tx.AddKeeper(ctx, keeper); err != nil {
			return err
		}
		if err := tx.AddPA(ctx, pa); err != nil {
			return err
		}
		return tx.AddAccount(ctx, account)
	})
}

// ShareProfile lets an employer see the profile of a PA who says yes to a job.
func (s *Service) ShareProfile(ctx context.Context, by access.Actor, employer person.ID) error {
	taker, err := s.Store.KeeperOf(ctx, access.About(employer))
	if err != nil {
		return err
	}
	return s.Do(ctx, by, access.SeeWork, access.AboutPA(by.PA), func(tx *store.Tx) error {
		g := access.Grant{Taker: taker, What: access.Profile, PA: by.PA, Why: "works for " + string(employer), From: s.Today()}
		if err := store.NewID(tx, &g.ID); err != nil {
			return err
		}
		return tx.AddGrant(ctx, g)
	})
}

// Hire is whom a person employs, and on which terms.
type Hire struct {
	Employer person.ID
	PA       person.PAID
	Terms    employment.Terms
	Payee    law.Payee // how the PA stands to the person; what the council judged of it is read from its decisions
	Standing work.Standing
}

// Employ records that a person employs a PA, once the law on who may be paid
// says yes. The PA may see their own pay from then on.
func (s *Service) Employ(ctx context.Context, by access.Actor, h Hire) (work.ID, error) {
	if err := h.Terms.Validate(); err != nil {
		return "", err
	}
	if h.Terms.Holiday == employment.Regular {
		if _, err := (work.Employment{Terms: h.Terms}).RegularLeave(); err != nil {
			return "", err
		}
	}
	if _, err := tax.Parse(h.Standing.Code); err != nil {
		return "", err
	}
	e := work.Employment{Employer: h.Employer, PA: h.PA, Terms: h.Terms, Standing: h.Standing}
	err := s.Do(ctx, by, access.Employ, access.About(h.Employer), func(tx *store.Tx) error {
		pa, err := tx.PA(ctx, h.PA)
		if err != nil {
			return err
		}
		if e.Payee, err = h.mayBePaid(ctx, tx, pa.Name); err != nil {
			return err
		}
		e.PAName, e.PABorn = pa.Name, pa.Born
		if err := store.NewID(tx, &e.ID); err != nil {
			return err
		}
		if err := tx.AddEmployment(ctx, e); err != nil {
			return err
		}
		return s.grantHistory(ctx, tx, e)
	})
	return e.ID, err
}

// mayBePaid asks the law whom direct payments may pay (SI 2014/2871 reg 3).
// Whether it is necessary to pay a close relative in the household is the
// council's to judge: what counts is its decision. Someone who pays for
// their own support is free to employ whom they like.
//
// It gives the facts as they were judged by. A fact that nobody gave is asked for.
func (h Hire) mayBePaid(ctx context.Context, tx *store.Tx, name string) (law.Payee, error) {
	p, no, _, err := MayBePaid(ctx, tx, h.Employer, h.Payee, name)
	if err == nil && !no.IsZero() {
		err = fault.Invalid("relationship", MayNotPay, "pa", name, "says", no)
	}
	return p, err
}

// MayBePaid asks the law whom direct payments may pay, as mayBePaid does: it gives
// the facts as they were judged by and, where the answer is not yes, what the law
// says with its working.
func MayBePaid(ctx context.Context, tx *store.Tx, employer person.ID, p law.Payee, name string) (judged law.Payee, no msg.Text, why explain.Note, err error) {
	p.NecessaryForCare, p.NecessaryForAdmin = law.Judgement{}, law.Judgement{}
	own, err := ownMoney(ctx, tx, employer)
	if err != nil || own {
		return p, no, why, err
	}
	all, err := tx.Decisions(ctx, employer)
	if err != nil {
		return p, no, why, err
	}
	if barred, is := decision.Barred(all, name); is {
		return p, barred.Ground.Says, why, nil
	}
	p.NecessaryForCare = decision.JudgedOf(all, name)
	if says := law.MayPayForCare(p, &why); !says.IsYes() {
		no = says.Says()
	}
	return p, no, why, nil
}

// ownMoney reports whether a person pays for all of their support themselves.
func ownMoney(ctx context.Context, tx *store.Tx, p person.ID) (bool, error) {
	purse, err := tx.PurseOf(ctx, p)
	if fault.KindOf(err) == fault.KindNotFound {
		return false, nil
	}
	return err == nil && purse.Funding.Own == purse.Funding.Weekly(), err
}

func (s *Service) grantHistory(ctx context.Context, tx *store.Tx, e work.Employment) error {
	paKeeper, err := tx.KeeperOfPA(ctx, e.PA)
	if err != nil {
		return err
	}
	g := access.Grant{Taker: paKeeper, What: access.History, Person: e.Employer, PA: e.PA, Why: "own pay", From: s.Today()}
	if err := store.NewID(tx, &g.ID); err != nil {
		return err
	}
	return tx.AddGrant(ctx, g)
}
