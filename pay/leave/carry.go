package leave

import (
	"slices"

	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Because is why holiday that was not taken may be carried over.
type Because string

// The reasons (Working Time Regulations 1998 regs 13 and 13A, as changed on
// 1 January 2024).
const (
	Agreed Because = "agreed"  // the employer and the PA agreed: up to 1.6 weeks, into the next year
	Away   Because = "family"  // family leave: all of it, into the next year
	Sick   Because = "sick"    // up to four weeks, for 18 months after the year
	NotLet Because = "not-let" // the employer did not let or encourage the PA, or warn of the loss: up to four weeks
)

// The faults of carrying over, and the words of its working.
var (
	ChooseBecause = msg.New("leave.choose-because", "Choose why holiday is carried over: it was agreed, family leave, sickness, or no fair chance to take it")

	carryNames = map[Because]msg.Key{
		Agreed: msg.New("leave.carry.agreed", "Carried over as agreed, to take by {day}: {minutes}"),
		Away:   msg.New("leave.carry.family", "Carried over after family leave, to take by {day}: {minutes}"),
		Sick:   msg.New("leave.carry.sick", "Carried over after sickness, to take by {day}: {minutes}"),
	}
	carryNotLet = msg.New("leave.carry.not-let", "Carried over, as there was no fair chance to take it: {minutes}. It stays until a whole holiday year in which there is")
	carryLost   = msg.New("leave.carry.lost", "Not taken and not carried over: {minutes}")

	carryLaw = explain.Citation{Name: "Carry-over of holiday from 1 January 2024", Address: "https://www.brachers.co.uk/insights/working-time-regulations-carryover-of-leave-update"}
)

// Part is holiday carried over for one reason.
type Part struct {
	Because Because
	Minutes int
	By      calendar.Date // the last day to take it; no date for NotLet, which lasts while the employer does not put it right
}

// CarriedOver is what goes into the next leave year, and what is lost.
type CarriedOver struct {
	Parts []Part
	Lost  int // minutes
}

// Minutes adds up the parts.
func (c CarriedOver) Minutes() int {
	sum := 0
	for _, p := range c.Parts {
		sum += p.Minutes
	}
	return sum
}

// Carry works out what of the holiday of the leave year that holds a day may be
// carried over, for these reasons. Holiday taken is counted first on what was
// brought in, then on the four weeks of regulation 13, then on the 1.6 of
// regulation 13A; the law does not say, and this order is ours. What was brought
// in and not taken keeps its own last day and is not counted again.
func (r Regular) Carry(h *rates.Holiday, day calendar.Date, reasons []Because, why *explain.Note) (CarriedOver, error) {
	for _, b := range reasons {
		if carryNames[b] == "" && b != NotLet {
			return CarriedOver{}, fault.Invalid("because", ChooseBecause)
		}
	}
	s, err := r.On(h, day, nil)
	if err != nil {
		return CarriedOver{}, err
	}
	whole := s.Entitled - r.Carried
	main := min(whole, r.fourWeeks(Service{Year: s.Year, Start: r.Start, Last: r.Last}))
	taken := max(0, r.Taken-r.Carried)
	mainLeft := max(0, main-taken)
	restLeft := max(0, whole-taken) - mainLeft
	var c CarriedOver
	c.carry(mainLeft, s.Year, reasons, NotLet, Sick, Away)
	c.carry(restLeft, s.Year, reasons, Away, Agreed)
	if why != nil {
		c.explain(why)
	}
	return c, nil
}

// fourWeeks gives the minutes of the four weeks over a service, rounded up.
func (r Regular) fourWeeks(s Service) int {
	stretches := r.stretches(s)
	if len(stretches) == 1 {
		part, _ := s.share()
		return int(ratio{4 * int64(stretches[0].Week), 1}.times(part).ceil(1))
	}
	sum := 0
	for _, st := range stretches {
		sum += int(ratio{4 * int64(st.Week) * int64(st.days.Days()), int64(s.Year.Days())}.ceil(1))
	}
	return sum
}

// carry carries minutes over for the first of the reasons that holds, or counts
// them as lost. Reasons come with the longest time first.
func (c *CarriedOver) carry(minutes int, year calendar.Period, given []Because, order ...Because) {
	if minutes == 0 {
		return
	}
	for _, b := range order {
		if !slices.Contains(given, b) {
			continue
		}
		p := Part{Because: b, Minutes: minutes}
		switch b {
		case Sick:
			p.By = year.Last.AddDays(1).AddMonths(18).AddDays(-1)
		case Agreed, Away:
			p.By = year.Last.AddDays(1).AddMonths(12).AddDays(-1)
		}
		c.Parts = append(c.Parts, p)
		return
	}
	c.Lost += minutes
}

func (c CarriedOver) explain(why *explain.Note) {
	for _, p := range c.Parts {
		if p.Because == NotLet {
			why.Say(carryNotLet.With("minutes", Minutes(p.Minutes)), carryLaw)
			continue
		}
		why.Say(carryNames[p.Because].With("day", p.By, "minutes", Minutes(p.Minutes)), carryLaw)
	}
	if c.Lost > 0 {
		why.Say(carryLost.With("minutes", Minutes(c.Lost)), carryLaw)
	}
}
