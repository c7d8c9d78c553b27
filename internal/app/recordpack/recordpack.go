// Package recordpack holds the use cases of an employer's record pack: looking
// at what is held of the wages of a tax year, and taking it along.
package recordpack

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/filing"
	"ownway/internal/care/person"
	"ownway/internal/care/recordpack"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// Service is the area's use cases.
type Service struct{ app.Base }

// Pack is what is held, who asked for it before, and the reports as they were
// sent.
type Pack struct {
	recordpack.Records
	Known calendar.Date // the day of which things are known
	Asked []recordpack.Asked
	Years []calendar.TaxYear // in which the employer had a PA, the latest first
	Sent  []Sent
}

// Sent is a report to HMRC as it was sent.
type Sent struct {
	Name string
	Body []byte
}

// Look gathers an employer's records of some days.
func (s *Service) Look(ctx context.Context, by access.Actor, employer person.ID, days calendar.Period) (p Pack, err error) {
	if err := recordpack.Check(days, s.Today()); err != nil {
		return p, err
	}
	p.Known = s.Today()
	err = s.See(ctx, by, access.SeeRecordPack, access.About(employer), func(tx *store.Tx) (err error) {
		if p.Records, err = s.gather(ctx, tx, employer, days); err != nil {
			return err
		}
		p.Asked, err = tx.PackAsked(ctx, employer)
		p.Years = s.years(p.Jobs)
		p.Records = p.In(days)
		return err
	})
	if err != nil {
		return p, err
	}
	return p, s.withForms(ctx, by, &p)
}

// Take gathers the records to take along, with each report as it was sent, and
// keeps who asked for them and when.
func (s *Service) Take(ctx context.Context, by access.Actor, employer person.ID, days calendar.Period) (Pack, error) {
	p, err := s.Look(ctx, by, employer, days)
	if err != nil {
		return p, err
	}
	for _, f := range p.Reports {
		name, body, err := filing.SentReport(f)
		if err != nil {
			return p, err
		}
		if len(body) > 0 {
			p.Sent = append(p.Sent, Sent{name, body})
		}
	}
	return p, s.Do(ctx, by, access.SeeRecordPack, access.About(employer), func(tx *store.Tx) error {
		a := recordpack.Asked{Employer: employer, By: string(by.Account), Name: by.Name, On: s.Today(), Days: days}
		if err := store.NewID(tx, &a.ID); err != nil {
			return err
		}
		return tx.AddPackAsked(ctx, a)
	})
}

// OfPA gives the record of one PA in a tax year.
func (s *Service) OfPA(ctx context.Context, by access.Actor, employer person.ID, job work.ID, year calendar.TaxYear) (Pack, error) {
	p, err := s.Look(ctx, by, employer, calendar.Period{First: year.First(), Last: year.Last()})
	if err != nil {
		return p, err
	}
	var found bool
	if p.Records, found = p.Of(job); !found {
		return p, fault.NotFound(filing.NotTheirPA)
	}
	return p, nil
}

// years lists the tax years in which anybody worked, the latest first.
func (s *Service) years(jobs []recordpack.Job) []calendar.TaxYear {
	now := calendar.TaxYearOf(s.Today())
	first := now
	for _, j := range jobs {
		first = min(first, calendar.TaxYearOf(j.Terms.Start))
	}
	var all []calendar.TaxYear
	for y := now; y >= first; y-- {
		all = append(all, y)
	}
	return all
}
