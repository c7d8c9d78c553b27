package content

import (
	"context"
	"testing"

	"ownway/value/calendar"
	"ownway/value/money"
	"ownway/value/msg"
)

var (
	testPaid = msg.New("words-test.paid", "You were paid {sum} {day|on} for {time}, {share} more: {why}")
	testWhy  = msg.New("words-test.why", "{n|zero:no visits|one:# visit|other:# visits} by {who}")
)

func TestSayWritesEachKindOfValue(t *testing.T) {
	text := testPaid.With(
		"sum", money.Pounds(1240, 0),
		"day", calendar.MustDate("2026-11-27"),
		"time", msg.Value{Kind: msg.Minutes, N: 210},
		"share", msg.Value{Kind: msg.Percent, N: 1205},
		"why", testWhy.With("n", 3, "who", "Ann"))
	got := For(En).Say(text)
	want := "You were paid £1,240.00 on Friday 27 November for 3 hours 30 minutes, 12.05% more: 3 visits by Ann"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestSayNothingForTheZeroText(t *testing.T) {
	if got := For(Cy).Say(msg.Text{}); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestWhatIsMissingFallsBackAndCanBeSeenByATest(t *testing.T) {
	tests := []struct {
		name string
		got  string
	}{
		{"no Welsh for a key that code declares", For(Cy).Say(testWhy.With("n", 1, "who", "Ann"))},
		{"no such key", For(En).T("words-test.no-such-key")},
		{"a value was not given", For(En).Say(testWhy.With("n", 1))},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !Missing(tt.got) {
				t.Errorf("%q does not say that something is missing", tt.got)
			}
		})
	}
	if got := For(En).Say(testWhy.With("n", 1, "who", "Ann")); Missing(got) {
		t.Errorf("%q says that something is missing", got)
	}
}

func TestValuesInEachLanguage(t *testing.T) {
	day := calendar.MustDate("2026-11-27")
	tests := []struct {
		name         string
		say          func(*Words) string
		en, cy, easy string
	}{
		{"date", func(w *Words) string { return w.Date(day) }, "27 November 2026", "27 Tachwedd 2026", "27 November 2026"},
		{"no date", func(w *Words) string { return w.Date(calendar.Date{}) }, "", "", ""},
		{"weekday", func(w *Words) string { return w.Weekday(day) }, "Friday 27 November", "dydd Gwener 27 Tachwedd", "Friday 27 November"},
		{"on a weekday", func(w *Words) string { return w.OnWeekday(day) }, "on Friday 27 November", "ddydd Gwener 27 Tachwedd", "on Friday 27 November"},
		{"full", func(w *Words) string { return w.FullDate(day) }, "Friday 27 November 2026", "dydd Gwener 27 Tachwedd 2026", "Friday 27 November 2026"},
		{"short", func(w *Words) string { return w.ShortDay(day) }, "Fri 27 Nov", "Gwen 27 Tach", "Fri 27 Nov"},
		{"month", func(w *Words) string { return w.Month(day) }, "November 2026", "Tachwedd 2026", "November 2026"},
		{"period in a year", func(w *Words) string { return w.Period(calendar.FourWeekly(calendar.MustDate("2026-10-19"), 0)) },
			"19 October to 15 November 2026", "19 Hydref i 15 Tachwedd 2026", "19 October to 15 November 2026"},
		{"period over two years", func(w *Words) string { return w.Period(calendar.FourWeekly(calendar.MustDate("2026-12-21"), 0)) },
			"21 December 2026 to 17 January 2027", "21 Rhagfyr 2026 i 17 Ionawr 2027", "21 December 2026 to 17 January 2027"},
		{"money", func(w *Words) string { return w.Money(-1250) }, "−£12.50", "−£12.50", "−£12.50"},
		{"no time", func(w *Words) string { return w.Hours(0) }, "0 hours", "0 awr", "0 hours"},
		{"an hour", func(w *Words) string { return w.Hours(60) }, "1 hour", "1 awr", "1 hour"},
		{"two minutes", func(w *Words) string { return w.Hours(2) }, "2 minutes", "2 funud", "2 minutes"},
		{"hours less", func(w *Words) string { return w.Hours(-61) }, "−1 hour 1 minute", "−1 awr 1 munud", "−1 hour 1 minute"},
		{"a year is no big number", func(w *Words) string { return w.Number(2026) }, "2026", "2026", "2026"},
		{"a big number", func(w *Words) string { return w.Number(-1234567) }, "−1,234,567", "−1,234,567", "−1,234,567"},
		{"one name", func(w *Words) string { return w.And("Ann") }, "Ann", "Ann", "Ann"},
		{"names", func(w *Words) string { return w.And("Ann", "Bo", "Ifan") }, "Ann, Bo and Ifan", "Ann, Bo ac Ifan", "Ann, Bo and Ifan"},
		{"names before a consonant", func(w *Words) string { return w.And("Ann", "Bo") }, "Ann and Bo", "Ann a Bo", "Ann and Bo"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for lang, want := range map[Lang]string{En: tt.en, Cy: tt.cy, Easy: tt.easy} {
				if got := tt.say(For(lang)); got != want {
					t.Errorf("%s: got %q, want %q", lang, got, want)
				}
			}
		})
	}
}

func TestPercent(t *testing.T) {
	for in, want := range map[int64]string{0: "0%", 5: "0.05%", 50: "0.5%", 500: "5%", 1380: "13.8%", 1271: "12.71%", -250: "−2.5%"} {
		if got := Percent(in); got != want {
			t.Errorf("Percent(%d) = %s, want %s", in, got, want)
		}
	}
}

func TestCutRefusesBrokenPlaces(t *testing.T) {
	for _, text := range []string{"{", "}", "a {b", "a b}", "{}", "{a b}", "{|on}", "{a{b}}"} {
		if _, err := cut(text); err == nil {
			t.Errorf("cut(%q) found nothing wrong", text)
		}
	}
}

func TestWordsInAContext(t *testing.T) {
	if got := From(context.Background()).Lang(); got != En {
		t.Errorf("no words in the context: %s", got)
	}
	if got := From(Into(context.Background(), For(Cy))).Lang(); got != Cy {
		t.Errorf("Welsh in the context: %s", got)
	}
}

func FuzzCut(f *testing.F) {
	f.Add("You were paid {sum} {day|on}")
	f.Add("{n|one:# visit|other:# visits}")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := cut(text)
		if err == nil && len(s.words) != len(s.places)+1 {
			t.Errorf("%q: %d words around %d places", text, len(s.words), len(s.places))
		}
	})
}
