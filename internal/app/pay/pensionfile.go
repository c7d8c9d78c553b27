package pay

import (
	"context"
	"slices"
	"strings"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/payroll/pension"
	"ownway/pay/pensionfile"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// NobodyPaidIn is the fault of a pension file for days of which nothing was paid in.
var NobodyPaidIn = msg.New("pay.nobody-paid-in", "Nobody paid into a pension on this pay day")

// PensionDays lists the pay days on which something was paid into a pension, the
// latest first. What came back after an opt-out goes by the notice to opt out.
func (s *Service) PensionDays(ctx context.Context, by access.Actor, employer person.ID) (days []calendar.Date, err error) {
	err = s.See(ctx, by, access.SeeJobs, access.About(employer), func(tx *store.Tx) error {
		slips, err := tx.PayslipsFor(ctx, employer)
		for _, p := range slips {
			if paysIn(p) && !slices.Contains(days, p.PayDay) {
				days = append(days, p.PayDay)
			}
		}
		return err
	})
	return days, err
}

func paysIn(p work.Payslip) bool { return p.Result.WorkerPension > 0 || p.Result.EmployerPension > 0 }

// PensionFile writes what the pension provider asks for of one pay day, in a
// layout, with the notice that says how far the layout is known.
func (s *Service) PensionFile(ctx context.Context, by access.Actor, employer person.ID, payDay calendar.Date, l pensionfile.Layout) (f pensionfile.File, err error) {
	err = s.See(ctx, by, access.SeeJobs, access.About(employer), func(tx *store.Tx) error {
		scheme, err := tx.PensionScheme(ctx, employer)
		if err != nil {
			return err
		}
		slips, err := tx.PayslipsFor(ctx, employer)
		if err != nil {
			return err
		}
		plan := pensionfile.Schedule{Employer: scheme.Reference, PaymentDue: work.PensionDue(payDay), Source: "Bank", Group: scheme.Name()}
		for _, p := range slips {
			if p.PayDay != payDay || !paysIn(p) {
				continue
			}
			m, err := member(ctx, tx, p)
			if err != nil {
				return err
			}
			plan.Period, plan.Frequency = p.Period, p.Frequency
			plan.Members = append(plan.Members, m)
		}
		if len(plan.Members) == 0 {
			return fault.Invalid("day", NobodyPaidIn)
		}
		f, err = pensionfile.Write(l, plan)
		return err
	})
	return f, err
}

// member gives one PA of the schedule.
func member(ctx context.Context, tx *store.Tx, p work.Payslip) (pensionfile.Member, error) {
	e, err := tx.Employment(ctx, p.Employment)
	if err != nil {
		return pensionfile.Member{}, err
	}
	life, err := tx.Pension(ctx, e)
	if err != nil {
		return pensionfile.Member{}, err
	}
	d, err := tx.Details(ctx, e.ID, e.PA)
	if err != nil && fault.KindOf(err) != fault.KindNotFound {
		return pensionfile.Member{}, err
	}
	words := strings.Fields(e.PAName)
	m := pensionfile.Member{Surname: words[len(words)-1], Forename: strings.Join(words[:len(words)-1], " "), Alternative: d.PayID, Gender: pensionfile.Gender(d.Gender),
		Born: e.PABorn, Postcode: d.Address.Postcode, Country: d.Address.Country, Started: e.Terms.Start, Left: e.Terms.End,
		Earnings: p.Result.Contributions.Earnings, Worker: p.Result.WorkerPension, Employer: p.Result.EmployerPension,
		WorkerShare: p.Member.Worker, EmployerShare: p.Member.Employer, Duty: p.Result.PensionDuty}
	copy(m.Address[:], d.Address.Lines)
	if m.Alternative == "" {
		m.Alternative = string(e.ID[len(e.ID)-12:])
	}
	profile, err := tx.PA(ctx, e.PA)
	if err != nil && fault.KindOf(err) != fault.KindNotFound {
		return m, err
	}
	m.NINO = profile.NINO
	for _, one := range life.Events {
		if !p.Period.Has(one.On) {
			continue
		}
		if in := pensionfile.EntryOf(one.Kind); in != pensionfile.NotEntered {
			m.Entered = in
		}
		m.Stopped = m.Stopped || one.Kind == pension.Ceased || one.Kind == pension.OptedOut
	}
	return m, nil
}
