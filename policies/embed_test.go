package policies_test

import (
	"slices"
	"testing"

	"ownway/policies"
	"ownway/policy"
	"ownway/value/calendar"
)

func TestPoliciesThatComeWithTheProgram(t *testing.T) {
	all, err := policies.All()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 13 {
		t.Errorf("%d policies, want nine of real councils, two invented, the model and the model with a formula", len(all))
	}
	for _, p := range all {
		if invented := slices.Contains([]string{"marlbrook", "model", "model-formula", "severnside"}, p.ID); p.Invented != invented || p.About == "" {
			t.Errorf("%s says wrongly whether it is invented", p.ID)
		}
		for _, r := range p.Rates {
			if s, ok := p.Source(r.At); !ok || s.Read.IsZero() {
				t.Errorf("%s: the rate for %s has no dated source", p.ID, r.Kind)
			}
		}
		if got, found, err := policies.ByID(p.ID); err != nil || !found || got.Council != p.Council {
			t.Errorf("%s is not found by its ID (%v)", p.ID, err)
		}
	}
	if _, found, err := policies.ByID("nowhere"); found || err != nil {
		t.Errorf("found a policy for nowhere (%v)", err)
	}
}

// Source: the pages named in severnside.yaml, as set out for the council whose figures it takes.
func TestSevernside(t *testing.T) {
	p, _, err := policies.ByID("severnside")
	if err != nil {
		t.Fatal(err)
	}
	on := calendar.MustDate("2026-11-21")
	for kind, want := range map[policy.Kind]string{
		policy.EmployedPA: "13.75", policy.SelfEmployedPA: "16.00", policy.Agency: "24.69", policy.Mileage: "0.45",
	} {
		r, err := p.Rate(kind, on)
		if err != nil || r.Amount.Plain() != want {
			t.Errorf("%s is %s (%v), want %s", kind, r.Amount.Plain(), err, want)
		}
		if c := p.Cite(r.Origin); c.Address == "" {
			t.Errorf("%s is cited without an address", kind)
		}
	}
	if _, err := p.Rate(policy.SleepIn, on); err == nil {
		t.Error("a sleep-in rate was made up")
	}
	insurance, known := p.Covers(policy.Insurance, on)
	if !known || !insurance.UpTo || insurance.Amount.Plain() != "61.00" || insurance.Per != policy.Year {
		t.Errorf("insurance is %+v", insurance)
	}
	if _, known := p.Covers(policy.Training, on); known {
		t.Error("training was not seen, and is not known")
	}
	if _, known := p.Offers(policy.Card, on); known {
		t.Error("cards were not seen, and are not known")
	}
	if _, known := p.ContingencyWeeks.On(on); known {
		t.Error("contingency was not seen, and is not known")
	}
	if years, known := p.RetentionYears.On(on); !known || years.Is != 6 {
		t.Errorf("keeps records %d years", years.Is)
	}
}

func TestMarlbrook(t *testing.T) {
	p, _, err := policies.ByID("marlbrook")
	if err != nil {
		t.Fatal(err)
	}
	on := calendar.MustDate("2026-11-21")
	every, _ := p.Every.On(on)
	contribution, _ := p.Contribution.On(on)
	weeks, _ := p.ContingencyWeeks.On(on)
	days, _ := p.SurplusNoticeDays.On(on)
	if every.Is != policy.Monthly || contribution.Is != policy.Gross || weeks.Is != 4 || days.Is != 28 {
		t.Errorf("%s, %s, %d weeks, %d days", every.Is, contribution.Is, weeks.Is, days.Is)
	}
	for day, want := range map[string]string{"2026-03-31": "16.40", "2026-04-01": "17.20"} {
		if r, err := p.Rate(policy.EmployedPA, calendar.MustDate(day)); err != nil || r.Amount.Plain() != want {
			t.Errorf("on %s the PA rate is %s (%v), want %s", day, r.Amount.Plain(), err, want)
		}
	}
	if _, known := p.Every.On(calendar.MustDate("2026-03-31")); known {
		t.Error("how often it paid before April 2026 is not known")
	}
}
