package iso20022

import (
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"ownway/bank/iso20022/walk"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of a file that cannot be read back.
var (
	TooLarge     = msg.New("iso20022.too-large", "This file is larger than {most} MB")
	NotPain      = msg.New("iso20022.not-pain", "We can read pain.001, versions 3 and 9. This file is “{found}”")
	Should       = msg.New("iso20022.should", "This should be “{want}”. It says “{found}”")
	TotalsDiffer = msg.New("iso20022.totals-differ", "The file says {found}, but its payments add up to {want}")
	CountsDiffer = msg.New("iso20022.counts-differ", "The file says {found} payments, but it holds {want}")
)

// Parse reads a file of the kind that Write writes. It proves totals, counts
// and every element: one that it does not know is a fault, since it could
// change what is paid. Faults name the line.
func Parse(data []byte) (File, error) {
	if len(data) > maxBytes {
		return File{}, fault.Invalid("file", TooLarge, "most", maxBytes>>20)
	}
	if !utf8.Valid(data) {
		return File{}, fault.Invalid("file", walk.Broken)
	}
	r := &reader{}
	if err := walk.Document(string(data), grammar, r, r.takeVersion); err != nil {
		return File{}, err
	}
	if err := r.prove(); err != nil {
		return File{}, err
	}
	if err := r.f.Check(); err != nil {
		return File{}, r.onItsLine(err)
	}
	return r.f, nil
}

// reader is what has been read so far; the last credit is being read.
type reader struct {
	f        File
	payments string // PmtInfId
	by       string // InitgPty
	blocks   int
	lines    []int // of the credits
	sums     []sum
}

// sum is a total or a count that the file states.
type sum struct {
	line   int
	count  bool
	stated int64
}

func (r *reader) takeVersion(space string) error {
	v, is := strings.CutPrefix(space, namespace)
	n, err := strconv.Atoi(v)
	if !is || len(v) != 2 || err != nil || n != int(V3) && n != int(V9) {
		return fault.Invalid("file", NotPain, "found", shown(strings.TrimPrefix(space, "urn:iso:std:iso:20022:tech:xsd:")))
	}
	r.f.Version = Version(n)
	return nil
}

// prove holds what the file says twice against itself.
func (r *reader) prove() error {
	switch {
	case r.blocks != 1:
		return should("PmtInf", "1", strconv.Itoa(r.blocks))
	case r.payments != r.f.ID:
		return should("PmtInfId", r.f.ID, r.payments)
	case r.by != r.f.From.Name:
		return should("InitgPty", r.f.From.Name, r.by)
	case len(r.sums) != 4:
		return should("CtrlSum", "4", strconv.Itoa(len(r.sums)))
	}
	for _, s := range r.sums {
		if n := len(r.f.Credits); s.count && s.stated != int64(n) {
			return fault.OnLine(fault.Invalid("credits", CountsDiffer, "found", s.stated, "want", n), s.line)
		}
		if total := r.f.Total(); !s.count && s.stated != int64(total) {
			return fault.OnLine(fault.Invalid("amount", TotalsDiffer, "found", money.Amount(s.stated), "want", total), s.line)
		}
	}
	return nil
}

// onItsLine turns the number of a credit into the line that it begins on.
func (r *reader) onItsLine(err error) error {
	all := fault.All(err)
	moved := make([]error, len(all))
	for i, f := range all {
		moved[i] = f
		if f.Line > 0 {
			moved[i] = fault.OnLine(f, r.lines[f.Line-1])
		}
	}
	return errors.Join(moved...)
}

func should(field, want, found string) error {
	return fault.Invalid(field, Should, "want", want, "found", shown(found))
}

func shown(s string) string {
	r := []rune(s)
	return string(r[:min(len(r), 40)])
}

func (r *reader) credit() *Credit { return &r.f.Credits[len(r.f.Credits)-1] }

func (r *reader) from() *ident.BankAccount { return &r.f.From }

func (r *reader) to() *ident.BankAccount { return &r.credit().To }

// pence reads an amount that is written with its two decimals.
func pence(field, text string) (money.Amount, error) {
	a, err := money.Parse(text)
	if err != nil || a.Plain() != text {
		return 0, should(field, "12.50", text)
	}
	return a, nil
}

func readDay(r *reader, _ walk.At, text string) error {
	d, err := calendar.Parse(text)
	if err != nil || d.String() != text {
		return should("ReqdExctnDt", "2026-11-21", text)
	}
	r.f.Execution = d
	return nil
}

func readMade(r *reader, _ walk.At, text string) error {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil || t.UTC().Format(time.RFC3339) != text {
		return should("CreDtTm", "2026-11-21T09:30:00Z", text)
	}
	r.f.Created = t.UTC()
	return nil
}
