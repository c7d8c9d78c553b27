package filing_test

import (
	"testing"

	"ownway/internal/care/filing"
)

// Payments of two months or quarters never bear the same reference, and each fits
// the eighteen characters of a bank transfer.
func TestReferenceOfAPaymentToHMRC(t *testing.T) {
	for _, c := range []struct {
		name   string
		scheme filing.Scheme
		payDay string
		want   string
		source string
	}{
		{"the first quarter", filing.Scheme{AccountsOffice: "123PA00012345", Pays: filing.ByQuarter}, "2023-05-26", "123PA000123452403", "att.org.uk, PAYE payment references and why they matter"},
		{"the second month", filing.Scheme{AccountsOffice: "123PA00012345", Pays: filing.ByMonth}, "2023-05-26", "123PA000123452402", "asrobins.com, Paying employers' PAYE"},
		{"the last day of a tax month", filing.Scheme{AccountsOffice: "123PA00012345", Pays: filing.ByMonth}, "2026-11-05", "123PA000123452707", ""},
		{"the first day of the next", filing.Scheme{AccountsOffice: "123PA00012345", Pays: filing.ByMonth}, "2026-11-06", "123PA000123452708", ""},
		{"the last of a tax year", filing.Scheme{AccountsOffice: "123PA00012345", Pays: filing.ByMonth}, "2027-04-05", "123PA000123452712", ""},
		{"no number yet", filing.Scheme{}, "2026-11-27", "PAYE 2709", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.scheme.Reference(day(c.payDay)); got != c.want || len(got) > 18 {
				t.Errorf("%s, want %s (%s)", got, c.want, c.source)
			}
		})
	}
}
