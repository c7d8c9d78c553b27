package filing

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"

	"ownway/internal/access"
	"ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/rti"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Row is one report with what stands in its way.
type Row struct {
	filing.Filing
	PAs     []string   // whose pay it tells
	Missing []msg.Text // what HMRC would refuse it for; none once it was sent
}

// Ready reports whether the report waits and nothing stands in its way.
func (r Row) Ready() bool { return r.Open() && len(r.Missing) == 0 }

// Look is an employer's reports to HMRC as they stand.
type Look struct {
	Employer person.Person
	Scheme   filing.Scheme
	Duty     filing.Duty
	Why      explain.Note // of the duty
	Due      []filing.Due // what HMRC is owed, the latest first
	Rows     []Row        // the latest first
	Jobs     []filing.Paid
}

// Employer looks at an employer's reports to HMRC.
func (s *Service) Employer(ctx context.Context, by access.Actor, employer person.ID) (look Look, err error) {
	err = s.See(ctx, by, access.SeeFilings, access.About(employer), func(tx *store.Tx) error {
		look, err = s.look(ctx, tx, employer)
		return err
	})
	return look, err
}

func (s *Service) look(ctx context.Context, tx *store.Tx, employer person.ID) (look Look, err error) {
	if look.Employer, err = tx.Person(ctx, employer); err != nil {
		return look, err
	}
	if look.Scheme, err = SchemeOf(ctx, tx, employer); err != nil {
		return look, err
	}
	slips, err := tx.PayslipsFor(ctx, employer)
	if err != nil {
		return look, err
	}
	cycle := look.Scheme.Pays
	if cycle == "" {
		cycle = filing.ByQuarter
	}
	if look.Due, err = filing.DueToHMRC(slips, cycle); err != nil {
		return look, err
	}
	if look.Jobs, err = latest(ctx, tx, slips); err != nil {
		return look, err
	}
	look.Duty = filing.DutyOf(look.Jobs, &look.Why)
	all, err := tx.Filings(ctx, employer)
	if err != nil {
		return look, err
	}
	for _, f := range all {
		row, err := s.row(ctx, tx, look.Scheme, f, all, slips)
		if err != nil {
			return look, err
		}
		look.Rows = append(look.Rows, row)
	}
	return look, nil
}

// latest gives the best paid payslip of each job: what the duty to register
// turns on.
func latest(ctx context.Context, tx *store.Tx, slips []work.Payslip) ([]filing.Paid, error) {
	var all []filing.Paid
	for _, slip := range slips {
		i := slices.IndexFunc(all, func(p filing.Paid) bool { return p.Slip.Employment == slip.Employment })
		if i < 0 {
			p, err := onePaid(ctx, tx, slip)
			if err != nil {
				return nil, err
			}
			all = append(all, p)
			continue
		}
		if slip.Result.Gross > all[i].Slip.Result.Gross {
			all[i].Slip = slip
		}
	}
	return all, nil
}

func (s *Service) row(ctx context.Context, tx *store.Tx, scheme filing.Scheme, f filing.Filing, all []filing.Filing, slips []work.Payslip) (Row, error) {
	row := Row{Filing: f}
	for _, p := range slips {
		if slices.Contains(f.Slips, p.ID) {
			row.PAs = append(row.PAs, p.PAName)
		}
	}
	if !f.Open() {
		return row, nil
	}
	r, err := s.reportOf(ctx, tx, scheme, f, all)
	if err == nil {
		err = r.Check()
	}
	if fault.KindOf(err) == fault.KindInternal && err != nil {
		return row, err
	}
	if agent := s.mayAct(ctx, tx, tx.By(), f.Employer); fault.KindOf(agent) == fault.KindInternal && agent != nil {
		return row, agent
	} else if agent != nil {
		err = errors.Join(err, agent)
	}
	for _, one := range fault.All(err) {
		row.Missing = append(row.Missing, one.Text)
	}
	return row, nil
}

// reportOf makes the report that a filing is, as of today.
func (s *Service) reportOf(ctx context.Context, tx *store.Tx, scheme filing.Scheme, f filing.Filing, all []filing.Filing) (report, error) {
	if scheme.Standing != filing.Registered {
		return nil, fault.Invalid("scheme", filing.NotKnown)
	}
	if f.Kind == filing.KindEPS {
		slips, err := tx.PayslipsFor(ctx, f.Employer)
		if err != nil {
			return nil, err
		}
		e, _ := filing.EPS(scheme, filing.TaxMonth(f.Day), s.Today(), slips, saidBefore(all, f))
		return e, nil
	}
	p, err := paid(ctx, tx, f.Slips, f.First, f.Late == rti.Correction)
	if err != nil {
		return nil, err
	}
	return filing.FPS(scheme, s.Today(), f.Late, p)
}

// Employers looks at every employer whose wages a support organisation runs, by
// name.
func (s *Service) Employers(ctx context.Context, by access.Actor) ([]Look, error) {
	var grants []access.Grant
	err := s.See(ctx, by, access.SeeWagesRun, access.AboutWork(by.Keeper), func(tx *store.Tx) (err error) {
		grants, err = tx.GrantsTo(ctx, by.Keeper)
		return err
	})
	if err != nil {
		return nil, err
	}
	var all []Look
	seen := map[person.ID]bool{}
	for _, g := range grants {
		if g.What != access.Wages || !g.LastsOn(s.Today()) || seen[g.Person] {
			continue
		}
		seen[g.Person] = true
		one, err := s.Employer(ctx, by, g.Person)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	slices.SortFunc(all, func(a, b Look) int { return cmp.Compare(a.Employer.Name, b.Employer.Name) })
	return all, nil
}

// File gives the report of a filing as HMRC's schema has it: what was sent, or
// what would be sent today.
func (s *Service) File(ctx context.Context, by access.Actor, id filing.ID) (name string, body []byte, err error) {
	place, err := s.Store.FilingPlace(ctx, id)
	if err != nil {
		return "", nil, err
	}
	err = s.See(ctx, by, access.SeeFilings, access.About(place.Person), func(tx *store.Tx) error {
		f, err := tx.Filing(ctx, id, place.Person)
		if err != nil {
			return err
		}
		name = string(f.Kind) + "-" + f.Day.String() + ".xml"
		if body, err = sentBody(f); len(body) > 0 || err != nil {
			return err
		}
		body, err = s.body(ctx, tx, f)
		return err
	})
	return name, body, err
}

func (s *Service) body(ctx context.Context, tx *store.Tx, f filing.Filing) ([]byte, error) {
	scheme, err := SchemeOf(ctx, tx, f.Employer)
	if err != nil {
		return nil, err
	}
	all, err := tx.Filings(ctx, f.Employer)
	if err != nil {
		return nil, err
	}
	r, err := s.reportOf(ctx, tx, scheme, f, all)
	if err != nil {
		return nil, err
	}
	return r.Body()
}

// SentReport gives a report as it was sent, with the name of its file; nothing
// where it was not sent from here.
func SentReport(f filing.Filing) (name string, body []byte, err error) {
	name = string(f.Kind) + "-" + f.Day.String()
	if f.N > 0 {
		name += "-" + strconv.Itoa(f.N+1)
	}
	if len(f.Sent.Submission) == 0 {
		return name + ".xml", nil, nil
	}
	body, err = sentBody(f)
	return name + ".xml", body, err
}
