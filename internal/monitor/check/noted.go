package check

import (
	"slices"

	"ownway/value/calendar"
	"ownway/value/msg"
)

// Findings that something else than a check comes upon, as the day brings them:
// no look at the books shows them again. They stand until somebody settles them.
const (
	FiguresAltered What = "figures-altered" // a statement was sent in whose own figures do not add up
	SharedAccount  What = "shared-account"  // wages of PAs of two employers go to one account
)

var noted = []What{LowPay, MayNotPay, FiguresAltered, SharedAccount}

// Noted reports whether a sort of finding is noted as the day brings it.
func (w What) Noted() bool { return slices.Contains(noted, w) }

var (
	alteredSaw    = msg.New("check.altered-saw", "{count|one:# bank statement was|other:# bank statements were} sent in whose own figures do not add up, first on {day}: {amount} is not shown. It was not taken in")
	alteredMatter = msg.New("check.altered-matter", "A payment may have been left out or changed")
	alteredSettle = msg.New("check.altered-settle", "Usually a line was lost in a spreadsheet. A statement straight from the bank shows it")
	sharedSaw     = msg.New("check.shared-saw", "Wages go to a bank account into which another employer pays a different PA. They come to {amount}, and the first is of {day}")
	sharedMatter  = msg.New("check.shared-matter", "Each PA should have their own pay in their own hands")
	sharedSettle  = msg.New("check.shared-settle", "Usually the PAs are a couple and share it. Ask each of them")
)

// Altered is the finding of a statement whose figures do not add up. Mark tells
// the file from every other.
func Altered(seen Seen, mark string) Finding {
	return note(sign{FiguresAltered, alteredSaw, alteredMatter, alteredSettle, Likely, false}, []Seen{seen}, mark)
}

// Shared is the finding of an account into which two employers pay two PAs, with
// the wages of this one's. Mark tells the account from every other.
func Shared(seen []Seen, mark string) Finding {
	return note(sign{SharedAccount, sharedSaw, sharedMatter, sharedSettle, Certain, false}, seen, mark)
}

func note(s sign, seen []Seen, mark string) Finding {
	f, _ := s.look(Facts{}, Limits{}, seen)
	f.Marks = []string{mark}
	for _, x := range seen {
		if f.By.IsZero() || x.On.After(f.By) {
			f.By = x.On
		}
	}
	f.By = reviewBy(s.what, f.By)
	return f
}

// And gives a noted finding with what another of its sort saw.
func (f Finding) And(o Finding) Finding {
	s := map[What]sign{FiguresAltered: {FiguresAltered, alteredSaw, alteredMatter, alteredSettle, Likely, false},
		SharedAccount: {SharedAccount, sharedSaw, sharedMatter, sharedSettle, Certain, false}}
	one, known := s[f.What]
	if !known {
		return o // a refusal is told anew
	}
	both, _ := one.look(Facts{}, Limits{}, slices.Concat(f.Evidence, o.Evidence))
	both.By, both.Marks = f.By, slices.Concat(f.Marks, o.Marks)
	return both
}

// Joins reports whether a noted finding is told together with one of before. Of
// those about a PA each stands by itself.
func (f Finding) Joins(before Finding) bool {
	return f.What == before.What && (f.What != MayNotPay || slices.Equal(f.Marks, before.Marks))
}

// With gives a result with findings that were noted before and still wait: a
// check that did not see them does not settle them. One that nobody looked at by
// its day is the practitioner's.
func (r Result) With(today calendar.Date, before ...Finding) Result {
	var still []Finding
	for _, f := range before {
		if !f.What.Noted() {
			continue
		}
		switch {
		case f.By.IsZero():
			f.By = reviewBy(f.What, today)
		case f.By.Before(today):
			f.Ask = Practitioner
		}
		still = append(still, f)
	}
	if len(still) > 0 {
		r.Findings = slices.Concat(still, r.Findings)
		r.Quiet, r.First = false, talk.Text()
	}
	return r
}
