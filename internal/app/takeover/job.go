package takeover

import (
	"context"
	"errors"

	"ownway/internal/access"
	"ownway/internal/care/filing"
	"ownway/internal/care/takeover"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// job records one PA's work: their profile, which they keep, the terms and what
// was paid so far, and what HMRC needs and wrote.
func (t *taking) job(ctx context.Context, tx *store.Tx, j takeover.Job, employer takeover.Here) (takeover.Here, error) {
	h := t.here[j.Key]
	again := !h.Employment.IsZero()
	h.Key, h.Takeover, h.Keeper, h.Person, h.Founded, h.Times, h.Digest = j.Key, t.id, employer.Keeper, employer.Person, employer.Founded, h.Times+1, employer.Digest
	if err := t.pa(ctx, tx, &j, &h); err != nil {
		return h, err
	}
	e := work.Employment{ID: h.Employment, Employer: t.e.Person.ID, PA: h.PA, PAName: j.PA.Name, PABorn: j.PA.Born, Terms: j.Terms, Payee: j.Payee, Standing: j.Standing}
	if !employer.Founded { // the council's record
		if err := t.askLaw(ctx, tx, &e); err != nil {
			return h, err
		}
	}
	if again {
		if err := tx.SaveEmployment(ctx, e); err != nil {
			return h, err
		}
	} else {
		if err := store.NewID(tx, &e.ID); err != nil {
			return h, err
		}
		h.Employment = e.ID
		if err := tx.AddEmployment(ctx, e); err != nil {
			return h, err
		}
		if err := t.history(ctx, tx, e); err != nil {
			return h, err
		}
	}
	d := j.Details
	d.Employment, d.PA = e.ID, e.PA
	if err := tx.SaveDetails(ctx, d); err != nil {
		return h, err
	}
	if err := tx.SaveBefore(ctx, e.PA, j.Before(e.ID)); err != nil {
		return h, err
	}
	if err := tx.SavePension(ctx, e, pensionLife(j, tx.By().Account)); err != nil {
		return h, err
	}
	for _, n := range j.Notices {
		if err := tx.AddNotice(ctx, e.ID, e.PA, n); err != nil && fault.KindOf(err) != fault.KindConflict {
			return h, err
		}
	}
	return h, nil
}

// pensionLife gives what happened about a PA's pension before, as it was written
// down in the old payroll.
func pensionLife(j takeover.Job, by access.AccountID) work.PensionLife {
	var life work.PensionLife
	for _, e := range j.Pension.Events {
		life.Events = append(life.Events, work.PensionEvent{Event: e, Told: hours.Paper, By: string(by)})
	}
	return life
}

// pa records a PA's own profile, once for all of their jobs, and lets the
// employer see it for as long as they work there.
func (t *taking) pa(ctx context.Context, tx *store.Tx, j *takeover.Job, h *takeover.Here) error {
	if !h.PA.IsZero() {
		j.PA.ID = h.PA
		return tx.InProfile(ctx, t.bureau, h.PA, func(tx *store.Tx) error { return tx.SavePA(ctx, j.PA) })
	}
	for key, other := range t.here { // another job of the same PA
		if key.PA == j.Key.PA && !other.PA.IsZero() {
			h.PA, j.PA.ID = other.PA, other.PA
		}
	}
	employer := tx.Keeper()
	share := func(tx *store.Tx) error {
		g := access.Grant{Taker: employer, What: access.Profile, PA: j.PA.ID, Why: "works for " + string(t.e.Person.ID), From: t.s.Today()}
		return give(ctx, tx, g)
	}
	if !h.PA.IsZero() {
		return tx.InProfile(ctx, t.bureau, j.PA.ID, share)
	}
	k := store.Keeper{Kind: "pa", Name: j.PA.Name}
	if err := errors.Join(store.NewID(tx, &k.ID), store.NewID(tx, &j.PA.ID)); err != nil {
		return err
	}
	h.PA = j.PA.ID
	t.here[takeover.Key{PA: j.Key.PA}] = takeover.Here{Key: takeover.Key{PA: j.Key.PA}, PA: h.PA} // for their next job in these files
	return tx.Found(ctx, k, func(tx *store.Tx) error {
		if err := tx.AddPA(ctx, j.PA); err != nil {
			return err
		}
		return share(tx)
	})
}

// history lets the PA see their own pay in the employer's records.
func (t *taking) history(ctx context.Context, tx *store.Tx, e work.Employment) error {
	paKeeper, err := tx.KeeperOfPA(ctx, e.PA)
	if err != nil {
		return err
	}
	g := access.Grant{Taker: paKeeper, What: access.History, Person: e.Employer, PA: e.PA, Why: "own pay", From: t.s.Today()}
	return give(ctx, tx, g)
}

func give(ctx context.Context, tx *store.Tx, g access.Grant) error {
	if err := store.NewID(tx, &g.ID); err != nil {
		return err
	}
	return tx.AddGrant(ctx, g)
}

// filed records what the old payroll told HMRC, so that what comes after is told
// as its continuation.
func (t *taking) filed(ctx context.Context, tx *store.Tx) error {
	all, err := tx.Filings(ctx, t.e.Person.ID)
	if err != nil {
		return err
	}
	for _, f := range t.set.Filed {
		if f.Employer != t.e.Reference {
			continue
		}
		rec := filing.Filing{Employer: t.e.Person.ID, Kind: f.Kind, Day: f.Day, State: filing.ByHand, Sent: filing.Sent{On: f.Day, Mark: f.Mark}}
		if f.Correlation != "" {
			rec.Sent.Said = []string{f.Correlation}
		}
		if f.Kind == filing.KindEPS {
			rec.Day = filing.TaxMonth(f.Day).First
			rec.Summary.Allowance = f.Allowance
		}
		if known(all, rec) {
			continue
		}
		if err := store.NewID(tx, &rec.ID); err != nil {
			return err
		}
		if err := tx.AddFiling(ctx, rec); err != nil {
			return err
		}
	}
	return nil
}

// known reports whether a report of that day is recorded already.
func known(all []filing.Filing, f filing.Filing) bool {
	for _, old := range all {
		if old.Kind == f.Kind && old.Day == f.Day {
			return true
		}
	}
	return false
}

// Undo takes employers back, until one of their PAs was paid from here: their
// jobs end where the old payroll stopped, and the grant to run their payroll ends.
func (s *Service) Undo(ctx context.Context, by access.Actor, id takeover.ID) error {
	return s.Do(ctx, by, access.TakeOver, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		t, err := tx.Takeover(ctx, id)
		if err != nil {
			return err
		}
		paid, err := tx.PaidSince(ctx, id)
		if err != nil {
			return err
		}
		next, err := t.Undo(string(by.Account), paid)
		if err != nil {
			return err
		}
		here, err := tx.TakenOver(ctx)
		if err != nil {
			return err
		}
		for _, h := range here {
			if h.Takeover != id || h.Gone {
				continue
			}
			if err := leave(ctx, tx, h, by.Keeper, s.Today()); err != nil {
				return err
			}
		}
		return tx.MoveTakeover(ctx, next, t.State)
	})
}

func leave(ctx context.Context, tx *store.Tx, h takeover.Here, bureau access.KeeperID, today calendar.Date) error {
	err := tx.ForEmployer(ctx, h.Person, today, func(tx *store.Tx) error {
		if h.Employment.IsZero() {
			if err := endAuthority(ctx, tx, h, today); err != nil {
				return err
			}
			if !h.Founded {
				return nil // the employer lets the organisation in, and that is theirs to end
			}
			return tx.EndGrant(ctx, bureau, access.Wages, h.Person, today)
		}
		e, err := tx.Employment(ctx, h.Employment)
		if err != nil {
			return err
		}
		before, _, err := tx.BeforeOf(ctx, h.Employment)
		if err != nil {
			return err
		}
		e.Terms.End = before.PaidTo
		return tx.SaveEmployment(ctx, e)
	})
	return errors.Join(err, tx.LeaveTaken(ctx, h))
}

// endAuthority ends the right to tell HMRC that a takeover brought.
func endAuthority(ctx context.Context, tx *store.Tx, h takeover.Here, today calendar.Date) error {
	all, err := tx.Authorities(ctx, h.Person)
	if err != nil {
		return err
	}
	for _, a := range all {
		if a.Takeover != string(h.Takeover) || !a.HoldsOn(today) && !a.From.After(today) {
			continue
		}
		ended, err := a.End(today)
		if err != nil {
			return err
		}
		if err := tx.EndAuthority(ctx, ended); err != nil {
			return err
		}
	}
	return nil
}
