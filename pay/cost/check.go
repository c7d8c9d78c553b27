package cost

import (
	"errors"

	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of assumptions that cannot be worked with.
var (
	EnterHours      = msg.New("cost.enter-hours", "Enter the hours of support in a week, like 20")
	EnterPAs        = msg.New("cost.enter-pas", "Enter how many PAs share the hours, from 1 to 50")
	ChooseAge       = msg.New("cost.choose-age", "Choose the age of the PAs: 21 and over, 18 to 20, or under 18")
	ChoosePension   = msg.New("cost.choose-pension", "Choose who joins the pension")
	EnterWage       = msg.New("cost.enter-wage", "Enter an hourly wage from 0.01 to 1,000.00")
	EnterBudget     = msg.New("cost.enter-budget", "Enter the hourly rate of the budget, from 0.01 to 1,000.00")
	EnterSickWeeks  = msg.New("cost.enter-sick-weeks", "Enter weeks of sickness from 0 to 28")
	EnterRedundancy = msg.New("cost.enter-redundancy", "Enter half weeks of redundancy pay from 0 to 60")
	EnterYearly     = msg.New("cost.enter-yearly", "Enter a yearly amount from 0.00 to 100,000.00")
	OtherYear       = msg.New("cost.other-year", "{day} is not in the tax year {year}. Choose the rates of its own year")
)

// check gives every fault of the assumptions, joined, or the National
// Insurance figures of the day.
func (a Assumptions) check(y *rates.Year) (*rates.NationalInsurance, error) {
	if err := errors.Join(a.checkWork(), within("wage", EnterWage, a.Wage, 1, mostHourP), a.checkExtras()); err != nil {
		return nil, err
	}
	return a.figures(y)
}

func (a Assumptions) checkWork() error {
	var errs []error
	if a.Minutes < 1 || a.Minutes > mostWeek {
		errs = append(errs, fault.Invalid("hours", EnterHours))
	}
	if a.PAs < 1 || a.PAs > mostPAs {
		errs = append(errs, fault.Invalid("pas", EnterPAs))
	}
	if a.Age != Adult && a.Age != Youth && a.Age != Under18 {
		errs = append(errs, fault.Invalid("age", ChooseAge))
	}
	if a.Pension != AboveTrigger && a.Pension != AllJoin && a.Pension != NoneJoin {
		errs = append(errs, fault.Invalid("pension", ChoosePension))
	}
	return errors.Join(errs...)
}

func (a Assumptions) checkExtras() error {
	return errors.Join(
		within("sick-weeks", EnterSickWeeks, money.Amount(a.SickWeeks), 0, 28),
		within("redundancy", EnterRedundancy, money.Amount(a.RedundancyHalfWeeks), 0, mostHalf),
		within("insurance", EnterYearly, a.Insurance, 0, mostYear),
		within("payroll-fee", EnterYearly, a.PayrollFee, 0, mostYear),
		within("training", EnterYearly, a.Training, 0, mostYear),
		within("recruitment", EnterYearly, a.Recruitment, 0, mostYear),
	)
}

func within(field string, key msg.Key, n, least, most money.Amount) error {
	if n < least || n > most {
		return fault.Invalid(field, key)
	}
	return nil
}

// figures makes sure that the year is that of the day and is held in full.
func (a Assumptions) figures(y *rates.Year) (*rates.NationalInsurance, error) {
	if year := calendar.TaxYearOf(a.On); year != y.TaxYear {
		return nil, fault.Invalid("on", OtherYear, "day", a.On, "year", y.TaxYear.String())
	}
	if !y.Whole {
		return nil, fault.Invalid("on", rates.YearNotHeld, "year", y.TaxYear.String())
	}
	n, err := y.NIOn(a.On)
	if err != nil {
		return nil, fault.In(err, "on")
	}
	return n, nil
}

// minimum gives the minimum wage of the PAs' age on the day.
func (a Assumptions) minimum() (money.Amount, *rates.Wage, error) {
	w, err := rates.MinimumWage(a.On)
	if err != nil {
		return 0, nil, err
	}
	switch a.Age {
	case Youth:
		return w.Youth, w, nil
	case Under18:
		return w.Under18, w, nil
	}
	return w.Adult, w, nil
}
