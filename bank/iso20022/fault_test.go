package iso20022_test

import (
	"strings"
	"testing"
	"time"

	"ownway/bank/iso20022"
	"ownway/bank/iso20022/walk"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

func TestFaultsOfWriting(t *testing.T) {
	for _, c := range []struct {
		name  string
		given func(*iso20022.File)
		line  int
		field string
		key   msg.Key
	}{
		{"version 4", func(f *iso20022.File) { f.Version = 4 }, 0, "version", iso20022.WhichVersion},
		{"no id", func(f *iso20022.File) { f.ID = "" }, 0, "id", iso20022.EnterID},
		{"an id too long", func(f *iso20022.File) { f.ID = strings.Repeat("x", 36) }, 0, "id", iso20022.EnterID},
		{"an id that banks change", func(f *iso20022.File) { f.ID = "PAY_1" }, 0, "id", iso20022.EnterID},
		{"not made yet", func(f *iso20022.File) { f.Created = time.Time{} }, 0, "created", iso20022.EnterMade},
		{"no account to pay from", func(f *iso20022.File) { f.From.Number = "" }, 0, "from", iso20022.EnterAccount},
		{"an account of letters", func(f *iso20022.File) { f.From.Number = "<Number>" }, 0, "from", iso20022.EnterAccount},
		{"no name to pay from", func(f *iso20022.File) { f.From.Name = "王" }, 0, "from", iso20022.EnterName},
		{"no one to pay", func(f *iso20022.File) { f.Credits = nil }, 0, "credits", iso20022.NoCredits},
		{"no day", func(f *iso20022.File) { f.Execution = calendar.Date{} }, 0, "execution", calendar.EnterDate},
		{"the day before", func(f *iso20022.File) { f.Execution = calendar.MustDate("2026-10-28") }, 0, "execution", iso20022.TooEarly},
		{"nothing to pay", func(f *iso20022.File) { f.Credits[1].Amount = 0 }, 2, "amount", iso20022.AmountBetween},
		{"a minus", func(f *iso20022.File) { f.Credits[1].Amount = -1 }, 2, "amount", iso20022.AmountBetween},
		{"more than Bacs takes", func(f *iso20022.File) { f.Credits[2].Amount = iso20022.MostItem + 1 }, 3, "amount", iso20022.AmountBetween},
		{"a payee with no account", func(f *iso20022.File) { f.Credits[0].To.SortCode = "" }, 1, "to", iso20022.EnterAccount},
		{"a payee with no name", func(f *iso20022.File) { f.Credits[0].To.Name = "" }, 1, "name", iso20022.EnterName},
		{"a payment without a name", func(f *iso20022.File) { f.Credits[0].EndToEnd = "" }, 1, "endToEnd", iso20022.EnterID},
		{"a name given twice", func(f *iso20022.File) { f.Credits[2].EndToEnd = f.Credits[0].EndToEnd }, 3, "endToEnd", iso20022.SameID},
		{"no reference", func(f *iso20022.File) { f.Credits[0].Reference = "=" }, 1, "reference", iso20022.EnterReference},
		{"a reference that would be cut", func(f *iso20022.File) { f.Credits[0].Reference = "120PZ01234567 2608 X" }, 1, "reference", iso20022.EnterReference},
		{"too many", func(f *iso20022.File) { f.Credits = make([]iso20022.Credit, iso20022.MostItems+1) }, 0, "credits", iso20022.TooManyCredits},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := sample(iso20022.V3)
			c.given(&f)
			_, err := iso20022.Write(f)
			all := fault.All(err)
			if len(all) != 1 {
				t.Fatalf("got %v, want one fault", err)
			}
			if all[0].Line != c.line || all[0].Field != c.field || all[0].Text.Key != c.key {
				t.Errorf("got %v, want line %d, %s, %s", all[0], c.line, c.field, c.key)
			}
		})
	}
}

func TestEveryFaultyCreditIsNamed(t *testing.T) {
	f := sample(iso20022.V9)
	f.Credits[0].Amount, f.Credits[2].Reference = 0, ""
	_, err := iso20022.Write(f)
	if all := fault.All(err); len(all) != 2 || all[0].Line != 1 || all[1].Line != 3 {
		t.Errorf("got %v", err)
	}
}

func TestFaultsOfReading(t *testing.T) {
	data, err := iso20022.Write(sample(iso20022.V9))
	if err != nil {
		t.Fatal(err)
	}
	good := string(data)
	with := func(pairs ...string) string {
		for i := 0; i < len(pairs); i += 2 {
			if !strings.Contains(good, pairs[i]) {
				t.Fatalf("nothing to change: %s", pairs[i])
			}
		}
		return strings.NewReplacer(pairs...).Replace(good)
	}
	for _, c := range []struct {
		name, given string
		line        int
		key         msg.Key
	}{
		{"nothing", "", 1, walk.CutShort},
		{"not XML", "Date,Amount", 1, walk.Broken},
		{"not text", "\xff\xfe", 0, walk.Broken},
		{"another version", with("001.001.09", "001.001.08"), 2, iso20022.NotPain},
		{"a statement", with("pain.001.001.09", "camt.053.001.08"), 2, iso20022.NotPain},
		{"cut in the middle", good[:len(good)/2], 14, walk.CutShort},
		{"lost its end", strings.TrimSuffix(good, "</Document>\n"), 31, walk.CutShort},
		{"a payment changed", with("452.17", "452.18"), 4, iso20022.TotalsDiffer},
		{"a count changed", with("<NbOfTxs>3<", "<NbOfTxs>4<"), 4, iso20022.CountsDiffer},
		{"in euros", with(`Ccy="GBP">452`, `Ccy="EUR">452`), 12, iso20022.Should},
		{"by cheque", with("TRF", "CHK"), 6, iso20022.Should},
		{"a clearing of another land", with("<Cd>GBDSC</Cd></ClrSysId><MmbId>202959", "<Cd>IENCC</Cd></ClrSysId><MmbId>202959"), 13, iso20022.Should},
		{"a sort code too short", with("202959", "20295"), 13, iso20022.EnterAccount},
		{"an account of letters", with("63748472", "6374847O"), 14, iso20022.EnterAccount},
		{"an order to the bank", with("<RmtInf><Ustrd>Mileage", "<InstrForDbtrAgt>x</InstrForDbtrAgt><RmtInf><Ustrd>Mileage"), 27, walk.Unknown},
		{"paid twice over", with("<InstdAmt Ccy=\"GBP\">1.20</InstdAmt>", "<InstdAmt Ccy=\"GBP\">1.20</InstdAmt><InstdAmt Ccy=\"GBP\">1.20</InstdAmt>"), 24, iso20022.Should},
		{"two payees", with("<Nm>C Support</Nm>", "<Nm>C Support</Nm><Nm>D</Nm>"), 26, iso20022.Should},
		{"no such day", with("2026-11-02", "2026-11-32"), 7, iso20022.Should},
		{"made in another zone", with("09:30:00Z", "09:30:00+01:00"), 4, iso20022.Should},
		{"no reference", with("<RmtInf><Ustrd>Mileage Oct</Ustrd></RmtInf>", ""), 23, iso20022.EnterReference},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := iso20022.Parse([]byte(c.given))
			all := fault.All(err)
			if len(all) != 1 || all[0].Line != c.line || all[0].Text.Key != c.key {
				t.Errorf("got %v, want line %d, %s", err, c.line, c.key)
			}
		})
	}
}
