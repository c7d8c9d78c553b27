package govuk

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"ownway/internal/content"
	"ownway/internal/web/assets"
	"ownway/internal/web/govuk/htmltest"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

var testLine = msg.New("govuk-test.line", "Tax on pay of {pay}")

func note() explain.Note {
	var deep, n explain.Note
	deep.Add(testLine.With("pay", money.Pounds(967, 68)), 96768,
		explain.Citation{Name: "Income Tax Act 2007 s.35", Address: "https://www.legislation.gov.uk/ukpga/2007/3/section/35"})
	n.AddWorked(testLine.With("pay", money.Pounds(1240, 0)), 1820, &deep, explain.Citation{Name: "HMRC's routines", Unchecked: true})
	n.Say(testLine.With("pay", money.Zero))
	return n
}

func around(outer func() templ.Component, inner templ.Component) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		return outer().Render(templ.WithChildren(ctx, inner), w)
	})
}

// all is every component, with everything filled in and with as little as it takes.
func all(words *content.Words) map[string]templ.Component {
	full := Ask{Name: "q", Label: "A question", Hint: "A hint", Error: "Put this right"}
	bare := Ask{Name: "q", Label: "A question"}
	options := []Option{{Value: "a", Text: "A", Hint: "about A"}, {Value: "b", Text: "B", Show: TextField{Ask: Ask{Name: "more", Label: "More"}}}}
	text := templ.Raw("<p>inside</p>")
	return map[string]templ.Component{
		"button":            Button{Text: "Save"},
		"button, full":      Button{Text: "Save", Hidden: "the hours", Kind: Warning, Name: "act", Value: "save", To: "/other", Start: true},
		"button as link":    Button{Text: "Change", Kind: Secondary, Href: "/change", Hidden: "the hours"},
		"buttons":           around(Buttons, Button{Text: "Save"}),
		"link":              Link{Text: "More", Hidden: "about hours", Href: "/more"},
		"back":              BackLink{Href: "/"},
		"breadcrumbs":       Breadcrumbs{Links: []Link{{Text: "Home", Href: "/"}, {Text: "Hours", Href: "/hours"}}},
		"no faults":         ErrorSummary{},
		"text":              TextField{Ask: bare},
		"text, full":        TextField{Ask: full, Value: `"<&>"`, Type: "email", Width: 10, Prefix: "a", Suffix: "b", Autocomplete: "email"},
		"money":             TextField{Ask: full, Money: true},
		"heading":           TextField{Ask: Ask{Name: "q", Label: "A question", Heading: true}},
		"area":              TextArea{Ask: bare},
		"area, full":        TextArea{Ask: full, Value: "one\ntwo", Rows: 3},
		"select":            Select{Ask: full, Value: "b", Options: options},
		"file":              FileField{Ask: full, Accept: "image/*"},
		"hidden":            Hidden("id", "1"),
		"date":              DateField{Ask: bare},
		"date, full":        DateField{Ask: full, Day: "1", Month: "2", Year: "1980", Birthday: true},
		"radios":            Radios{Ask: bare, Options: options},
		"radios, full":      Radios{Ask: full, Value: "b", Options: options, Inline: true},
		"radios, heading":   Radios{Ask: Ask{Name: "q", Label: "A question", Heading: true}, Options: options},
		"checkboxes":        Checkboxes{Ask: full, Values: []string{"a", "b"}, Options: options},
		"details":           around(func() templ.Component { return Details("More") }, text),
		"inset":             around(Inset, text),
		"block":             around(func() templ.Component { return Block("money") }, text),
		"warning":           WarningText{Text: "Take care"},
		"banner":            Banner{Text: "News"},
		"banner, full":      Banner{Title: "Sent", Text: "The hours were sent", Done: true, ID: "sent"},
		"panel":             Panel{Title: "Sent"},
		"panel, full":       Panel{Title: "Sent", Text: "Your reference", Ref: "AB12"},
		"table":             Table{Columns: []Column{{Head: "When"}}},
		"table, full":       Table{Caption: "What is coming", Quiet: true, Heads: true, Columns: []Column{{Head: "a"}, {Head: "b", Hidden: true}, {Head: "c"}, {Head: "d", Numeric: true}}, Rows: [][]Cell{{{Text: "1"}, {Body: Link{Text: "x", Href: "/x"}}, {Text: "3", Small: "s"}, {Text: "£4.00"}}}, Foot: [][]Cell{Cells("", "", "", "£4.00")}},
		"summary":           SummaryList{Facts: []Fact{{Key: "Name", Value: "Ann"}}, Plain: true},
		"summary, full":     SummaryList{Facts: []Fact{{Key: "Name", Body: text, Actions: []Link{{Text: "Change", Hidden: "name", Href: "/"}}}, {Key: "Pay", Value: "£1", Actions: []Link{{Text: "a", Href: "/"}, {Text: "b", Href: "/"}}}, {Key: "None", Value: "-"}}},
		"all done":          StatusTag{Status: AllDone},
		"needs you":         StatusTag{Status: NeedsYou, Text: "1 thing needs you"},
		"on it":             StatusTag{Status: OnIt},
		"look at this":      StatusTag{Status: LookAtThis},
		"tag":               Tag{Text: "Council", Colour: "teal"},
		"tasks":             TaskList{Tasks: []Task{{Title: "Hours", Href: "/hours", Hint: "two PAs", Status: NeedsYou}, {Title: "Insurance", Status: AllDone}}},
		"no tasks":          TaskList{},
		"working":           Working(words, note()),
		"no working":        Working(words, explain.Note{}),
		"bar":               MoneyBar{Caption: "Your money", Total: "Held", Parts: []Part{{Text: "Owed", Amount: 70214}, {Text: "Safe", Amount: 41260, Free: true}}},
		"bar with a debt":   MoneyBar{Caption: "Your money", Parts: []Part{{Text: "Owed", Amount: -100}, {Text: "Left", Amount: 0, Free: true}}},
		"summary of faults": around(func() templ.Component { return ErrorSummary{Faults{{"q", "Put this right"}, {"", "And this"}}} }, text),
	}
}

func render(t *testing.T, lang content.Lang, c templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := c.Render(content.Into(context.Background(), content.For(lang)), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestEveryComponentIsSoundInEveryLanguage(t *testing.T) {
	for _, lang := range content.Langs() {
		for name, c := range all(content.For(lang)) {
			t.Run(string(lang)+"/"+name, func(t *testing.T) {
				page := render(t, lang, c)
				if strings.HasPrefix(name, "summary of faults") {
					page += render(t, lang, TextField{Ask: Ask{Name: "q", Label: "A question", Error: "Put this right"}})
				}
				for _, f := range htmltest.Faults(page) {
					t.Errorf("%s\n%s", f, page)
				}
				// The test's own line of a working has no Welsh, and says so.
				if content.Missing(page) && !(name == "working" && lang != content.En) {
					t.Errorf("words are missing: %s", htmltest.Text(page))
				}
			})
		}
	}
}

func TestWhatComponentsSay(t *testing.T) {
	for _, tt := range []struct {
		name         string
		c            templ.Component
		en, cy, easy string
	}{
		{"status", StatusTag{Status: AllDone}, "✔ All done", "✔ Popeth wedi'i wneud", "✔ All done"},
		{"status of its own", StatusTag{Status: NeedsYou, Text: "1 thing"}, "● 1 thing", "● 1 thing", "● 1 thing"},
		{"back", BackLink{Href: "/"}, "Back", "Yn ôl", "Go back"},
		{"faults", ErrorSummary{Faults{{"a", "Do this"}}}, "There is a problem Do this", "Mae problem Do this", "Something needs to be put right Do this"},
		{"date", DateField{Ask: Ask{Name: "d", Label: "When?"}}, "When? Day Month Year", "When? Diwrnod Mis Blwyddyn", "When? Day Month Year"},
		{"bar", MoneyBar{Caption: "Money", Parts: []Part{{Text: "Owed", Amount: 100}, {Text: "Left", Amount: 250}}, Total: "All"},
			"Money Owed £1.00 Left £2.50 All £3.50", "Money Owed £1.00 Left £2.50 All £3.50", "Money Owed £1.00 Left £2.50 All £3.50"},
	} {
		for lang, want := range map[content.Lang]string{content.En: tt.en, content.Cy: tt.cy, content.Easy: tt.easy} {
			if got := htmltest.Text(render(t, lang, tt.c)); got != want {
				t.Errorf("%s in %s: got %q, want %q", tt.name, lang, got, want)
			}
		}
	}
}

func TestWorkingShowsEachLineWithItsAmountAndSource(t *testing.T) {
	got := htmltest.Text(render(t, content.En, Working(content.For(content.En), note())))
	want := "How we worked this out Tax on pay of £1,240.00 £18.20 Source: HMRC's routines (not yet checked against the source) " +
		"How this line was worked out Tax on pay of £1,240.00 Tax on pay of £967.68 £967.68 Source: Income Tax Act 2007 s.35 Tax on pay of £0.00"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := render(t, content.En, Working(content.For(content.En), explain.Note{})); got != "" {
		t.Errorf("an empty note shows %q", got)
	}
}

func TestWhatPeopleTypeIsShownAsText(t *testing.T) {
	evil := `"><script>alert(1)</script>`
	for name, c := range map[string]templ.Component{
		"value": TextField{Ask: Ask{Name: "q", Label: evil, Error: evil, Hint: evil}, Value: evil},
		"area":  TextArea{Ask: Ask{Name: "q", Label: "Q"}, Value: "</textarea>" + evil},
		"cell":  Table{Columns: []Column{{Head: evil}}, Rows: [][]Cell{Cells(evil)}},
		"link":  Link{Text: evil, Href: "javascript:alert(1)"},
		"fault": around(func() templ.Component { return ErrorSummary{Faults{{"", evil}}} }, templ.NopComponent),
	} {
		page := render(t, content.En, c)
		if strings.Contains(page, "<script") || strings.Contains(page, "javascript:") {
			t.Errorf("%s: %s", name, page)
		}
	}
}

func TestBarFillsItsWidthInProportion(t *testing.T) {
	bar := MoneyBar{Parts: []Part{{Amount: 70214}, {Amount: -500}, {Amount: 65500}, {Amount: 41260, Free: true}}}
	x := int64(0)
	for i, s := range bar.slices() {
		if s.width == 0 != (bar.Parts[i].Amount <= 0) || s.width > 0 && s.x != x {
			t.Errorf("part %d is drawn from %d, %d wide", i, s.x, s.width)
		}
		x += s.width
	}
	if x != barWidth {
		t.Errorf("the bar is %d wide", x)
	}
}

func TestParseDate(t *testing.T) {
	for _, tt := range []struct{ day, month, year, want string }{
		{"5", "4", "2026", "2026-04-05"},
		{" 21 ", "11", " 2026", "2026-11-21"},
		{"31", "2", "2026", ""},
		{"5", "4", "26", ""},
		{"", "", "", ""},
		{"5", "4", "2026-1", ""},
		{"-5", "4", "2026", ""},
	} {
		form := map[string]string{"born-day": tt.day, "born-month": tt.month, "born-year": tt.year}
		d, err := ParseDate(func(k string) string { return form[k] }, "born")
		switch {
		case tt.want == "" && (fault.KindOf(err) != fault.KindInvalid || fault.All(err)[0].Field != "born"):
			t.Errorf("%v: %v", tt, err)
		case tt.want != "" && (err != nil || d.String() != tt.want):
			t.Errorf("%v: got %s, %v", tt, d, err)
		}
	}
}

func TestDateFieldShowsADateAndWhatWasTyped(t *testing.T) {
	f := DateField{Ask: Ask{Name: "born"}}.On(calendar.MustDate("1984-03-27"))
	if f.Day != "27" || f.Month != "3" || f.Year != "1984" {
		t.Errorf("%+v", f)
	}
	f = f.Typed(func(k string) string { return k })
	if f.Day != "born-day" || f.Month != "born-month" || f.Year != "born-year" {
		t.Errorf("%+v", f)
	}
}

func TestFaultsOfAnError(t *testing.T) {
	_, notMoney := money.Parse("x")
	_, notDate := calendar.Parse("x")
	err := joined{fault.OnLine(notMoney, 3), notDate, io.EOF}
	got := FaultsOf(content.For(content.En), err)
	want := Faults{{"amount", "Line 3: Enter pounds and pence, like 12.50"}, {"date", "Enter a real date, like 21 November 2026"}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %v", got)
	}
	if got.On("date") != want[1].Text || got.On("other") != "" {
		t.Errorf("On: %q, %q", got.On("date"), got.On("other"))
	}
}

type joined []error

func (j joined) Error() string   { return "several" }
func (j joined) Unwrap() []error { return j }

func TestWhatWasTypedIsShownAgainAsItWas(t *testing.T) {
	page := render(t, content.En, TextArea{Ask: Ask{Name: "why", Label: "Why?"}, Value: "one\n two"})
	if !strings.Contains(page, ">one\n two</textarea>") {
		t.Error(page)
	}
}

func TestOnlyEasyReadHasPictures(t *testing.T) {
	block := around(func() templ.Component { return Block("money") }, templ.Raw("<p>inside</p>"))
	for _, lang := range content.Langs() {
		page := render(t, lang, block)
		if has := strings.Contains(page, "<img"); has != (lang == content.Easy && assets.HasPictures()) || !strings.Contains(page, "<p>inside</p>") {
			t.Errorf("%s: %s", lang, page)
		}
	}
}

func TestPagesNamePicturesThatThereAre(t *testing.T) {
	named := regexp.MustCompile(`\bBlock\("([^"]*)"\)`)
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".templ") {
			return err
		}
		page, err := os.ReadFile(path)
		for _, m := range named.FindAllStringSubmatch(string(page), -1) {
			if !slices.Contains(assets.PictureNames(), m[1]) {
				t.Errorf("%s: there is no picture %q; there are %v", path, m[1], assets.PictureNames())
			}
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
