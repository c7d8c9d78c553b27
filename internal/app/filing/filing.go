// Package filing holds the use cases of telling HMRC what was paid: an
// employer's scheme and what HMRC needs of each PA, the reports that follow from
// wages that were run, sending them once, and what HMRC said.
package filing

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/rti"
	"ownway/pay/rti/irmark"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

// Service is the area's use cases.
type Service struct {
	app.Base
	Gateway Gateway // where reports go; none while no address is configured
}

// SetScheme records how an employer stands with HMRC.
func (s *Service) SetScheme(ctx context.Context, by access.Actor, scheme filing.Scheme) error {
	if err := scheme.Check(); err != nil {
		return err
	}
	return s.Do(ctx, by, access.TellHMRC, access.About(scheme.Employer), func(tx *store.Tx) error { return tx.SaveScheme(ctx, scheme) })
}

// NotTheirPA is the fault of naming a PA whom somebody else employs.
var NotTheirPA = msg.New("filing.not-their-pa", "This PA works for another employer")

// SetDetails records what HMRC needs of a PA beside the payslip, and the facts
// that choose a category letter. What HMRC would refuse is refused here, by field.
func (s *Service) SetDetails(ctx context.Context, by access.Actor, employer person.ID, d filing.Details, insured work.Insured) error {
	return s.Do(ctx, by, access.TellHMRC, access.About(employer), func(tx *store.Tx) error {
		e, err := tx.Employment(ctx, d.Employment)
		if err != nil {
			return err
		}
		if e.Employer != employer {
			return fault.NotFound(NotTheirPA)
		}
		d.PA = e.PA
		if err := d.Check(e, s.Today()); err != nil {
			return err
		}
		if err := tx.SaveDetails(ctx, d); err != nil {
			return err
		}
		if e.Standing.Insured == insured {
			return nil
		}
		e.Standing.Insured = insured
		return tx.SaveEmployment(ctx, e)
	})
}

// SchemeOf gives an employer's scheme; one that nobody gave is not known.
func SchemeOf(ctx context.Context, tx *store.Tx, employer person.ID) (filing.Scheme, error) {
	scheme, err := tx.Scheme(ctx, employer)
	if fault.KindOf(err) == fault.KindNotFound {
		return filing.Scheme{Employer: employer}, nil
	}
	return scheme, err
}

// paid gathers what HMRC needs of payslips, or of what they should have been.
func paid(ctx context.Context, tx *store.Tx, slips, first []work.PayslipID, corrected bool) ([]filing.Paid, error) {
	var all []filing.Paid
	for _, id := range slips {
		slip, err := tx.Payslip(ctx, id)
		if err != nil {
			return nil, err
		}
		if corrected {
			all, err := tx.Corrections(ctx, slip.Employment)
			if err != nil {
				return nil, err
			}
			slip = work.Corrected([]work.Payslip{slip}, all)[0]
		}
		p, err := onePaid(ctx, tx, slip)
		if err != nil {
			return nil, err
		}
		for _, f := range first {
			p.First = p.First || f == id
		}
		all = append(all, p)
	}
	return all, nil
}

func onePaid(ctx context.Context, tx *store.Tx, slip work.Payslip) (filing.Paid, error) {
	p := filing.Paid{Slip: slip}
	var err error
	if p.Employment, err = tx.Employment(ctx, slip.Employment); err != nil {
		return p, err
	}
	p.Details, err = tx.Details(ctx, slip.Employment, slip.PA)
	if fault.KindOf(err) == fault.KindNotFound {
		p.Details, err = filing.Details{Employment: slip.Employment, PA: slip.PA}, nil
	}
	if err != nil {
		return p, err
	}
	p.NINO, err = nino(ctx, tx, slip.PA)
	return p, err
}

// nino gives a PA's number from their own profile; it is not known where they
// no longer share it, or have not given it.
func nino(ctx context.Context, tx *store.Tx, pa person.PAID) (ident.NINO, error) {
	profile, err := tx.PA(ctx, pa)
	if fault.KindOf(err) == fault.KindNotFound {
		return "", nil
	}
	return profile.NINO, err
}

// report is either kind of report to HMRC.
type report interface {
	Check() error
	Body() ([]byte, error)
	Message(rti.Post) ([]byte, irmark.Mark, error)
}

var _, _ report = rti.FPS{}, rti.EPS{}
