// Package bringover holds the pages on which a council brings people over from
// the system that it used before: send in a wave, look, bring, undo.
package bringover

import (
	"bytes"
	"errors"
	"strconv"
	"strings"

	"ownway/internal/access"
	app "ownway/internal/app/bringover"
	"ownway/internal/care/bringover"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
	"ownway/value/table"
)

// Pages holds what the pages need.
type Pages struct{ Service *app.Service }

// Routes lists the pages.
func (p Pages) Routes() []visit.Route {
	return []visit.Route{
		{Pattern: "GET /bring-over", Act: access.BringOver, Serve: p.list},
		{Pattern: "POST /bring-over", Act: access.BringOver, Serve: p.look},
		{Pattern: "GET /bring-over/columns", Act: access.ReadPublic, Serve: p.columns},
		{Pattern: "GET /bring-over/columns.csv", Act: access.ReadPublic, Serve: p.empty},
		{Pattern: "GET /bring-over/{wave}", Act: access.BringOver, Serve: p.wave},
		{Pattern: "POST /bring-over/{wave}/bring", Act: access.BringOver, Serve: p.bring},
		{Pattern: "POST /bring-over/{wave}/undo", Act: access.BringOver, Serve: p.undo},
	}
}

// mostFile bounds a wave's file.
const mostFile = 16 << 20

var (
	chooseFile  = msg.New("bring.choose-file", "Choose the file")
	enterPeople = msg.New("bring.enter-people", "Enter how many people the old system says there are")
)

// listPage is the waves so far, and the form for another.
type listPage struct {
	Waves                      []bringover.Wave
	Name, People, Weekly, Held string // as typed
	AsOf                       govuk.DateField
	Wrong                      []*fault.Fault // of lines of the file
}

func (p Pages) list(v *visit.Visit) error { return p.show(v, nil) }

func (p Pages) show(v *visit.Visit, wrong []*fault.Fault) error {
	waves, err := p.Service.Waves(v.R.Context(), v.By)
	if err != nil {
		return err
	}
	page := listPage{Waves: waves, Wrong: wrong, Name: v.Form("name"), People: v.Form("people"), Weekly: v.Form("weekly"), Held: v.Form("held")}
	page.AsOf = govuk.DateField{Ask: govuk.Ask{Name: "as-of", Label: v.T("bring.as-of"), Hint: v.T("bring.as-of-hint"), Error: v.Error("as-of")}}
	if v.R.Method == "POST" {
		page.AsOf = page.AsOf.Typed(v.Form)
	} else {
		page.AsOf = page.AsOf.On(p.Service.Today().AddDays(-1))
	}
	return v.Page(visit.Look{Title: v.T("bring.title"), Wide: true}, list(v, page))
}

// look takes a file in. What is wrong with its lines stands in a table; what
// is wrong with the form, at its fields.
func (p Pages) look(v *visit.Visit) error {
	f, err := file(v)
	if err == nil {
		var w bringover.Wave
		if w, err = p.Service.Look(v.R.Context(), v.By, f); err == nil {
			return v.Go("/bring-over/" + string(w.ID))
		}
	}
	lines, others := split(err)
	if !v.Refused(others) {
		return err
	}
	return p.show(v, lines)
}

// file reads the form.
func file(v *visit.Visit) (app.File, error) {
	data, _, err := v.Upload("file", mostFile)
	if err != nil {
		return app.File{}, err
	}
	f := app.File{Name: v.Form("name"), CSV: data}
	var wrong []error
	note := func(err error, field string) { wrong = append(wrong, fault.In(err, field)) }
	if strings.TrimSpace(f.Name) == "" {
		note(fault.Invalid("name", app.NameWave), "name")
	}
	if len(data) == 0 {
		note(fault.Invalid("file", chooseFile), "file")
	}
	if f.AsOf, err = govuk.ParseDate(v.Form, "as-of"); err != nil {
		note(err, "as-of")
	}
	if f.Control.People, err = strconv.Atoi(strings.TrimSpace(v.Form("people"))); err != nil || f.Control.People < 1 {
		note(fault.Invalid("people", enterPeople), "people")
	}
	if f.Control.Weekly, err = money.Parse(v.Form("weekly")); err != nil {
		note(fault.At(err, "weekly"), "weekly")
	}
	if f.Control.Held, err = money.Parse(v.Form("held")); err != nil {
		note(fault.At(err, "held"), "held")
	}
	return f, errors.Join(wrong...)
}

// fields are those of the form.
var fields = map[string]bool{"name": true, "file": true, "as-of": true, "people": true, "weekly": true, "held": true}

// split parts the faults of lines from those of the form; of lines, the form
// says that the file has some.
func split(err error) (lines []*fault.Fault, others error) {
	var rest []error
	all := fault.All(err)
	for _, f := range all {
		if f.Line > 0 {
			lines = append(lines, f)
			continue
		}
		g := *f
		if !fields[g.Field] {
			g.Field = "file"
		}
		rest = append(rest, &g)
	}
	if len(lines) > 0 {
		rest = append([]error{fault.Invalid("file", linesWrong, "count", len(lines))}, rest...)
	}
	if len(all) == 0 {
		return nil, err
	}
	return lines, errors.Join(rest...)
}

var linesWrong = msg.New("bring.lines-wrong", "Things to put right in this file: {count}. Nobody was brought over")

func (p Pages) columns(v *visit.Visit) error {
	return v.Page(visit.Look{Title: v.T("bring.columns-title"), Back: "/bring-over", Wide: true}, columns(v))
}

// empty gives a file with the columns and nobody in it.
func (p Pages) empty(v *visit.Visit) error {
	var names []string
	for _, c := range bringover.Columns() {
		names = append(names, c.Name)
	}
	var out bytes.Buffer
	if err := table.Write(&out, names, nil); err != nil {
		return err
	}
	return v.File("people.csv", "text/csv; charset=utf-8", out.Bytes())
}

func which(v *visit.Visit) (bringover.ID, error) {
	var id bringover.ID
	err := id.Parse(v.R.PathValue("wave"))
	return id, err
}

// wavePage is one wave, with what can be done next.
type wavePage struct {
	bringover.Wave
	Address string
	Mine    bool // the reader prepared it
	Done    bool // it was brought or undone just now
}

func (p Pages) wave(v *visit.Visit) error {
	id, err := which(v)
	if err != nil {
		return err
	}
	w, err := p.Service.Wave(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	page := wavePage{Wave: w, Address: "/bring-over/" + string(id), Mine: w.PreparedBy == string(v.By.Account), Done: v.R.URL.Query().Get("done") == string(w.State)}
	return v.Page(visit.Look{Title: v.T("bring.wave-title", "name", w.Name), Back: "/bring-over", Wide: true}, wave(v, page))
}

func (p Pages) bring(v *visit.Visit) error {
	return p.step(v, bringover.Brought, func(id bringover.ID) error { return p.Service.Bring(v.R.Context(), v.By, id) })
}

func (p Pages) undo(v *visit.Visit) error {
	return p.step(v, bringover.Undone, func(id bringover.ID) error { return p.Service.Undo(v.R.Context(), v.By, id) })
}

func (p Pages) step(v *visit.Visit, to bringover.State, do func(bringover.ID) error) error {
	id, err := which(v)
	if err != nil {
		return err
	}
	if err := do(id); err != nil {
		if !v.Refused(fault.At(err, "")) {
			return err
		}
		return p.wave(v)
	}
	return v.Go("/bring-over/" + string(id) + "?done=" + string(to))
}
