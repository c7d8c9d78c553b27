// Package payslip holds the page of a payslip: what is paid first, and every
// line open to how it was worked out.
package payslip

import (
	"ownway/internal/access"
	"ownway/internal/app/pay"
	"ownway/internal/care/work"
	"ownway/internal/web/visit"
)

// Pages holds the use cases of the page.
type Pages struct{ Pay *pay.Service }

// Routes lists the pages.
func (p Pages) Routes() []visit.Route {
	return []visit.Route{{Pattern: "GET /payslips/{payslip}", Act: access.SeePayslip, Serve: p.payslip}}
}

// slipView is a payslip as it is read.
type slipView struct {
	work.Payslip
	Employer string // by name; empty when it cannot be told
	Theirs   bool   // the reader is the PA
	Back     string
	Pay      section
	Off      section
	Adds     section
}

func (p Pages) payslip(v *visit.Visit) error {
	var id work.PayslipID
	if err := id.Parse(v.R.PathValue("payslip")); err != nil {
		return err
	}
	slip, err := p.Pay.Payslip(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	view := slipView{Payslip: slip, Theirs: v.By.PA == slip.PA}
	if view.Employer, err = p.employer(v, slip); err != nil {
		return err
	}
	if view.Theirs {
		view.Back = "/work"
	}
	view.fill(v)
	return show(v, view)
}

func show(v *visit.Visit, view slipView) error {
	return v.Page(visit.Look{Title: v.T("payslip.title", "name", view.PAName, "day", view.PayDay), Back: view.Back}, slipPage(v, view))
}

// employer gives the name of the employer: the PA knows it from their own
// work, and the employer's side from its record.
func (p Pages) employer(v *visit.Visit, slip work.Payslip) (string, error) {
	if v.By.PA != slip.PA || v.By.PA.IsZero() {
		_, who, err := p.Pay.HoursAsked(v.R.Context(), v.By, slip.Employer)
		return who.Name, err
	}
	w, err := p.Pay.MyWork(v.R.Context(), v.By)
	if err != nil {
		return "", err
	}
	for _, j := range w.Jobs {
		if j.Employment.ID == slip.Employment {
			return j.Employer, nil
		}
	}
	return "", nil
}

// fill sorts the payslip into what is paid, what is taken off, and what the
// employer adds.
func (s *slipView) fill(v *visit.Visit) {
	s.Pay = s.paySection(v)
	s.Off = s.offSection(v)
	s.Adds = s.addsSection(v)
}
