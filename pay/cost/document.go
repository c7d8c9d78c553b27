package cost

import (
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// Document is an answer as other programs read it. Its fields are stable: they
// are added to, never changed. Amounts are in pence.
type Document struct {
	On      string          `json:"on"`
	Minutes int             `json:"minutes" doc:"Of support in a week."`
	PAs     int             `json:"pas"`
	Age     Age             `json:"age"`
	Wage    money.Amount    `json:"wage" doc:"For an hour."`
	Minimum money.Amount    `json:"minimum" doc:"The least lawful wage of the PAs' age."`
	Lawful  bool            `json:"lawful"`
	Lines   []DocumentLine  `json:"lines"`
	Year    money.Amount    `json:"year"`
	Week    money.Amount    `json:"week"`
	Hour    money.Amount    `json:"hour"`
	Budget  *DocumentBudget `json:"budget,omitempty"`
	Why     []Working       `json:"why,omitempty"`
}

// DocumentLine is one part of a cost.
type DocumentLine struct {
	Key  string       `json:"key"`
	Text string       `json:"text"`
	Year money.Amount `json:"year"`
	Hour money.Amount `json:"hour"`
}

// DocumentBudget is what a budget can pay.
type DocumentBudget struct {
	Hour        money.Amount `json:"hour"`
	HighestWage money.Amount `json:"highest-wage"`
	Lawful      bool         `json:"lawful"`
	MissingHour money.Amount `json:"missing-hour"`
	MissingWeek money.Amount `json:"missing-week"`
}

// Working is a line of a working, with those that it was worked out from.
type Working struct {
	Text    string             `json:"text"`
	Amount  *money.Amount      `json:"amount,omitempty"`
	Sources []explain.Citation `json:"sources,omitempty"`
	Lines   []Working          `json:"lines,omitempty"`
}

// Document gives the answer to a question with its texts as say writes them; the
// working is left out when why is nil.
func (f Found) Document(q Question, why *explain.Note, say func(msg.Text) string) Document {
	d := Document{On: f.On.String(), Minutes: f.Minutes, PAs: f.PAs, Age: f.Age, Wage: f.Wage,
		Minimum: f.Minimum, Lawful: f.Lawful(), Lines: []DocumentLine{}, Year: f.Cost.Year, Week: f.Cost.Week, Hour: f.Cost.Hour}
	for _, l := range f.Lines {
		d.Lines = append(d.Lines, DocumentLine{string(l.Text.Key), say(l.Text), l.Year, l.Hour})
	}
	if b := f.Budget; b != nil && q.OfBudget != nil {
		d.Budget = &DocumentBudget{*q.OfBudget, b.Highest, b.Enough, b.GapHour, b.GapWeek}
	}
	if why != nil {
		d.Why = workingOf(why.Lines, say)
	}
	return d
}

func workingOf(lines []explain.Line, say func(msg.Text) string) []Working {
	var all []Working
	for _, l := range lines {
		all = append(all, Working{say(l.Text), l.Amount, l.Cites, workingOf(l.Lines, say)})
	}
	return all
}
