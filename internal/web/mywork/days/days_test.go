package days

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ownway/internal/access"
	"ownway/internal/content"
	"ownway/internal/web/mywork/pagetest"
	"ownway/internal/web/visit"
	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"

	"github.com/a-h/templ"
)

var (
	monday = calendar.MustDate("2026-11-16")
	weeks  = calendar.Period{First: monday, Last: monday.AddDays(27)}
)

func sheet(t *testing.T) hours.Sheet {
	t.Helper()
	s, err := hours.New(employment.Terms{Start: monday.AddDays(2)}, weeks)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func told() []hours.Entry {
	return []hours.Entry{
		{Date: monday.AddDays(2), Kind: hours.Work, Minutes: 210, Told: hours.Paper},
		{Date: monday.AddDays(2), Kind: hours.SleepIn, Minutes: 20, Nights: 1, Told: hours.Web},
		{Date: monday.AddDays(3), Kind: hours.SleepIn, Nights: 1, Told: hours.Web},
		{Date: monday.AddDays(8), Kind: hours.Work, Minutes: 0, Told: hours.Web},
		{Date: monday.AddDays(8), Kind: hours.Sick, Minutes: 60, Told: hours.Web},
		{Date: monday.AddDays(9), Kind: hours.Holiday, Minutes: 240, Told: hours.Usual},
	}
}

func TestWrite(t *testing.T) {
	for minutes, want := range map[int]string{0: "0", 60: "1", 90: "1.5", 15: "0.25", 200: "3:20", 63: "1.05", 61: "1:01", 600: "10"} {
		if got := Write(minutes); got != want {
			t.Errorf("%d minutes: %s, want %s", minutes, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		minutes := rapid.IntRange(0, 24*60).Draw(t, "minutes")
		if got, err := hours.ParseHours(Write(minutes)); err != nil || got != minutes {
			t.Fatalf("%d is written %s and read %d, %v", minutes, Write(minutes), got, err)
		}
	})
}

// form gives what a browser sends of a form.
func form(f Form) func(string) string {
	sent := map[string]string{}
	for _, w := range f.Weeks {
		for _, d := range w.Fields {
			sent[d.work()], sent[d.away()], sent[d.awayHours()], sent[d.awake()] = d.Work, d.Away, d.AwayHours, d.Awake
			if d.Sleep {
				sent[d.sleep()] = "1"
			}
		}
	}
	return func(name string) string { return sent[name] }
}

func TestWhatWasToldComesBack(t *testing.T) {
	f := New(sheet(t), told(), false, monday)
	got, err := New(sheet(t), nil, true, monday).Typed(form(f)).Entries(told())
	want := told()
	want[5].Told = hours.Web // the usual hours, once somebody says them, are theirs
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v\nwant %v", got, err, want)
	}
	if n := len(f.Weeks[0].Fields); n != 5 || f.Weeks[0].Fields[0].Date != monday.AddDays(2) {
		t.Errorf("the first week has %d days; work began on its Wednesday", n)
	}
	if !f.Weeks[0].Open || f.Weeks[1].Open || f.Weeks[0].Told.Work != 230 || f.Weeks[0].Told.SleepIns != 2 {
		t.Errorf("%+v", f.Weeks[0])
	}
}

func TestFaultsStandOnTheirFields(t *testing.T) {
	tests := []struct {
		name  string
		typed map[string]string
		field string
		key   string
	}{
		{"no time", map[string]string{"work-2026-11-18": "three"}, "work-2026-11-18", "hours.enter-hours"},
		{"away without why", map[string]string{"away-hours-2026-11-18": "3"}, "away-2026-11-18", "my-work.choose-away"},
		{"away without hours", map[string]string{"away-2026-11-18": "sick"}, "away-hours-2026-11-18", "hours.enter-hours"},
		{"awake in no night", map[string]string{"awake-2026-11-18": "1"}, "sleep-2026-11-18", "my-work.tick-sleep-in"},
		{"awake for no time", map[string]string{"sleep-2026-11-18": "1", "awake-2026-11-18": "x"}, "awake-2026-11-18", "hours.enter-hours"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := New(sheet(t), nil, true, monday).Typed(func(name string) string { return tt.typed[name] })
			_, err := f.Entries(nil)
			all := fault.All(err)
			if len(all) != 1 || all[0].Field != tt.field || string(all[0].Text.Key) != tt.key {
				t.Errorf("got %v", err)
			}
			v, w := pagetest.Visit(content.En, access.Actor{})
			if !v.Refused(err) {
				t.Fatal("not refused")
			}
			if err := v.Page(visit.Look{}, f.Fields(v)); err != nil {
				t.Fatal(err)
			}
			page := w.Body.String()
			if !strings.Contains(page, `href="#`+tt.field+`"`) || !strings.Contains(page, `id="`+tt.field+`-error"`) {
				t.Errorf("the page does not lead to %s", tt.field)
			}
			for _, typed := range tt.typed {
				if typed != "1" && !strings.Contains(page, `value="`+typed+`"`) {
					t.Errorf("%q is lost", typed)
				}
			}
		})
	}
}

func TestFaultsOfEntriesStandOnTheirFields(t *testing.T) {
	f := New(sheet(t), told(), true, monday)
	late := fault.Invalid("entries.4.minutes", hours.OverADay, "date", monday)
	none := fault.Invalid("entries", hours.EnterSomeHours)
	other := fault.Invalid("reason", hours.GiveReason)
	var fields []string
	for _, one := range fault.All(f.AtFields(errors.Join(late, none, other), told())) {
		fields = append(fields, one.Field)
	}
	if want := []string{"away-hours-2026-11-24", "work-2026-11-18", "reason"}; !slices.Equal(fields, want) {
		t.Errorf("%v, want %v", fields, want)
	}
	broken := errors.New("disk")
	if got := f.AtFields(broken, nil); got != broken {
		t.Errorf("%v", got)
	}
	if f.AtFields(nil, nil) != nil {
		t.Error("nothing wrong became wrong")
	}
}

func TestFormIsSound(t *testing.T) {
	heading := templ.Raw("<h1>x</h1>")
	for name, f := range map[string]Form{"empty": {}, "full": New(sheet(t), told(), true, monday), "no nights": New(sheet(t), nil, false, calendar.Date{})} {
		pagetest.Sound(t, name, access.Actor{}, func(v *visit.Visit) error {
			return v.Page(visit.Look{}, templ.Join(heading, f.Fields(v)))
		})
	}
}
