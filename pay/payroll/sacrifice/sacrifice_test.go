package sacrifice_test

import (
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"ownway/pay/payroll"
	"ownway/pay/payroll/minwage"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/sacrifice"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// fourWeeks is 100 hours at £13.00 in two lines, with a holiday.
func fourWeeks() payroll.Input {
	return payroll.Input{
		PayDate: calendar.MustDate("2026-11-27"), Frequency: period.FourWeekly,
		Period: calendar.Period{First: calendar.MustDate("2026-10-26"), Last: calendar.MustDate("2026-11-22")},
		Born:   calendar.MustDate("1988-03-14"), Code: tax.Must("1257L"), Letter: 'A',
		Lines: []payroll.Line{
			{Kind: payroll.Hours, Minutes: 60 * 60, Rate: 13_00},
			{Kind: payroll.Hours, Minutes: 40 * 60, Rate: 13_00},
			{Kind: payroll.Holiday, Amount: 200_00},
		},
	}
}

// 100 hours at the rate of 2026-27, 12.71, are 1,271.00: of 1,300.00 at most
// 29.00 may be given up.
// Source: National Living Wage of April 2026, GOV.UK.
func TestReduce(t *testing.T) {
	before, err := payroll.Calculate(fourWeeks(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var why explain.Note
	given := fourWeeks()
	got, err := sacrifice.Reduce(given, 29_00, &why)
	if err != nil || got.Employer != 29_00 || why.Empty() {
		t.Fatalf("got %+v, %v", got, err)
	}
	if !reflect.DeepEqual(given, fourWeeks()) {
		t.Error("the lines given were changed")
	}
	after, err := payroll.Calculate(got.Input, nil)
	if err != nil || after.Gross != before.Gross-29_00 || after.Taxable != before.Taxable-29_00 || !after.MinimumWage.Lawful {
		t.Errorf("got %+v, %v", after, err)
	}
	// 29.00 less pay above both thresholds: 8% and 15% of it are saved.
	if saved := before.EmployeeNI - after.EmployeeNI; saved != 2_32 {
		t.Errorf("the PA saves %v of National Insurance", saved)
	}
	if saved := before.EmployerNI - after.EmployerNI; saved != 4_35 {
		t.Errorf("the employer saves %v of National Insurance", saved)
	}
}

func TestReduceRefuses(t *testing.T) {
	cases := []struct {
		name  string
		spoil func(*payroll.Input)
		sum   money.Amount
		field string
		want  msg.Text
	}{
		{"a penny too much", nil, 29_01, "sacrifice", sacrifice.BelowMinimum.With("short", money.Amount(1), "most", money.Amount(29_00))},
		{"a wage that was too low already", func(in *payroll.Input) { in.Lines[0].Rate = 12_00 }, 1_00, "sacrifice", sacrifice.NoneAtAll.With("short", money.Amount(32_00))},
		{"nothing", nil, 0, "sacrifice", sacrifice.EnterSum.With()},
		{"below nothing", nil, -1, "sacrifice", sacrifice.EnterSum.With()},
		{"all of it", nil, 1_300_00, "sacrifice", sacrifice.TooMuch.With("most", money.Amount(1_300_00))},
		{"input that cannot be", func(in *payroll.Input) { in.Letter = 0 }, 1_00, "ni-letter", ni.ChooseLetter.With()},
	}
	for _, c := range cases {
		in := fourWeeks()
		if c.spoil != nil {
			c.spoil(&in)
		}
		_, err := sacrifice.Reduce(in, c.sum, nil)
		if f := fault.All(err); len(f) != 1 || f[0].Field != c.field || !reflect.DeepEqual(f[0].Text, c.want) {
			t.Errorf("%s: got %v, want %v in %s", c.name, err, c.want, c.field)
		}
	}
}

// TestNeverBelowTheMinimumWage proves that what is let through is lawful, that
// what is refused is not, and that no pay is lost on the way.
func TestNeverBelowTheMinimumWage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := fourWeeks()
		in.Lines[0].Rate = money.Amount(rapid.IntRange(12_00, 16_00).Draw(t, "rate"))
		in.Lines[1].Minutes = rapid.IntRange(0, 60*60).Draw(t, "minutes")
		in.Home = minwage.Accommodation{Days: rapid.IntRange(0, 28).Draw(t, "home")}
		before, err := payroll.Calculate(in, nil)
		if err != nil {
			t.Fatal(err)
		}
		sum := money.Amount(rapid.IntRange(1, 900_00).Draw(t, "sum"))
		got, err := sacrifice.Reduce(in, sum, nil)
		spare := before.MinimumWage.Counted - before.MinimumWage.Due
		if err != nil {
			var hours money.Amount
			for _, l := range in.Lines[:2] {
				hours += l.Pay()
			}
			if sum <= spare && sum < hours {
				t.Errorf("%v of a spare %v is refused: %v", sum, spare, err)
			}
			return
		}
		after, err := payroll.Calculate(got.Input, nil)
		if err != nil || after.Gross+got.Employer != before.Gross || !after.MinimumWage.Lawful || sum > spare {
			t.Errorf("%v of a spare %v: %+v, %v", sum, spare, after.MinimumWage, err)
		}
	})
}

func ExampleReduce() {
	got, err := sacrifice.Reduce(fourWeeks(), money.Pounds(20, 0), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(got.Input.Lines[0].Pay(), got.Input.Lines[1].Pay(), got.Employer)
	// Output: £768.00 £512.00 £20.00
}
