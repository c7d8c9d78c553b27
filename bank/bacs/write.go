package bacs

import (
	"fmt"
	"strings"

	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
)

// Write gives the exact bytes of the file. Names and references are folded to
// the letters that Bacs takes, and names are cut to 18 characters.
func Write(f File) ([]byte, error) {
	if err := f.Check(); err != nil {
		return nil, err
	}
	f = f.settled()
	var b strings.Builder
	b.Grow((len(f.Credits) + 8) * (dataSize + len(lineEnd)))
	for _, r := range f.records() {
		b.WriteString(string(r) + lineEnd)
	}
	return []byte(b.String()), nil
}

// settled gives the file as its bytes say it: folded, and with its day of making.
func (f File) settled() File {
	if f.Created.IsZero() {
		f.Created = f.SendBy()
	}
	f.From.Name, f.Narrative = name(f.From.Name), Fold(f.Narrative)
	credits := make([]Credit, len(f.Credits))
	for i, c := range f.Credits {
		c.To.Name, c.Reference = name(c.To.Name), Fold(c.Reference)
		credits[i] = c
	}
	f.Credits = credits
	return f
}

func (f File) records() []record {
	out := make([]record, 0, len(f.Credits)+8)
	out = append(out, f.vol1(), f.hdr1("HDR1"), f.hdr2("HDR2"), f.uhl1())
	for _, c := range f.Credits {
		out = append(out, f.credit(c))
	}
	return append(out, f.contra(f.Total()), f.hdr1("EOF1"), f.hdr2("EOF2"), f.utl1(f.Total(), len(f.Credits)))
}

// record is one record; its positions count from 1.
type record []byte

func blank(size int) record { return record(strings.Repeat(" ", size)) }

// put writes from a position on.
func (r record) put(from int, s string) record {
	copy(r[from-1:], s)
	return r
}

// at reads from one position to another, both in it.
func (r record) at(from, to int) string { return string(r[from-1 : to]) }

func (f File) vol1() record {
	return blank(labelSize).put(1, "VOL1").put(5, f.Serial).put(42, f.SUN).put(80, "1")
}

// hdr1 is HDR1, or EOF1 which repeats it without the count of blocks.
func (f File) hdr1(label string) record {
	r := blank(labelSize).put(1, label).put(5, "A").put(6, f.SUN).put(12, "S").put(16, f.SUN)
	r.put(22, f.Serial).put(28, "0001").put(32, "0001")
	r.put(42, day(f.Created)).put(48, day(f.Processing.AddDays(1)))
	if label == "HDR1" {
		r.put(55, "000000")
	}
	return r
}

func (f File) hdr2(label string) record {
	return blank(labelSize).put(1, label).put(5, "F").put(6, "02000").put(11, "00100").put(51, "00")
}

func (f File) uhl1() record {
	r := blank(labelSize).put(1, "UHL1").put(5, day(f.Processing)).put(11, "999999")
	return r.put(21, "00").put(23, "000000").put(29, "1 DAILY").put(38, "001")
}

func (f File) credit(c Credit) record {
	return item(c.To, "99", f.From, c.Amount).put(47, f.From.Name).put(65, c.Reference).put(83, c.To.Name)
}

// contra takes the total from the payer's own account.
func (f File) contra(total money.Amount) record {
	return item(f.From, "17", f.From, total).put(47, f.Narrative).put(65, "CONTRA").put(83, f.From.Name)
}

func item(to ident.BankAccount, code string, from ident.BankAccount, a money.Amount) record {
	r := blank(dataSize).put(1, string(to.SortCode)).put(7, string(to.Number)).put(15, "0").put(16, code)
	r.put(18, string(from.SortCode)).put(24, string(from.Number))
	return r.put(36, fmt.Sprintf("%011d", int64(a)))
}

// utl1 totals both sides: the one contra is the debit.
func (f File) utl1(sum money.Amount, credits int) record {
	total := fmt.Sprintf("%013d", int64(sum))
	return blank(labelSize).put(1, "UTL1").put(5, total).put(18, total).put(31, "0000001").put(38, fmt.Sprintf("%07d", credits))
}

// day writes a date as a space, the year in two digits and the day of the year
// in three.
func day(d calendar.Date) string {
	return fmt.Sprintf(" %02d%03d", d.Year()%100, d.Time().YearDay())
}
