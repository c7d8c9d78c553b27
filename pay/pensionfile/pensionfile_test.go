package pensionfile_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/pay/pensionfile"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
)

func on(s string) calendar.Date { return calendar.MustDate(s) }

// schedule is a month with a member who stays and one who is new and leaves.
func schedule() pensionfile.Schedule {
	return pensionfile.Schedule{
		Employer: "EMP000123456", Period: calendar.MonthOf(on("2026-11-01")), PaymentDue: on("2026-12-22"),
		Frequency: period.Monthly, Source: "Direct payment account",
		Members: []pensionfile.Member{
			{NINO: "QQ123456C", Reference: "77", Title: "Ms", Forename: "Siân", Surname: "O'Neill", Gender: "F", Born: on("1990-01-01"),
				Address: [5]string{"Flat 2, The Old \"Mill\"", "1 High Street"}, Postcode: "B1 1AA", Country: "England", Started: on("2025-06-01"),
				Earnings: 1_480_00, Worker: 59_20, Employer: 44_40, WorkerShare: 500, EmployerShare: 300, Duty: pension.Eligible},
			{Alternative: "PA-2", Forename: "Jo", Surname: "Ray", Born: on("1985-05-05"), Started: on("2026-11-02"), Left: on("2026-11-30"),
				Earnings: 80_00, Worker: 3_20, Employer: 2_40, WorkerShare: 500, EmployerShare: 300, Duty: pension.NonEligible, Entered: pensionfile.ByOptIn, Stopped: true},
		},
	}
}

var layouts = []pensionfile.Layout{pensionfile.PAPDIS, pensionfile.NEST, pensionfile.Plain}

func TestFilesThatLeave(t *testing.T) {
	for _, l := range layouts {
		got, err := pensionfile.Write(l, schedule())
		if err != nil {
			t.Fatalf("%s: %v", l, err)
		}
		if want := "pension-" + string(l) + "-2026-11-30.csv"; got.Name != want || got.Notice.IsZero() {
			t.Errorf("named %s, with the notice %s", got.Name, got.Notice)
		}
		file := filepath.Join("testdata", string(l)+".csv")
		if os.Getenv("UPDATE_GOLDEN") != "" {
			if err := os.WriteFile(file, got.Content, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Content, want) {
			t.Errorf("%s:\n got %s\nwant %s", l, got.Content, want)
		}
	}
}

// held gives what a layout has columns for, so that the rest is not asked back.
func held(l pensionfile.Layout, s pensionfile.Schedule) pensionfile.Schedule {
	if l != pensionfile.NEST {
		s.Source = ""
	}
	if l != pensionfile.PAPDIS {
		s.Group, s.Section = "", ""
	}
	members := make([]pensionfile.Member, len(s.Members))
	for i, m := range s.Members {
		switch l {
		case pensionfile.PAPDIS:
			m.Stopped = false
		case pensionfile.NEST:
			m = pensionfile.Member{Forename: m.Forename, Surname: m.Surname, NINO: m.NINO, Alternative: m.Alternative, Stopped: m.Stopped,
				Earnings: m.Earnings, Worker: m.Worker, Employer: m.Employer}
		default:
			m = pensionfile.Member{Forename: m.Forename, Surname: m.Surname, NINO: m.NINO, Alternative: m.Alternative, Stopped: m.Stopped,
				Earnings: m.Earnings, Worker: m.Worker, Employer: m.Employer, Extra: m.Extra, Born: m.Born}
		}
		members[i] = m
	}
	s.Members = members
	return s
}

// TestReadBack proves that a file read again is what was sent, and that no
// field of it could run in a spreadsheet, whatever was typed.
func TestReadBack(t *testing.T) {
	likely := rapid.StringMatching(`[A-Za-zÀ-ž'][A-Za-zÀ-ž'",;=+@|-]{0,20}`)
	typed := rapid.OneOf(likely, likely, likely, likely, likely, likely, rapid.StringMatching(`[ '"=+@|%-][a-z]{0,3}`), rapid.String())
	sent := 0
	rapid.Check(t, func(t *rapid.T) {
		l := rapid.SampledFrom(layouts).Draw(t, "layout")
		s := schedule()
		s.Group, s.Source = typed.Draw(t, "group"), typed.Draw(t, "source")
		s.Frequency = rapid.SampledFrom([]period.Frequency{period.Weekly, period.Fortnightly, period.FourWeekly, period.Monthly}).Draw(t, "frequency")
		m := &s.Members[0]
		m.Forename, m.Surname, m.Address[1], m.Email = typed.Draw(t, "forename"), typed.Draw(t, "surname"), typed.Draw(t, "address"), typed.Draw(t, "email")
		m.Earnings = money.Amount(rapid.IntRange(0, 900_000).Draw(t, "earnings"))
		m.WorkerShare = rates.Rate(rapid.IntRange(0, 10_000).Draw(t, "share"))
		m.Duty = pension.Duty(rapid.IntRange(0, 3).Draw(t, "duty"))
		f, err := pensionfile.Write(l, s)
		if err != nil {
			if fault.KindOf(err) != fault.KindInvalid {
				t.Fatal(err)
			}
			return
		}
		sent++
		rows := csv.NewReader(bytes.NewReader(f.Content))
		rows.FieldsPerRecord = -1
		all, err := rows.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, field := range slices.Concat(all...) {
			if bare := strings.TrimLeft(field, `"' `); bare != "" && strings.ContainsAny(bare[:1], "=+-@|%") {
				t.Errorf("%q would run", field)
			}
		}
		got, err := pensionfile.Read(l, f.Content)
		if err != nil || !reflect.DeepEqual(got, held(l, s)) {
			t.Errorf("got %+v, %v\nwant %+v", got, err, held(l, s))
		}
	})
	if sent == 0 {
		t.Error("every schedule was refused, so that nothing was proved")
	}
}

func TestRefused(t *testing.T) {
	cases := []struct {
		name   string
		layout pensionfile.Layout
		spoil  func(*pensionfile.Schedule)
		field  string
	}{
		{"an unknown layout", "xls", func(*pensionfile.Schedule) {}, "layout"},
		{"no reference", pensionfile.PAPDIS, func(s *pensionfile.Schedule) { s.Employer = "" }, "employer"},
		{"not NEST's reference", pensionfile.NEST, func(s *pensionfile.Schedule) { s.Employer = "EMP12345678" }, "employer"},
		{"no payment source", pensionfile.NEST, func(s *pensionfile.Schedule) { s.Source = "" }, "source"},
		{"an extra payment for NEST", pensionfile.NEST, func(s *pensionfile.Schedule) { s.Members[0].Extra = 1 }, "members[0].extra"},
		{"a period that ends before it starts", pensionfile.PAPDIS, func(s *pensionfile.Schedule) { s.Period.Last = on("2026-10-31") }, "period"},
		{"no payment day", pensionfile.PAPDIS, func(s *pensionfile.Schedule) { s.PaymentDue = calendar.Date{} }, "payment-due"},
		{"no frequency", pensionfile.Plain, func(s *pensionfile.Schedule) { s.Frequency = "" }, "frequency"},
		{"nobody", pensionfile.Plain, func(s *pensionfile.Schedule) { s.Members = nil }, "members"},
		{"no number", pensionfile.PAPDIS, func(s *pensionfile.Schedule) { s.Members[1].Alternative = "" }, "members[1].nino"},
		{"not a number", pensionfile.PAPDIS, func(s *pensionfile.Schedule) { s.Members[0].NINO = "123" }, "members[0].nino"},
		{"twice", pensionfile.PAPDIS, func(s *pensionfile.Schedule) { s.Members[1].NINO = s.Members[0].NINO }, "members[1].nino"},
		{"no last name", pensionfile.Plain, func(s *pensionfile.Schedule) { s.Members[0].Surname = "" }, "members[0].surname"},
		{"a formula", pensionfile.PAPDIS, func(s *pensionfile.Schedule) { s.Members[0].Surname = "=HYPERLINK(1)" }, "members[0].surname"},
		{"a formula behind an apostrophe", pensionfile.PAPDIS, func(s *pensionfile.Schedule) { s.Members[0].Email = "'+1" }, "members[0].email"},
		{"two lines in one", pensionfile.PAPDIS, func(s *pensionfile.Schedule) { s.Members[0].Address[0] = "1\n2" }, "members[0].address"},
		{"no birthday", pensionfile.PAPDIS, func(s *pensionfile.Schedule) { s.Members[0].Born = calendar.Date{} }, "members[0].born"},
		{"an odd gender", pensionfile.PAPDIS, func(s *pensionfile.Schedule) { s.Members[0].Gender = "X" }, "members[0].gender"},
		{"an odd postcode", pensionfile.PAPDIS, func(s *pensionfile.Schedule) { s.Members[0].Postcode = "b11aa" }, "members[0].postcode"},
		{"a sum below nothing", pensionfile.NEST, func(s *pensionfile.Schedule) { s.Members[0].Worker = -1 }, "members[0].worker"},
		{"a share above all", pensionfile.PAPDIS, func(s *pensionfile.Schedule) { s.Members[0].EmployerShare = 10_001 }, "members[0].employer-share"},
		{"an odd way in", pensionfile.PAPDIS, func(s *pensionfile.Schedule) { s.Members[0].Entered = 9 }, "members[0].entered"},
	}
	for _, c := range cases {
		s := schedule()
		c.spoil(&s)
		_, err := pensionfile.Write(c.layout, s)
		if f := fault.All(err); len(f) != 1 || f[0].Field != c.field {
			t.Errorf("%s: got %v, want a fault in %s", c.name, err, c.field)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	good, err := pensionfile.Write(pensionfile.NEST, schedule())
	if err != nil {
		t.Fatal(err)
	}
	table, err := pensionfile.Write(pensionfile.PAPDIS, schedule())
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name   string
		layout pensionfile.Layout
		file   string
		line   int
	}{
		{"empty", pensionfile.NEST, "", 0},
		{"another layout", pensionfile.Plain, string(table.Content), 1},
		{"an unknown layout", "xls", string(table.Content), 0},
		{"a member lost", pensionfile.NEST, strings.Replace(string(good.Content), "T,2", "T,3", 1), 1},
		{"a sum with a comma", pensionfile.NEST, strings.Replace(string(good.Content), "1480.00", "\"1,480.00\"", 1), 2},
		{"a day that is none", pensionfile.PAPDIS, strings.Replace(string(table.Content), "1985-05-05", "1985-02-30", 1), 3},
		{"another period in it", pensionfile.PAPDIS, strings.Replace(string(table.Content), "2026-12-22,M1,2", "2026-12-23,M1,2", 1), 3},
		{"too big", pensionfile.PAPDIS, strings.Repeat("\n", 6_000), 0},
	}
	for _, c := range cases {
		_, err := pensionfile.Read(c.layout, []byte(c.file))
		if f := fault.All(err); len(f) != 1 || f[0].Line != c.line {
			t.Errorf("%s: got %v, want a fault on line %d", c.name, err, c.line)
		}
	}
}

func TestEntryOf(t *testing.T) {
	for kind, want := range map[pension.EventKind]pensionfile.Entry{pension.Enrolled: pensionfile.ByLaw, pension.Reenrolled: pensionfile.ByLaw,
		pension.OptedIn: pensionfile.ByOptIn, pension.Joined: pensionfile.ByJoining, pension.OptedOut: pensionfile.NotEntered} {
		if got := pensionfile.EntryOf(kind); got != want {
			t.Errorf("%s: got %d", kind, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	for i, l := range layouts {
		file, err := pensionfile.Write(l, schedule())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(i, file.Content)
	}
	f.Fuzz(func(t *testing.T, which int, b []byte) {
		if which < 0 || which >= len(layouts) {
			return
		}
		s, err := pensionfile.Read(layouts[which], b)
		if err != nil {
			return
		}
		again, err := pensionfile.Write(layouts[which], s)
		if err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		if back, err := pensionfile.Read(layouts[which], again.Content); err != nil || !reflect.DeepEqual(back, s) {
			t.Errorf("%v: %+v became %+v", err, s, back)
		}
	})
}

func ExampleWrite() {
	s := pensionfile.Schedule{Employer: "EMP000123456", Period: calendar.MonthOf(on("2026-11-01")), PaymentDue: on("2026-12-22"), Frequency: period.Monthly,
		Source:  "Current account",
		Members: []pensionfile.Member{{NINO: ident.NINO("QQ123456C"), Forename: "Ann", Surname: "Lee", Earnings: 1_480_00, Worker: 59_20, Employer: 44_40}}}
	f, err := pensionfile.Write(pensionfile.NEST, s)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(strings.ReplaceAll(string(f.Content), "\r", ""))
	// Output:
	// H,EMP000123456,CS,2026-11-30,Current account,2026-12-22,Monthly,,,2026-11-01,1
	// D,Ann,Lee,QQ123456C,,,1480.00,44.40,59.20
	// T,1
}
