package notice_test

import (
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"ownway/pay/notice"
	"ownway/pay/payroll/loan"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

func TestReadDPS(t *testing.T) {
	text, err := os.ReadFile("testdata/dps-all-kinds.xml")
	if err != nil {
		t.Fatal(err)
	}
	got, err := notice.ReadDPS(text)
	if err != nil {
		t.Fatal(err)
	}
	p6 := coding(notice.P6, "2026-07-01", "2026-07-05", "S1283L W1")
	p6.HasPrevious, p6.PreviousPay, p6.PreviousTax, p6.Name, p6.PayID = true, money.Pounds(5000, 25), money.Pounds(200, 40), "Lloyd O'Jones", "33015"
	sl1 := lending(notice.SL1, "2026-03-01", "2026-04-06", loan.Plan5)
	sl1.PayID = "33015"
	want := notice.Batch{Last: 446, More: true, Notices: []notice.Notice{
		p6, coding(notice.P6B, "2026-08-01", "2026-08-01", "BR"), coding(notice.P9, "2026-02-10", "2026-04-06", "CK12"),
		sl1, lending(notice.SL2, "2026-05-01", "2026-05-31", 0), lending(notice.PGL1, "2026-03-01", "2026-04-06", 0),
	}}
	for i := range want.Notices {
		want.Notices[i].Sequence, want.Notices[i].Employer, want.Notices[i].NINO = 441+i, "123/A6", "RN000003C"
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

const sl1 = `<StudentLoanStart IssueDate="2026-03-01" SequenceNumber="1"><NINO>RN000003C</NINO><LoanStartDate>2026-04-06</LoanStartDate><PlanType>02</PlanType></StudentLoanStart>`

func TestReadDPSRefuses(t *testing.T) {
	swap := func(old, new string) string {
		if !strings.Contains(sl1, old) {
			t.Fatalf("no %s", old)
		}
		return "<a>" + sl1 + strings.Replace(sl1, old, new, 1) + "</a>"
	}
	for _, c := range []struct {
		name, given, field string
		key                msg.Key
	}{
		{"nothing", "", "file", notice.NotNotices},
		{"something else", "<html></html>", "file", notice.NotNotices},
		{"no XML", "P6,1257L", "file", notice.NotNotices},
		{"cut off", sl1[:100], "file", notice.NotNotices},
		{"a document type", "<!DOCTYPE a>" + sl1, "file", notice.NotNotices},
		{"too deep", strings.Repeat("<a>", 40), "file", notice.NotNotices},
		{"too long", strings.Repeat(" ", notice.Most+1), "file", notice.NotNotices},
		{"too many", "<a>" + strings.Repeat(sl1, 5001) + "</a>", "file", notice.NotNotices},
		{"no plan", swap(">02<", "><"), "plan", notice.WrongOne},
		{"another plan", swap(">02<", ">03<"), "plan", notice.WrongOne},
		{"no date", swap("2026-03-01", ""), "issued", notice.WrongOne},
		{"a date that is none", swap("2026-04-06", "2026-04-31"), "from", notice.WrongOne},
		{"a number that is none", swap(`"1"`, `"one"`), "sequence", notice.WrongOne},
		{"another person's number", swap("RN000003C", "RN"), "nino", notice.WrongOne},
	} {
		_, err := notice.ReadDPS([]byte(c.given))
		var f *fault.Fault
		if !errors.As(err, &f) || f.Field != c.field || f.Text.Key != c.key {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if c.key == notice.WrongOne && f.Text.Args["number"].N != 2 {
			t.Errorf("%s: it is the second one, not %d", c.name, f.Text.Args["number"].N)
		}
	}
}

// What is read is right, and a payday can go by it.
func FuzzReadDPS(f *testing.F) {
	text, err := os.ReadFile("testdata/dps-all-kinds.xml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte("<a>" + sl1 + "</a>"))
	f.Add([]byte(`<CodingNoticesP9 FormType="P9" IssueDate="2026-02-10"><EffectiveDate>2026-04-06</EffectiveDate><TaxCode Week1Month1Indicator="1">0T</TaxCode><TotalPreviousTax>1</TotalPreviousTax></CodingNoticesP9>`))
	f.Fuzz(func(t *testing.T, text []byte) {
		batch, err := notice.ReadDPS(text)
		if err != nil {
			return
		}
		for _, n := range batch.Notices {
			if err := n.Check(); err != nil {
				t.Fatalf("%+v was read: %v", n, err)
			}
		}
		if _, err := notice.InForce(starter, batch.Notices, on("2026-12-31"), nil); err != nil {
			t.Fatal(err)
		}
	})
}
