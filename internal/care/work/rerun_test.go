package work_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"ownway/internal/care/work"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
)

// yearOf is three payslips of Kelly.
func yearOf(t testing.TB, e work.Employment, minutes ...int) []work.Payslip {
	t.Helper()
	var slips []work.Payslip
	for i, p := range []calendar.Period{first, second, third} {
		var entries []hours.Entry
		for left, d := minutes[i], p.First; left > 0; left, d = left-600, d.AddDays(1) {
			entries = append(entries, worked(d.String(), min(left, 600)))
		}
		slip, err := due(e, told(t, e, p, entries...), slips...).Payslip(work.PayslipID("slp_" + string(rune('1'+i))))
		if err != nil {
			t.Fatal(err)
		}
		slips = append(slips, slip)
	}
	return slips
}

// With nothing put right, the year comes out as it was, whatever was worked.
func TestRunAgainAsItWas(t *testing.T) {
	e := kelly(1500)
	rapid.Check(t, func(rt *rapid.T) {
		var minutes []int
		for range 3 {
			minutes = append(minutes, rapid.IntRange(1, 160*60).Draw(rt, "minutes"))
		}
		slips := yearOf(t, e, minutes...)
		run, err := work.RunAgain(e, slips, work.Fix{From: "slp_1"}, money.Pounds(9000, 0))
		if err != nil {
			rt.Fatal(err)
		}
		for i, should := range run.Should {
			if !reflect.DeepEqual(should.Result, slips[i].Result) {
				rt.Fatalf("payslip %d: %+v\nwas %+v", i+1, should.Result, slips[i].Result)
			}
		}
		if run.All != (work.Figures{}) {
			rt.Fatalf("%+v", run.All)
		}
	})
}

// A wrong tax code from the second payslip on: the year to date is that of the
// right code, and the differences add up to what is carried.
func TestRunAgainWithTheRightCode(t *testing.T) {
	wrong := kelly(1500)
	wrong.Standing.Code = "BR"
	slips := yearOf(t, wrong, 6000, 6000, 6000)
	right := kelly(1500)
	want := yearOf(t, right, 6000, 6000, 6000)
	run, err := work.RunAgain(wrong, slips, work.Fix{From: "slp_1", Code: "1257L"}, money.Pounds(9000, 0))
	if err != nil {
		t.Fatal(err)
	}
	last := len(run.Should) - 1
	if run.Should[last].Result.After != want[last].Result.After {
		t.Errorf("%+v\nwant %+v", run.Should[last].Result.After, want[last].Result.After)
	}
	if run.All.Tax >= 0 || run.All.Net != -run.All.Tax || run.All.Gross != 0 || run.All.ToHMRC() != run.All.Tax {
		t.Errorf("%+v", run.All)
	}
	var sum money.Amount
	for _, f := range run.Each {
		sum += f.Net
	}
	if sum != run.All.Net {
		t.Errorf("%v is not %v", sum, run.All.Net)
	}
	later, err := work.RunAgain(wrong, slips, work.Fix{From: "slp_2", Code: "1257L"}, money.Pounds(9000, 0))
	if err != nil || len(later.Should) != 2 || later.Should[1].Result.After.Tax != want[2].Result.After.Tax { // the code counts the whole year
		t.Errorf("%+v, %v", later.All, err)
	}
}

// A rate that was too low: what is owed to the PA after tax is the difference.
func TestRunAgainWithTheRightRate(t *testing.T) {
	e := kelly(1300)
	slips := yearOf(t, e, 6000, 6000, 6000)
	run, err := work.RunAgain(e, slips, work.Fix{From: "slp_2", Rate: 1300, RightFor: 1400}, money.Pounds(9000, 0))
	if err != nil {
		t.Fatal(err)
	}
	if len(run.Should) != 2 || run.All.Gross != 2*100*100 { // 100 hours at a pound more, twice
		t.Errorf("%+v", run.All)
	}
	if f := run.All; f.Net != f.Gross-f.Tax-f.EmployeeNI-f.Loans-f.WorkerPension {
		t.Errorf("it does not add up: %+v", f)
	}
	if _, err := work.RunAgain(e, slips, work.Fix{From: "slp_9"}, 0); fault.All(err)[0].Text.Key != work.NoSuchPayslip {
		t.Error(err)
	}
}
