package rti

import (
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/msg"
)

// The faults of a person's details.
var (
	OtherNINO    = msg.New("rti.other-nino", "HMRC gives out no National Insurance number like {nino}. Check it, or leave it blank")
	NameLetters  = msg.New("rti.name-letters", "Enter letters, spaces, hyphens and apostrophes, up to {most} of them, beginning with a letter")
	EnterFirst   = msg.New("rti.enter-first", "Enter a first name or initials")
	TwoNames     = msg.New("rti.two-names", "Enter two first names at most")
	TwoLines     = msg.New("rti.two-lines", "Enter at least two lines of the address")
	FourLines    = msg.New("rti.four-lines", "Enter four lines of the address at most, without the postcode")
	LineLetters  = msg.New("rti.line-letters", "Enter up to 35 letters, digits and common signs, beginning with a letter or a digit")
	OneCountry   = msg.New("rti.one-country", "Enter a postcode, or the name of another country, but not both")
	ChooseGender = msg.New("rti.choose-gender", "Choose male or female, as HMRC has it on record")
)

func (e Employee) check(c *checker, made calendar.Date) {
	c.want(e.NINO == "" || ninos.MatchString(string(e.NINO)), "nino", OtherNINO, "nino", string(e.NINO))
	c.part("name", func() { e.Name.check(c) })
	c.part("address", func() { e.Address.check(c) })
	c.want(e.NINO != "" || e.Address.lines() >= 2, "address", TwoLines) // rule 7823
	// Rules 5001, 7826 and 7907. 130 years ago itself is too long ago.
	c.between(e.Born, made.AddMonths(-130*12).AddDays(1), made, "born")
	c.want(e.Gender == Male || e.Gender == Female, "gender", ChooseGender)
	c.want(e.Passport == "" || inNumber.MatchString(plain(e.Passport)), "passport", EnterPayID)
}

func (n Name) check(c *checker) {
	c.want(n.Title == "" || inTitle.MatchString(plain(n.Title)), "title", NameLetters, "most", 35)
	c.want(len(n.Forenames) <= 2, "forenames", TwoNames)
	for _, f := range n.Forenames {
		c.want(inName.MatchString(plain(f)), "forenames", NameLetters, "most", 35)
	}
	c.want(n.Initials == "" || inInitials.MatchString(plain(n.Initials)), "initials", NameLetters, "most", 5)
	c.want(len(n.Forenames) > 0 || n.Initials != "", "forenames", EnterFirst) // rule 7824
	c.want(inName.MatchString(plain(n.Surname)), "surname", NameLetters, "most", 35)
}

// lines counts the lines that are sent.
func (a Address) lines() int {
	n := 0
	for _, l := range a.Lines {
		if plain(l) != "" {
			n++
		}
	}
	return n
}

// check keeps rule 7825. Rule 7932 holds by how an address is written.
func (a Address) check(c *checker) {
	c.want(a.lines() <= 4, "lines", FourLines)
	for _, l := range a.Lines {
		c.want(plain(l) == "" || inLine.MatchString(plain(l)), "lines", LineLetters)
	}
	c.want(a.Postcode == "" || inPostcode.MatchString(string(a.Postcode)), "postcode", ident.EnterPostcode)
	c.want(a.Postcode == "" || a.Country == "", "country", OneCountry)
	if a.Country != "" {
		c.want(inCountry.MatchString(plain(a.Country)), "country", LineLetters)
		c.want(a.lines() >= 2, "lines", TwoLines)
	}
}
