package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ownway/internal/care/takeover"
	"ownway/internal/cli"
	"ownway/internal/testing/oldpayroll"
	"ownway/value/calendar"
)

// exported writes what an old payroll of three employers hands over.
func exported(t *testing.T, spoil func(oldpayroll.Export)) string {
	t.Helper()
	p := oldpayroll.New(calendar.MustDate("2026-11-21"), 3)
	if err := p.Run(); err != nil {
		t.Fatal(err)
	}
	e, err := p.Export()
	if err != nil {
		t.Fatal(err)
	}
	spoil(e)
	files, err := e.Files()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, string(name)), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestTakeover(t *testing.T) {
	key := takeover.Key{Employer: "E001", PA: "P001-1"}
	tests := []struct {
		name    string
		command string
		spoil   func(oldpayroll.Export)
		status  int
		says    string
	}{
		{"all is exact", "compare", func(oldpayroll.Export) {}, 0, "4 of 4 exact, 0 explained, 0 unexplained\n"},
		{"a difference with its reason", "compare", func(e oldpayroll.Export) { e.Row(takeover.PAsFile, key)["tax code"] = "BR" }, 0,
			"The old payslip was worked out with the tax code 1257L. BR was taken over: look which HMRC wrote last"},
		{"a difference without", "compare", func(e oldpayroll.Export) { e.Row(takeover.ParallelFile, key)["net"] = "1.00" }, 1, "3 of 4 exact, 0 explained, 1 unexplained\n"},
		{"a fault with its place", "compare", func(e oldpayroll.Export) { e.Row(takeover.PAsFile, key)["born"] = "soon" }, 1, "ownway: pas.csv line 2, born: "},
		{"nothing is wrong", "check", func(oldpayroll.Export) {}, 0, "3 employers, 4 PAs; 0 things to look at\n"},
		{"something is odd", "check", func(e oldpayroll.Export) { e.Row(takeover.PAsFile, key)["nino"] = "" }, 0, "pas.csv line 2: Pat Example AA has no National Insurance number here"},
		{"no old payslips", "compare", func(e oldpayroll.Export) { delete(e, takeover.ParallelFile) }, 1, "There is no parallel.csv"},
		{"no employers", "check", func(e oldpayroll.Export) { delete(e, takeover.EmployersFile) }, 1, "There is no file employers.csv"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := exported(t, tt.spoil)
			var out bytes.Buffer
			status := cli.Run([]string{"takeover", tt.command, "--on", "2026-11-21", dir}, strings.NewReader(""), &out, &out)
			if status != tt.status || !strings.Contains(out.String(), tt.says) {
				t.Errorf("status %d, want %d:\n%s", status, tt.status, out.String())
			}
		})
	}
}
