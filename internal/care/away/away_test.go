package away

import (
	"errors"
	"testing"

	"ownway/internal/care/person"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

func days(first, last string) (p calendar.Period) {
	if first != "" {
		p.First = calendar.MustDate(first)
	}
	if last != "" {
		p.Last = calendar.MustDate(last)
	}
	return p
}

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		name string
		stay Stay
		want msg.Key // nothing when it can be
	}{
		{"a fortnight", Stay{Days: days("2026-07-04", "2026-07-18")}, ""},
		{"a day", Stay{Days: days("2026-07-04", "2026-07-04")}, ""},
		{"no first day", Stay{Days: days("", "2026-07-18")}, EnterFirst},
		{"no last day", Stay{Days: days("2026-07-04", "")}, EnterLast},
		{"back before leaving", Stay{Days: days("2026-07-04", "2026-07-03")}, WrongOrder},
		{"a year and a day", Stay{Days: days("2026-07-04", "2027-07-05")}, TooLong},
		{"a PA with a PA along", Stay{PA: "pa_1", Along: []person.PAID{"pa_2"}, Days: days("2026-07-04", "2026-07-18")}, NobodyAlong},
	} {
		err := c.stay.Check()
		var f *fault.Fault
		if c.want == "" && err != nil || c.want != "" && (!errors.As(err, &f) || f.Text.Key != c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestApart(t *testing.T) {
	person1 := Stay{Along: []person.PAID{"pa_along"}, Days: days("2026-07-04", "2026-07-18")}
	pa := Stay{PA: "pa_home", Days: person1.Days}
	for _, c := range []struct {
		name string
		stay Stay
		pa   person.PAID
		on   string
		want bool
	}{
		{"the PA who stayed", person1, "pa_home", "2026-07-10", true},
		{"the PA who went along", person1, "pa_along", "2026-07-10", false},
		{"the day of leaving", person1, "pa_home", "2026-07-04", false},
		{"the day after", person1, "pa_home", "2026-07-05", true},
		{"the day of coming back", person1, "pa_home", "2026-07-18", false},
		{"long after", person1, "pa_home", "2026-08-18", false},
		{"the PA who was away", pa, "pa_home", "2026-07-10", true},
		{"another PA", pa, "pa_along", "2026-07-10", false},
	} {
		if got := c.stay.Apart(c.pa, calendar.MustDate(c.on)); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
