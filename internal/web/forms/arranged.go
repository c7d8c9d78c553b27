package forms

import (
	"errors"
	"strings"

	"ownway/internal/app/pay"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/pay/payroll/attachment"
	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// arrangedPage is what changes a PA's pay, with a way to end each of it.
type arrangedPage struct {
	pay.ArrangedLook
	Done string
}

func (p Pages) arranged(v *visit.Visit) error {
	look, err := p.lookArranged(v)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("arranged.title", "name", look.Employment.PAName), Back: at(look.Employment.Employer)}, arrangedView(v, arrangedPage{ArrangedLook: look, Done: told(v)}))
}

func (p Pages) lookArranged(v *visit.Visit) (pay.ArrangedLook, error) {
	employer, id, err := whichJob(v)
	if err != nil {
		return pay.ArrangedLook{}, err
	}
	return p.Pay.Arrangements(v.R.Context(), v.By, employer, id)
}

// endArranged takes the day on which one of them is over, or the average weekly
// pay that a leave waits for.
func (p Pages) endArranged(v *visit.Visit) error {
	employer, id, err := whichJob(v)
	if err != nil {
		return err
	}
	var which work.ArrangementID
	if err := which.Parse(v.Form("which")); err != nil {
		return fault.NotFound(work.NotThisOne)
	}
	if name := averageField(which); v.R.PostForm.Has(name) {
		r := reading{Visit: v}
		average := r.pounds(name)
		if err = errors.Join(r.wrong...); err == nil {
			err = fault.At(p.Pay.SetAverage(v.R.Context(), v.By, employer, id, which, average), name)
		}
	} else {
		err = p.ended(v, employer, id, which)
	}
	if v.Refused(err) {
		return p.arranged(v)
	}
	if err != nil {
		return err
	}
	return v.Go(atArranged(employer, id) + "?done=yes")
}

func (p Pages) ended(v *visit.Visit, employer person.ID, id work.ID, which work.ArrangementID) error {
	on, err := govuk.ParseDate(v.Form, endField(which))
	if err != nil {
		return err
	}
	return fault.At(p.Pay.EndArrangement(v.R.Context(), v.By, employer, id, which, on), endField(which))
}

// averageField names the average weekly pay of one leave.
func averageField(id work.ArrangementID) string { return "average-" + string(id) }

// endField names the day of one arrangement, as each has a form of its own.
func endField(id work.ArrangementID) string { return "on-" + string(id) }

// tells are the forms that tell of something new.
func (p Pages) tells(v *visit.Visit, keep func(look pay.ArrangedLook) error, show func(pay.ArrangedLook) error) error {
	look, err := p.lookArranged(v)
	if err != nil {
		return err
	}
	if v.R.Method != "POST" {
		return show(look)
	}
	err = keep(look)
	if v.Refused(err) {
		return show(look)
	}
	if err != nil {
		return err
	}
	return v.Go(atArranged(look.Employment.Employer, look.Employment.ID) + "?done=yes")
}

// lasts says how long an order or an agreement counts.
func lasts(v *visit.Visit, from, until calendar.Date) string {
	if until.IsZero() {
		return v.T("arranged.from", "from", from)
	}
	return v.T("arranged.from-to", "from", from, "to", until)
}

// orderKinds are the kinds of order, with those whose table is not held: choosing
// one says what to do instead.
var orderKinds = []struct {
	kind  attachment.Kind
	words string
}{
	{attachment.Standard, "arranged.dea"}, {attachment.Higher, "arranged.dea-higher"}, {attachment.ChildMaintenance, "arranged.deo"},
	{attachment.Priority, "arranged.aeo-priority"}, {attachment.NonPriority, "arranged.aeo"}, {attachment.Fixed, "arranged.fixed"},
	{attachment.CouncilTax, "arranged.council-tax"}, {attachment.Fines, "arranged.fines"}, {attachment.ScottishEarnings, "arranged.scottish"},
}

// leaveKinds are the kinds of family leave.
var leaveKinds = []struct {
	kind  statutory.Kind
	words string
}{
	{statutory.Maternity, "arranged.maternity"}, {statutory.Paternity, "arranged.paternity"}, {statutory.Adoption, "arranged.adoption"},
	{statutory.Shared, "arranged.shared"}, {statutory.Bereavement, "arranged.bereavement"}, {statutory.Neonatal, "arranged.neonatal"},
}

func kindOfLeave(v *visit.Visit, k statutory.Kind) string {
	for _, one := range leaveKinds {
		if one.kind == k {
			return v.T(one.words)
		}
	}
	return string(k)
}

func kindOfOrder(v *visit.Visit, k attachment.Kind) string {
	for _, one := range orderKinds {
		if one.kind == k {
			return v.T(one.words)
		}
	}
	return string(k)
}

func typed(v *visit.Visit, name string) string { return strings.TrimSpace(v.Form(name)) }

func none() calendar.Date { return calendar.Date{} }

func tick(v *visit.Visit, name, key string) govuk.Checkboxes {
	c := govuk.Checkboxes{Ask: govuk.Ask{Name: name, Label: v.T(key)}, Options: []govuk.Option{{Value: "yes", Text: v.T("employing.yes")}}}
	if v.Form(name) != "" {
		c.Values = []string{"yes"}
	}
	return c
}
