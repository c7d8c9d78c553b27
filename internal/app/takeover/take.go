package takeover

import (
	"context"
	"errors"

	"ownway/internal/access"
	"ownway/internal/care/bureau"
	"ownway/internal/care/payment"
	"ownway/internal/care/plan"
	"ownway/internal/care/takeover"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/policy"
	"ownway/value/fault"
	"ownway/value/money"
)

// Take takes employers over, all of them or none: their records, jobs, schemes,
// what was reported, and the grant by which the support organisation runs their
// payroll. It is done by someone other than the one who prepared it; done twice,
// it happens once.
func (s *Service) Take(ctx context.Context, by access.Actor, id takeover.ID) error {
	return s.Do(ctx, by, access.TakeOver, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		t, err := tx.Takeover(ctx, id)
		if err != nil {
			return err
		}
		next, err := t.Take(string(by.Account))
		if err != nil {
			return err
		}
		files, err := tx.TakeoverFiles(ctx, id)
		if err != nil {
			return err
		}
		set, fresh, err := s.read(ctx, tx, files)
		if err != nil {
			return err
		}
		if len(fresh) != t.New {
			return fault.Conflict(LookAgain)
		}
		here, err := tx.TakenOver(ctx)
		if err != nil {
			return err
		}
		for _, e := range fresh {
			one := taking{s: s, id: id, bureau: by.Keeper, set: set, here: here, e: e}
			if err := one.take(ctx, tx); err != nil {
				return fault.OnLine(err, e.Row)
			}
		}
		return tx.MoveTakeover(ctx, next, t.State)
	})
}

// taking is one employer who is being taken over.
type taking struct {
	s      *Service
	id     takeover.ID
	bureau access.KeeperID
	set    takeover.Set
	here   map[takeover.Key]takeover.Here
	e      takeover.Employer
}

func (t *taking) take(ctx context.Context, tx *store.Tx) error {
	h := t.here[takeover.Key{Employer: t.e.Reference}]
	h.Key, h.Takeover, h.Times = takeover.Key{Employer: t.e.Reference}, t.id, h.Times+1
	var err error
	if h.Digest, err = t.set.Digest(t.e); err != nil {
		return err
	}
	var jobs []takeover.Here
	fill := func(tx *store.Tx) error {
		h.Keeper = string(tx.Keeper())
		if err := t.employer(ctx, tx); err != nil {
			return err
		}
		for _, j := range t.set.JobsOf(t.e.Reference) {
			job, err := t.job(ctx, tx, j, h)
			if err != nil {
				return err
			}
			jobs = append(jobs, job)
		}
		return t.filed(ctx, tx)
	}
	if err := t.enter(ctx, tx, &h, fill); err != nil {
		return err
	}
	for _, one := range append([]takeover.Here{h}, jobs...) {
		if err := tx.AddTaken(ctx, one); err != nil {
			return err
		}
	}
	return nil
}

// enter opens the record of the employer: their council's, where they are here
// and let the organisation run their payroll; the one that an undone takeover
// began; or a new one that the employer keeps themselves.
func (t *taking) enter(ctx context.Context, tx *store.Tx, h *takeover.Here, fill func(*store.Tx) error) error {
	switch {
	case !h.Person.IsZero(): // taken over before, and undone
		if !t.e.Person.ID.IsZero() && t.e.Person.ID != h.Person {
			return fault.Conflict(LookAgain)
		}
		t.e.Person.ID = h.Person
		return tx.ForEmployer(ctx, h.Person, t.s.Today(), func(tx *store.Tx) error {
			if h.Founded {
				if err := tx.SavePerson(ctx, t.e.Person); err != nil {
					return err
				}
				if err := t.grant(ctx, tx); err != nil {
					return err
				}
			}
			return fill(tx)
		})
	case !t.e.Person.ID.IsZero():
		h.Person = t.e.Person.ID
		return tx.ForEmployer(ctx, h.Person, t.s.Today(), fill)
	}
	k := store.Keeper{Kind: "person", Name: t.e.Person.Name}
	if err := errors.Join(store.NewID(tx, &k.ID), store.NewID(tx, &t.e.Person.ID)); err != nil {
		return err
	}
	h.Person, h.Founded = t.e.Person.ID, true
	return tx.Found(ctx, k, func(tx *store.Tx) error {
		if err := tx.AddPerson(ctx, t.e.Person); err != nil {
			return err
		}
		purse := store.Purse{Person: t.e.Person.ID, Opened: t.e.Authority.From, PurseTerms: t.terms()}
		if err := store.NewID(tx, &purse.ID); err != nil {
			return err
		}
		if err := tx.AddPurse(ctx, purse); err != nil {
			return err
		}
		if err := t.grant(ctx, tx); err != nil {
			return err
		}
		return fill(tx)
	})
}

// terms says who funds the wages of an employer who keeps their own record: as
// much a week as their PAs' usual hours cost, so that it shows in the books.
func (t *taking) terms() store.PurseTerms {
	var week money.Amount
	for _, j := range t.set.JobsOf(t.e.Reference) {
		minutes, _ := j.Terms.Usual.Week()
		if rate, err := j.Terms.RateOn(j.PaidTo); err == nil {
			week += rate.ForMinutes(minutes, money.Up)
		}
	}
	week = max(week, 1_00)
	p := store.PurseTerms{Held: ledger.Held.In(string(policy.OwnAccount)), Wages: week,
		Route: plan.Route{Parts: []plan.Part{{Method: policy.OwnAccount, Weekly: week}}, By: plan.Chooser{Name: t.e.Person.Name}, On: t.e.Authority.From}}
	if t.e.OwnMoney {
		p.Funding = payment.Funding{Own: week}
	} else {
		p.Funding = payment.Funding{Council: week}
	}
	return p
}

// grant lets the organisation run the payroll of an employer who keeps their own
// record, as they agreed with it.
func (t *taking) grant(ctx context.Context, tx *store.Tx) error {
	return give(ctx, tx, access.Grant{Taker: t.bureau, What: access.Wages, Person: t.e.Person.ID, Why: t.e.Authority.Why, From: t.e.Authority.From})
}

// employer records how the employer stands with HMRC, and who acts for them.
func (t *taking) employer(ctx context.Context, tx *store.Tx) error {
	scheme := t.e.Scheme
	scheme.Employer = t.e.Person.ID
	if err := scheme.Check(); err != nil {
		return err
	}
	if err := tx.SaveScheme(ctx, scheme); err != nil {
		return err
	}
	return t.authority(ctx, tx)
}

// authority records the right to tell HMRC, where the organisation has one and
// it is not on record already.
func (t *taking) authority(ctx context.Context, tx *store.Tx) error {
	right := t.e.Authority
	if right.Agent == "" {
		return nil
	}
	a := bureau.Authority{Employer: t.e.Person.ID, What: bureau.TellHMRC, Reference: right.Agent, From: right.Since, GivenBy: t.e.Person.Name, Evidence: right.Why,
		Noted: string(tx.By().Account), Takeover: string(t.id)}
	if a.From.IsZero() {
		a.From = right.From
	}
	all, err := tx.Authorities(ctx, a.Employer)
	if err != nil || bureau.Lets(all, a.What, a.From) {
		return err
	}
	if err := store.NewID(tx, &a.ID); err != nil {
		return err
	}
	return tx.AddAuthority(ctx, a)
}
