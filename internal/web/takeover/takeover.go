// Package takeover holds the pages on which a support organisation takes over
// employers from another payroll, and takes in what HMRC writes about their PAs.
package takeover

import (
	"bytes"
	"errors"
	"strings"

	"ownway/internal/access"
	app "ownway/internal/app/takeover"
	"ownway/internal/care/takeover"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/fault"
	"ownway/value/msg"
	"ownway/value/table"
)

// Pages holds what the pages need.
type Pages struct{ Service *app.Service }

// Routes lists the pages.
func (p Pages) Routes() []visit.Route {
	return []visit.Route{
		{Pattern: "GET /take-over", Act: access.TakeOver, Serve: p.list},
		{Pattern: "POST /take-over", Act: access.TakeOver, Serve: p.look},
		{Pattern: "GET /take-over/empty/{file}", Act: access.ReadPublic, Serve: p.empty},
		{Pattern: "GET /take-over/{takeover}", Act: access.TakeOver, Serve: p.one},
		{Pattern: "POST /take-over/{takeover}/take", Act: access.TakeOver, Serve: p.take},
		{Pattern: "POST /take-over/{takeover}/undo", Act: access.TakeOver, Serve: p.undo},
		{Pattern: "GET /notices/{employer}", Act: access.TakeNotices, Serve: p.notices},
		{Pattern: "POST /notices/{employer}", Act: access.TakeNotices, Serve: p.key},
		{Pattern: "POST /notices/{employer}/file", Act: access.TakeNotices, Serve: p.readFile},
	}
}

// mostFile bounds one file.
const mostFile = 16 << 20

// upload is one file that can be sent in.
type upload struct {
	File  takeover.File
	Field govuk.FileField
}

func files() []takeover.File { return append(takeover.Files(), takeover.ParallelFile) }

// fileWords says what stands in each file.
var fileWords = map[takeover.File]string{takeover.EmployersFile: "take.file-employers", takeover.PAsFile: "take.file-pas", takeover.YearFile: "take.file-year-to-date",
	takeover.HolidayFile: "take.file-holiday", takeover.HistoryFile: "take.file-history", takeover.PensionsFile: "take.file-pensions", takeover.FiledFile: "take.file-filed",
	takeover.NoticesFile: "take.file-notices", takeover.ParallelFile: "take.file-parallel"}

// field names the form's field of a file.
func field(f takeover.File) string { return strings.TrimSuffix(string(f), ".csv") }

func uploads(v *visit.Visit) []upload {
	var all []upload
	for _, f := range files() {
		name := field(f)
		all = append(all, upload{f, govuk.FileField{Ask: govuk.Ask{Name: name, Label: v.T(fileWords[f]), Hint: string(f), Error: v.Error(name)}, Accept: ".csv,text/csv"}})
	}
	return all
}

// listPage is the takeovers so far, and the form for another.
type listPage struct {
	All     []takeover.Takeover
	Name    string
	Uploads []upload
	Wrong   []*fault.Fault // of lines of the files
}

func (p Pages) list(v *visit.Visit) error { return p.show(v, nil) }

func (p Pages) show(v *visit.Visit, wrong []*fault.Fault) error {
	all, err := p.Service.Takeovers(v.R.Context(), v.By)
	if err != nil {
		return err
	}
	page := listPage{All: all, Name: v.Form("name"), Uploads: uploads(v), Wrong: wrong}
	return v.Page(visit.Look{Title: v.T("take.title"), Wide: true}, list(v, page))
}

// look takes the files in. What is wrong with their lines stands in a table; what
// is wrong with the form, at its fields.
func (p Pages) look(v *visit.Visit) error {
	sent := map[takeover.File][]byte{}
	for _, f := range files() {
		data, _, err := v.Upload(field(f), mostFile)
		if err != nil {
			return err
		}
		if len(data) > 0 {
			sent[f] = data
		}
	}
	t, err := p.Service.Look(v.R.Context(), v.By, v.Form("name"), sent)
	if err == nil {
		return v.Go(address(t.ID))
	}
	lines, others := split(err)
	if !v.Refused(others) {
		return err
	}
	return p.show(v, lines)
}

var linesWrong = msg.New("take.lines-wrong", "Things to put right in these files: {count}. Nobody was taken over")

// split parts the faults of lines from those of the form.
func split(err error) (lines []*fault.Fault, others error) {
	var rest []error
	all := fault.All(err)
	for _, f := range all {
		if f.Line > 0 {
			lines = append(lines, f)
			continue
		}
		g := *f
		if g.Field != "name" {
			file, _ := takeover.Where(f)
			if file == "" {
				file = f.Field
			}
			g.Field = field(takeover.File(file))
			if !strings.HasSuffix(file, ".csv") {
				g.Field = field(takeover.EmployersFile)
			}
		}
		rest = append(rest, &g)
	}
	if len(lines) > 0 {
		rest = append([]error{fault.Invalid(field(takeover.EmployersFile), linesWrong, "count", len(lines))}, rest...)
	}
	if len(all) == 0 {
		return nil, err
	}
	return lines, errors.Join(rest...)
}

// empty gives a file with its columns and nothing in it.
func (p Pages) empty(v *visit.Visit) error {
	name := takeover.File(v.R.PathValue("file"))
	c := name.Columns()
	if len(c.Must) == 0 {
		return fault.NotFound(noFile)
	}
	var out bytes.Buffer
	if err := table.Write(&out, append(append([]string{}, c.Must...), c.May...), nil); err != nil {
		return err
	}
	return v.File(string(name), "text/csv; charset=utf-8", out.Bytes())
}

var noFile = msg.New("take.no-file", "There is no such file")

func address(id takeover.ID) string { return "/take-over/" + string(id) }

// onePage is one takeover, with what can be done next.
type onePage struct {
	takeover.Takeover
	Address string
	Mine    bool // the reader prepared it
	Done    bool // it was taken or undone just now

	Exact, Explained, Unexplained int
}

func (p Pages) one(v *visit.Visit) error {
	var id takeover.ID
	if err := id.Parse(v.R.PathValue("takeover")); err != nil {
		return err
	}
	t, err := p.Service.Takeover(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	page := pageOf(t, v)
	return v.Page(visit.Look{Title: v.T("take.one-title", "name", t.Name), Back: "/take-over", Wide: true}, one(v, page))
}

func pageOf(t takeover.Takeover, v *visit.Visit) onePage {
	page := onePage{Takeover: t, Address: address(t.ID), Mine: t.PreparedBy == string(v.By.Account), Done: v.R.URL.Query().Get("done") == string(t.State)}
	if t.Parallel != nil {
		page.Exact, page.Explained, page.Unexplained = t.Parallel.Count()
	}
	return page
}

func (p Pages) take(v *visit.Visit) error {
	return p.step(v, takeover.Taken, func(id takeover.ID) error { return p.Service.Take(v.R.Context(), v.By, id) })
}

func (p Pages) undo(v *visit.Visit) error {
	return p.step(v, takeover.Undone, func(id takeover.ID) error { return p.Service.Undo(v.R.Context(), v.By, id) })
}

func (p Pages) step(v *visit.Visit, to takeover.State, do func(takeover.ID) error) error {
	var id takeover.ID
	if err := id.Parse(v.R.PathValue("takeover")); err != nil {
		return err
	}
	if err := do(id); err != nil {
		if !v.Refused(fault.At(err, "")) {
			return err
		}
		return p.one(v)
	}
	return v.Go(address(id) + "?done=" + string(to))
}
