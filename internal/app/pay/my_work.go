package pay

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
)

// Payslip gives a payslip to those who may see it: the PA it pays, and the
// employer's side.
func (s *Service) Payslip(ctx context.Context, by access.Actor, id work.PayslipID) (slip work.Payslip, err error) {
	place, pa, err := s.Store.PayslipPlace(ctx, id)
	if err != nil {
		return slip, err
	}
	get := func(tx *store.Tx) (err error) {
		slip, err = tx.Payslip(ctx, id)
		return err
	}
	if by.PA.IsZero() || by.PA != pa {
		err = s.See(ctx, by, access.SeePayslip, access.About(place.Person), get)
		return slip, err
	}
	if _, err = s.May(ctx, by, access.SeePayslip, access.AboutPA(pa)); err != nil {
		return slip, err
	}
	err = s.Store.ReadGranted(ctx, by, place.Keeper, s.Today(), get)
	return slip, err
}

// PayslipsOf lists the payslips of an employer's PAs, the latest pay day first.
func (s *Service) PayslipsOf(ctx context.Context, by access.Actor, employer person.ID) (slips []work.Payslip, err error) {
	err = s.See(ctx, by, access.SeePayslip, access.About(employer), func(tx *store.Tx) (err error) {
		slips, err = tx.PayslipsFor(ctx, employer)
		return err
	})
	slices.SortStableFunc(slips, func(a, b work.Payslip) int { return b.PayDay.Compare(a.PayDay) })
	return slips, err
}

// Job is one employment as the PA sees it.
type Job struct {
	Employment work.Employment
	Employer   string
	Sheet      work.Sheet // of the pay period that holds today, or the last one if it is still to be told
	Days       work.Calendar
	Payslips   []work.Payslip // newest first
}

// Work is what a PA sees of their own work, whoever employs them.
type Work struct {
	PA   person.PA
	Jobs []Job
}

// MyWork gives a PA's work with every employer.
func (s *Service) MyWork(ctx context.Context, by access.Actor) (w Work, err error) {
	err = s.See(ctx, by, access.SeeWork, access.AboutPA(by.PA), func(tx *store.Tx) error {
		w.PA, err = tx.PA(ctx, by.PA)
		return err
	})
	if err != nil {
		return w, err
	}
	places, err := s.Store.WorkOf(ctx, by.PA)
	if err != nil {
		return w, err
	}
	seen := map[store.Place]bool{}
	for _, p := range places {
		if seen[p] { // two jobs with one employer
			continue
		}
		seen[p] = true
		err := s.Store.ReadGranted(ctx, by, p.Keeper, s.Today(), func(tx *store.Tx) error { return s.jobs(ctx, tx, by, p, &w) })
		if err != nil {
			return w, err
		}
	}
	return w, nil
}

func (s *Service) jobs(ctx context.Context, tx *store.Tx, by access.Actor, p store.Place, w *Work) error {
	who, err := tx.Person(ctx, p.Person)
	if err != nil {
		return err
	}
	all, err := tx.Employments(ctx, p.Person)
	if err != nil {
		return err
	}
	for _, e := range all {
		if e.PA != by.PA {
			continue
		}
		j := Job{Employment: e, Employer: who.Name}
		if j.Payslips, err = payslipsOf(ctx, tx, e.ID); err != nil {
			return err
		}
		if j.Sheet, j.Days, err = s.toTell(ctx, tx, e); err != nil {
			return err
		}
		w.Jobs = append(w.Jobs, j)
	}
	return nil
}

// toTell gives the hours that a PA tells now: those of the last period while
// they can still be told, and else those of the period that holds today or, once
// the job ended, its last day.
func (s *Service) toTell(ctx context.Context, tx *store.Tx, e work.Employment) (work.Sheet, work.Calendar, error) {
	on := s.Today()
	if end := e.Terms.End; !end.IsZero() && end.Before(on) {
		on = end
	}
	now := e.Terms.PeriodOn(on)
	if before := e.Terms.PeriodOn(now.First.AddDays(-1)); !e.Terms.Start.After(before.Last) {
		q, open, err := question(ctx, tx, e, before)
		if err != nil || open && !q.Sheet.Hours.Settled() && !s.Today().After(q.Days.CutOff) {
			return q.Sheet, q.Days, err
		}
	}
	q, _, err := question(ctx, tx, e, now)
	return q.Sheet, q.Days, err
}

func payslipsOf(ctx context.Context, tx *store.Tx, id work.ID) ([]work.Payslip, error) {
	slips, err := tx.Payslips(ctx, id)
	slices.Reverse(slips)
	return slips, err
}
