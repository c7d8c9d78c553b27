package person

import (
	"errors"
	"slices"

	"ownway/internal/app/money"
	"ownway/internal/care/away"
	"ownway/internal/care/person"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/fault"
	"ownway/value/msg"
)

// awayView is the page on which somebody tells when they or a PA were away.
type awayView struct {
	money.Away
	Action      string
	Told, Back  bool // just now
	Who         string
	Along       []string
	First, Last govuk.DateField
}

// oneself is who was away when it was no PA.
const oneself = "me"

func (p Pages) away(v *visit.Visit) error { return p.showAway(v, awayView{}) }

func (p Pages) showAway(v *visit.Visit, view awayView) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	if view.Away, err = p.Money.Away(v.R.Context(), v.By, id); err != nil {
		return err
	}
	view.Action = address(id, "/away")
	q := v.R.URL.Query()
	view.Told, view.Back = q.Has("told"), q.Has("back")
	view.fields(v)
	return v.Page(visit.Look{Title: v.T("away-page.title"), Back: address(id, "/money")}, awayPage(v, view))
}

func (a *awayView) fields(v *visit.Visit) {
	a.First = govuk.DateField{Ask: govuk.Ask{Name: "first", Label: v.T("away-page.first"), Error: v.Error("first")}}.Typed(v.Form)
	a.Last = govuk.DateField{Ask: govuk.Ask{Name: "last", Label: v.T("away-page.last"), Hint: v.T("away-page.last-hint"), Error: v.Error("last")}}.Typed(v.Form)
}

// who lists the person and each PA, and along the PAs.
func (a awayView) who(v *visit.Visit) []govuk.Option {
	return append([]govuk.Option{{Value: oneself, Text: v.T("away-page.me")}}, a.along()...)
}

func (a awayView) along() (all []govuk.Option) {
	for _, e := range a.Jobs {
		o := govuk.Option{Value: string(e.PA), Text: e.PAName}
		if !slices.ContainsFunc(all, func(x govuk.Option) bool { return x.Value == o.Value }) {
			all = append(all, o)
		}
	}
	return all
}

// names gives the names of PAs.
func (a awayView) names(ids ...person.PAID) (all []string) {
	for _, e := range a.Jobs {
		if slices.Contains(ids, e.PA) && !slices.Contains(all, e.PAName) {
			all = append(all, e.PAName)
		}
	}
	return all
}

// line says one stay in a sentence.
func (a awayView) line(v *visit.Visit, s away.Stay) string {
	first, last := s.Days.First, s.Days.Last
	switch {
	case !s.PA.IsZero():
		return v.T("away-page.was-pa", "name", v.Words.And(a.names(s.PA)...), "first", first, "last", last)
	case len(s.Along) > 0:
		return v.T("away-page.was-with", "names", v.Words.And(a.names(s.Along...)...), "first", first, "last", last)
	}
	return v.T("away-page.was", "first", first, "last", last)
}

// chooseWho is the fault of not saying who was away.
const chooseWho = msg.Key("away-page.choose-who")

// tellAway takes when somebody was away.
func (p Pages) tellAway(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	stay, err := typedStay(v)
	if err == nil {
		_, err = p.Money.TellAway(v.R.Context(), v.By, id, stay)
	}
	if err == nil {
		return v.Go(address(id, "/away?told=yes"))
	}
	if !v.Refused(err) {
		return err
	}
	return p.showAway(v, awayView{Who: v.Form("who"), Along: v.R.PostForm["along"]})
}

func typedStay(v *visit.Visit) (s away.Stay, err error) {
	var first, last, who error
	s.Days.First, first = govuk.ParseDate(v.Form, "first")
	s.Days.Last, last = govuk.ParseDate(v.Form, "last")
	switch w := v.Form("who"); w {
	case "":
		who = fault.Invalid("who", chooseWho)
	case oneself:
		for _, typed := range v.R.PostForm["along"] {
			var pa person.PAID
			if err := pa.Parse(typed); err != nil {
				return s, fault.At(err, "along")
			}
			s.Along = append(s.Along, pa)
		}
	default:
		who = fault.At(s.PA.Parse(w), "who")
	}
	return s, errors.Join(who, first, last)
}

// takeBackAway takes back what was told. Sent again, it changes nothing.
func (p Pages) takeBackAway(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	var stay away.ID
	if err := stay.Parse(v.R.PathValue("stay")); err != nil {
		return err
	}
	err = p.Money.TakeBackAway(v.R.Context(), v.By, id, stay)
	if k := fault.KindOf(err); err != nil && k != fault.KindNotFound && k != fault.KindConflict {
		return err
	}
	return v.Go(address(id, "/away?back=yes"))
}
