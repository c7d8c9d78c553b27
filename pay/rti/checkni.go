package rti

import (
	"strings"

	"ownway/pay/payroll/ni"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of National Insurance by letter.
var (
	LetterTwice   = msg.New("rti.letter-twice", "Give the letter {letter} once, with its figures added up")
	LetterWed     = msg.New("rti.letter-wed", "Choose another letter than {letter}: it is only for some women who were born by {born} and married")
	LetterNothing = msg.New("rti.letter-nothing", "With the letter {letter} this must be nothing. Check the letter")
	LetterPlace   = msg.New("rti.letter-place", "Enter the postcode of the workplace: the letter {letter} is for some places only")
)

func (j Employment) checkNI(c *checker, e Employee, y year) {
	c.want(j.Workplace == "" || workplaces.MatchString(string(j.Workplace)), "workplace", ident.EnterPostcode)
	c.want(len(j.NI) <= 4, "ni", ni.TooManyLetters)
	seen := map[ni.Category]bool{}
	for i, n := range j.NI {
		c.each("ni", i, func() {
			letter := n.Letter.String()
			if !n.Letter.Known() {
				c.want(false, "letter", ni.ChooseLetter)
				return
			}
			c.want(!seen[n.Letter], "letter", LetterTwice, "letter", letter) // rule 7850
			seen[n.Letter] = true
			wed := !strings.Contains("BEIT", letter) || e.Gender != Male && !e.Born.After(y.wedBefore)
			c.want(wed, "letter", LetterWed, "letter", letter, "born", y.wedBefore) // rules 7849, 7955
			n.check(c)
		})
		placed := !strings.Contains("FILSNEDK", n.Letter.String()) || j.Workplace != ""
		c.want(placed || n.Letter == 0, "workplace", LetterPlace, "letter", n.Letter.String()) // rule 7954
	}
}

// check keeps the schema's limits, and rules 7852 to 7854 and 7863 to 7866.
func (n NI) check(c *checker) {
	letter := n.Letter.String()
	noneAtAll, noneOwn := letter == "X", strings.Contains("XCKSW", letter)
	for _, a := range []struct {
		field               string
		amount, least, most money.Amount
		nothing             bool
	}{
		{"pay", n.Pay, -most, most, false},
		{"pay-to-date", n.PayToDate, 0, most, false},
		{"bands.at-lel", n.Bands.AtLEL, 0, 9_999_00, noneAtAll},
		{"bands.lel-to-pt", n.Bands.LELToPT, 0, 9_999_99, noneAtAll},
		{"bands.pt-to-uel", n.Bands.PTToUEL, 0, 99_999_99, noneAtAll},
		{"employer", n.Employer, -most, most, noneAtAll},
		{"employer-to-date", n.EmployerToDate, 0, most, noneAtAll},
		{"employee", n.Employee, -most, most, noneOwn},
		{"employee-to-date", n.EmployeeToDate, 0, most, noneOwn},
	} {
		c.amount(a.amount, a.least, a.most, a.field)
		c.want(!a.nothing || a.amount == 0, a.field, LetterNothing, "letter", letter)
	}
	c.want(n.Bands.AtLEL%100 == 0, "bands.at-lel", WholePounds)
}
