package policy

import (
	"slices"
	"strings"

	"ownway/value/calendar"
)

// cardOnly finds a card beside which the person's own account is refused, or
// is there only as an exception.
func cardOnly(p *Policy, f Facts) []hit {
	if card, known := p.Offers(Card, f.On); !known || !card {
		return nil
	}
	return is("methods[own-account]", Doubtful, "no", "exception")(p, f)
}

func blocksSellers(p *Policy, f Facts) []hit {
	var hits []hit
	for _, s := range p.sayings("card.blocked", f.On) {
		if s.Value != "" {
			hits = append(hits, hit{Saying: s, grade: Doubtful})
		}
	}
	return hits
}

func useIs(u Use, a UseAnswer, g Grade) func(*Policy, Facts) []hit {
	find := listed("uses.list", func(p *Policy) []UseRule { return p.Uses.List }, func(r UseRule) (string, Origin, bool) {
		return string(r.Use) + ": " + string(r.Answer), r.Origin, r.Use == u && r.Answer == a
	})
	return func(p *Policy, f Facts) []hit {
		var hits []hit
		for _, s := range find(p, f.On) {
			hits = append(hits, hit{Saying: s, grade: g})
		}
		return hits
	}
}

// costLeftOut finds a cost that is not covered, and that no rate covers either.
func costLeftOut(p *Policy, f Facts) []hit {
	find := listed("employer-costs", func(p *Policy) []EmployerCost { return p.EmployerCosts }, func(c EmployerCost) (string, Origin, bool) {
		return string(c.Cost) + ": " + yesOrNo(c.Covered), c.Origin, !c.Covered && !p.rateCovers(c.Cost, f.On)
	})
	var hits []hit
	for _, s := range find(p, f.On) {
		hits = append(hits, hit{Saying: s, grade: Doubtful})
	}
	return hits
}

func (p *Policy) rateCovers(c Cost, on calendar.Date) bool {
	r, err := p.Rate(EmployedPA, on)
	return err == nil && slices.Contains(r.Covers, c)
}

// tooMuchPaper finds monthly papers from everybody, and every receipt from
// everybody. Each is doubtful; both together are more than the council may ask.
func tooMuchPaper(p *Policy, f Facts) []hit {
	whom, known := p.Returns.From.On(f.On)
	if !known || whom.Is != Everybody {
		return nil
	}
	hits := append(is("returns.every", Doubtful, string(ReturnsMonthly))(p, f),
		is("returns.receipts", Doubtful, string(EveryReceipt))(p, f)...)
	every, _ := p.Returns.Every.On(f.On)
	receipts, _ := p.Returns.Receipts.On(f.On)
	if every.Is == ReturnsMonthly && receipts.Is == EveryReceipt {
		for i := range hits {
			hits[i].grade = Conflicts
		}
	}
	return hits
}

func onlyOnline(p *Policy, f Facts) []hit {
	formats, known := p.Returns.Formats.On(f.On)
	if !known || len(formats.Is) == 0 || slices.ContainsFunc(formats.Is, func(f Format) bool { return f != Online && f != Spreadsheet }) {
		return nil
	}
	return allOf(p.sayings("returns.formats", f.On), Conflicts)
}

func groupsLeftOut(p *Policy, f Facts) []hit {
	var hits []hit
	for _, s := range p.sayings("who.excluded", f.On) {
		if strings.Trim(strings.ReplaceAll(s.Value, string(Schedule1Orders), ""), ", ") != "" {
			hits = append(hits, hit{Saying: s, grade: Conflicts})
		}
	}
	return hits
}

// reviewsLate finds reviews that come later than SI 2014/2871 reg 7(1)(a)
// allows, and demands without one.
func reviewsLate(p *Policy, f Facts) []hit {
	return append(is("returns.demands-without-review", Conflicts, "yes")(p, f), monthsLate(p, f)...)
}

// monthsLate finds a first review after more than 6 months, and later ones after
// more than 12.
func monthsLate(p *Policy, f Facts) []hit {
	var hits []hit
	if first, known := p.FirstReviewMonths.On(f.On); known && first.Is > 6 {
		hits = append(hits, allOf(p.sayings("first-review-months", f.On), Conflicts)...)
	}
	if later, known := p.ReviewMonths.On(f.On); known && later.Is > 12 {
		hits = append(hits, allOf(p.sayings("review-months", f.On), Conflicts)...)
	}
	return hits
}

func rateTooLow(p *Policy, f Facts) []hit {
	r, err := p.Rate(EmployedPA, f.On)
	if err != nil || f.LawfulHour == 0 || r.Amount >= f.LawfulHour {
		return nil
	}
	hits := allOf(p.sayings("rates[employed-pa]", f.On), Conflicts)
	for i := range hits {
		hits[i].args = []any{"rate", r.Amount, "cost", f.LawfulHour}
		hits[i].cites = f.LawfulCites
	}
	return hits
}

// rateTooOld finds rates in force that have no date, or that began more than
// twelve months before the day.
func rateTooOld(p *Policy, f Facts) []hit {
	oldest := f.On.AddMonths(-12)
	var hits []hit
	for _, k := range Kinds() {
		if r, err := p.Rate(k, f.On); err == nil && r.From.Before(oldest) {
			hits = append(hits, allOf(rate(k)(p, f.On), Doubtful)...)
		}
	}
	return hits
}

// contradictions finds each value that is marked as contradicting another.
func contradictions(p *Policy, f Facts) []hit {
	var hits []hit
	for _, t := range topics {
		for _, s := range t.says(p, f.On) {
			if s.Contradicts {
				hits = append(hits, hit{Saying: s, grade: Doubtful})
			}
		}
	}
	return hits
}

func allOf(says []Saying, g Grade) []hit {
	hits := make([]hit, len(says))
	for i, s := range says {
		hits[i] = hit{Saying: s, grade: g}
	}
	return hits
}
