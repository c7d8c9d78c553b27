// Package bureau holds the pages of a support organisation that runs wages for
// the employers who asked it to: its calendar, its runs, and hours that reach
// it on paper or by phone.
package bureau

import (
	"ownway/internal/access"
	office "ownway/internal/app/bureau"
	"ownway/internal/app/filing"
	"ownway/internal/app/pay"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/web/visit"
)

// Pages holds the use cases that the bureau's pages call.
type Pages struct {
	Pay    *pay.Service
	Filing *filing.Service
	Office *office.Service
}

// Routes lists the bureau's pages.
func (p Pages) Routes() []visit.Route {
	return []visit.Route{
		{Pattern: "GET /wages", Act: access.SeeWagesRun, Serve: p.wages},
		{Pattern: "POST /wages", Act: access.RunWages, Serve: p.open},
		{Pattern: "GET /wages/{run}", Act: access.SeeWagesRun, Serve: p.run},
		{Pattern: "POST /wages/{run}/start", Act: access.RunWages, Serve: p.start},
		{Pattern: "POST /wages/{run}/replay/{employer}", Act: access.RunPayroll, Serve: p.replay},
		{Pattern: "POST /wages/{run}/agree/{employer}", Act: access.AgreePay, Serve: p.agree},
		{Pattern: "GET /filings", Act: access.SeeWagesRun, Serve: p.filings},
		{Pattern: "GET /filings/{employer}", Act: access.SeeFilings, Serve: p.employerFilings},
		{Pattern: "GET /filings/{employer}/{filing}/file", Act: access.SeeFilings, Serve: p.fileOf},
		{Pattern: "POST /filings/{employer}/{filing}/send", Act: access.TellHMRC, Serve: p.sendFiling},
		{Pattern: "POST /filings/{employer}/{filing}/by-hand", Act: access.TellHMRC, Serve: p.filedByHand},
		{Pattern: "POST /filings/{employer}/{filing}/again", Act: access.TellHMRC, Serve: p.fileAgain},
		{Pattern: "POST /wages/{run}/settle/{employer}", Act: access.SettleHours, Serve: p.settle},
		{Pattern: "GET /wages/{run}/hours/{employment}", Act: access.KeyHours, Serve: p.hours},
		{Pattern: "POST /wages/{run}/hours/{employment}", Act: access.KeyHours, Serve: p.keyHours},
	}
}

// whichRun reads the wages run from the address of a page.
func whichRun(v *visit.Visit) (work.RunID, error) {
	var id work.RunID
	err := id.Parse(v.R.PathValue("run"))
	return id, err
}

// whose reads the employer from the address of a form.
func whose(v *visit.Visit) (person.ID, error) {
	var id person.ID
	err := id.Parse(v.R.PathValue("employer"))
	return id, err
}

func address(id work.RunID) string { return "/wages/" + string(id) }
