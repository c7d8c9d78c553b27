package person

import (
	"strings"

	"ownway/internal/access"
	"ownway/internal/app/evidence"
	paper "ownway/internal/care/evidence"
	"ownway/internal/store"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/fault"
	"ownway/value/money"
)

// evidenceView is the page on which a photo or a PDF is added to a bank line,
// and on which those that are there are opened.
type evidenceView struct {
	evidence.OnLine
	Action string // the address of this page
	Back   string // of the bank line
	Total  string // as it was typed
	Came   string
	Own    bool // the reader is the person, or speaks for them
	May    bool // the reader can add one
}

// evidenceOf gives what shows a bank line, for whoever asks.
func (p Pages) evidenceOf(v *visit.Visit, line store.LineID) (evidence.OnLine, error) {
	id, err := about(v)
	if err != nil {
		return evidence.OnLine{}, err
	}
	return p.Shown.Of(v.R.Context(), v.By, id, line)
}

func (p Pages) evidence(v *visit.Visit) error { return p.showEvidence(v, evidenceView{}) }

func (p Pages) showEvidence(v *visit.Visit, view evidenceView) error {
	line, err := lineID(v)
	if err != nil {
		return err
	}
	if view.OnLine, err = p.evidenceOf(v, line); err != nil {
		return err
	}
	view.Back = moneyOf(v) + "/lines/" + string(line)
	view.Action = view.Back + "/evidence"
	view.Own, view.May = v.By.Role == access.Person, may(v, access.AddEvidence) && (v.By.Role != access.Finance || view.Ask.Needed)
	return v.Page(visit.Look{Title: v.T("evidence-page.title"), Back: view.Back}, evidencePage(v, view))
}

// addEvidence takes a photo from the camera, or a file that was chosen.
func (p Pages) addEvidence(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	line, err := lineID(v)
	if err != nil {
		return err
	}
	n := evidence.New{Line: line, Came: paper.ByScreen}
	for _, field := range []string{"file", "photo"} {
		if n.Data, _, err = v.Upload(field, paper.MostSent); err != nil {
			return err
		}
		if len(n.Data) > 0 {
			break
		}
	}
	if v.By.Role != access.Person {
		n.Came = paper.Way(v.Form("came"))
	}
	if n.Total, err = total(v.Form("total")); err == nil {
		_, err = p.Shown.Add(v.R.Context(), v.By, id, n)
	}
	if err == nil {
		return v.Go(v.R.URL.Path + "?added=yes")
	}
	if !v.Refused(err) {
		return err
	}
	return p.showEvidence(v, evidenceView{Total: v.Form("total"), Came: v.Form("came")})
}

// total reads the total of a receipt; nothing typed is not nothing paid.
func total(typed string) (*money.Amount, error) {
	if strings.TrimSpace(typed) == "" {
		return nil, nil
	}
	a, err := money.Parse(typed)
	if err != nil {
		return nil, fault.Invalid("total", evidence.EnterTotal)
	}
	return &a, nil
}

func paperID(v *visit.Visit) (paper.ID, error) {
	var id paper.ID
	err := id.Parse(v.R.PathValue("paper"))
	return id, err
}

// openEvidence gives a paper. A photo was written anew here and can be shown; a
// PDF is as somebody sent it, and is only ever saved. Neither may run anything.
func (p Pages) openEvidence(v *visit.Visit) error {
	who, err := about(v)
	if err != nil {
		return err
	}
	id, err := paperID(v)
	if err != nil {
		return err
	}
	one, data, err := p.Shown.Open(v.R.Context(), v.By, who, id)
	if err != nil {
		return err
	}
	h := v.W.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Type", string(one.Kind))
	h.Set("Content-Disposition", `inline; filename="receipt.jpg"`)
	if one.Kind != paper.Photo {
		h.Set("Content-Disposition", `attachment; filename="receipt.pdf"`)
	}
	_, err = v.W.Write(data)
	return err
}

// removeEvidence takes a paper away. Sent again, it changes nothing.
func (p Pages) removeEvidence(v *visit.Visit) error {
	who, err := about(v)
	if err != nil {
		return err
	}
	id, err := paperID(v)
	if err != nil {
		return err
	}
	err = p.Shown.Remove(v.R.Context(), v.By, who, id)
	page := strings.TrimSuffix(v.R.URL.Path, "/"+string(id)+"/remove")
	if err == nil || fault.KindOf(err) == fault.KindNotFound {
		return v.Go(page + "?removed=yes")
	}
	if fault.KindOf(err) == fault.KindConflict && v.Refused(err) {
		return p.showEvidence(v, evidenceView{})
	}
	return err
}

// facts are what is known of a paper, and who has looked at it.
func (e evidenceView) facts(v *visit.Visit, h evidence.Held) []govuk.Fact {
	came := map[paper.Way]string{paper.ByScreen: "evidence-page.by-screen", paper.ByEmail: "evidence-page.by-email", paper.ByPost: "evidence-page.by-post"}
	all := []govuk.Fact{{Key: v.T("evidence-page.added"), Value: v.Words.FullDate(h.On)}, {Key: v.T("evidence-page.came"), Value: v.T(came[h.Came])}}
	if h.Total != nil {
		all = append(all, govuk.Fact{Key: v.T("evidence-page.total"), Value: v.Words.Money(*h.Total)})
	}
	return append(all, govuk.Fact{Key: v.T("evidence-page.looked"), Body: looks(v, h.Looks)})
}

// ways are how a paper came to whoever puts it in for somebody.
func ways(v *visit.Visit) []govuk.Option {
	return []govuk.Option{{Value: string(paper.ByPost), Text: v.T("evidence-page.by-post")}, {Value: string(paper.ByEmail), Text: v.T("evidence-page.by-email")},
		{Value: string(paper.ByScreen), Text: v.T("evidence-page.in-hand")}}
}

func kindOf(v *visit.Visit, h evidence.Held) string {
	if h.Kind == paper.Photo {
		return v.T("evidence-page.photo")
	}
	return v.T("evidence-page.pdf")
}
