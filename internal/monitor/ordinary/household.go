package ordinary

import (
	"fmt"
	"strings"
	"time"

	"ownway/internal/monitor/expect"
	"ownway/value/calendar"
	"ownway/value/money"
)

// household is a purse in the making.
type household struct {
	*chance
	n          int
	person     string
	names      []string // not used yet
	lines      []Line
	expected   []Expected
	ids, pairs int
	bank       bank
	shown      map[string]string // how the bank writes each payee
	short      map[string]bool   // those that it abbreviates
	reference  string            // the council's, for this person
}

func newHousehold(seed uint64, n int) *household {
	c := &chance{state: seed*1_000_003 + uint64(n)*7919}
	c.next()
	h := &household{chance: c, n: n, shown: map[string]string{}, short: map[string]bool{}, reference: fmt.Sprintf("DP%07d", c.upTo(10_000_000))}
	family := oneOf(c, surnames)
	h.person = oneOf(c, firstNames) + " " + family
	for range 4 {
		surname := oneOf(c, surnames)
		if c.in1000(100) {
			surname = family // relatives work as PAs too
		}
		h.names = append(h.names, oneOf(c, firstNames)+" "+surname)
	}
	h.bank = bank{twoColumns: c.in1000(200), title: c.in1000(400), ofx: c.in1000(100)}
	return h
}

// expect notes something expected and gives it back.
func (h *household) expect(kind expect.Kind, due calendar.Date, known int, amount money.Amount, payee, reference string) Expected {
	h.ids++
	e := Expected{Known: due.AddDays(-known), Item: expect.Item{
		ID: expect.ID(fmt.Sprintf("exp_%d_%d", h.n, h.ids)), Kind: kind, Due: due, Amount: amount, Payee: payee, Reference: reference, State: expect.Open}}
	h.expected = append(h.expected, e)
	return e
}

// monthly lists one day of each month of the year, and fourWeekly every 28th day.
func monthly(day int) (days []calendar.Date) {
	for m := range 12 {
		first := calendar.On(First.Year(), First.Month(), 1).AddMonths(m)
		days = append(days, calendar.On(first.Year(), first.Month(), day))
	}
	if days[0].Before(First) {
		days = days[1:]
	}
	return days
}

func fourWeekly(first calendar.Date) (days []calendar.Date) {
	for d := first; !d.After(Last); d = d.AddDays(28) {
		days = append(days, d)
	}
	return days
}

func (h *household) funder() {
	council := oneOf(h.chance, councils)
	days := fourWeekly(First.AddDays(h.between(3, 20)))
	if h.in1000(200) {
		days = monthly(h.between(1, 28))
	}
	weekly := money.Amount(h.between(15_000, 90_000))
	own := money.Amount(0)
	if h.in1000(450) {
		own = money.Amount(h.between(800, 9000) * 4)
	}
	var wants []Expected
	for _, d := range days {
		d = calendar.LastWorkingDayUpTo(d)
		in := h.expect(expect.PaymentIn, d, 10, weekly*4-own, council, h.reference)
		h.pay(in, byBacs)
		if own == 0 {
			continue
		}
		w := h.expect(expect.Contribution, d, 10, own, h.person, "CONTRIBUTION")
		if !h.in1000(10) {
			wants = append(wants, w)
		}
	}
	h.payAll(wants, byStandingOrder)
}

// employ pays the PAs, and HMRC and the pension of what they earned.
func (h *household) employ() {
	n := 1 + []int{0, 0, 0, 1, 1, 1, 1, 2, 2, 3}[h.upTo(10)]
	days := fourWeekly(First.AddDays(h.between(5, 27)))
	if h.in1000(350) {
		days = monthly(h.between(24, 28))
	}
	rate := h.between(1271, 1500)
	tax, pension := map[calendar.Date][]Expected{}, map[calendar.Date][]Expected{}
	byMonth := map[calendar.Date][]Expected{}
	for _, pa := range h.names[:n] {
		hours := 4 * h.between(5, 30) // in the period
		for _, d := range days {
			d = calendar.LastWorkingDayUpTo(d)
			worked := hours
			if h.in1000(400) {
				worked += h.between(-4, 8)
			}
			gross := money.Amount(worked * rate)
			over := max(0, gross-96_700)
			paye, saved := over*20/100+over*8/100, money.Amount(0)
			if gross > 76_800 {
				saved = (gross - 48_000) * 5 / 100
			}
			name := strings.ToUpper(d.Time().Format("02Jan06"))
			h.pay(h.expect(expect.Wages, d, 5, -(gross-paye-saved), pa, "WAGES "+name), byHand)
			if total := paye + max(0, gross-41_700)*15/100*money.Amount(h.upTo(2)); total > 0 {
				e := h.expect(expect.HMRC, quarterDue(d), quarterDue(d).DaysUntil(d)*-1+5, -total, "HMRC", "PAYE")
				tax[e.Due] = append(tax[e.Due], e)
				m := calendar.On(d.Year(), d.Month(), 1)
				byMonth[m] = append(byMonth[m], e)
			}
			if saved > 0 {
				due := calendar.On(d.Year(), d.Month(), 1).AddMonths(1).AddDays(21)
				e := h.expect(expect.Pension, calendar.LastWorkingDayUpTo(due), d.DaysUntil(due)+5, -(saved + saved*3/5), "NEST", "PENSION "+name)
				pension[due] = append(pension[due], e)
			}
		}
	}
	for due := range inOrder(pension) {
		h.together(pension[due], byDirectDebit)
	}
	if h.in1000(150) {
		for m := range inOrder(byMonth) {
			h.onDay(byMonth[m], m.AddMonths(1).AddDays(h.between(12, 20)))
		}
		return
	}
	for due := range inOrder(tax) {
		h.together(tax[due], byHand)
	}
}

// quarterDue is the 22nd after the quarter's end, or the working day before it.
func quarterDue(d calendar.Date) calendar.Date {
	for _, end := range []calendar.Date{calendar.On(2026, time.July, 5), calendar.On(2026, time.October, 5), calendar.On(2027, time.January, 5)} {
		if !d.After(end) {
			return calendar.LastWorkingDayUpTo(end.AddDays(17))
		}
	}
	return calendar.LastWorkingDayUpTo(calendar.On(2027, time.April, 22))
}

func (h *household) insure() {
	insurer, reference := oneOf(h.chance, insurers), fmt.Sprintf("POL%06d", h.upTo(1_000_000))
	if h.in1000(700) {
		h.pay(h.expect(expect.Bill, First.AddDays(h.between(10, 340)), 40, -money.Amount(h.between(6500, 14_000)), insurer, reference), byCard)
		return
	}
	premium := -money.Amount(h.between(600, 1300))
	for _, d := range monthly(h.between(1, 28)) {
		h.pay(h.expect(expect.Bill, d, 40, premium, insurer, reference), byDirectDebit)
	}
}

// classes are weekly or monthly, at a fixed price, by card or standing order.
func (h *household) classes() {
	for _, c := range classes {
		if !h.in1000(150) {
			continue
		}
		every, price, how := oneOf(h.chance, []int{7, 7, 14, 28}), -money.Amount(h.between(9, 60)*50), oneOf(h.chance, []channel{byCard, byCard, byStandingOrder})
		var wants []Expected
		for d := First.AddDays(h.between(0, 27)); !d.After(Last); d = d.AddDays(every) {
			w := h.expect(expect.Bill, d, 28, price, c, "")
			if !h.in1000(30) {
				wants = append(wants, w)
			}
		}
		h.payAll(wants, how)
	}
}

func (h *household) invoices() {
	if !h.in1000(300) {
		return
	}
	provider, number := oneOf(h.chance, providers), h.between(1000, 90_000)
	var wants []Expected
	for _, d := range monthly(h.between(5, 25)) {
		number += h.between(3, 40)
		wants = append(wants, h.expect(expect.Bill, d, 14, -money.Amount(h.between(4, 40)*h.between(2100, 2900)), provider, fmt.Sprintf("INV-%d", number)))
	}
	h.payAll(wants, byHand)
}

// card is what is bought that nobody expects to the penny.
func (h *household) card() {
	anyDay := func() calendar.Date { return First.AddDays(h.upTo(365)) }
	buy := func(noise Noise, amount int, at, answer string) {
		h.lines = append(h.lines, Line{Line: h.bank.worded(h.chance, byCard, h.branch(at), "", anyDay(), -money.Amount(amount)), Answer: answer, Noise: []Noise{noise}})
	}
	if h.in1000(333) {
		for range h.between(1, 2) {
			place := oneOf(h.chance, places)
			for range h.between(6, 9) {
				buy(Varying, h.between(350, 3200), place, "In the plan: "+place)
			}
		}
	}
	if h.in1000(400) {
		for range h.between(1, 2) {
			buy(Unexpected, h.between(299, 9000), oneOf(h.chance, shops), "")
		}
	}
	if h.in1000(200) {
		for range h.between(1, 3) {
			l := h.bank.worded(h.chance, plain, "CASH WITHDRAWAL ATM "+oneOf(h.chance, streets), "", anyDay(), -money.Amount(h.between(1, 10)*1000))
			h.lines = append(h.lines, Line{Line: l, Noise: []Noise{Cash}})
		}
	}
	if h.in1000(100) {
		for range h.between(1, 2) {
			l := h.bank.worded(h.chance, byFaster, h.payee(h.person, byHand), "", anyDay(), money.Amount(h.between(2, 30)*1000))
			h.lines = append(h.lines, Line{Line: l, Answer: "Own money", Noise: []Noise{OwnMoney}})
		}
	}
}
