package cases

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"ownway/value/calendar"
	"ownway/value/money"
)

// scenario is one case of GOV.UK's calculators: inputs by name, and what is
// expected of each answer. The first problem of reading it is kept.
type scenario struct {
	Context, Name, Source string
	Inputs                map[string]json.RawMessage
	Expected              []expected

	line int
	read map[string]bool // inputs that were looked at
	bad  *Problem
}

type expected struct {
	Of    string
	Value json.RawMessage
}

// calculators are those of GOV.UK, by a word in the name of the file or of the
// source that a scenario names.
var calculators = []struct {
	word  string
	prove func(*scenario, *Outcome)
}{
	{"statutory_sick_pay", sickCase}, {"ssp", sickCase},
	{"holiday_entitlement", holidayCase},
	{"minimum_wage", minimumCase},
	{"maternity", familyCase}, {"adoption", familyCase}, {"paternity", familyCase},
	{"redundancy", redundancyCase},
}

func calculator(name string) func(*scenario, *Outcome) {
	for _, c := range calculators {
		if strings.Contains(strings.ToLower(name), c.word) {
			return c.prove
		}
	}
	return nil
}

// runScenarios runs a JSON file, and reports whether it holds cases known here.
func (f *File) runScenarios(data []byte) bool {
	all, err := readScenarios(data)
	for _, s := range all {
		prove := calculator(s.Source)
		if prove == nil {
			prove = calculator(f.Name)
		}
		if prove == nil || len(s.Expected) == 0 {
			continue
		}
		f.Outcomes = append(f.Outcomes, s.outcome(prove))
	}
	if err != nil && (len(f.Outcomes) > 0 || calculator(f.Name) != nil) {
		f.Bad = err
	}
	return len(f.Outcomes) > 0 || f.Bad != nil
}

// readScenarios reads a list of scenarios, each with its line.
func readScenarios(data []byte) ([]*scenario, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	at := func(err error) error {
		return &Problem{Line: lineOf(data, d.InputOffset()), Text: "this is no list of cases in JSON: " + jsonProblem(err)}
	}
	open, err := d.Token()
	if err != nil || open != json.Delim('[') {
		return nil, at(err)
	}
	var all []*scenario
	for d.More() {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return all, at(err)
		}
		s := &scenario{line: lineOf(data, d.InputOffset()-int64(len(raw))), read: map[string]bool{}}
		if err := json.Unmarshal(raw, s); err != nil {
			return all, &Problem{Line: s.line, Text: "this is no case: " + jsonProblem(err)}
		}
		all = append(all, s)
	}
	if _, err := d.Token(); err != nil {
		return all, at(err)
	}
	return all, nil
}

func lineOf(data []byte, offset int64) int {
	return bytes.Count(data[:min(max(offset, 0), int64(len(data)))], []byte("\n")) + 1
}

// jsonProblem names the field where it can.
func jsonProblem(err error) string {
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		return "it should begin with ["
	case errors.As(err, &kind) && kind.Field != "":
		return kind.Field + " holds a " + kind.Value
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}

// outcome proves one scenario. An answer that cannot be given, or an input
// that nothing takes, leaves the whole scenario out.
func (s *scenario) outcome(prove func(*scenario, *Outcome)) Outcome {
	o := Outcome{Line: s.line, Name: strings.Join(strings.Fields(s.Context+" / "+s.Name), " ")}
	prove(s, &o)
	if s.bad != nil {
		return Outcome{Line: s.line, Name: o.Name, Year: o.Year, Bad: s.bad}
	}
	for _, input := range slices.Sorted(maps.Keys(s.Inputs)) {
		if !s.read[input] && o.LeftOut == "" {
			o.LeftOut = "nothing here takes the input " + shown(input)
		}
	}
	if o.LeftOut != "" {
		o.Misses, o.Refused, o.Read = nil, nil, ""
	}
	return o
}

// answer compares one expected value, which may be written as text or number.
func (o *Outcome) answer(e expected, got string) {
	if !same(e.Value, got) {
		o.Misses = append(o.Misses, Miss{e.Of, flat(e.Value), got})
	}
}

// cannot leaves the scenario out, since one of its answers is not worked out.
func (o *Outcome) cannot(of, because string) {
	if o.LeftOut == "" {
		o.LeftOut = fmt.Sprintf("%s %s", shown(of), because)
	}
}

// same compares a published value with ours: numbers by their value however
// written, everything else by its text.
func same(want json.RawMessage, got string) bool {
	a, b := flat(want), got
	x, okX := decimal(a)
	y, okY := decimal(b)
	if okX && okY {
		return x.Cmp(y) == 0
	}
	return a == b
}

// flat writes a value without quotation marks and spaces.
func flat(v json.RawMessage) string {
	var s string
	if json.Unmarshal(v, &s) == nil {
		return strings.TrimSpace(s)
	}
	var b bytes.Buffer
	if json.Compact(&b, v) != nil {
		return string(v)
	}
	return b.String()
}

// decimal reads a plain decimal number exactly.
func decimal(s string) (*big.Rat, bool) {
	if s == "" || len(s) > 40 || strings.Trim(s, "0123456789.-") != "" {
		return nil, false
	}
	return new(big.Rat).SetString(s)
}

func (s *scenario) problem(input, text string) {
	if s.bad == nil {
		s.bad = &Problem{Line: s.line, Field: input, Text: text + ", but says “" + shown(flat(s.Inputs[input])) + "”"}
	}
}

// has reports whether the scenario gives an input.
func (s *scenario) has(input string) bool {
	s.read[input] = true
	v, ok := s.Inputs[input]
	return ok && string(v) != "null"
}

// ignore names inputs that make no difference to the answer.
func (s *scenario) ignore(inputs ...string) {
	for _, i := range inputs {
		s.read[i] = true
	}
}

// text reads an input as text, nothing when it is not given.
func (s *scenario) text(input string) string {
	if !s.has(input) {
		return ""
	}
	return flat(s.Inputs[input])
}

// date reads an input as a date, no date when it is not given.
func (s *scenario) date(input string) calendar.Date {
	if !s.has(input) {
		return calendar.Date{}
	}
	d, err := calendar.Parse(s.text(input))
	if err != nil {
		s.problem(input, "this should be a date, like 2026-11-21")
	}
	return d
}

func (s *scenario) amount(input string) money.Amount {
	if !s.has(input) {
		return 0
	}
	a, err := money.Parse(s.text(input))
	if err != nil {
		s.problem(input, "this should be pounds and pence, like 12.50")
	}
	return a
}

func (s *scenario) number(input string) int {
	if !s.has(input) {
		return 0
	}
	n, err := strconv.Atoi(s.text(input))
	if err != nil || n < 0 || n > 100_000 {
		s.problem(input, "this should be a whole number")
	}
	return n
}
