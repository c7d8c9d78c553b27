package forms

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"ownway/internal/app/pay"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/web/mywork/days"
	"ownway/internal/web/visit"
	"ownway/pay/payroll"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/tax"
	"ownway/value/fault"
	"ownway/value/money"
)

// correctPage asks what was wrong about a payslip, shows what putting it right
// comes to, and then what was put right.
type correctPage struct {
	pay.CorrectionLook
	Code     string // as it stands or was typed; so are the others
	Rate     string
	RightFor string
	Insured  work.Insured
	Loans    loan.Plans
	Days     days.Form
	Why      string
	Try      bool // shown before anything is kept
	Done     bool
}

func atSlip(id person.ID, slip work.PayslipID) string {
	return at(id) + "/payslips/" + string(slip) + "/wrong"
}

func (p Pages) correct(v *visit.Visit) error {
	page, err := p.toCorrect(v)
	if err != nil {
		return err
	}
	page.Done = v.R.URL.Query().Has("done")
	return showCorrect(v, page)
}

func showCorrect(v *visit.Visit, page correctPage) error {
	return v.Page(visit.Look{Title: v.T("correct.title", "name", page.Slip.PAName, "day", page.Slip.PayDay), Back: "/payslips/" + string(page.Slip.ID), Wide: true}, correctView(v, page))
}

func (p Pages) toCorrect(v *visit.Visit) (correctPage, error) {
	employer, err := whose(v)
	if err != nil {
		return correctPage{}, err
	}
	var id work.PayslipID
	if err := id.Parse(v.R.PathValue("payslip")); err != nil {
		return correctPage{}, err
	}
	look, err := p.Pay.ToCorrect(v.R.Context(), v.By, employer, id)
	page := correctPage{CorrectionLook: look, Code: look.Slip.Code, Insured: look.Employment.Standing.Insured, Loans: look.Slip.Loans}
	if look.Sheet.ID != "" {
		page.Days = days.New(look.Sheet.Hours, look.Sheet.Hours.Entries, look.Employment.Terms.SleepIn > 0, look.Sheet.Hours.Period.First)
	}
	return page, err
}

// putRight shows what a correction would come to, and keeps it once that was seen.
func (p Pages) putRight(v *visit.Visit) error {
	page, err := p.toCorrect(v)
	if err != nil {
		return err
	}
	c, err := page.read(v)
	if err == nil && v.Form("sure") == "yes" {
		if err = p.Pay.Correct(v.R.Context(), v.By, c); err == nil {
			return v.Go(atSlip(page.Slip.Employer, page.Slip.ID) + "?done=yes")
		}
	}
	if err == nil {
		var look pay.CorrectionLook
		if look, err = p.Pay.TryCorrection(v.R.Context(), v.By, c); err == nil {
			page.CorrectionLook, page.Try = look, true
			return showCorrect(v, page)
		}
	}
	if v.Refused(page.Days.AtFields(err, c.Hours)) {
		return showCorrect(v, page)
	}
	return err
}

// read takes what was typed, and keeps it on the page. What stands as it stood is
// no correction.
func (p *correctPage) read(v *visit.Visit) (pay.Correction, error) {
	c := pay.Correction{Employer: p.Slip.Employer, Fix: work.Fix{From: p.Slip.ID}, Why: strings.TrimSpace(v.Form("why"))}
	p.Code, p.Rate, p.RightFor, p.Why = v.Form("code"), v.Form("rate"), v.Form("right-for"), v.Form("why")
	var wrong []error
	code, err := tax.Parse(p.Code)
	if err != nil {
		wrong = append(wrong, fault.At(err, "code"))
	} else if code.String() != p.Slip.Code {
		c.Fix.Code = code.String()
	}
	if n, err := strconv.ParseInt(p.Rate, 10, 64); err == nil && n > 0 {
		c.Fix.Rate = money.Amount(n)
		if c.Fix.RightFor, err = money.Parse(p.RightFor); err != nil || c.Fix.RightFor <= 0 {
			wrong = append(wrong, fault.Invalid("right-for", work.EnterRightRate))
		}
	}
	stood := p.Insured
	if p.Insured, err = readInsured(v); err != nil {
		wrong = append(wrong, err)
	} else if p.Insured != stood {
		c.Fix.Insured = &p.Insured
	}
	p.Loans = loan.Plans{Postgraduate: v.Form("postgraduate") == "yes"}
	if n, err := strconv.ParseUint(v.Form("student"), 10, 8); err == nil {
		p.Loans.Student = loan.Plan(n)
	}
	if p.Loans != p.Slip.Loans {
		c.Fix.Loans = &p.Loans
	}
	p.Days = p.Days.Typed(v.Form)
	entries, err := p.Days.Entries(p.Sheet.Hours.Entries)
	if err != nil {
		wrong = append(wrong, err)
	} else if !p.Sheet.SameHours(entries) {
		c.Hours = entries
	}
	return c, errors.Join(wrong...)
}

// rates lists the hourly rates of the payslip.
func (p correctPage) rates() []money.Amount {
	rates := map[money.Amount]bool{}
	for _, l := range p.Slip.Lines {
		if l.Rate > 0 && l.Amount == 0 {
			rates[l.Rate] = true
		}
	}
	return slices.Sorted(maps.Keys(rates))
}

// typed carries what was typed past the preview.
func (p correctPage) typed(v *visit.Visit) [][2]string {
	var all [][2]string
	for _, name := range slices.Sorted(maps.Keys(v.R.PostForm)) {
		if typed := v.Form(name); typed != "" && name != "sure" {
			all = append(all, [2]string{name, typed})
		}
	}
	return all
}

var lineWords = map[payroll.Kind]string{payroll.Hours: "correct.line-work", payroll.Holiday: "correct.line-holiday", payroll.SleepIn: "correct.line-sleep-in", payroll.Sick: "correct.line-sick"}

// lineOf says one line that the next payslip gets.
func lineOf(v *visit.Visit, l work.Line) string {
	if l.Minutes > 0 {
		return v.T("correct.line-hours", "what", v.T(lineWords[l.Kind]), "hours", days.Write(l.Minutes), "rate", l.Rate)
	}
	return v.T(lineWords[l.Kind])
}

// saidHours reports whether hours are among what is put right.
func (p correctPage) saidHours() bool { return len(p.Owed.Lines) > 0 || p.Owed.TooMuch > 0 }
