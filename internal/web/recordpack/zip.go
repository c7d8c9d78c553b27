package recordpack

import (
	"archive/zip"
	"compress/flate"
	"context"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/a-h/templ"

	packs "ownway/internal/app/recordpack"
	"ownway/internal/care/recordpack"
	"ownway/internal/care/work"
	"ownway/internal/content"
	"ownway/value/calendar"
	"ownway/value/table"
)

// Write writes the pack as one zip, file after file, as it goes: a page to begin
// with, a table for each part, each payslip, the record of each PA for each tax
// year, and each report to HMRC as it was sent. The same records give the same
// bytes: nothing of the moment or of whoever asks is in it.
func Write(ctx context.Context, out io.Writer, words *content.Words, p packs.Pack) error {
	z := zip.NewWriter(out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.DefaultCompression) })
	b := &binder{ctx: content.Into(ctx, words), words: words, z: z}
	sheets := p.Sheets()
	b.page("index.html", words.T("record.title", "name", p.Employer.Name), packIndex(words, p, sheets))
	for _, s := range sheets {
		head, rows := csvRows(words, s)
		b.file("tables/"+file(s), func(w io.Writer) error { return table.Write(w, head, rows) })
	}
	for n, j := range p.Jobs {
		for _, slip := range j.Slips {
			b.page(slipFile(n, j, slip), words.T("record.payslip-of", "name", slip.PAName, "day", slip.PayDay), slipDoc(words, p.Employer.Name, slip))
		}
		for _, y := range p.Records.Years() {
			if one, has := ofYear(p, j.ID, y); has {
				b.page(paFile(n, j, y), words.T("record.pa-title", "name", j.PAName, "year", y.String()), paRecord(words, one))
			}
		}
	}
	for _, s := range p.Sent {
		b.file("hmrc/"+s.Name, func(w io.Writer) error { _, err := w.Write(s.Body); return err })
	}
	if b.err != nil {
		return b.err // without its list of contents, so that nobody takes it for a whole pack
	}
	return z.Close()
}

// ofYear gives the record of one PA in the part of a tax year that a pack is of.
func ofYear(p packs.Pack, id work.ID, y calendar.TaxYear) (packs.Pack, bool) {
	days := calendar.Period{First: later(p.Days.First, y.First()), Last: sooner(p.Days.Last, y.Last())}
	one, found := p.In(days).Of(id)
	p.Records = one
	return p, found
}

func later(a, b calendar.Date) calendar.Date {
	if a.After(b) {
		return a
	}
	return b
}

func sooner(a, b calendar.Date) calendar.Date {
	if a.Before(b) {
		return a
	}
	return b
}

// binder writes one file after another, until one fails.
type binder struct {
	ctx   context.Context
	words *content.Words
	z     *zip.Writer
	err   error
}

func (b *binder) file(name string, write func(io.Writer) error) {
	if b.err != nil {
		return
	}
	w, err := b.z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate}) // with no time of its own
	if err == nil {
		err = write(w)
	}
	b.err = err
}

func (b *binder) page(name, title string, body templ.Component) {
	b.file(name, func(w io.Writer) error { return document(b.words, title, body).Render(b.ctx, w) })
}

func slipFile(n int, j recordpack.Job, p work.Payslip) string {
	return "payslips/" + plain(n, j.PAName) + "-" + p.PayDay.String() + ".html"
}

func paFile(n int, j recordpack.Job, y calendar.TaxYear) string {
	return "pas/" + plain(n, j.PAName) + "-" + y.String() + ".html"
}

// plain makes of a name what every computer takes as the name of a file. The
// number keeps two of the same name apart.
func plain(n int, name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	out := strings.Trim(b.String(), "-")
	if out == "" {
		out = "pa"
	}
	return strconv.Itoa(n+1) + "-" + out
}
