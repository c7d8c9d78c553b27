// Package recordpack holds the pages of an employer's record pack: what is held
// of the wages of a tax year and what is not, the file to take along, and the
// record of one PA for a year.
package recordpack

import (
	"ownway/internal/access"
	packs "ownway/internal/app/recordpack"
	"ownway/internal/care/person"
	"ownway/internal/care/recordpack"
	"ownway/internal/care/work"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// Pages holds the use cases of these pages.
type Pages struct{ Packs *packs.Service }

// Routes lists the pages. Taking a pack along is a form: who took it is kept.
func (p Pages) Routes() []visit.Route {
	return []visit.Route{
		{Pattern: "GET /employing/{employer}/pack", Act: access.SeeRecordPack, Serve: p.look},
		{Pattern: "POST /employing/{employer}/pack", Act: access.SeeRecordPack, Serve: p.take},
		{Pattern: "GET /employing/{employer}/jobs/{employment}/record/{year}", Act: access.SeeRecordPack, Serve: p.ofPA},
	}
}

func whose(v *visit.Visit) (person.ID, error) {
	var id person.ID
	err := id.Parse(v.R.PathValue("employer"))
	return id, err
}

func at(id person.ID) string { return "/employing/" + string(id) }

// yearOf writes a tax year as an address has it: its first calendar year.
func yearOf(y calendar.TaxYear) string { return y.First().String()[:4] }

// whichYear reads a tax year as its first calendar year.
func whichYear(typed string) (calendar.TaxYear, error) {
	d, err := calendar.Parse(typed + "-04-06")
	if err != nil {
		return 0, fault.Invalid("year", recordpack.ChooseYear)
	}
	return calendar.TaxYearOf(d), nil
}

func days(y calendar.TaxYear) calendar.Period {
	return calendar.Period{First: y.First(), Last: y.Last()}
}

// lookPage is what a pack has in it and what it has not.
type lookPage struct {
	packs.Pack
	Year   calendar.TaxYear
	Sheets []recordpack.Sheet
}

func (p Pages) look(v *visit.Visit) error {
	year := calendar.TaxYearOf(p.Packs.Today())
	if typed := v.R.URL.Query().Get("year"); typed != "" {
		y, err := whichYear(typed)
		if err == nil {
			err = recordpack.Check(days(y), p.Packs.Today())
		}
		if err == nil {
			year = y
		} else if !v.Refused(err) {
			return err
		}
	}
	return p.show(v, year)
}

func (p Pages) show(v *visit.Visit, year calendar.TaxYear) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	pack, err := p.Packs.Look(v.R.Context(), v.By, id, days(year))
	if err != nil {
		return err
	}
	page := lookPage{Pack: pack, Year: year, Sheets: pack.Sheets()}
	return v.Page(visit.Look{Title: v.T("record.title", "name", pack.Employer.Name), Back: at(id), Wide: true}, look(v, page))
}

// take sends the pack as one file.
func (p Pages) take(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	year, err := whichYear(v.Form("year"))
	var pack packs.Pack
	if err == nil {
		pack, err = p.Packs.Take(v.R.Context(), v.By, id, days(year))
	}
	if v.Refused(err) {
		return p.show(v, calendar.TaxYearOf(p.Packs.Today()))
	}
	if err != nil {
		return err
	}
	return v.Stream("records-"+year.String()+".zip", "application/zip", func() error { return Write(v.R.Context(), v.W, v.Words, pack) })
}

func (p Pages) ofPA(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	var job work.ID
	if err := job.Parse(v.R.PathValue("employment")); err != nil {
		return err
	}
	year, err := whichYear(v.R.PathValue("year"))
	if err == nil {
		err = recordpack.Check(days(year), p.Packs.Today())
	}
	if err != nil {
		return fault.NotFound(recordpack.ChooseYear)
	}
	pack, err := p.Packs.OfPA(v.R.Context(), v.By, id, job, year)
	if err != nil {
		return err
	}
	title := v.T("record.pa-title", "name", pack.Jobs[0].PAName, "year", year.String())
	return v.Page(visit.Look{Title: title, Back: at(id) + "/pack?year=" + yearOf(year), Wide: true}, paPage(v, title, pack))
}

// years offers the tax years.
func (p lookPage) years(v *visit.Visit) []govuk.Option {
	var all []govuk.Option
	for _, y := range p.Years {
		all = append(all, govuk.Option{Value: yearOf(y), Text: y.String()})
	}
	return all
}

// parts lists what is in the pack, how much of it, and how long it is kept.
func (p lookPage) parts(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("record.parts"), Quiet: true, Heads: true,
		Columns: []govuk.Column{{Head: v.T("record.part")}, {Head: v.T("record.rows"), Numeric: true}, {Head: v.T("record.keep")}}}
	for _, s := range p.Sheets {
		t.Rows = append(t.Rows, []govuk.Cell{{Text: v.Words.Say(s.Title)}, {Text: v.Words.Number(int64(len(s.Rows)))}, {Body: keepFor(v.Words, s.Keep)}})
	}
	return t
}

// asked lists who took the pack along.
func (p lookPage) asked(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("record.asked"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("record.who")}, {Head: v.T("record.when")}, {Head: v.T("record.days")}}}
	for _, a := range p.Asked {
		t.Rows = append(t.Rows, govuk.Cells(a.Name, v.Words.FullDate(a.On), v.Words.Period(a.Days)))
	}
	return t
}
