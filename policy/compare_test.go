package policy_test

import (
	"testing"

	"ownway/policy"
)

func TestCompare(t *testing.T) {
	weeks := func(n int) policy.Dated[int] { return policy.Dated[int]{{Is: n}} }
	uses := func(list ...policy.Use) policy.Uses {
		var u policy.Uses
		for _, use := range list {
			u.List = append(u.List, policy.UseRule{Use: use, Answer: policy.UseYes})
		}
		return u
	}
	tests := []struct {
		name          string
		a, b          policy.Policy
		rows          int
		path          string
		differs       bool
		aKnown, bKnow bool
	}{
		{"nothing known", policy.Policy{}, policy.Policy{}, 0, "", false, false, false},
		{"the same", policy.Policy{ContingencyWeeks: weeks(4)}, policy.Policy{ContingencyWeeks: weeks(4)}, 1, "contingency-weeks", false, true, true},
		{"not the same", policy.Policy{ContingencyWeeks: weeks(4)}, policy.Policy{ContingencyWeeks: weeks(8)}, 1, "contingency-weeks", true, true, true},
		{"not known is no difference", policy.Policy{ContingencyWeeks: weeks(4)}, policy.Policy{}, 1, "contingency-weeks", false, true, false},
		{"the order of a list is no difference", policy.Policy{Uses: uses(policy.UsePA, policy.UseGym)}, policy.Policy{Uses: uses(policy.UseGym, policy.UsePA)}, 1, "uses.welcomed", false, true, true},
		{"one more on a list is", policy.Policy{Uses: uses(policy.UsePA, policy.UseGym)}, policy.Policy{Uses: uses(policy.UsePA)}, 1, "uses.welcomed", true, true, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows := policy.Compare(day("2026-11-21"), tt.a, tt.b)
			if len(rows) != tt.rows {
				t.Fatalf("%d rows, want %d", len(rows), tt.rows)
			}
			if tt.rows == 0 {
				return
			}
			r := rows[0]
			if r.Path != tt.path || r.Differs != tt.differs || r.Values[0].Known() != tt.aKnown || r.Values[1].Known() != tt.bKnow {
				t.Errorf("got %+v", r)
			}
		})
	}
}
