package rti_test

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"testing"

	"ownway/bank/banktest"
)

// kept are HMRC's rules that hold by how a report is written, so that there is
// no way to break them.
var kept = map[string]string{
	"5004": "a header is always written with both keys",
	"5005": "the envelope's keys and the header's are the same list",
	"7837": "a submission has its one class",
	"7838": "a summary has its one class",
	"7839": "a request has its one class",
	"7827": "TestVerificationRefused",
	"7844": "the period end is the last day of the tax year that is reported",
	"7875": "a scheme ceases by its date",
	"7912": "what is taken back is written whole, nothing too",
	"7932": "an address without lines and postcode is not written",
	"7933": "a last report says why",
	"7934": "a starter of whom nothing is known is not written",
	"7940": "a claim says its sectors, or that the rules of state aid do not apply",
	"7941": "as 7940", "7947": "as 7940", "7948": "as 7940", "7949": "as 7940", "7950": "as 7940",
	"7920": "TestRecoveryDays", "7921": "TestRecoveryDays", "7922": "TestRecoveryDays", "7923": "TestRecoveryDays",
	"7924": "TestRecoveryDays", "7925": "TestRecoveryDays", "7927": "TestRecoveryDays",
}

// foreign are rules on what this package does not report.
var foreign = map[string]string{
	"7845": "the partner in shared parental pay", "7846": "the partner in shared parental pay",
	"7879": "pensions in payment", "7916": "pensions in payment", "7885": "pensions in payment", "7936": "pensions in payment",
	"7880": "secondment", "7884": "secondment", "7931": "secondment",
	"7882": "the employer's own tax reference", "7952": "the employer's own tax reference", "7953": "construction",
	"7883": "directors",
	"7937": "company cars", "7938": "company cars", "7939": "company cars",
}

// Every rule of HMRC's sheet is proved by a refusal, kept by how reports are
// written, or about something that is not reported here.
func TestEveryRuleIsAnswered(t *testing.T) {
	answered := map[string]string{}
	for _, c := range refusals {
		answered[c.rule] = "refused"
	}
	for _, c := range epsRefusals {
		answered[c.rule] = "refused"
	}
	for _, m := range []map[string]string{kept, foreign} {
		for rule, how := range m {
			if answered[rule] != "" {
				t.Errorf("%s is answered twice: %s", rule, how)
			}
			answered[rule] = how
		}
	}
	sheet, ok := banktest.Shared(t, "rti", "rti-data-items-2025-26.csv")
	if !ok {
		return
	}
	rows, err := csv.NewReader(bytes.NewReader(sheet)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	number, asked := regexp.MustCompile(`(?:^|\|\| )([0-9]{4}): `), map[string]bool{}
	for _, row := range rows[1:] {
		path, rules := row[1], row[len(row)-1]
		for _, m := range number.FindAllStringSubmatch(rules, -1) {
			asked[m[1]] = true
			if answered[m[1]] == "" {
				t.Errorf("rule %s of %s has no answer: %s", m[1], path, rules)
			}
		}
	}
	// The Schematron files number their rules from the same list.
	for _, name := range []string{"FullPaymentSubmission-2026-v1-0.sch", "NINOverificationRequest-v1-2.sch"} {
		rules, ok := banktest.Shared(t, "rti", name)
		if !ok {
			return
		}
		found := regexp.MustCompile(`>([0-9]{4})<`).FindAllSubmatch(rules, -1)
		for _, m := range found {
			asked[string(m[1])] = true
			if answered[string(m[1])] == "" {
				t.Errorf("rule %s of %s has no answer", m[1], name)
			}
		}
		if len(found) < 10 {
			t.Errorf("only %d rules were found in %s", len(found), name)
		}
	}
	if len(asked) < 70 {
		t.Errorf("only %d rules were found", len(asked))
	}
	for rule := range answered {
		if !asked[rule] && rule != "schema" {
			t.Errorf("rule %s is answered, and the sheet does not have it", rule)
		}
	}
}
