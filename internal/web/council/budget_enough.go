package council

import (
	"slices"

	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/internal/store"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/law"
	"ownway/policy"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// enough says whether a budget can lawfully buy what it is for.
type enough struct {
	Status  govuk.Status
	Answer  string // yes, no or not known, in a word
	Says    string
	Rows    []gapRow
	Close   []string // what would close the gaps
	Open    []string // needs whose lawful cost is not known
	Cites   []explain.Citation
	Working explain.Note
}

// gapRow is one line that employs, beside the least it can lawfully cost.
type gapRow struct {
	Need, Kind   string
	Rate, Lawful money.Amount
	Weekly       money.Amount
}

func enoughOf(v *visit.Visit, r store.Reckoned) enough {
	s := r.Enough
	e := enough{Status: govuk.LookAtThis, Answer: v.T("budget.answer-no"), Says: v.T("budget.enough-no", "gap", s.Weekly)}
	words := needWords(r.Budget)
	for _, g := range s.Lines {
		if says := capital(v.T("budget.close-gap", "kind", g.Kind.Words(), "lawful", g.Lawful)); g.Weekly > 0 && !slices.Contains(e.Close, says) {
			e.Close = append(e.Close, says)
		}
		e.Rows = append(e.Rows, gapRow{Need: words[g.Need], Kind: v.Words.Say(g.Kind.Words().Text()), Rate: g.Rate, Lawful: g.Lawful, Weekly: g.Weekly})
	}
	for _, ref := range s.Open {
		e.Open = append(e.Open, words[ref])
	}
	switch {
	case s.Weekly > 0:
	case len(s.Open) > 0:
		e.Status, e.Answer, e.Says = govuk.OnIt, v.T("budget.answer-open"), v.T("budget.enough-open")
	case len(s.Lines) == 0:
		e.Status, e.Answer, e.Says = govuk.AllDone, v.T("budget.answer-yes"), v.T("budget.enough-nobody")
	default:
		e.Status, e.Answer, e.Says = govuk.AllDone, v.T("budget.answer-yes"), v.T("budget.enough-yes")
	}
	if rule, ok := law.ByID(s.Answer.Rule()); ok {
		e.Cites = rule.Cites
	}
	if s.Working != nil {
		e.Working = *s.Working
	}
	return e
}

func needWords(b budget.Budget) map[assessment.Ref]string {
	words := map[assessment.Ref]string{}
	for _, l := range b.Lines {
		words[l.Need] = l.Words
	}
	return words
}

// compared is the first figure beside the final budget.
type compared struct {
	Before, Now store.Reckoned
	Rates       []agreedRate
}

// agreedRate is a rate that was agreed in the place of the council's standard one.
type agreedRate struct {
	Says, Reason, By string
}

// firstFigure finds the figure that a final budget followed; nothing for a
// budget that is the first figure itself.
func firstFigure(v *visit.Visit, all []store.Reckoned) *compared {
	if all[0].Budget.Stage != budget.Final {
		return nil
	}
	for _, b := range all[1:] {
		if b.Budget.Stage == budget.Indicative {
			return &compared{Before: b, Now: all[0], Rates: ratesOf(v, b.Budget, all[0].Budget)}
		}
	}
	return nil
}

func ratesOf(v *visit.Visit, before, now budget.Budget) []agreedRate {
	standard := map[policy.Kind]money.Amount{}
	for _, l := range before.Lines {
		if l.Agreed == nil {
			standard[l.Support.Kind] = l.Rate
		}
	}
	var rates []agreedRate
	seen := map[agreedRate]bool{}
	for _, l := range now.Lines {
		if l.Agreed == nil {
			continue
		}
		r := agreedRate{Says: rateText(v, l, standard[l.Support.Kind]), Reason: l.Agreed.Reason, By: l.Agreed.By}
		if !seen[r] {
			rates = append(rates, r)
		}
		seen[r] = true
	}
	return rates
}

func rateText(v *visit.Visit, l budget.Line, standard money.Amount) string {
	kind := msg.Text{Key: l.Support.Kind.Words()}
	if standard == 0 || standard == l.Rate {
		return v.T("budget.rate-now", "kind", kind, "now", l.Rate)
	}
	return v.T("budget.rate-changed", "kind", kind, "before", standard, "now", l.Rate)
}
