package ordinary

import (
	"strconv"
	"strings"

	"ownway/bank/statement"
	"ownway/value/calendar"
	"ownway/value/money"
)

// channel is how money moves, which decides how the bank words it.
type channel int

const (
	plain channel = iota
	byBacs
	byStandingOrder
	byDirectDebit
	byHand // a Faster Payment that someone makes
	byFaster
	byCard
	refund
	back
)

// before lists what may stand before the payee; nothing may, too.
var before = map[channel][]string{
	plain: {""}, byBacs: {"", "", "BANK GIRO CREDIT ", "BACS "}, byStandingOrder: {"STANDING ORDER ", "STANDING ORDER ", ""},
	byDirectDebit: {"DIRECT DEBIT ", "DIRECT DEBIT ", ""}, byHand: {"FASTER PAYMENT TO ", "", "BILL PAYMENT TO "},
	byFaster: {"FASTER PAYMENT FROM ", ""}, byCard: {"CARD PAYMENT TO ", "CARD PAYMENT TO ", ""}, refund: {""}, back: {"", "RETURNED "},
}

// after lists what may stand after it.
var after = map[channel][]string{refund: {" REFUND"}, back: {" RETURNED", " REVERSAL", " UNPAID"}}

var types = map[channel]string{byBacs: "BGC", byStandingOrder: "SO", byDirectDebit: "DD", byHand: "FPO", byFaster: "FPI", byCard: "VIS", refund: "VIS", back: "FPI"}

// bank is how one bank words its lines.
type bank struct {
	twoColumns bool // payee and reference
	title      bool // each word begins with a capital
	ofx        bool // names are cut at 32 characters
}

func (b bank) worded(c *chance, how channel, payee, reference string, on calendar.Date, amount money.Amount) statement.Line {
	lead := oneOf(c, before[how])
	if amount > 0 {
		lead = strings.Replace(lead, "PAYMENT TO", "PAYMENT FROM", 1)
	}
	if strings.HasPrefix(payee, "RETURNED") {
		lead = ""
	}
	words := lead + payee
	if tails := after[how]; len(tails) > 0 && !strings.HasPrefix(lead, "RETURNED") {
		words += oneOf(c, tails)
	}
	if !b.twoColumns && reference != "" {
		words, reference = words+" "+reference, ""
	}
	if b.ofx && len(words) > 32 {
		words = words[:32]
	}
	words = strings.TrimSpace(words)
	if b.title {
		words = capitals(words)
	}
	return statement.Line{Date: on, Amount: amount, Payee: words, Reference: reference, Type: types[how]}
}

// capitals writes each word with a capital and small letters.
func capitals(s string) string {
	parts := strings.Fields(strings.ToLower(s))
	for i, p := range parts {
		parts[i] = strings.ToUpper(p[:1]) + p[1:]
	}
	return strings.Join(parts, " ")
}

// payee gives how the bank writes a payee: the same the whole year, but for a
// shop's branch.
func (h *household) payee(name string, how channel) string {
	written, seen := h.shown[name]
	if !seen {
		written = h.firstWritten(name)
		h.shown[name] = written
	}
	if how == byBacs && len(written) > 18 {
		return strings.TrimSpace(written[:18])
	}
	if how == byCard {
		return h.branch(written)
	}
	return written
}

func (h *household) branch(name string) string {
	if h.in1000(400) {
		return name + " " + strconv.Itoa(h.between(100, 9999))
	}
	return name
}

func (h *household) firstWritten(name string) string {
	upper := strings.ToUpper(name)
	if name == "HMRC" {
		return oneOf(h.chance, []string{"HMRC PAYE/NIC CUMBERNAULD", "HMRC CUMBERNAULD", "HM REVENUE & CUSTOMS", "HMRC"})
	}
	if name == "NEST" {
		return oneOf(h.chance, []string{"NEST", "NEST PENSIONS", "NEST CORPORATION"})
	}
	short := h.in1000(100)
	first, last, person := strings.Cut(upper, " ")
	if h.isPerson(name) && person {
		switch n := h.upTo(10); {
		case short:
			h.short[name] = true
			return oneOf(h.chance, []string{first + " " + last[:1], first[:min(3, len(first))] + " " + last[:min(4, len(last))]})
		case n < 6:
			return upper
		case n < 8:
			return first[:1] + " " + last
		case n < 9:
			return last + " " + first[:1]
		}
		return oneOf(h.chance, []string{"MRS ", "MR ", "MS "}) + first[:1] + " " + last
	}
	if !short {
		return upper
	}
	h.short[name] = true
	return abbreviated(upper)
}

func (h *household) isPerson(name string) bool {
	if name == h.person {
		return true
	}
	for _, n := range h.names {
		if n == name {
			return true
		}
	}
	return false
}

// abbreviated writes each long word by its first five letters.
func abbreviated(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		words[i] = w[:min(5, len(w))]
	}
	return strings.Join(words, " ")
}
