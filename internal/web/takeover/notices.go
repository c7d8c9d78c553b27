package takeover

import (
	"errors"
	"strconv"

	app "ownway/internal/app/takeover"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/pay/notice"
	"ownway/value/fault"
)

// noticesPage is what HMRC wrote about an employer's PAs, and the forms for more.
type noticesPage struct {
	Told    []app.Told
	Address string
	Done    bool
	Kept    string
	Job     govuk.Select
	Kind    govuk.Select
	Plan    govuk.Select
	Issued  govuk.DateField
	From    govuk.DateField
}

func (p noticesPage) some() bool {
	for _, t := range p.Told {
		if len(t.Notices) > 0 {
			return true
		}
	}
	return false
}

func (p noticesPage) table(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("take.notices-so-far"), Heads: true, Columns: []govuk.Column{{Head: v.T("take.who")}, {Head: v.T("take.notice-kind")},
		{Head: v.T("take.notice-issued-head")}, {Head: v.T("take.notice-from-head")}, {Head: v.T("take.notice-says")}}}
	for _, told := range p.Told {
		for _, n := range told.Notices {
			t.Rows = append(t.Rows, govuk.Cells(told.Job.PAName, string(n.Kind), v.Words.ShortDay(n.Issued), v.Words.ShortDay(n.From), says(v, n)))
		}
	}
	return t
}

// says gives what a notice says, in a few words.
func says(v *visit.Visit, n notice.Notice) string {
	switch {
	case n.Kind.Coding():
		return v.T("take.says-code", "code", n.Code.String())
	case n.Kind == notice.SL1:
		return v.T("take.says-plan", "plan", strconv.Itoa(int(n.Plan)))
	case n.Kind == notice.PGL1:
		return v.T("take.says-start")
	}
	return v.T("take.says-stop")
}

func (p Pages) notices(v *visit.Visit) error {
	employer, err := whose(v)
	if err != nil {
		return err
	}
	told, err := p.Service.Notices(v.R.Context(), v.By, employer)
	if err != nil {
		return err
	}
	kept := v.R.URL.Query().Get("kept")
	page := noticesPage{Told: told, Address: "/notices/" + string(employer), Done: kept != "", Kept: kept}
	if _, err := strconv.Atoi(kept); err != nil {
		page.Done = false
	}
	page.fields(v)
	return v.Page(visit.Look{Title: v.T("take.notices-title"), Wide: true}, notices(v, page))
}

// kindWords says what each notice is.
var kindWords = map[notice.Kind]string{notice.P6: "take.kind-p6", notice.P6B: "take.kind-p6b", notice.P9: "take.kind-p9", notice.SL1: "take.kind-sl1", notice.SL2: "take.kind-sl2",
	notice.PGL1: "take.kind-pgl1", notice.PGL2: "take.kind-pgl2"}

func (p *noticesPage) fields(v *visit.Visit) {
	p.Job = govuk.Select{Ask: govuk.Ask{Name: "job", Label: v.T("take.notice-for"), Error: v.Error("job")}, Value: v.Form("job")}
	for _, t := range p.Told {
		p.Job.Options = append(p.Job.Options, govuk.Option{Value: string(t.Job.ID), Text: t.Job.PAName})
	}
	p.Kind = govuk.Select{Ask: govuk.Ask{Name: "kind", Label: v.T("take.notice-kind"), Error: v.Error("kind")}, Value: v.Form("kind")}
	for _, k := range []notice.Kind{notice.P6, notice.P6B, notice.P9, notice.SL1, notice.SL2, notice.PGL1, notice.PGL2} {
		p.Kind.Options = append(p.Kind.Options, govuk.Option{Value: string(k), Text: v.T(kindWords[k])})
	}
	p.Plan = govuk.Select{Ask: govuk.Ask{Name: "plan", Label: v.T("take.notice-plan"), Error: v.Error("plan")}, Value: v.Form("plan"),
		Options: []govuk.Option{{Value: "", Text: v.T("take.plan-none")}, {Value: "1", Text: "1"}, {Value: "2", Text: "2"}, {Value: "4", Text: "4"}, {Value: "5", Text: "5"}}}
	p.Issued = govuk.DateField{Ask: govuk.Ask{Name: "issued", Label: v.T("take.notice-issued"), Error: v.Error("issued")}}.Typed(v.Form)
	p.From = govuk.DateField{Ask: govuk.Ask{Name: "from", Label: v.T("take.notice-from"), Error: v.Error("from")}}.Typed(v.Form)
}

// key takes a notice as it was typed from paper.
func (p Pages) key(v *visit.Visit) error {
	employer, err := whose(v)
	if err != nil {
		return err
	}
	var id work.ID
	k := notice.Keyed{Kind: notice.Kind(v.Form("kind")), Code: v.Form("code"), PreviousPay: v.Form("previous-pay"), PreviousTax: v.Form("previous-tax"), Plan: v.Form("plan")}
	var wrong []error
	note := func(err error, field string) {
		if err != nil {
			wrong = append(wrong, fault.At(err, field))
		}
	}
	note(id.Parse(v.Form("job")), "job")
	k.Issued, err = govuk.ParseDate(v.Form, "issued")
	note(err, "issued")
	k.From, err = govuk.ParseDate(v.Form, "from")
	note(err, "from")
	if len(wrong) == 0 {
		if err := p.Service.KeyNotice(v.R.Context(), v.By, employer, id, k); err != nil {
			wrong = append(wrong, err)
		}
	}
	return p.kept(v, employer, 1, errors.Join(wrong...))
}

// readFile takes the notices of a file that HMRC's service gave.
func (p Pages) readFile(v *visit.Visit) error {
	employer, err := whose(v)
	if err != nil {
		return err
	}
	data, _, err := v.Upload("file", notice.Most)
	if err != nil {
		return err
	}
	read, err := p.Service.ReadNotices(v.R.Context(), v.By, employer, data)
	if err != nil {
		err = fault.At(err, "file")
	}
	return p.kept(v, employer, read.New, err)
}

func (p Pages) kept(v *visit.Visit, employer person.ID, n int, err error) error {
	if err == nil {
		return v.Go("/notices/" + string(employer) + "?kept=" + strconv.Itoa(n))
	}
	if !v.Refused(err) {
		return err
	}
	return p.notices(v)
}

func whose(v *visit.Visit) (person.ID, error) {
	var id person.ID
	err := id.Parse(v.R.PathValue("employer"))
	return id, err
}
