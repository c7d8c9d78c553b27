package layout

import (
	"context"
	"io"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"ownway/internal/content"
	"ownway/internal/web/govuk"
	"ownway/internal/web/govuk/htmltest"
)

func render(t *testing.T, p Page) string {
	t.Helper()
	inner := templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		if err := (govuk.StatusTag{Status: govuk.AllDone}).Render(ctx, w); err != nil {
			return err
		}
		return govuk.TextField{Ask: govuk.Ask{Name: "pay", Label: "Pay", Error: p.Errors.On("pay")}}.Render(ctx, w)
	})
	var b strings.Builder
	if err := Shell(p).Render(templ.WithChildren(context.Background(), inner), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func full(l content.Lang) Page {
	return Page{
		Title: "Your money", Lang: l, Path: "/home?month=2026-11&lang=en", Back: "/", Home: "/home", Demo: true, Wide: true,
		Signed: &Signed{Name: "Ann <Price>"},
		Menu:   []Item{{"Home", "/home", true}, {"Hours", "/hours", false}},
		Foot:   []govuk.Link{{Text: "Privacy", Href: "/privacy"}},
		Errors: govuk.Faults{{Field: "pay", Text: "Enter pounds and pence"}},
	}
}

func TestShellIsSoundInEveryLanguage(t *testing.T) {
	for _, lang := range content.Langs() {
		for name, p := range map[string]Page{"empty": {Lang: lang}, "full": full(lang)} {
			t.Run(string(lang)+"/"+name, func(t *testing.T) {
				page := render(t, p)
				for _, f := range htmltest.Faults(page) {
					t.Error(f)
				}
				if content.Missing(page) {
					t.Errorf("words are missing: %s", htmltest.Text(page))
				}
				if !strings.HasPrefix(page, `<!doctype html><html lang="`+lang.Tag()+`"`) {
					t.Errorf("begins %.80s", page)
				}
			})
		}
	}
}

func TestShellGivesItsWordsToWhatIsInside(t *testing.T) {
	if page := htmltest.Text(render(t, Page{Lang: content.Cy})); !strings.Contains(page, "Popeth wedi'i wneud") {
		t.Errorf("what is inside is not in Welsh: %s", page)
	}
}

func TestTitle(t *testing.T) {
	for _, tt := range []struct {
		name string
		page Page
		want string
	}{
		{"a page", Page{Title: "Your money"}, "Your money – Ownway"},
		{"with an error, which is heard first", full(content.Cy), "Gwall: Your money – Ownway"},
		{"without one of its own", Page{}, "Ownway"},
	} {
		if page := render(t, tt.page); !strings.Contains(page, "<title>"+tt.want+"</title>") {
			t.Errorf("%s: not %q in %.300s", tt.name, tt.want, page)
		}
	}
}

func TestLanguageSwitchStaysOnThePage(t *testing.T) {
	for path, want := range map[string]string{
		"/home":                       "/home?lang=cy",
		"/home?month=2026-11&lang=en": "/home?lang=cy&month=2026-11",
		"":                            "?lang=cy",
		"//elsewhere.example/home":    "/?lang=cy",
		"https://elsewhere.example/":  "/?lang=cy",
		"javascript:alert(1)":         "/?lang=cy",
		"/%zz":                        "/?lang=cy",
	} {
		if got := (Page{Path: path}).inLang(content.Cy); got != want {
			t.Errorf("%q: got %q, want %q", path, got, want)
		}
	}
}

func TestReviewIsAwaitedOutsideEnglish(t *testing.T) {
	for _, lang := range content.Langs() {
		says := strings.Contains(render(t, Page{Lang: lang}), `class="ow-review"`)
		if says == (lang == content.En) {
			t.Errorf("%s: the page says that it awaits review: %t", lang, says)
		}
	}
}

func TestWhoIsSignedIn(t *testing.T) {
	page := render(t, full(content.En))
	for _, want := range []string{"Signed in as Ann &lt;Price&gt;", `method="post" action="/sign-out"`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(render(t, Page{}), "/sign-out") {
		t.Error("no one is signed in, and the page offers to sign out")
	}
}
