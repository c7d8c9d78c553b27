package policies

import (
	"slices"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"ownway/internal/access"
	"ownway/internal/app/policies"
	"ownway/internal/content"
	"ownway/internal/store"
	"ownway/internal/web/govuk/htmltest"
	"ownway/internal/web/mywork/pagetest"
	"ownway/internal/web/visit"
	files "ownway/policies"
	"ownway/policy"
	"ownway/value/calendar"
)

var today = calendar.MustDate("2026-11-21")

// sound renders a page in every language and gives its English text.
func sound(t *testing.T, name string, page func(*visit.Visit) templ.Component) string {
	t.Helper()
	answer := func(v *visit.Visit) error { return v.Page(visit.Look{Title: name}, page(v)) }
	pagetest.Sound(t, name, access.Actor{Role: access.Public}, answer)
	return htmltest.Text(pagetest.Render(t, content.En, access.Actor{Role: access.Public}, answer))
}

func has(t *testing.T, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func byID(t *testing.T, id string) policy.Policy {
	t.Helper()
	p, found, err := files.ByID(id)
	if err != nil || !found {
		t.Fatalf("%s: %v", id, err)
	}
	return p
}

func lookedAt(t *testing.T, p policy.Policy) policies.Looked {
	t.Helper()
	facts, err := policies.FactsOn(today)
	if err != nil {
		t.Fatal(err)
	}
	return policies.Looked{Checked: policy.Check(p, facts)}
}

func TestList(t *testing.T) {
	all, err := files.All()
	if err != nil {
		t.Fatal(err)
	}
	text := sound(t, "list", func(v *visit.Visit) templ.Component { return list(v, listOf(v, all, []string{"merton"}, today)) })
	has(t, text, "The model policy", "London Borough of Merton", "Pays every four weeks. £19.55 for an hour with a PA.", "Severnside Council Invented", "Read on 21 November 2026.")
	sound(t, "empty list", func(v *visit.Visit) templ.Component { return list(v, listOf(v, nil, nil, today)) })
}

// Every policy that comes with the program has a page in three languages, on
// which nothing unknown reads as no.
func TestEveryCouncil(t *testing.T) {
	all, err := files.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		text := sound(t, p.ID, func(v *visit.Visit) templ.Component {
			return council(v, councilOf(v, p, lookedAt(t, p), nil, today))
		})
		has(t, text, p.Council, "What you can expect", "What you can ask for", "What to ask why about", "It may have changed")
	}
}

func TestCouncilPage(t *testing.T) {
	p := byID(t, "st-helens")
	said := []store.PolicyReply{
		{Council: "St Helens Council", Policy: p.ID, Finding: "9", On: today, Text: "Since May it is <b>not</b> so."},
		{Council: "St Helens Council", Policy: p.ID, Finding: "9", On: today.AddDays(-9), Text: "We are looking at this."},
		{Council: "St Helens Council", Policy: p.ID, On: today, Text: "There is a new guide."},
		{Council: "St Helens Council", Policy: p.ID, Finding: "17", On: today, Text: "That was wrong."},
	}
	text := sound(t, "council", func(v *visit.Visit) templ.Component {
		page := councilOf(v, p, lookedAt(t, p), said, today)
		page.MayReply = true
		page.Versions = versionsOf([]store.PolicyVersion{{Policy: p.ID, Number: 2, From: today, Digest: "bb"}, {Policy: p.ID, Number: 1, From: today.AddDays(-9), Digest: "aa"}})
		return council(v, page)
	})
	has(t, text, "9. What happens when papers are late", "Ask why", "the money may be stopped", "As found in St Helens", "What would put it right:",
		"St Helens Council replied on 21 November 2026", "Since May it is <b>not</b> so.", "Before that, St Helens Council replied on 12 November 2026",
		"There is a new guide.", "To point 17, which is no longer found:", "Version 2, from 21 November 2026", "What changed", "The policy does not say",
		"Decided the other way:", "It also says this")
	model := byID(t, "model")
	has(t, sound(t, "model", func(v *visit.Visit) templ.Component {
		return council(v, councilOf(v, model, lookedAt(t, model), nil, today))
	}), "Light: Everybody to begin with. It looks every 12 months. It names nothing to send.", "It asks for bank statements.", "One thing that costs a lot",
		"From £500.00", "Answered within 2 working days", "Nothing was found to ask why about")
	if i, j := strings.Index(text, "Since May"), strings.Index(text, "We are looking"); i > j {
		t.Error("the later reply stands below")
	}
}

func TestCompare(t *testing.T) {
	all := []policy.Policy{byID(t, "model"), byID(t, "merton"), byID(t, "severnside")}
	text := sound(t, "compare", func(v *visit.Visit) templ.Component { return compare(v, compareOf(v, all, today)) })
	has(t, text, "They differ", "8 weeks", "£19.55 an hour", "£13.75 an hour. Since 1 April 2024", "The policy does not say")
	same := []policy.Policy{byID(t, "model"), byID(t, "model")}
	has(t, sound(t, "same", func(v *visit.Visit) templ.Component { return compare(v, compareOf(v, same, today)) }), "Nothing that two of them speak of differs.")
}

func TestChanges(t *testing.T) {
	text, _, err := files.Text("model")
	if err != nil {
		t.Fatal(err)
	}
	old := store.PolicyVersion{Policy: "model", Number: 1, From: today.AddDays(-9), Text: string(text)}
	now := store.PolicyVersion{Policy: "model", Number: 2, From: today, Text: strings.Replace(string(text), "contingency-weeks: {is: 8", "contingency-weeks: {is: 4", 1)}
	show := func(old, now store.PolicyVersion) string {
		return sound(t, "changes", func(v *visit.Visit) templ.Component {
			page, err := changesOf(v, byID(t, "model"), old, now)
			if err != nil {
				t.Fatal(err)
			}
			return changes(v, page)
		})
	}
	has(t, show(old, now), "8 weeks", "4 weeks", "From version 1")
	has(t, show(old, old), "No value changed.")
	has(t, show(store.PolicyVersion{Text: "{"}, now), "can no longer be read")
}

func TestCheckAndReplyAndSchema(t *testing.T) {
	p := byID(t, "merton")
	pages := Pages{&policies.Service{}}
	text := sound(t, "check found", func(v *visit.Visit) templ.Component {
		looked := lookedAt(t, p)
		looked.RateUnasked = true
		page := checkForm(v, []byte("id: x"), today)
		page.Found, page.Policy, page.Why, page.Gaps = true, p, whyOf(v, p, looked, nil), []string{"Not found: x."}
		return check(v, page)
	})
	has(t, text, "London Borough of Merton, as it holds on 21 November 2026", "Not found: x.", "was not asked")
	sound(t, "reply", func(v *visit.Visit) templ.Component { return reply(v, replyOf(v, p, lookedAt(t, p))) })
	schema := pagetest.Render(t, content.En, access.Actor{Role: access.Public}, pages.schema)
	has(t, htmltest.Text(schema), "household-family", "may be paid where it is necessary", "Must be there", "sleep-in", "contradicts")
}

// Each topic stands in one part of a council's page or under what to ask for.
func TestEveryTopicHasItsPlace(t *testing.T) {
	for _, topic := range policy.Topics() {
		n := 0
		for _, e := range expected {
			if slices.ContainsFunc(e.paths, func(prefix string) bool { return strings.HasPrefix(topic.Path, prefix) }) {
				n++
			}
		}
		if want := 1; n != want && !strings.HasPrefix(topic.Path, "uses.") || n != 0 && strings.HasPrefix(topic.Path, "uses.") {
			t.Errorf("%s stands in %d parts", topic.Path, n)
		}
	}
}

// Every word that the schema lets a policy use has a meaning in the reader's
// words, and every field is explained.
func TestEveryWordOfTheSchemaIsExplained(t *testing.T) {
	v, _ := pagetest.Visit(content.En, access.Actor{Role: access.Public})
	listed := map[string]bool{}
	for _, one := range parts {
		part, err := partOf(v, one.path, one.fields)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range part.Fields {
			listed[strings.TrimPrefix(one.path+"."+f.Name, ".")] = true
			if f.What == "" || f.Write == "" {
				t.Errorf("%s %s is not explained", one.path, f.Name)
			}
			for _, n := range f.Names {
				if n.Means == "" {
					t.Errorf("%s %s: %s has no meaning", one.path, f.Name, n.Word)
				}
			}
		}
		if _, err := policy.Read([]byte("id: x\ncouncil: X\nabout: x\nsources: {guide: {title: x}}\n" + example(one.example))); err != nil {
			t.Errorf("the example of %s: %v", one.key, err)
		}
	}
	for name := range policy.Schema()["properties"].(map[string]any) {
		if !listed[name] && fieldsAt(policy.Schema(), name)["properties"] == nil {
			t.Errorf("%s is not on the page", name)
		}
	}
}

// example leaves out what the test's own beginning of a file has.
func example(text string) string {
	if strings.HasPrefix(text, "id:") || strings.HasPrefix(text, "sources:") {
		return ""
	}
	return text
}

func TestFaultsOfAPolicyNameTheirPlace(t *testing.T) {
	_, _, err := (&policies.Service{}).Check([]byte("id: x\ncouncil: X\nabout: x\nevery: {is: weekly}\n"))
	v, _ := pagetest.Visit(content.En, access.Actor{})
	if !v.Refused(onText(err)) {
		t.Fatal(err)
	}
	if got := v.Error("text"); !strings.Contains(got, "every") || !strings.Contains(got, "4") || !strings.Contains(got, "four-weekly") {
		t.Errorf("got %q", got)
	}
}

// What waits is shown with what was found in it; who sent it in is told that
// another publishes it.
func TestPublish(t *testing.T) {
	p := byID(t, "st-helens")
	one := policies.Proposed{PolicyProposal: store.PolicyProposal{ID: "pol_a", Name: "Pat Doyle", On: today, Text: "id: st-helens"}, Read: p, Looked: lookedAt(t, p), Own: true}
	other := one
	other.ID, other.Own = "pol_b", false
	text := sound(t, "publish", func(v *visit.Visit) templ.Component {
		return publish(v, publishOf(v, "st-helens", []policies.Proposed{one, other}, []byte("id: x")))
	})
	has(t, text, "sent in by Pat Doyle on 21 November 2026", "Someone else at your council publishes it", "Publish this policy from today", "9. What happens when papers are late", "id: st-helens")
	sound(t, "nothing waits", func(v *visit.Visit) templ.Component { return publish(v, publishOf(v, "st-helens", nil, nil)) })
}
