package gatewaytest

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"ownway/bank/banktest"
	"ownway/internal/testing/leftout"
)

// schemas looks at messages by HMRC's own schemas, where they and xmllint are
// there.
type schemas struct{ lint, dir string }

// files are the schema of a body by its name space, and the envelope's.
var files = map[string]string{
	"/RTI/FullPaymentSubmission/25-26/1":  "FullPaymentSubmission-2026-v1-0.xsd",
	"/RTI/EmployerPaymentSummary/25-26/1": "EmployerPaymentSummary-2026-v1-0.xsd",
	"/RTI/NINOverificationRequest/1":      "NINOverificationRequest-v1-2.xsd",
	"":                                    "envelope-v2-0-HMRC.xsd",
}

var (
	borrowed = regexp.MustCompile(`schemaLocation="[^"]*xmldsig[^"]*"`)
	body     = regexp.MustCompile(`(?s)<IRenvelope xmlns="http://www\.govtalk\.gov\.uk/taxation/PAYE([^"]*)">.*</IRenvelope>`)
)

// load makes the schemas ready, or says what is left out.
func load(t testing.TB) schemas {
	t.Helper()
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		leftout.Say(t, "messages to the gateway checked against HMRC's schemas, because xmllint is not installed (apt libxml2-utils)")
		return schemas{}
	}
	dir := t.TempDir()
	for _, name := range files {
		xsd, ok := banktest.Shared(t, "rti", name)
		if !ok {
			return schemas{}
		}
		keep(t, filepath.Join(dir, name), borrowed.ReplaceAll(xsd, []byte(`schemaLocation="signature.xsd"`)))
	}
	keep(t, filepath.Join(dir, "signature.xsd"), []byte(`<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2000/09/xmldsig#"><element name="Signature"/></schema>`))
	return schemas{lint, dir}
}

// without are name spaces whose schemas were not to be had.
var without = map[string]bool{"/RTI/FullPaymentSubmission/26-27/1": true, "/RTI/EmployerPaymentSummary/26-27/1": true}

// check looks at a message: its envelope, and the report in it where its
// schema is held.
func (s schemas) check(t testing.TB, message []byte) {
	if s.lint == "" {
		return
	}
	s.valid(t, files[""], message)
	if m := body.FindSubmatch(message); m != nil {
		name, ok := files[string(m[1])]
		if !ok {
			if without[string(m[1])] {
				return
			}
			t.Errorf("a report came in the name space %s, which has no schema here", m[1])
			return
		}
		s.valid(t, name, m[0])
	}
}

func (s schemas) valid(t testing.TB, schema string, message []byte) {
	cmd := exec.Command(s.lint, "--nonet", "--noout", "--schema", filepath.Join(s.dir, schema), "-")
	cmd.Stdin = bytes.NewReader(message)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("not valid by %s:\n%s", schema, out)
	}
}

func keep(t testing.TB, file string, text []byte) {
	t.Helper()
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
}
