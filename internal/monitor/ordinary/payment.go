package ordinary

import (
	"iter"
	"maps"
	"slices"

	"ownway/internal/monitor/expect"
	"ownway/value/calendar"
	"ownway/value/money"
)

// inOrder gives the days of a map, the first first.
func inOrder(m map[calendar.Date][]Expected) iter.Seq[calendar.Date] {
	return slices.Values(slices.SortedFunc(maps.Keys(m), calendar.Date.Compare))
}

// payAll pays each, and now and then two at once.
func (h *household) payAll(all []Expected, how channel) {
	for i := 0; i < len(all); i++ {
		if i+1 < len(all) && h.in1000(20) {
			h.together(all[i:i+2], how)
			i++
			continue
		}
		h.pay(all[i], how)
	}
}

// together pays several in one sum, near the last one's day.
func (h *household) together(all []Expected, how channel) {
	h.paid(all, h.day(all[len(all)-1].Due, how), how)
}

func (h *household) onDay(all []Expected, on calendar.Date) {
	h.paid(all, when{on: calendar.AddWorkingDays(on, 0)}, byHand)
}

func (h *household) pay(e Expected, how channel) { h.paid([]Expected{e}, h.day(e.Due, how), how) }

// when is the day on which a payment is made, and how it differs.
type when struct {
	on    calendar.Date
	noise []Noise
}

// day draws the day of a payment that is due on a day.
func (h *household) day(due calendar.Date, how channel) when {
	w := when{}
	n := 0
	switch {
	case h.in1000(50):
		w.noise, n = []Noise{Late}, h.between(2, 9)
		if h.in1000(100) {
			n = h.between(10, 20)
		}
	case h.in1000(30):
		w.noise, n = []Noise{Early}, -h.between(1, 6)
	case h.in1000(300):
		n = 1
	}
	w.on = due.AddDays(n)
	if how != byCard && how != byHand {
		w.on = calendar.AddWorkingDays(w.on, 0)
	}
	return w
}

// paid adds the lines of one payment.
func (h *household) paid(all []Expected, w when, how channel) {
	l := Line{Whole: true, Noise: slices.Clone(w.noise)}
	var amount money.Amount
	for _, e := range all {
		l.Is = append(l.Is, e.ID)
		amount += e.Amount
	}
	if len(all) > 1 {
		l.Noise = append(l.Noise, Together)
	}
	first := all[0]
	typed := first.Kind == expect.Wages || first.Kind == expect.Contribution || first.Kind == expect.Bill && how == byHand
	if typed && h.in1000(5) {
		if r := amount / 100 * 100; r != amount {
			amount, l.Whole, l.Noise = r, false, append(l.Noise, Rounded)
		}
	}
	if typed && len(all) == 1 && h.in1000(10) && amount.Abs() > 2000 {
		l.Noise = append(l.Noise, Split)
		part := amount / 2 / 100 * 100
		h.show(l, first, part, w.on, how)
		h.show(l, first, amount-part, w.on.AddDays(h.between(1, 7)), how)
		return
	}
	h.showOnce(l, first, amount, w.on, how)
}

// showOnce shows a payment, and what may come after it.
func (h *household) showOnce(l Line, e Expected, amount money.Amount, on calendar.Date, how channel) {
	bill := e.Kind == expect.Bill
	switch {
	case amount < 0 && h.in1000(4):
		h.pairs++
		l.Same, l.Noise = h.pairs, append(l.Noise, Reversal)
		h.show(l, e, amount, on, how)
		h.show(Line{Same: h.pairs, Noise: []Noise{Reversal}}, e, -amount, on.AddDays(h.between(0, 3)), back)
		h.show(l, e, amount, on.AddDays(h.between(4, 9)), how)
	case (bill || e.Kind == expect.Wages) && h.in1000(3):
		h.pairs++
		l.Same, l.Noise = h.pairs, append(l.Noise, Duplicate)
		h.show(l, e, amount, on, how)
		h.show(l, e, amount, on.AddDays(h.between(0, 3)), how)
	case bill && h.in1000(4):
		h.show(l, e, amount, on, how)
		if h.in1000(500) {
			amount /= 2
		}
		h.show(Line{Noise: []Noise{Refund}}, e, -amount, on.AddDays(h.between(3, 20)), refund)
	default:
		h.show(l, e, amount, on, how)
	}
}

// show words one line as the bank does.
func (h *household) show(l Line, e Expected, amount money.Amount, on calendar.Date, how channel) {
	reference := e.Reference
	switch {
	case how == byCard || how == refund || how == back:
		reference = ""
	case h.in1000(300):
		reference = oneOf(h.chance, otherWords)
		l.Noise = append(slices.Clone(l.Noise), ReferenceMissing)
	case h.in1000(80) && len(reference) > 4:
		reference = reference[:h.between(3, len(reference)-1)]
		l.Noise = append(slices.Clone(l.Noise), ReferenceCut)
	}
	payee := h.payee(e.Payee, how)
	if h.short[e.Payee] {
		l.Noise = append(slices.Clone(l.Noise), Abbreviated)
	}
	l.Line = h.bank.worded(h.chance, how, payee, reference, on, amount)
	h.lines = append(h.lines, l)
}
