package demo

import (
	"fmt"

	"ownway/internal/app"
	office "ownway/internal/app/bureau"
	"ownway/internal/care/bureau"
	"ownway/internal/care/filing"
	"ownway/internal/care/work"
	"ownway/internal/jobs"
	"ownway/pay/payroll/tax"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/ident"
)

// unregistered is the one employer whose numbers from HMRC the bureau still
// waits for.
const unregistered = "Harold Finch"

// register tells how an employer stands with HMRC, and that the bureau is their
// agent there. The references are invented.
func (w *World) register(l *life) error {
	if l.Name == unregistered {
		return nil
	}
	n := 0
	for i, one := range w.lives {
		if one == l {
			n = i + 1
		}
	}
	err := w.filing.SetScheme(w.ctx, l.acts(), filing.Scheme{Employer: l.Person.ID, Standing: filing.Registered,
		PAYERef: ident.PAYERef(fmt.Sprintf("123/OW%03d", n)), AccountsOffice: rti.AccountsOffice(fmt.Sprintf("123PO%08d", n)),
		Since: calendar.MustDate("2026-07-06"), Allowance: true, Small: true, Pays: filing.ByQuarter, Sends: rti.ByBureau})
	if err != nil {
		return step(err, "scheme of %s", l.Name)
	}
	desk := &office.Service{Base: app.Base{Store: w.store}}
	return step(desk.Allow(w.ctx, l.acts(), bureau.Authority{Employer: l.Person.ID, What: bureau.TellHMRC, From: l.assess, GivenBy: l.acts().Name,
		Evidence: "agent authorisation code, entered the same day"}), "%s lets the bureau act", l.Name)
}

// homes are where PAs live, and what HMRC has on record of them. Their numbers
// stay blank: one that HMRC takes could be somebody's.
var homes = map[string]struct {
	line   string
	gender rti.Gender
}{
	"Kelly Marsh": {"3 Quay Street", rti.Female}, "Daniel Osei": {"Flat 2, 18 Hill Road", rti.Male}, "Sioned Parry": {"7 Heol y Castell", rti.Female},
	"Funmi Adeyemi": {"41 Church Lane", rti.Female}, "Leila Nasser": {"9 Orchard Close", rti.Female}, "Marek Dudek": {"12 Mill Terrace", rti.Male},
	"Ellie Croft": {"5 Garden Row", rti.Female}, "Joyce Tranter": {"22 Station Road", rti.Female}, "Chloe Barnes": {"16 Park View", rti.Female},
	"Gwen Price": {"8 Bridge Street", rti.Female}, "Anya Kovacs": {"1 Harbour Lane", rti.Female},
}

// tellOfPA tells what HMRC needs of a PA.
func (w *World) tellOfPA(l *life, j *job, id work.ID) error {
	declares := tax.FirstJob
	if j.code == "BR" {
		declares = tax.AnotherJob
	}
	home := homes[j.pa]
	return step(w.filing.SetDetails(w.ctx, l.acts(), l.Person.ID, filing.Details{Employment: id, Gender: home.gender, Declaration: declares,
		Address: rti.Address{Lines: []string{home.line, "Severn Vale"}, Postcode: "SV1 1AA"}}, work.Insured{}), "details of %s", j.pa)
}

// tellHMRC lets the bureau send the reports of earlier pay days in its own way:
// the demo has no line to HMRC. Those of this run wait.
func (w *World) tellHMRC(run work.Run) error {
	all, err := w.filing.Employers(w.ctx, w.bureau)
	if err != nil {
		return step(err, "reports to HMRC")
	}
	for _, one := range all {
		if _, err := w.filing.Follow(w.ctx, jobs.Machine, one.Employer.ID); err != nil {
			return step(err, "summary of %s", one.Employer.Name)
		}
		for _, row := range one.Rows {
			if row.Ready() && row.Day.Before(run.Calendar.Period.First) {
				if err := w.filing.SaidByHand(w.ctx, w.bureau, row.ID); err != nil {
					return step(err, "report of %s", one.Employer.Name)
				}
			}
		}
	}
	return nil
}
