package person

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strconv"

	"github.com/a-h/templ"

	"ownway/internal/app/managed"
	"ownway/internal/content"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/msg"
	"ownway/value/table"
)

// pack gives the auditor's pack of the last year as one file.
func (p Pages) pack(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	today := p.Bills.Today()
	all, err := p.Bills.Pack(v.R.Context(), v.By, id, calendar.Period{First: today.AddMonths(-12), Last: today})
	if err != nil {
		return err
	}
	data, err := packFile(v, all)
	if err != nil {
		return err
	}
	return v.File("pack-"+today.String()+".zip", "application/zip", data)
}

// packSheet is one table of the pack.
type packSheet struct {
	Name string
	Head []string
	Rows [][]string
}

// packFile writes the pack: a page to read, the tables behind it, and the books.
func packFile(v *visit.Visit, p managed.Pack) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	sheets := packSheets(v.Words, p)
	err := errors.Join(
		inZip(z, "index.html", func(w io.Writer) error {
			return packPage(v, p, sheets).Render(templ.WithChildren(content.Into(v.R.Context(), v.Words), templ.NopComponent), w)
		}),
		inZip(z, "books.journal", func(w io.Writer) error { return ledger.WriteHledger(w, p.Movements) }))
	for _, s := range sheets {
		err = errors.Join(err, inZip(z, s.Name+".csv", func(w io.Writer) error { return table.Write(w, s.Head, s.Rows) }))
	}
	err = errors.Join(err, z.Close()) // which writes the list of contents
	return out.Bytes(), err
}

func inZip(z *zip.Writer, name string, write func(io.Writer) error) error {
	w, err := z.Create(name)
	if err != nil {
		return err
	}
	return write(w)
}

// packSheets writes each part of the pack as a table. Heads are plain names of
// columns, the same in every language, for programs that read them.
func packSheets(words *content.Words, p managed.Pack) []packSheet {
	return []packSheet{movementsSheet(p), linesSheet(words, p), billsSheet(words, p), payslipsSheet(p), checksSheet(words, p), decisionsSheet(p), partsSheet(p), daysSheet(words, p), proofSheet(words, p)}
}

func movementsSheet(p managed.Pack) packSheet {
	s := packSheet{Name: "movements", Head: []string{"day", "id", "cause", "ref", "from", "to", "funder", "amount", "reverses"}}
	for _, t := range p.Movements {
		for _, m := range t.Moves {
			s.Rows = append(s.Rows, []string{t.Date.String(), string(t.ID), string(t.Cause.Kind), t.Cause.Ref, string(m.From), string(m.To), string(m.Funder), m.Amount.Plain(), string(t.Reverses)})
		}
	}
	return s
}

func linesSheet(words *content.Words, p managed.Pack) packSheet {
	s := packSheet{Name: "bank-lines", Head: []string{"day", "payee", "reference", "amount", "state", "what", "why"}}
	for _, l := range p.Lines {
		s.Rows = append(s.Rows, []string{l.Line.Date.String(), l.Line.Payee, l.Line.Reference, l.Line.Amount.Plain(), string(l.State), joined(words, l.What), words.Say(l.Why)})
	}
	return s
}

func joined(words *content.Words, texts []msg.Text) string {
	out := ""
	for i, t := range texts {
		if i > 0 {
			out += "; "
		}
		out += words.Say(t)
	}
	return out
}

func billsSheet(words *content.Words, p managed.Pack) packSheet {
	s := packSheet{Name: "bills", Head: []string{"came", "provider", "number", "date", "first", "last", "total", "state", "approved", "decided", "by", "reason", "paid"}}
	for _, b := range p.Bills {
		s.Rows = append(s.Rows, []string{b.On.String(), b.Provider.Name, b.Number, b.Date.String(), b.Period.First.String(), b.Period.Last.String(), b.Total().Plain(),
			string(b.State), b.To.Plain(), b.Decided.String(), b.By, b.Reason, string(b.Paid)})
	}
	return s
}

func payslipsSheet(p managed.Pack) packSheet {
	s := packSheet{Name: "payslips", Head: []string{"pay day", "pa", "first", "last", "gross", "tax", "employee ni", "worker pension", "net", "employer ni", "employer pension"}}
	for _, x := range p.Payslips {
		r := x.Result
		s.Rows = append(s.Rows, []string{x.PayDay.String(), x.PAName, x.Period.First.String(), x.Period.Last.String(), r.Gross.Plain(), r.Tax.Plain(), r.EmployeeNI.Plain(),
			r.WorkerPension.Plain(), r.Net.Plain(), r.EmployerNI.Plain(), r.EmployerPension.Plain()})
	}
	return s
}

func checksSheet(words *content.Words, p managed.Pack) packSheet {
	s := packSheet{Name: "checks", Head: []string{"day", "result", "finding", "settled"}}
	for _, c := range p.Checks {
		row := func(finding, settled string) {
			s.Rows = append(s.Rows, []string{c.On.String(), words.Say(c.Result.First), finding, settled})
		}
		for _, f := range c.Result.Findings {
			settled := ""
			for _, x := range c.Settled {
				if x.What == f.What {
					settled = x.On.String() + " " + x.Note
				}
			}
			row(words.Say(f.Saw), settled)
		}
		if len(c.Result.Findings) == 0 {
			row("", "")
		}
	}
	return s
}

func decisionsSheet(p managed.Pack) packSheet {
	s := packSheet{Name: "decisions", Head: []string{"day", "id", "choice", "state", "by", "reasons"}}
	for _, d := range p.Decisions {
		s.Rows = append(s.Rows, []string{d.Case.On.String(), string(d.ID), string(d.Choice), string(d.State), d.Case.By, d.Case.Reasons})
	}
	return s
}

func partsSheet(p managed.Pack) packSheet {
	s := packSheet{Name: "managed-account", Head: []string{"held by", "day", "line", "amount", "own record"}}
	for _, h := range p.Held {
		for _, x := range h.Parts {
			s.Rows = append(s.Rows, []string{h.Name, x.Day.String(), string(x.Line), x.Amount.Plain(), string(x.Theirs)})
		}
	}
	return s
}

func daysSheet(words *content.Words, p managed.Pack) packSheet {
	s := packSheet{Name: "three-way", Head: []string{"held by", "day", "bank", "control", "books", "timing", "suspense", "own", "agrees", "made by", "signed by", "signed", "reason", "named"}}
	for _, h := range p.Held {
		for _, d := range h.Days {
			var named []msg.Text
			for _, n := range d.Named {
				named = append(named, n.Says)
			}
			agrees := "no"
			if d.Agrees() {
				agrees = "yes"
			}
			s.Rows = append(s.Rows, []string{h.Name, d.On.String(), d.Bank.Plain(), d.Control.Plain(), d.Books.Plain(), d.Timing.Plain(), d.Suspense.Plain(), d.Own.Plain(),
				agrees, d.MadeBy, d.SignedBy, d.Signed.String(), d.Reason, joined(words, named)})
		}
	}
	return s
}

// proofSheet says what the proof of the books came to, and how far the audit is
// sealed.
func proofSheet(words *content.Words, p managed.Pack) packSheet {
	s := packSheet{Name: "proof", Head: []string{"what", "found"}, Rows: [][]string{{"sealed to", p.Sealed.At}, {"sealed rows", strconv.FormatInt(p.Sealed.Size, 10)}, {"root", p.Sealed.Root}}}
	for _, w := range p.Wrong {
		s.Rows = append(s.Rows, []string{"wrong", words.Say(w)})
	}
	return s
}

func (s packSheet) table() govuk.Table {
	t := govuk.Table{Caption: s.Name}
	for _, h := range s.Head {
		t.Columns = append(t.Columns, govuk.Column{Head: h})
	}
	for _, r := range s.Rows {
		t.Rows = append(t.Rows, govuk.Cells(r...))
	}
	return t
}
