package bureau

import (
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"ownway/internal/access"
	office "ownway/internal/app/bureau"
	"ownway/internal/app/pay"
	cutoffs "ownway/internal/care/bureau"
	"ownway/internal/care/work"
	"ownway/internal/content"
	"ownway/internal/web/govuk/htmltest"
	"ownway/internal/web/visit"
	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

var (
	day       = calendar.MustDate
	today     = day("2026-11-21")
	fourWeeks = calendar.FourWeekly(day("2026-10-19"), 0)
)

// visitor is the bureau's officer, reading in a language.
func visitor(lang content.Lang) (*visit.Visit, *httptest.ResponseRecorder) {
	w := httptest.NewRecorder()
	return &visit.Visit{W: w, R: httptest.NewRequest("GET", "/wages", nil), Words: content.For(lang),
		By: access.Actor{Account: "acc_01", Role: access.Support, Name: "Sunita Rao"}}, w
}

// posted is the officer sending a form.
func posted(form url.Values) (*visit.Visit, *httptest.ResponseRecorder) {
	v, w := visitor(content.En)
	v.R = httptest.NewRequest("POST", "/wages", strings.NewReader(form.Encode()))
	v.R.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return v, w
}

// shown gives a page as it is sent, and fails on what is wrong with it.
func shown(t *testing.T, v *visit.Visit, w *httptest.ResponseRecorder, body templ.Component) string {
	t.Helper()
	if err := v.Page(visit.Look{Title: "T", Wide: true}, body); err != nil {
		t.Fatal(err)
	}
	page := w.Body.String()
	for _, f := range htmltest.Faults(page) {
		t.Error(f)
	}
	if at := strings.Index(page, "\u2063"); content.Missing(page) {
		t.Errorf("words are missing: %.120s", page[at:])
	}
	return page
}

// sound checks a page in all languages, and gives its English.
func sound(t *testing.T, page func(*visit.Visit) templ.Component) string {
	t.Helper()
	english := ""
	for _, lang := range content.Langs() {
		v, w := visitor(lang)
		if text := shown(t, v, w, page(v)); lang == content.En {
			english = htmltest.Text(text)
		}
	}
	return english
}

func has(t *testing.T, page string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q:\n%s", want, page)
		}
	}
}

// question is hours of a PA in some state: Mondays and a sleep-in on Fridays
// are usual.
func question(t *testing.T, state hours.State) pay.Question {
	t.Helper()
	terms := employment.Terms{Start: day("2026-06-15"), Frequency: period.FourWeekly, PeriodFrom: fourWeeks.First, SleepIn: money.Pounds(60, 0),
		Rates: []employment.Rate{{From: day("2026-06-15"), On: employment.EveryDay, Hourly: 1271}}}
	terms.Usual.Minutes[time.Monday], terms.Usual.SleepIn[time.Friday] = 180, true
	s, err := hours.New(terms, fourWeeks)
	if err != nil {
		t.Fatal(err)
	}
	q := pay.Question{Employment: work.Employment{ID: "emp_01", Employer: "per_01", PAName: "Beth Carer", Terms: terms}, Days: work.CalendarOf(fourWeeks)}
	if state != hours.Open {
		s, _, err = s.Log([]hours.Entry{{Date: day("2026-10-19"), Kind: hours.Work, Minutes: 210, Told: hours.Paper}, {Date: day("2026-10-23"), Kind: hours.SleepIn, Nights: 1, Told: hours.Paper},
			{Date: day("2026-10-26"), Kind: hours.Holiday, Minutes: 200, Told: hours.Paper}, {Date: day("2026-11-02"), Kind: hours.Sick, Minutes: 45, Told: hours.Paper}}, today)
		if err != nil {
			t.Fatal(err)
		}
		s.State = state
	}
	q.Sheet.Hours = s
	return q
}

// look is a wages run with an employer in every state.
func look(t *testing.T, state work.RunState) pay.Look {
	slip := work.Slip{PAName: "Beth Carer", Net: 70214, LastTime: 68000}
	paid := slip
	paid.ID, paid.LastTime, paid.AsUsual = "slp_01", 0, true
	l := pay.Look{Run: work.Run{ID: "wgr_01", Frequency: period.FourWeekly, Calendar: work.CalendarOf(fourWeeks), State: state}}
	row := func(name string, s work.ItemState) pay.Row {
		return pay.Row{Item: work.Item{Run: "wgr_01", Employer: "per_01", Name: name, State: s}}
	}
	held, waiting, ready, done := row("Ada Example", work.Held), row("Bo Jones", work.Waiting), row("Cai Rees", work.Ready), row("Di Shah", work.Done)
	held.Why = work.BelowMinimum.With("short", money.Amount(1250), "lawful", money.Pounds(700, 0))
	for _, s := range []hours.State{hours.Open, hours.Logged, hours.WithStandIn, hours.WithSupport} {
		waiting.Asked = append(waiting.Asked, question(t, s))
	}
	held.Asked = []pay.Question{question(t, hours.WithSupport)}
	ready.Slips = []work.Slip{slip, {PAName: "Ceri Lee", Net: 60000, LastTime: 61000}}
	done.Slips = []work.Slip{paid}
	l.Items = []pay.Row{held, waiting, ready, done}
	return l
}

func TestWages(t *testing.T) {
	has(t, sound(t, func(v *visit.Visit) templ.Component { return wages(v, wagesPage{}) }), "No pay day is coming.", "No run has been opened yet.")
	days := work.CalendarOf(fourWeeks)
	on := func(c work.Calendar) cutoffs.CutOffs { return cutoffs.CutOffs{Calendar: c, Told: c.StandIn} }
	full := wagesPage{Coming: []office.PayDay{{Frequency: period.FourWeekly, Days: on(days), Employers: make([]office.Named, 9)},
		{Frequency: period.Monthly, Days: on(work.CalendarOf(calendar.MonthOf(day("2026-11-01")))), Employers: []office.Named{{Name: "Rosa Whitfield"}, {Name: "Alan Croft"}}, Run: "wgr_02", State: work.Running}}}
	for _, s := range []work.RunState{work.Gathering, work.Running, work.Finished} {
		full.Runs = append(full.Runs, work.Run{ID: "wgr_01", Frequency: period.FourWeekly, Calendar: days, State: s})
	}
	has(t, sound(t, func(v *visit.Visit) templ.Component { return wages(v, full) }),
		"The next pay day is Friday 27 November 2026.", "19 October to 15 November 2026", "every four weeks", "Open this run", "See this run", "Being worked out", "Hours are coming in", "Rosa Whitfield and Alan Croft")
}

func TestWagesRun(t *testing.T) {
	page := func(l pay.Look, done string) func(*visit.Visit) templ.Component {
		return func(v *visit.Visit) templ.Component {
			v.R = httptest.NewRequest("GET", "/wages/wgr_01?done="+done, nil)
			return wagesRun(v, runOf(v, l, today))
		}
	}
	has(t, sound(t, page(pay.Look{Run: work.Run{Calendar: work.CalendarOf(fourWeeks)}}, "")), "Wages run for Friday 27 November 2026", "£0.00")
	text := sound(t, page(look(t, work.Gathering), "opened"))
	has(t, text, "The run is open.", "£2,004.28", "1 held, 1 waiting, 1 ready and 1 done", "This pay is £12.50 below the minimum wage. The lawful amount is £700.00.",
		"Beth Carer has not told any hours yet.", "Bo Jones is asked if the hours are right", "Their stand-in is asked", "Nobody answered, so you are asked",
		"These hours are right", "Start this wages run", "1 employer still waits for hours", "+£22.14", "−£10.00", "first pay", "because nobody answered")
	if strings.Contains(text, "Work this one out again") {
		t.Error("a run that was not started offers to work one out again")
	}
	text = sound(t, page(look(t, work.Running), "started"))
	has(t, text, "The run is started.", "Work this one out again", "Being worked out")
	if strings.Contains(text, "Start this wages run") {
		t.Error("a run can be started twice")
	}
}

func TestRunWithOnlyHeldOnesLeftSaysSo(t *testing.T) {
	l := look(t, work.Running)
	l.Items = append(l.Items[:1], l.Items[3])
	has(t, sound(t, func(v *visit.Visit) templ.Component { return wagesRun(v, runOf(v, l, today)) }), "Put right what is held", "1 held and 1 done")
}

func TestRunOfAPeriodThatIsNotOver(t *testing.T) {
	text := sound(t, func(v *visit.Visit) templ.Component {
		return wagesRun(v, runOf(v, look(t, work.Gathering), day("2026-11-10")))
	})
	has(t, text, "The run can be started once hours no longer come in, after Friday 20 November.", "This pay period runs until Sunday 15 November. Then Bo Jones is asked")
	if strings.Contains(text, "Start this wages run") {
		t.Error("a run can be started before its period is over")
	}
}

func TestKeyingHours(t *testing.T) {
	for _, s := range []hours.State{hours.Open, hours.Logged} {
		sound(t, func(v *visit.Visit) templ.Component {
			return keyForm(v, keyOf(v, "wgr_01", question(t, s), "Ada Example"))
		})
	}
	v, w := visitor(content.En)
	page := shown(t, v, w, keyForm(v, keyOf(v, "wgr_01", question(t, hours.Logged), "Ada Example")))
	has(t, page, `name="work-2026-10-19" type="text" inputmode="decimal" spellcheck="false" aria-label="Worked, Monday 19 October" value="3.5"`,
		`value="3:20"`, `value="0.75"`, `name="night-2026-10-23" type="checkbox" value="1" checked`, "usually 3 hours")
}

func TestKeyedHoursAreRead(t *testing.T) {
	v, _ := posted(url.Values{"told": {"paper"}, "work-2026-10-19": {"3.5"}, "work-2026-10-20": {" "}, "sick-2026-10-21": {"0:45"},
		"night-2026-10-23": {"1"}, "sleep-in-2026-10-24": {"1"}, "work-2026-11-16": {"9"}})
	entries, fields, err := readHours(v, fourWeeks)
	if err != nil || len(entries) != 4 || entries[0].Minutes != 210 || entries[2].Nights != 1 || entries[3].Nights != 0 || entries[3].Kind != hours.SleepIn {
		t.Errorf("got %+v (%v)", entries, err)
	}
	for _, e := range entries {
		if e.Told != hours.Paper {
			t.Errorf("%+v is not told on paper", e)
		}
	}
	if fields[1] != "sick-2026-10-21" || fields[3] != "sleep-in-2026-10-24" {
		t.Errorf("the boxes are %v", fields)
	}
}

func TestBadHoursNameTheirBoxAndStay(t *testing.T) {
	v, w := posted(url.Values{"work-2026-10-19": {"lots"}, "holiday-2026-10-20": {"-1"}, "work-2026-10-21": {"3.5"}})
	_, _, err := readHours(v, fourWeeks)
	if !v.Refused(err) {
		t.Fatal("not refused")
	}
	page := shown(t, v, w, keyForm(v, keyOf(v, "wgr_01", question(t, hours.Logged), "Ada Example")))
	has(t, page, `href="#work-2026-10-19"`, `href="#holiday-2026-10-20"`, `href="#told"`, `value="lots"`, `value="-1"`, `value="3.5"`, "Enter the hours worked, like 3.5")
	if strings.Contains(page, `value="3:20"`) {
		t.Error("what was told before stands in the place of what was typed")
	}
}

func TestFaultsOfEntriesReachTheirBoxes(t *testing.T) {
	for field, want := range map[string]string{"entries.1.minutes": "b", "entries.0.told": "told", "entries": "first", "entries.9.kind": "first", "": ""} {
		err := onFields(&fault.Fault{Kind: fault.KindInvalid, Field: field, Text: msg.Text{Key: hours.BelowZero}}, []string{"a", "b", "first"})
		if got := fault.All(err)[0].Field; got != want {
			t.Errorf("%q went to %q, want %q", field, got, want)
		}
	}
}
