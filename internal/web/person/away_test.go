package person

import (
	"strings"
	"testing"

	"ownway/internal/app/money"
	"ownway/internal/care/away"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/content"
	"ownway/internal/web/mywork/pagetest"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/fault"
)

func TestAwayIsSound(t *testing.T) {
	days := calendar.Period{First: calendar.MustDate("2026-07-04"), Last: calendar.MustDate("2026-07-18")}
	jobs := []work.Employment{{PA: "pa_1", PAName: "Ann Evans"}, {PA: "pa_2", PAName: "Bo Reed"}, {PA: "pa_1", PAName: "Ann Evans"}}
	full := awayView{Action: "/x", Told: true, Who: oneself, Along: []string{"pa_1"}, Away: money.Away{Jobs: jobs,
		Stays: []away.Stay{{ID: "awy_1", Days: days}, {ID: "awy_2", Days: days, Along: []person.PAID{"pa_1", "pa_2"}}, {ID: "awy_3", PA: "pa_2", Days: days}}}}
	for name, a := range map[string]awayView{"empty": {Action: "/x"}, "full": full, "taken back": {Action: "/x", Back: true}} {
		show := func(v *visit.Visit) error {
			a.fields(v)
			return v.Page(visit.Look{Title: "x"}, awayPage(v, a))
		}
		pagetest.Sound(t, name, herself, show)
		if page := pagetest.Render(t, content.En, herself, show); name == "full" {
			for _, want := range []string{"You with Ann Evans and Bo Reed", "Bo Reed, from", "Take this back"} {
				if !strings.Contains(page, want) {
					t.Errorf("%q is not there", want)
				}
			}
			if n := strings.Count(page, `name="along"`); n != 2 {
				t.Errorf("%d PAs can go along", n)
			}
		}
	}
	pagetest.Sound(t, "refused", herself, func(v *visit.Visit) error {
		v.Refused(fault.Invalid("who", chooseWho))
		full.fields(v)
		return v.Page(visit.Look{Title: "x"}, awayPage(v, full))
	})
}
