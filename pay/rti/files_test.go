package rti_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ownway/bank/banktest"
	"ownway/internal/testing/leftout"
	"ownway/pay/payroll/period"
	"ownway/pay/rti"
	"ownway/pay/rti/irmark"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
)

// document is either report.
type document interface {
	Check() error
	Body() ([]byte, error)
	Message(rti.Post) ([]byte, irmark.Mark, error)
}

// documents are what the kept files hold, by name.
func documents(t *testing.T) map[string]document {
	final := report("2026-04-05")
	final.Final = rti.Final{ForYear: true}
	ceased := report("2025-12-05")
	ceased.Final, ceased.Sender = rti.Final{Ceased: on("2025-12-01")}, rti.ByBureau
	recovery := rti.EPS{Report: report("2025-12-10"), Inactive: calendar.Period{First: on("2026-01-06"), Last: on("2026-03-05")}}
	recovery.Recovered = rti.Recovered{Month: 8, Pay: rti.Family{SMP: money.Pounds(812, 5)}, Compensation: rti.Family{SMP: money.Pounds(69, 2)}}
	recovery.Account = ident.BankAccount{Name: "Mrs A Example", Number: "63748472", SortCode: "202959"}
	corrected := monthly(t)
	corrected.Employments[0].ToDate.Tax -= 100
	corrected.Employments[0] = corrected.Employments[0].Corrected()
	sectors := rti.ClaimAllowance(report("2025-04-20"))
	sectors.Sectors = rti.Sectors{Agriculture: true, Fisheries: true, RoadTransport: true, Industrial: true}
	return map[string]document{
		"eps-sectors":       sectors,
		"fps-corrected":     rti.FPS{Report: report("2026-05-20"), Employees: []rti.Employee{corrected}},
		"fps-starter-final": rti.FPS{Report: final, Employees: []rti.Employee{monthly(t)}},
		"fps-leaver-ceased": rti.FPS{Report: ceased, Employees: []rti.Employee{leaver(t)}},
		"fps-extra-payday": rti.FPS{Report: report("2026-04-05"), Employees: []rti.Employee{
			extra(t, period.Weekly), extra(t, period.Fortnightly), extra(t, period.FourWeekly)}},
		"fps-nobody-last": rti.FPS{Report: final},
		"eps-no-payment":  rti.NoPayment(report("2025-11-10"), on("2025-11-05")),
		"eps-allowance":   rti.ClaimAllowance(report("2025-04-20")),
		"eps-recovery":    recovery,
		"eps-last":        rti.EPS{Report: final},
		"nvr-two-people": rti.Verification{
			Employer: final.Employer, Sender: rti.ByEmployer, Made: on("2026-11-20"),
			Employees: []rti.Employee{monthly(t), leaver(t)},
		},
	}
}

// What is sent is kept in files, to be read before it changes.
func TestFilesThatLeave(t *testing.T) {
	for name, d := range documents(t) {
		got, mark, err := d.Message(post(reportOf(d)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if proved, err := irmark.Proves(got); err != nil || !proved {
			t.Errorf("%s does not bear its mark %s: %v", name, mark, err)
		}
		file := filepath.Join("testdata", name+".xml")
		if os.Getenv("UPDATE_GOLDEN") != "" {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
	}
}

func reportOf(d document) rti.Report {
	switch d := d.(type) {
	case rti.FPS:
		return d.Report
	case rti.EPS:
		return d.Report
	case rti.Verification:
		return rti.Report{Made: d.Made}
	}
	return rti.Report{}
}

// schemas gives a way to look whether text is valid by one of HMRC's schemas,
// and says what is left out where that cannot be done.
func schemas(t *testing.T) (valid func(schema, name string, text []byte), ok bool) {
	t.Helper()
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		leftout.Say(t, "reports to HMRC checked against its schemas, because xmllint is not installed (apt libxml2-utils)")
		return nil, false
	}
	dir := t.TempDir()
	for _, name := range []string{schemaFPS, schemaEPS, schemaNVR, schemaEnvelope} {
		xsd, ok := banktest.Shared(t, "rti", name)
		if !ok {
			return nil, false
		}
		// The envelope borrows the schema of signatures, which is never used here.
		xsd = regexp.MustCompile(`schemaLocation="[^"]*xmldsig[^"]*"`).ReplaceAll(xsd, []byte(`schemaLocation="signature.xsd"`))
		keep(t, filepath.Join(dir, name), xsd)
	}
	keep(t, filepath.Join(dir, "signature.xsd"), []byte(`<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2000/09/xmldsig#"><element name="Signature"/></schema>`))
	return func(schema, name string, text []byte) {
		file := filepath.Join(dir, name+".xml")
		keep(t, file, text)
		out, err := exec.Command(lint, "--nonet", "--noout", "--schema", filepath.Join(dir, schema), file).CombinedOutput()
		if err != nil {
			t.Errorf("%s is not valid by %s:\n%s", name, schema, out)
		}
	}, true
}

const (
	schemaFPS      = "FullPaymentSubmission-2026-v1-0.xsd"
	schemaEPS      = "EmployerPaymentSummary-2026-v1-0.xsd"
	schemaNVR      = "NINOverificationRequest-v1-2.xsd"
	schemaEnvelope = "envelope-v2-0-HMRC.xsd"
)

// Every kind of report is valid by HMRC's own schemas, and so is its envelope.
func TestValidBySchema(t *testing.T) {
	valid, ok := schemas(t)
	if !ok {
		return
	}
	for name, d := range documents(t) {
		body, err := d.Body()
		if err != nil {
			t.Fatal(name, err)
		}
		whole, _, err := d.Message(post(reportOf(d)))
		if err != nil {
			t.Fatal(name, err)
		}
		valid(map[string]string{"fps": schemaFPS, "eps": schemaEPS, "nvr": schemaNVR}[name[:3]], name, body)
		valid(schemaEnvelope, name, whole)
	}
}

func keep(t *testing.T, file string, text []byte) {
	t.Helper()
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
}

// The published summary was written without white space, as ours are: its mark
// is that of our own, made from the same facts.
func TestNoPaymentBearsThePublishedMark(t *testing.T) {
	r := report("2025-11-05")
	_, mark, err := rti.NoPayment(r, on("2025-11-01")).Message(post(r))
	if err != nil {
		t.Fatal(err)
	}
	published, ok := banktest.Shared(t, "rti", "irmark-examples.json")
	if ok && !bytes.Contains(published, []byte(mark.Base64())) || mark.String() != "54CKXHII34IV2YHWYFBPM6RZ3WI5FLWI" {
		t.Errorf("mark %s", mark)
	}
}

// The published submission holds what ours does from a payslip worked out
// here, but for white space and two totals of nothing.
func TestPayslipBecomesThePublishedSubmission(t *testing.T) {
	published, ok := banktest.Shared(t, "rti", "sample-fps-2025-26.body.c14n.txt")
	if !ok {
		return
	}
	body, err := documents(t)["fps-starter-final"].Body()
	if err != nil {
		t.Fatal(err)
	}
	between := regexp.MustCompile(`>\s+<`)
	want := between.ReplaceAllString(string(published), "><")
	want = strings.TrimSuffix(strings.TrimPrefix(want, `<Body xmlns="http://www.govtalk.gov.uk/CM/envelope">`), "</Body>")
	want = strings.Replace(want, "<BenefitsTaxedViaPayrollYTD>0.00</BenefitsTaxedViaPayrollYTD>", "", 1)
	got := strings.Replace(string(body), `<IRmark Type="generic"></IRmark>`, "", 1)
	got = strings.Replace(got, "<EmpeePenContribnsNotPaidYTD>0.00</EmpeePenContribnsNotPaidYTD>", "", 1)
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A report is sent on the day it was made for: rules that count from today
// were looked at for that day.
func TestNotSentOnAnotherDay(t *testing.T) {
	r := report("2025-11-05")
	p := post(r)
	p.At = p.At.AddDate(0, 0, 1)
	_, _, err := rti.NoPayment(r, on("2025-11-01")).Message(p)
	if all := fault.All(err); len(all) != 1 || all[0].Text.Key != rti.OtherDay {
		t.Errorf("%v", err)
	}
}
