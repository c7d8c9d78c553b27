package policies

import (
	"slices"
	"strings"

	"ownway/internal/app/policies"
	"ownway/internal/store"
	"ownway/internal/web/visit"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/msg"
)

// value is one thing that a policy says, with where it stands.
type value struct {
	said
	Note        string
	Source      policy.Source
	From, Until calendar.Date
	Contradicts bool
}

// line is one topic. Without values the policy does not say.
type line struct {
	Name   string
	Values []value
}

// section is what belongs together.
type section struct {
	Title, Picture string
	Lines          []line
}

// councilPage is what anyone reads of one council's policy.
type councilPage struct {
	Policy   policy.Policy
	Model    bool
	Read     calendar.Date
	Today    calendar.Date
	Expect   []section
	Ask      askFor
	Why      whyPage
	Unsaid   []string // what else the policy does not say
	Versions []version
	Replies  []store.PolicyReply // to the whole
	Earlier  []store.PolicyReply // to points that are no longer found
	MayReply bool
}

// expected are the parts of what to expect, each with the topics that belong
// to it by the beginning of their path.
var expected = []struct {
	title, picture string
	paths          []string
}{
	{"policies.expect-pay", "money", []string{"every", "timing", "contribution", "rates", "money."}},
	{"policies.expect-hold", "bank", []string{"methods", "card."}},
	{"policies.expect-employ", "people", []string{"employer-costs", "payees."}},
	{"policies.expect-left", "safe", []string{"contingency-weeks", "surplus"}},
	{"policies.expect-look", "look", []string{"evidence", "returns.", "retention-years"}},
	{"policies.expect-decide", "law", []string{"who.", "first-review-months", "review-months"}},
	{"policies.expect-end", "stop", []string{"ending."}},
}

func (p Pages) council(v *visit.Visit) error {
	of, err := p.whose(v)
	if err != nil {
		return err
	}
	replies, err := p.Policies.Replies(v.R.Context(), of.ID)
	if err != nil {
		return err
	}
	versions, err := p.Policies.Versions(v.R.Context(), of.ID)
	if err != nil {
		return err
	}
	may, err := p.Policies.MayReply(v.R.Context(), v.By, of.ID)
	if err != nil {
		return err
	}
	page := councilOf(v, of, p.Policies.Look(of), replies, p.Policies.Today())
	page.Versions, page.MayReply = versionsOf(versions), may
	return v.Page(visit.Look{Title: of.Council, Back: "/policies"}, council(v, page))
}

func councilOf(v *visit.Visit, of policy.Policy, looked policies.Looked, replies []store.PolicyReply, today calendar.Date) councilPage {
	page := councilPage{Policy: of, Model: of.ID == policies.Model, Read: readOn(of), Today: today, Ask: askOf(v, of, today)}
	rows := policy.Compare(today, of)
	for _, e := range expected {
		s := section{Title: v.T(e.title), Picture: e.picture}
		for _, t := range policy.Topics() {
			if !slices.ContainsFunc(e.paths, func(prefix string) bool { return strings.HasPrefix(t.Path, prefix) }) {
				continue
			}
			l := lineOf(v, of, t, rows)
			if len(l.Values) == 0 && !t.Must {
				page.Unsaid = append(page.Unsaid, l.Name)
				continue
			}
			s.Lines = append(s.Lines, l)
		}
		if e.title == "policies.expect-look" {
			s.Lines = append(s.Lines, looksOf(v, of, today)...)
		}
		page.Expect = append(page.Expect, s)
	}
	page.Why = whyOf(v, of, looked, replies)
	page.Replies, page.Earlier = repliesTo(replies, ""), unmatched(replies, page.Why.Points)
	return page
}

func lineOf(v *visit.Visit, of policy.Policy, t policy.Topic, rows []policy.Row) line {
	l := line{Name: topicName(v, t)}
	for _, r := range rows {
		if r.Path == t.Path {
			for _, s := range r.Values[0] {
				l.Values = append(l.Values, valueOf(of, inWords(v, t.Path, s.Value), s.Origin))
			}
		}
	}
	return l
}

func valueOf(of policy.Policy, text said, o policy.Origin) value {
	source, _ := of.Source(o.At) // a value without a source has none to name
	text.Text = upper(text.Text)
	return value{said: text, Note: o.Note, Source: source, From: o.From, Until: o.Until, Contradicts: o.Contradicts}
}

// askFor is what a person can ask for.
type askFor struct {
	Welcomed, First, LeftOut []value
	Approvals                []approval
	OnlyListed               bool
}

func (a askFor) unsaid() bool {
	return len(a.Welcomed)+len(a.First)+len(a.LeftOut)+len(a.Approvals) == 0
}

// approval is what is asked first, and how soon the answer comes.
type approval struct {
	value
	Facts []string
}

func askOf(v *visit.Visit, of policy.Policy, today calendar.Date) askFor {
	var a askFor
	for _, u := range of.Uses.List {
		if !u.HoldsOn(today) {
			continue
		}
		one := valueOf(of, ownWords(v, u.Use.Words(), string(u.Use)), u.Origin)
		switch u.Answer {
		case policy.UseYes:
			a.Welcomed = append(a.Welcomed, one)
		case policy.UseAsk:
			a.First = append(a.First, one)
		case policy.UseNo:
			a.LeftOut = append(a.LeftOut, one)
		}
	}
	for _, one := range of.Uses.Approvals {
		if one.HoldsOn(today) {
			a.Approvals = append(a.Approvals, approvalOf(v, of, one))
		}
	}
	only, known := of.Uses.OnlyListed.On(today)
	a.OnlyListed = known && only.Is
	return a
}

func approvalOf(v *visit.Visit, of policy.Policy, a policy.Approval) approval {
	out := approval{value: valueOf(of, said{a.For, true}, a.Origin)}
	if a.Above != nil {
		out.Facts = append(out.Facts, v.T("policies.approval-above", "amount", *a.Above))
	}
	if a.By != "" {
		out.Facts = append(out.Facts, v.T("policies.approval-by", "who", a.By))
	}
	if a.WorkingDays != nil {
		out.Facts = append(out.Facts, v.T("policies.approval-days", "n", *a.WorkingDays))
	}
	return out
}

// sourceName gives what a source is called.
func sourceName(s policy.Source) string {
	if s.Title == "" {
		return s.Address
	}
	return s.Title
}

// sentence writes a text so that another can follow it.
func sentence(v *visit.Visit, t msg.Text) string {
	s := v.Words.Say(t)
	if s == "" || strings.ContainsRune(".!?", rune(s[len(s)-1])) {
		return s
	}
	return s + "."
}
