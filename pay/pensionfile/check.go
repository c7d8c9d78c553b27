package pensionfile

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of a schedule.
var (
	EnterReference = msg.New("pensionfile.enter-reference", "Enter the reference that the pension provider gave the employer")
	EnterEMP       = msg.New("pensionfile.enter-emp", "Enter NEST's employer reference: EMP and 9 digits")
	EnterSource    = msg.New("pensionfile.enter-source", "Enter the name of the payment source, as it stands in the NEST account")
	NoMembers      = msg.New("pensionfile.no-members", "There is nobody in the pension scheme in this pay period, so there is no file to send")
	TooManyMembers = msg.New("pensionfile.too-many-members", "There are more than {most} people in one file. Send two files")
	EnterName      = msg.New("pensionfile.enter-name", "Enter the PA's first name and last name")
	OddWords       = msg.New("pensionfile.odd-words", "Write this in {most} letters or fewer, beginning with a letter or a digit")
	WhoIsIt        = msg.New("pensionfile.who-is-it", "Enter the PA's National Insurance number, or another number for the PA")
	SameTwice      = msg.New("pensionfile.same-twice", "The PA is in the file twice. Add the two together")
	EnterSum       = msg.New("pensionfile.enter-sum", "Enter an amount from nothing up to £10 million")
	ExtraInside    = msg.New("pensionfile.extra-inside", "NEST has no place for extra payments. Add them to what the PA pays in")
	EnterGender    = msg.New("pensionfile.enter-gender", "Choose M or F, or leave it blank")
	EnterShare     = msg.New("pensionfile.enter-share", "Enter the share as a percentage from 0 to 100, like 5")
	OddCode        = msg.New("pensionfile.odd-code", "This code is not one that we know")
)

const (
	mostMembers = 5_000
	mostLetters = 100
	largest     = money.Amount(1_000_000_000) // £10 million
)

var empReference = regexp.MustCompile(`^EMP[0-9]{9}$`)

// checker collects the faults of a schedule, each under its field.
type checker struct{ faults []error }

func (c *checker) want(so bool, field string, key msg.Key, pairs ...any) {
	if !so {
		c.faults = append(c.faults, fault.Invalid(field, key, pairs...))
	}
}

func (c *checker) words(field, s string) { c.want(safe(s), field, OddWords, "most", mostLetters) }

func (c *checker) sum(field string, a money.Amount) {
	c.want(a >= 0 && a <= largest, field, EnterSum)
}

// runs holds the characters that make a spreadsheet take a field for a formula
// when they stand first, the wide forms among them.
const runs = "=+-@|%＝＋－＠"

// safe reports whether words stand in a field as they are: no line break or
// other sign that cannot be seen, no space at an end, and nothing first that a
// spreadsheet would run. An apostrophe in front would hide what follows it.
func safe(s string) bool {
	if s == "" {
		return true
	}
	if !utf8.ValidString(s) || utf8.RuneCountInString(s) > mostLetters || strings.TrimSpace(s) != s {
		return false
	}
	for _, r := range s {
		if !unicode.IsPrint(r) {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "'\" "))
	return !strings.ContainsRune(runs, first)
}

func (s Schedule) check(l Layout) error {
	var c checker
	switch l {
	case NEST:
		c.want(empReference.MatchString(s.Employer), "employer", EnterEMP)
		c.want(s.Source != "", "source", EnterSource)
	case PAPDIS:
		c.want(s.Employer != "", "employer", EnterReference)
	case Plain:
	default:
		return fault.Invalid("layout", ChooseLayout)
	}
	c.words("employer", s.Employer)
	c.words("source", s.Source)
	c.words("group", s.Group)
	c.words("section", s.Section)
	c.want(!s.Period.First.IsZero() && !s.Period.Last.Before(s.Period.First), "period", calendar.EnterDate)
	c.want(!s.PaymentDue.IsZero(), "payment-due", calendar.EnterDate)
	c.want(s.Frequency.Known(), "frequency", period.Choose)
	c.want(len(s.Members) > 0, "members", NoMembers)
	c.want(len(s.Members) <= mostMembers, "members", TooManyMembers, "most", mostMembers)
	seen := map[string]bool{}
	for i, m := range s.Members {
		at := "members[" + strconv.Itoa(i) + "]."
		c.want(!seen[m.who()], at+"nino", SameTwice)
		seen[m.who()] = true
		m.check(&c, at, l)
	}
	return errors.Join(c.faults...)
}

// who tells one member from another.
func (m Member) who() string {
	if m.NINO != "" {
		return "nino " + string(m.NINO)
	}
	return "other " + m.Alternative
}

func (m Member) check(c *checker, at string, l Layout) {
	nino, err := ident.ParseNINO(string(m.NINO))
	c.want(m.NINO == "" || err == nil && nino == m.NINO, at+"nino", ident.EnterNINO)
	c.want(m.NINO != "" || m.Alternative != "", at+"nino", WhoIsIt)
	c.want(m.Forename != "" && m.Surname != "", at+"surname", EnterName)
	c.want(l == NEST || !m.Born.IsZero(), at+"born", pension.EnterBirth)
	c.want(m.Gender == "" || m.Gender == "M" || m.Gender == "F", at+"gender", EnterGender)
	postcode, err := ident.ParsePostcode(string(m.Postcode))
	c.want(m.Postcode == "" || err == nil && postcode == m.Postcode, at+"postcode", ident.EnterPostcode)
	for field, s := range map[string]string{"reference": m.Reference, "alternative": m.Alternative, "title": m.Title, "forename": m.Forename,
		"second-name": m.SecondName, "surname": m.Surname, "country": m.Country, "email": m.Email} {
		c.words(at+field, s)
	}
	for _, line := range m.Address {
		c.words(at+"address", line)
	}
	c.sum(at+"earnings", m.Earnings)
	c.sum(at+"worker", m.Worker)
	c.sum(at+"employer", m.Employer)
	c.sum(at+"extra", m.Extra)
	c.want(l != NEST || m.Extra == 0, at+"extra", ExtraInside)
	c.want(m.WorkerShare >= 0 && m.WorkerShare <= 10_000, at+"worker-share", EnterShare)
	c.want(m.EmployerShare >= 0 && m.EmployerShare <= 10_000, at+"employer-share", EnterShare)
	c.want(m.Duty <= pension.Eligible, at+"duty", OddCode)
	c.want(m.Entered <= ByJoining, at+"entered", OddCode)
}
