package recordpack

import (
	"context"
	"slices"

	"ownway/bank/statement"
	"ownway/internal/access"
	"ownway/internal/app/filing"
	"ownway/internal/care/person"
	"ownway/internal/care/recordpack"
	"ownway/internal/care/work"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// gather reads everything of an employer that a pack can have in it. One employer
// has few PAs, so that all of it is small.
func (s *Service) gather(ctx context.Context, tx *store.Tx, employer person.ID, days calendar.Period) (r recordpack.Records, err error) {
	r.Days = days
	if r.Employer, err = tx.Person(ctx, employer); err != nil {
		return r, err
	}
	if r.Scheme, err = filing.SchemeOf(ctx, tx, employer); err != nil {
		return r, err
	}
	if r.Provider, err = tx.PensionScheme(ctx, employer); err != nil {
		return r, err
	}
	if r.Reports, err = tx.Filings(ctx, employer); err != nil {
		return r, err
	}
	if r.Authorities, err = tx.Authorities(ctx, employer); err != nil {
		return r, err
	}
	if r.Payments, err = payments(ctx, tx, employer); err != nil {
		return r, err
	}
	jobs, err := tx.Employments(ctx, employer)
	if err != nil {
		return r, err
	}
	sheets, err := tx.Sheets(ctx, employer)
	if err != nil {
		return r, err
	}
	for _, e := range jobs {
		j, err := job(ctx, tx, e, sheets)
		if err != nil {
			return r, err
		}
		r.Jobs = append(r.Jobs, j)
	}
	r.Sort()
	return r, nil
}

// job reads what is held of one PA.
func job(ctx context.Context, tx *store.Tx, e work.Employment, sheets []work.Sheet) (j recordpack.Job, err error) {
	j.Employment = e
	if j.Slips, err = tx.Payslips(ctx, e.ID); err != nil {
		return j, err
	}
	for _, sheet := range sheets {
		if sheet.Employment == e.ID {
			j.Sheets = append(j.Sheets, sheet)
		}
	}
	if j.Corrections, err = tx.Corrections(ctx, e.ID); err != nil {
		return j, err
	}
	if j.Ending, err = tx.Ending(ctx, e); err != nil {
		return j, err
	}
	if j.Notices, err = tx.Notices(ctx, e.ID, e.PA); err != nil {
		return j, err
	}
	for _, sheet := range j.Sheets {
		some, err := tx.Choices(ctx, e.ID, sheet.Hours.Period.First)
		if err != nil {
			return j, err
		}
		j.Choices = append(j.Choices, some...)
	}
	if b, there, err := tx.BeforeOf(ctx, e.ID); err != nil {
		return j, err
	} else if there {
		j.Before = &b
	}
	profile, err := tx.PA(ctx, e.PA)
	if err != nil && fault.KindOf(err) != fault.KindNotFound { // they do not share it
		return j, err
	}
	j.NINO = profile.NINO
	life, err := tx.Pension(ctx, e)
	if err != nil {
		return j, err
	}
	j.Pension, err = life.Record(e, work.Corrected(j.Slips, j.Corrections))
	return j, err
}

// payments finds what was to be paid to HMRC and pension providers, with the
// lines of the bank that show it.
func payments(ctx context.Context, tx *store.Tx, employer person.ID) ([]recordpack.Payment, error) {
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
	lines, err := tx.Lines(ctx, purse.ID)
	if err != nil {
		return nil, err
	}
	var all []recordpack.Payment
	for _, i := range items {
		if i.Kind != expect.HMRC && i.Kind != expect.Pension {
			continue
		}
		p := recordpack.Payment{Item: i}
		for _, l := range lines {
			if string(l.ID) == i.Line || slices.Contains(l.Items, i.ID) {
				p.Lines = append(p.Lines, l.Line)
			}
		}
		slices.SortFunc(p.Lines, func(a, b statement.Line) int { return a.Date.Compare(b.Date) })
		all = append(all, p)
	}
	return all, nil
}

// withForms adds the P32, and P45 and P60 where they can be made, of each tax
// year that the days touch.
func (s *Service) withForms(ctx context.Context, by access.Actor, p *Pack) error {
	forms := &filing.Service{Base: s.Base}
	for _, y := range p.Records.Years() {
		year, err := forms.Year(ctx, by, p.Employer.ID, y)
		if err != nil {
			return err
		}
		p.P32s = append(p.P32s, year.P32)
		for _, one := range year.PAs {
			at := slices.IndexFunc(p.Jobs, func(j recordpack.Job) bool { return j.ID == one.Job.ID })
			if at < 0 {
				continue
			}
			j := &p.Jobs[at]
			if one.P60 && p.Days.Has(y.Last()) {
				j.P60s = append(j.P60s, one.P60For)
			}
			if end := one.Job.Terms.End; one.P45 && j.P45 == nil && p.Days.Has(end) {
				f, _, err := forms.P45(ctx, by, p.Employer.ID, one.Job.ID)
				if err != nil {
					return err
				}
				j.P45 = &f
			}
		}
	}
	return nil
}
