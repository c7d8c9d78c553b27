package council

import (
	"slices"
	"strconv"
	"strings"

	"ownway/internal/app/money"
	"ownway/internal/care/payment"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/ledger"
	"ownway/value/fault"
)

// backPage is where what the bank sent back of a run is brought in, and paid
// again.
type backPage struct {
	payment.Run
	Address string
	Came    int            // how many payments a file brought back just now
	Back    []payment.Line // that came back, each to pay again
	Others  []payment.Line // that can be paid on the same day instead
	Done    bool
	Find    govuk.TextField
	Many    bool // there are more than are shown
	Who     govuk.Checkboxes
	How     govuk.Radios
	AsIs    govuk.Checkboxes
	Why     govuk.TextField
}

// mostShown is how many payments are offered at once; others are found by name.
const mostShown = 50

// mostReturn is the largest file that is taken.
const mostReturn = 32 << 20

func (p Pages) back(v *visit.Visit) error {
	id, err := whichRun(v)
	if err != nil {
		return err
	}
	run, err := p.Money.CameBack(v.R.Context(), v.By, id, v.R.URL.Query().Get("find"))
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("back.title"), Back: "/payments/" + string(id), Wide: true}, paymentBack(v, cameBackOf(v, run)))
}

func cameBackOf(v *visit.Visit, run payment.Run) backPage {
	q := v.R.URL.Query()
	page := backPage{Run: run, Address: "/payments/" + string(run.ID) + "/back"}
	if n, err := strconv.Atoi(q.Get("came")); err == nil && n >= 0 {
		page.Came, page.Done = n, true
	}
	find := strings.ToLower(strings.TrimSpace(q.Get("find")))
	page.Find = govuk.TextField{Ask: govuk.Ask{Name: "find", Label: v.T("back.find")}, Value: q.Get("find")}
	for _, l := range run.Lines {
		switch {
		case l.State == payment.Returned:
			page.Back = append(page.Back, l)
		case l.State != payment.Counts, !strings.Contains(strings.ToLower(l.Name+" "+l.Reference), find):
		case len(page.Others) == mostShown:
			page.Many = true
		default:
			page.Others = append(page.Others, l)
		}
	}
	page.fields(v)
	return page
}

func (p *backPage) fields(v *visit.Visit) {
	chosen := func(name string) []string {
		v.Form(name)
		return v.R.PostForm[name]
	}
	p.Who = govuk.Checkboxes{Ask: govuk.Ask{Name: "line", Label: v.T("back.who"), Error: v.Error("lines")}, Values: chosen("line")}
	for _, l := range p.Back {
		p.Who.Options = append(p.Who.Options, govuk.Option{Value: string(l.Purse), Text: v.T("back.line", "name", l.Name, "amount", l.Amount()),
			Hint: v.T("back.came-back", "why", l.Why, "reference", l.Reference)})
	}
	for _, l := range p.Others {
		p.Who.Options = append(p.Who.Options, govuk.Option{Value: string(l.Purse), Text: v.T("back.line", "name", l.Name, "amount", l.Amount()),
			Hint: v.T("back.not-back", "reference", l.Reference)})
	}
	p.How = govuk.Radios{Ask: govuk.Ask{Name: "how", Label: v.T("back.how"), Error: v.Error("how")}, Value: v.Form("how"), Options: []govuk.Option{
		{Value: "bacs", Text: v.T("back.by-bacs"), Hint: v.T("back.by-bacs-hint")}, {Value: "same-day", Text: v.T("back.same-day"), Hint: v.T("back.same-day-hint")}}}
	p.AsIs = govuk.Checkboxes{Ask: govuk.Ask{Name: "as-is", Label: v.T("back.account"), Error: v.Error("as-is")}, Values: chosen("as-is"),
		Options: []govuk.Option{{Value: "yes", Text: v.T("back.as-is")}}}
	p.Why = govuk.TextField{Ask: govuk.Ask{Name: "why", Label: v.T("back.why"), Hint: v.T("back.why-hint"), Error: v.Error("why")}, Value: v.Form("why")}
}

// bringBack takes in the bank's file.
func (p Pages) bringBack(v *visit.Visit) error {
	id, err := whichRun(v)
	if err != nil {
		return err
	}
	file, _, err := v.Upload("file", mostReturn)
	if err != nil {
		return err
	}
	if len(file) == 0 {
		err = fault.Invalid("file", payment.ChooseReturn)
	} else {
		var n int
		if n, err = p.Money.BringReturns(v.R.Context(), v.By, id, file); err == nil {
			return v.Go("/payments/" + string(id) + "/back?came=" + strconv.Itoa(n))
		}
	}
	if !v.Refused(fault.At(err, "file")) {
		return err
	}
	return p.back(v)
}

// payAgain prepares the small run.
func (p Pages) payAgain(v *visit.Visit) error {
	id, err := whichRun(v)
	if err != nil {
		return err
	}
	a := money.PayAgain{Run: id, SameDay: v.Form("how") == "same-day", AsIs: slices.Contains(v.R.PostForm["as-is"], "yes"), Why: v.Form("why")}
	for _, s := range v.R.PostForm["line"] {
		var one ledger.PurseID
		if err := one.Parse(s); err != nil {
			return err
		}
		a.Purses = append(a.Purses, one)
	}
	if how := v.Form("how"); how != "bacs" && how != "same-day" {
		err = fault.Invalid("how", payment.ChooseRail)
	} else {
		var made payment.ID
		if made, err = p.Money.PreparePayAgain(v.R.Context(), v.By, a); err == nil {
			return v.Go("/payments/" + string(made) + "?done=prepared")
		}
	}
	if !v.Refused(err) {
		return err
	}
	return p.back(v)
}
