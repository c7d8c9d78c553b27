package work_test

import (
	"testing"

	"ownway/internal/care/work"
	"ownway/pay/payroll/ni"
)

// Each fact chooses the letter up to its last day and on it, and a birthday from
// the first pay day on or after it.
func TestLetterUpToTheLastDay(t *testing.T) {
	payDay := due(kelly(1500), unanswered(t, kelly(1500), first)).PayDay
	for _, c := range []struct {
		name  string
		born  string
		facts work.Insured
		want  ni.Category
	}{
		{"an apprentice on the last day", "2003-02-11", work.Insured{Apprentice: true, ApprenticeUntil: payDay}, 'H'},
		{"an apprentice the day after", "2003-02-11", work.Insured{Apprentice: true, ApprenticeUntil: payDay.AddDays(-1)}, 'A'},
		{"an apprentice with no last day yet", "2003-02-11", work.Insured{Apprentice: true}, 'H'},
		{"an apprentice who is 25 today", payDay.AddMonths(-25 * 12).String(), work.Insured{Apprentice: true, ApprenticeUntil: payDay}, 'A'},
		{"an apprentice who is 25 tomorrow", payDay.AddDays(1).AddMonths(-25 * 12).String(), work.Insured{Apprentice: true, ApprenticeUntil: payDay}, 'H'},
		{"a deferment on its last day", "1992-02-11", work.Insured{Deferred: true, DeferredUntil: payDay}, 'J'},
		{"a deferment the day after", "1992-02-11", work.Insured{Deferred: true, DeferredUntil: payDay.AddDays(-1)}, 'A'},
		{"a deferment under 21", payDay.AddDays(1).AddMonths(-21 * 12).String(), work.Insured{Deferred: true, DeferredUntil: payDay}, 'Z'},
		{"a deferment that ended, under 21", payDay.AddDays(1).AddMonths(-21 * 12).String(), work.Insured{Deferred: true, DeferredUntil: payDay.AddDays(-1)}, 'M'},
		{"21 today", payDay.AddMonths(-21 * 12).String(), work.Insured{}, 'A'},
		{"a certificate on its last day", "1962-02-11", work.Insured{Certificate: true, CertificateUntil: payDay}, 'B'},
		{"a certificate the day after", "1962-02-11", work.Insured{Certificate: true, CertificateUntil: payDay.AddDays(-1)}, 'A'},
		{"a veteran on the last day", "1992-02-11", work.Insured{VeteranUntil: payDay}, 'V'},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := kelly(1500)
			e.PABorn, e.Standing.Insured = day(c.born), c.facts
			slip := must2(due(e, told(t, e, first, worked("2026-08-18", 600))).Payslip("slp_1"))(t)
			if slip.Letter != c.want {
				t.Errorf("letter %c, want %c: %+v", slip.Letter, c.want, slip.WhyLetter)
			}
		})
	}
}
