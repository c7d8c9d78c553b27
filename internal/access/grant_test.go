package access

import (
	"slices"
	"testing"

	"ownway/value/calendar"
)

func TestLastsOn(t *testing.T) {
	day := calendar.MustDate("2026-11-21")
	for _, c := range []struct {
		name        string
		from, until calendar.Date
		want        bool
	}{
		{"from today", day, calendar.Date{}, true},
		{"from tomorrow", day.AddDays(1), calendar.Date{}, false},
		{"until tomorrow", day.AddDays(-9), day.AddDays(1), true},
		{"ended today", day.AddDays(-9), day, false},
		{"given and ended today", day, day, false},
		{"ended long ago", day.AddDays(-90), day.AddDays(-9), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := (Grant{From: c.from, Until: c.until}).LastsOn(day); got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

var everyRelationship = []Relationship{Self, Represents, StandsIn, WorksFor, Staff, RunsWages, Holds}

// Who has not signed in reads what is public and nothing else, whatever the
// relationship; so does a role that nobody declared.
func TestNobodySignedInReadsWhatIsPublic(t *testing.T) {
	for _, role := range []Role{Public, "queen", ""} {
		for _, act := range Acts() {
			if Allowed(act, role, everyRelationship...) != (act == ReadPublic) {
				t.Errorf("%q: %s", role, act)
			}
		}
	}
}

// Some acts belong to the person alone, and some to nobody who gains by them.
func TestWhatIsKeptApart(t *testing.T) {
	may := func(act Act) (roles []Role) {
		for _, r := range []Role{Person, PA, Practitioner, Finance, Support, System} {
			if Allowed(act, r, everyRelationship...) {
				roles = append(roles, r)
			}
		}
		return roles
	}
	for act, want := range map[Act][]Role{
		Represent: {Person}, ChooseRoute: {Person}, ApproveHours: {Person}, LogHours: {PA},
		PreparePay: {Finance}, ApprovePay: {Finance}, DownloadPay: {Finance}, RunWages: {Support}, RecordNeeds: {Practitioner}, SetBudget: {Practitioner},
	} {
		if got := may(act); !slices.Equal(got, want) {
			t.Errorf("%s is open to %v, want %v", act, got, want)
		}
	}
	for _, r := range []Relationship{Represents, StandsIn, WorksFor, Staff, RunsWages, Holds} {
		if Allowed(Represent, Person, r) {
			t.Errorf("someone who %s names who speaks for the person", r)
		}
	}
}
