package forms_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"ownway/pay/forms"
	"ownway/pay/payroll"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/tax"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

func on(s string) calendar.Date { return calendar.MustDate(s) }

var (
	employer = forms.Employer{Name: "Mrs A Example", PAYERef: "635/A635", Address: rti.Address{Lines: []string{"1 High Street", "Shrewsbury"}, Postcode: "SY1 1AA"}}
	person   = forms.Person{NINO: "RN000003C", Name: rti.Name{Title: "Mrs", Forenames: []string{"Blodwin"}, Surname: "Wales"},
		Address: rti.Address{Lines: []string{"10 Swansea Crescent", "Cardiff"}, Postcode: "CF1 2AB"}, Born: on("1981-04-12"), Gender: rti.Female, PayID: "TAX3"}
)

// paid pays two months of 2025-26, after an earlier job, with a student loan.
func paid(t *testing.T, code string, earlier forms.Figures) (payroll.YearToDate, []forms.Slip) {
	t.Helper()
	before := payroll.YearToDate{EarlierPay: earlier.Pay, EarlierTax: earlier.Tax}
	var slips []forms.Slip
	for _, day := range []string{"2025-09-30", "2025-10-31"} {
		date := on(day)
		r, err := payroll.Calculate(payroll.Input{
			PayDate: date, Frequency: period.Monthly, Period: calendar.Period{First: date.AddDays(-29), Last: date},
			Born: person.Born, Code: tax.Must(code), Letter: 'A', Loans: loan.Plans{Student: loan.Plan1}, Before: before,
			Lines: []payroll.Line{{Kind: payroll.Hours, Minutes: 150 * 60, Rate: money.Pounds(20, 0)}},
		}, nil)
		if err != nil {
			t.Fatal(err)
		}
		before, slips = r.After, append(slips, forms.SlipOf(date, r))
	}
	return before, slips
}

func leaving(t *testing.T, code string, earlier forms.Figures) forms.Leaving {
	y, _ := paid(t, code, earlier)
	return forms.Leaving{Employer: employer, Person: person, Left: on("2025-10-30"), LastPaid: on("2025-10-31"),
		Frequency: period.Monthly, Code: tax.Must(code), Loans: loan.Plans{Student: loan.Plan1}, Pay: y}
}

func ending(t *testing.T) forms.YearEnd {
	y, _ := paid(t, "1257L", forms.Figures{Pay: money.Pounds(5000, 0), Tax: money.Pounds(200, 40)})
	return forms.YearEnd{Employer: employer, Person: person, Year: 2025, Code: tax.Must("1257L"), Pay: y, Family: rti.Family{SMP: money.Pounds(194, 32)}}
}

// What is given to a PA and kept for HMRC is kept in files, with its working.
func TestGolden(t *testing.T) {
	earlier := forms.Figures{Pay: money.Pounds(5000, 0), Tax: money.Pounds(200, 40)}
	for name, make := range map[string]func(why *explain.Note) (any, error){
		"p45-earlier-job": func(w *explain.Note) (any, error) {
			return forms.NewP45(leaving(t, "1257L", earlier), on("2025-11-03"), w)
		},
		"p45-only-job": func(w *explain.Note) (any, error) {
			return forms.NewP45(leaving(t, "S1257L", forms.Figures{}), on("2025-11-03"), w)
		},
		"p45-alone": func(w *explain.Note) (any, error) {
			return forms.NewP45(leaving(t, "1257L M1", earlier), on("2025-11-03"), w)
		},
		"p60": func(w *explain.Note) (any, error) { return forms.NewP60(ending(t), on("2026-04-06"), w) },
		"p32": func(w *explain.Note) (any, error) {
			_, slips := paid(t, "1257L", earlier)
			slips[0].Allowance = slips[0].EmployerNI
			return forms.NewP32(2025, false, slips, []forms.Recovery{{Month: 7, Pay: rti.Family{SMP: money.Pounds(812, 5)}, Compensation: rti.Family{SMP: money.Pounds(69, 2)}}},
				[]forms.Paid{{Month: 6, On: on("2025-10-21"), Amount: money.Pounds(500, 0)}}, w)
		},
	} {
		var why explain.Note
		got, err := make(&why)
		if err != nil {
			t.Fatal(name, err)
		}
		if silent, err := make(nil); err != nil || !reflect.DeepEqual(silent, got) {
			t.Errorf("%s is other without its working: %v", name, err)
		}
		text, err := json.MarshalIndent(struct{ Form, Why any }{got, why.Lines}, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", name+".json")
		if os.Getenv("UPDATE_GOLDEN") != "" {
			if err := os.WriteFile(file, append(text, '\n'), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(append(text, '\n'), want) {
			t.Errorf("%s:\n got %s\nwant %s", name, text, want)
		}
	}
}

func TestP45(t *testing.T) {
	earlier := forms.Figures{Pay: money.Pounds(5000, 0), Tax: money.Pounds(200, 40)}
	l := leaving(t, "1257L", earlier)
	f, err := forms.NewP45(l, on("2025-11-03"), nil)
	if err != nil {
		t.Fatal(err)
	}
	want := forms.Total{Given: true, Number: 7, Pay: money.Pounds(11000, 0), Tax: earlier.Tax + l.Pay.Tax}
	if f.Parts2And3.Total != want || !f.Part1A.ThisJob || f.Part1A.This.Pay != money.Pounds(6000, 0) || !f.Parts2And3.StudentLoan {
		t.Errorf("%+v", f)
	}
	if f.Parts2And3.Person.PayID != "" || !f.Parts2And3.Person.Born.IsZero() || f.Parts2And3.Employer.Name != "" || f.Parts2And3.Person.Address.Postcode != "" {
		t.Errorf("the next employer sees too much: %+v", f.Parts2And3)
	}
	l.Frequency = period.Weekly
	if f, err = forms.NewP45(l, on("2025-11-03"), nil); err != nil || !f.Parts2And3.Total.Week || f.Parts2And3.Total.Number != 30 {
		t.Errorf("weekly: %+v %v", f.Parts2And3.Total, err)
	}
	// Nobody paid in the new tax year: the week of leaving, and nothing.
	l.LastPaid, l.Pay, l.Left = calendar.Date{}, payroll.YearToDate{}, on("2026-04-10")
	if f, err = forms.NewP45(l, on("2026-04-10"), nil); err != nil || f.Year != 2026 || f.Parts2And3.Total != (forms.Total{Given: true, Week: true, Number: 1}) {
		t.Errorf("nothing paid: %+v %v", f, err)
	}
}

func TestRefused(t *testing.T) {
	p45 := func(spoil func(*forms.Leaving)) error {
		l := leaving(t, "1257L", forms.Figures{})
		spoil(&l)
		_, err := forms.NewP45(l, on("2025-11-03"), nil)
		return err
	}
	p60 := func(made string, spoil func(*forms.YearEnd)) error {
		e := ending(t)
		spoil(&e)
		day := calendar.Date{}
		if made != "" {
			day = on(made)
		}
		_, err := forms.NewP60(e, day, nil)
		return err
	}
	p32 := func(slips []forms.Slip, back []forms.Recovery, paid []forms.Paid) error {
		_, err := forms.NewP32(2025, false, slips, back, paid, nil)
		return err
	}
	for _, c := range []struct {
		given error
		field string
		key   msg.Key
	}{
		{p45(func(l *forms.Leaving) { l.Employer.Name = "" }), "employer.name", forms.EnterEmployer},
		{p45(func(l *forms.Leaving) { l.Employer.PAYERef = "" }), "employer.paye-ref", ident.EnterPAYERef},
		{p45(func(l *forms.Leaving) { l.Person.Name = rti.Name{} }), "person.name", forms.EnterName},
		{p45(func(l *forms.Leaving) { l.Left = calendar.Date{} }), "left", forms.EnterLeft},
		{p45(func(l *forms.Leaving) { l.Code = tax.Code{} }), "code", forms.EnterCode},
		{p45(func(l *forms.Leaving) { l.LastPaid = on("2026-04-06") }), "last-paid", forms.OtherYear},
		{p60("", func(*forms.YearEnd) {}), "made", calendar.EnterDate},
		{p60("2026-04-04", func(*forms.YearEnd) {}), "made", forms.YearNotOver},
		{p60("2026-04-05", func(e *forms.YearEnd) { e.Left = on("2026-04-04") }), "left", forms.WasNotThere},
		{p60("2026-04-05", func(e *forms.YearEnd) { e.Left = on("2026-04-05"); e.Code = tax.Code{} }), "code", forms.EnterCode},
		{p60("2027-04-05", func(e *forms.YearEnd) { e.Year = 2026 }), "year", forms.OtherYear},
		{p32([]forms.Slip{{PayDate: on("2026-04-06")}}, nil, nil), "pay-date", forms.MonthOfYear},
		{p32(nil, []forms.Recovery{{Month: 13}}, nil), "recovered.month", rti.EnterMonth},
		{p32(nil, nil, []forms.Paid{{Month: 0}}), "paid.month", rti.EnterMonth},
	} {
		var f *fault.Fault
		if !errors.As(c.given, &f) || f.Field != c.field || f.Text.Key != c.key {
			t.Errorf("%v, want %s %s", c.given, c.field, c.key)
		}
	}
}

func TestPayBy(t *testing.T) {
	monthly, err := forms.NewP32(2025, false, nil, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	quarterly, err := forms.NewP32(2025, true, nil, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name           string
		month          forms.P32Month
		transfer, post string
	}{
		{"the first", monthly.Months[0], "2025-05-22", "2025-05-19"},
		{"the 22nd is a Sunday", monthly.Months[1], "2025-06-20", "2025-06-19"},
		{"over the new year", monthly.Months[8], "2026-01-22", "2026-01-19"},
		{"the last", monthly.Months[11], "2026-04-22", "2026-04-17"},
		{"a quarter", quarterly.Months[0], "2025-07-22", "2025-07-18"},
		{"a quarter's last month", quarterly.Months[11], "2026-04-22", "2026-04-17"},
	} {
		if c.month.PayBy != on(c.transfer) || c.month.PostBy != on(c.post) {
			t.Errorf("%s: %s and %s, want %s and %s", c.name, c.month.PayBy, c.month.PostBy, c.transfer, c.post)
		}
	}
	if by := forms.P60By(2025); by != on("2026-05-31") {
		t.Errorf("P60 by %s", by)
	}
	if ref, err := forms.Reference("120PR03012191", 2025, 7); err != nil || ref != "120PR030121912607" {
		t.Errorf("%s %v", ref, err)
	}
	if _, err := forms.Reference("120PR03012191", 2025, 13); err == nil {
		t.Error("a thirteenth month was taken")
	}
	if !forms.MayPayQuarterly(monthly) {
		t.Error("nothing owed may be paid quarterly")
	}
	monthly.Months[11].DueToDate = money.Pounds(18_000, 0)
	if forms.MayPayQuarterly(monthly) {
		t.Error("£1,500 a month may not be paid quarterly")
	}
}

// No penny of any payslip, payment or recovery is lost on the way to the
// year's end.
func TestP32AddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := rapid.Custom(func(t *rapid.T) money.Amount {
			return money.Amount(rapid.Int64Range(-100_000, 1_000_000).Draw(t, "pence"))
		})
		slip := rapid.Custom(func(t *rapid.T) forms.Slip {
			return forms.Slip{PayDate: on("2025-04-06").AddDays(rapid.IntRange(0, 364).Draw(t, "day")), Tax: amount.Draw(t, "tax"), StudentLoan: amount.Draw(t, "loan"),
				PostgraduateLoan: amount.Draw(t, "pg"), EmployeeNI: amount.Draw(t, "ee"), EmployerNI: amount.Draw(t, "er"), Allowance: amount.Draw(t, "ea")}
		})
		slips := rapid.SliceOf(slip).Draw(t, "slips")
		back := forms.Recovery{Month: rapid.IntRange(1, 12).Draw(t, "month"), Pay: rti.Family{ShPP: amount.Draw(t, "back")}}
		paid := forms.Paid{Month: rapid.IntRange(1, 12).Draw(t, "paid"), Amount: amount.Draw(t, "sum")}
		f, err := forms.NewP32(2025, rapid.Bool().Draw(t, "quarterly"), slips, []forms.Recovery{back}, []forms.Paid{paid}, nil)
		if err != nil {
			t.Fatal(err)
		}
		want := -back.Pay.ShPP
		for _, s := range slips {
			want += s.Tax + s.StudentLoan + s.PostgraduateLoan + s.EmployeeNI + s.EmployerNI - s.Allowance
		}
		last := f.Months[11]
		if last.DueToDate != want || last.PaidToDate != paid.Amount || last.StillDue() != want-paid.Amount {
			t.Fatalf("%s due and %s paid, want %s and %s", last.DueToDate, last.PaidToDate, want, paid.Amount)
		}
	})
}
