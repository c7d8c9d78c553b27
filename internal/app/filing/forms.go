package filing

import (
	"context"
	"strings"

	"ownway/internal/access"
	"ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/pay/forms"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
)

// PAForms is one PA's forms of a tax year.
type PAForms struct {
	Job    work.Employment
	P45    bool // it can be made
	P60    bool
	Why45  error // why not, when the PA has left
	Why60  error // why not, when the year is over
	P60For forms.P60
}

// YearForms is what an employer gives and keeps for a tax year.
type YearForms struct {
	Employer person.Person
	Scheme   filing.Scheme
	Year     calendar.TaxYear
	P32      forms.P32
	Why      explain.Note // of the P32
	PAs      []PAForms
}

// Year gives an employer's forms of a tax year.
func (s *Service) Year(ctx context.Context, by access.Actor, employer person.ID, year calendar.TaxYear) (y YearForms, err error) {
	y.Year = year
	err = s.See(ctx, by, access.SeeFilings, access.About(employer), func(tx *store.Tx) error {
		if y.Employer, err = tx.Person(ctx, employer); err != nil {
			return err
		}
		if y.Scheme, err = SchemeOf(ctx, tx, employer); err != nil {
			return err
		}
		slips, err := tx.PayslipsFor(ctx, employer)
		if err != nil {
			return err
		}
		paid, err := toHMRC(ctx, tx, employer, slips)
		if err != nil {
			return err
		}
		if y.P32, err = filing.P32(y.Scheme, slips, year, paid, &y.Why); err != nil {
			return err
		}
		jobs, err := tx.Employments(ctx, employer)
		if err != nil {
			return err
		}
		for _, e := range jobs {
			if e.Terms.Start.After(year.Last()) {
				continue
			}
			one, err := s.paForms(ctx, tx, y, e)
			if err != nil {
				return err
			}
			y.PAs = append(y.PAs, one)
		}
		return nil
	})
	return y, err
}

func (s *Service) paForms(ctx context.Context, tx *store.Tx, y YearForms, e work.Employment) (PAForms, error) {
	one := PAForms{Job: e}
	p, slips, err := jobPaid(ctx, tx, e)
	if err != nil {
		return one, err
	}
	if end := e.Terms.End; !end.IsZero() && !end.After(s.Today()) {
		_, one.Why45 = filing.P45(y.Scheme, y.Employer.Name, p, slips, s.Today(), nil)
		one.P45 = one.Why45 == nil
	}
	if end := e.Terms.End; s.Today().After(y.Year.Last()) && (end.IsZero() || !end.Before(y.Year.Last())) {
		one.P60For, one.Why60 = filing.P60(y.Scheme, y.Employer.Name, p, slips, y.Year, s.Today(), nil)
		one.P60 = one.Why60 == nil
	}
	for _, why := range []error{one.Why45, one.Why60} {
		if why != nil && fault.KindOf(why) == fault.KindInternal {
			return one, why
		}
	}
	return one, nil
}

// jobPaid gathers what a form needs of a job, and its payslips as they should
// have been.
func jobPaid(ctx context.Context, tx *store.Tx, e work.Employment) (filing.Paid, []work.Payslip, error) {
	slips, err := tx.Payslips(ctx, e.ID)
	if err != nil {
		return filing.Paid{}, nil, err
	}
	all, err := tx.Corrections(ctx, e.ID)
	if err != nil {
		return filing.Paid{}, nil, err
	}
	how, err := tx.Ending(ctx, e)
	if err != nil {
		return filing.Paid{}, nil, err
	}
	p, err := onePaid(ctx, tx, work.Payslip{Employment: e.ID, PA: e.PA})
	p.ToCome = how.Why != "" && !work.Closed(e, slips)
	return p, work.Corrected(slips, all), err
}

// toHMRC finds what was paid to HMRC of each payslip: what the bank shows, or
// what somebody says was paid.
func toHMRC(ctx context.Context, tx *store.Tx, employer person.ID, slips []work.Payslip) ([]filing.ToHMRC, error) {
	purse, err := tx.PurseOf(ctx, employer)
	if fault.KindOf(err) == fault.KindNotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	items, err := tx.Expected(ctx, employer, purse.ID)
	if err != nil {
		return nil, err
	}
	byKey := map[string]calendar.Date{}
	for _, p := range slips {
		byKey[string(p.Employment)+"/"+p.Period.First.String()] = p.PayDay
	}
	var paid []filing.ToHMRC
	for _, i := range items {
		key, is := strings.CutPrefix(i.Key, string(expect.HMRC)+"/")
		if day, known := byKey[key]; is && known && (i.State == expect.Met || i.State == expect.Said) {
			paid = append(paid, filing.ToHMRC{PayDay: day, On: i.Due, Amount: -i.Amount})
		}
	}
	return paid, nil
}

// P45 fills the P45 of a PA who left, for the bureau.
func (s *Service) P45(ctx context.Context, by access.Actor, employer person.ID, id work.ID) (f forms.P45, why explain.Note, err error) {
	err = s.See(ctx, by, access.SeeFilings, access.About(employer), func(tx *store.Tx) (err error) {
		f, err = s.p45(ctx, tx, employer, id, &why)
		return err
	})
	return f, why, err
}

func (s *Service) p45(ctx context.Context, tx *store.Tx, employer person.ID, id work.ID, why *explain.Note) (forms.P45, error) {
	e, who, scheme, err := s.formOf(ctx, tx, employer, id)
	if err != nil {
		return forms.P45{}, err
	}
	p, slips, err := jobPaid(ctx, tx, e)
	if err != nil {
		return forms.P45{}, err
	}
	f, err := filing.P45(scheme, who.Name, p, slips, s.Today(), why)
	return f, notReady(err)
}

// formOf gives the job, the employer and the scheme that a form is made of.
func (s *Service) formOf(ctx context.Context, tx *store.Tx, employer person.ID, id work.ID) (e work.Employment, who person.Person, scheme filing.Scheme, err error) {
	if e, err = tx.Employment(ctx, id); err != nil {
		return e, who, scheme, err
	}
	if e.Employer != employer {
		return e, who, scheme, fault.NotFound(NotTheirPA)
	}
	if who, err = tx.Person(ctx, employer); err != nil {
		return e, who, scheme, err
	}
	scheme, err = SchemeOf(ctx, tx, employer)
	return e, who, scheme, err
}

// P60 fills a PA's P60 of a tax year, for the bureau.
func (s *Service) P60(ctx context.Context, by access.Actor, employer person.ID, id work.ID, year calendar.TaxYear) (f forms.P60, why explain.Note, err error) {
	err = s.See(ctx, by, access.SeeFilings, access.About(employer), func(tx *store.Tx) (err error) {
		f, err = s.p60(ctx, tx, employer, id, year, &why)
		return err
	})
	return f, why, err
}

func (s *Service) p60(ctx context.Context, tx *store.Tx, employer person.ID, id work.ID, year calendar.TaxYear, why *explain.Note) (forms.P60, error) {
	e, who, scheme, err := s.formOf(ctx, tx, employer, id)
	if err != nil {
		return forms.P60{}, err
	}
	p, slips, err := jobPaid(ctx, tx, e)
	if err != nil {
		return forms.P60{}, err
	}
	f, err := filing.P60(scheme, who.Name, p, slips, year, s.Today(), why)
	return f, notReady(err)
}

// notReady makes of what a form lacks a conflict: nobody typed anything wrong, and
// the form cannot be made yet.
func notReady(err error) error {
	if fault.KindOf(err) != fault.KindInvalid {
		return err
	}
	f := *fault.All(err)[0]
	f.Kind, f.Field = fault.KindConflict, ""
	return &f
}

// OwnP45 fills the P45 of the PA who asks, OwnP60 a P60.
func (s *Service) OwnP45(ctx context.Context, by access.Actor, id work.ID) (f forms.P45, why explain.Note, err error) {
	err = s.own(ctx, by, id, func(tx *store.Tx, employer person.ID) (err error) {
		f, err = s.p45(ctx, tx, employer, id, &why)
		return err
	})
	return f, why, err
}

// OwnP60 fills a P60 of the PA who asks.
func (s *Service) OwnP60(ctx context.Context, by access.Actor, id work.ID, year calendar.TaxYear) (f forms.P60, why explain.Note, err error) {
	err = s.own(ctx, by, id, func(tx *store.Tx, employer person.ID) (err error) {
		f, err = s.p60(ctx, tx, employer, id, year, &why)
		return err
	})
	return f, why, err
}

// own runs fn on the record of the employer of a job of the PA who asks.
func (s *Service) own(ctx context.Context, by access.Actor, id work.ID, fn func(*store.Tx, person.ID) error) error {
	if _, err := s.May(ctx, by, access.SeeWork, access.AboutPA(by.PA)); err != nil {
		return err
	}
	employer, err := s.Store.EmployerOf(ctx, id)
	if err != nil {
		return err
	}
	keeper, err := s.Store.KeeperOf(ctx, access.About(employer))
	if err != nil {
		return err
	}
	return s.Store.ReadGranted(ctx, by, keeper, s.Today(), func(tx *store.Tx) error {
		e, err := tx.Employment(ctx, id)
		if err != nil {
			return err
		}
		if e.PA != by.PA {
			return fault.NotFound(NotTheirPA)
		}
		return fn(tx, employer)
	})
}

// PADetails is what HMRC needs of a PA, with what is missing.
type PADetails struct {
	filing.Paid
	Missing []*fault.Fault
}

// Details gives what HMRC needs of a PA in a job, and what is missing.
func (s *Service) Details(ctx context.Context, by access.Actor, employer person.ID, id work.ID) (d PADetails, err error) {
	err = s.See(ctx, by, access.SeeFilings, access.About(employer), func(tx *store.Tx) error {
		e, _, _, err := s.formOf(ctx, tx, employer, id)
		if err != nil {
			return err
		}
		if d.Paid, err = onePaid(ctx, tx, work.Payslip{Employment: id, PA: e.PA, PAName: e.PAName}); err != nil {
			return err
		}
		d.Missing = fault.All(d.Paid.Details.Check(e, s.Today()))
		return nil
	})
	return d, err
}
