package employment

import (
	"errors"
	"strconv"

	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of terms that cannot be used.
var (
	EnterStart       = msg.New("employment.enter-start", "Enter the first day of work")
	EndBeforeStart   = msg.New("employment.end-before-start", "Enter a last day of work on or after {start}")
	ChooseFrequency  = msg.New("employment.choose-frequency", "Choose how often wages are paid")
	EnterRate        = msg.New("employment.enter-rate", "Enter an hourly rate above zero, like 12.71")
	EnterRateFrom    = msg.New("employment.enter-rate-from", "Enter the day that the rate starts")
	ChooseRateDays   = msg.New("employment.choose-rate-days", "Choose which days the rate is for")
	RateTwice        = msg.New("employment.rate-twice", "Keep one rate for the same days from {from}")
	EnterUsual       = msg.New("employment.enter-usual-hours", "Enter usual hours between 0 and 24 for the day")
	SleepInBelowZero = msg.New("employment.sleep-in-below-zero", "Enter what is paid for a sleep-in night, like 60.00")
	EnterSleepIn     = msg.New("employment.enter-sleep-in", "Enter what is paid for a sleep-in night, because sleep-in nights are usual")
	ChooseHoliday    = msg.New("employment.choose-holiday", "Choose how holiday is earned and paid")
)

// dayMinutes is the length of a day. A day on which the clocks change is left
// to be put right in the hours themselves.
const dayMinutes = 24 * 60

// Validate gives every fault in the terms, joined, or nil. Fields are named as
// in Terms, with a number counted from 0 for each rate ("rates.0.hourly") and
// for each day of the usual week ("usual.1" is Monday).
func (t Terms) Validate() error {
	return errors.Join(
		t.validateDates(),
		t.validateRates(),
		t.validateUsual(),
		t.validateChoices(),
	)
}

func (t Terms) validateDates() error {
	if t.Start.IsZero() {
		return fault.Invalid("start", EnterStart)
	}
	if !t.End.IsZero() && t.End.Before(t.Start) {
		return fault.Invalid("end", EndBeforeStart, "start", t.Start)
	}
	return nil
}

func (t Terms) validateRates() error {
	var errs []error
	for i, r := range t.Rates {
		errs = append(errs, r.validate("rates."+strconv.Itoa(i)))
		for _, other := range t.Rates[:i] {
			if other.From == r.From && other.On == r.On {
				errs = append(errs, fault.Invalid("rates."+strconv.Itoa(i)+".from", RateTwice, "from", r.From))
			}
		}
	}
	if _, ok := latest(t.Rates, EveryDay, t.Start); !ok && !t.Start.IsZero() {
		errs = append(errs, fault.Invalid("rates", NoRate, "day", t.Start))
	}
	return errors.Join(errs...)
}

func (r Rate) validate(field string) error {
	var errs []error
	if r.From.IsZero() {
		errs = append(errs, fault.Invalid(field+".from", EnterRateFrom))
	}
	if !r.On.Known() {
		errs = append(errs, fault.Invalid(field+".on", ChooseRateDays))
	}
	if r.Hourly <= 0 {
		errs = append(errs, fault.Invalid(field+".hourly", EnterRate))
	}
	return errors.Join(errs...)
}

func (t Terms) validateUsual() error {
	var errs []error
	for wd, minutes := range t.Usual.Minutes {
		if minutes < 0 || minutes > dayMinutes {
			errs = append(errs, fault.Invalid("usual."+strconv.Itoa(wd), EnterUsual))
		}
	}
	_, nights := t.Usual.Week()
	switch {
	case t.SleepIn < 0:
		errs = append(errs, fault.Invalid("sleep-in", SleepInBelowZero))
	case t.SleepIn == 0 && nights > 0:
		errs = append(errs, fault.Invalid("sleep-in", EnterSleepIn))
	}
	return errors.Join(errs...)
}

func (t Terms) validateChoices() error {
	var errs []error
	if !t.Frequency.Known() {
		errs = append(errs, fault.Invalid("frequency", ChooseFrequency))
	}
	if !t.Holiday.Known() {
		errs = append(errs, fault.Invalid("holiday", ChooseHoliday))
	}
	return errors.Join(errs...)
}
