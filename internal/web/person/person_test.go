package person

import (
	"strings"
	"testing"

	"ownway/bank/statement"
	"ownway/internal/access"
	"ownway/internal/app/evidence"
	"ownway/internal/app/home"
	"ownway/internal/app/money"
	"ownway/internal/app/pay"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/content"
	"ownway/internal/monitor/check"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/reconcile"
	"ownway/internal/monitor/surplus"
	"ownway/internal/store"
	"ownway/internal/web/govuk/htmltest"
	"ownway/internal/web/mywork/pagetest"
	"ownway/internal/web/visit"
	"ownway/ledger"
	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	amount "ownway/value/money"
	"ownway/value/msg"
)

const (
	june = person.ID("per_00000000000000000000000001")
	emp  = work.ID("emp_00000000000000000000000001")
)

var (
	daughter = access.Actor{Role: access.Person, Person: "per_00000000000000000000000002", Name: "Siân Price"}
	herself  = access.Actor{Role: access.Person, Person: june, Name: "June Price"}
	today    = calendar.MustDate("2026-11-17")
	fourWeek = calendar.Period{First: calendar.MustDate("2026-10-19"), Last: calendar.MustDate("2026-11-15")}
	who      = person.Person{ID: june, Name: "June Price", CallMe: "June", Born: calendar.MustDate("1951-03-02")}
)

func terms() employment.Terms {
	t := employment.Terms{Start: calendar.MustDate("2026-04-06"), Frequency: period.FourWeekly, PeriodFrom: fourWeek.First,
		Rates: []employment.Rate{{From: calendar.MustDate("2026-04-06"), On: employment.EveryDay, Hourly: 1310}}, SleepIn: 6000}
	t.Usual.Minutes = [7]int{0, 240, 240, 0, 240, 0, 0}
	t.Usual.SleepIn[6] = true
	return t
}

// question asks about four weeks: as usual, more, less with sickness and
// holiday, and other nights.
func question(t *testing.T, entries bool, state hours.State) pay.Question {
	t.Helper()
	h, err := hours.New(terms(), fourWeek)
	if err != nil {
		t.Fatal(err)
	}
	if entries {
		h.Entries = append([]hours.Entry{}, h.Usual...)
		h.Entries[5].Minutes += 90
		h.Entries[9] = hours.Entry{Date: h.Entries[9].Date, Kind: hours.Sick, Minutes: 120, Told: hours.Web}
		h.Entries[10].Kind = hours.Holiday
		h.Entries = h.Entries[:len(h.Entries)-1]
	}
	h.State = state
	return pay.Question{Employment: work.Employment{ID: emp, Employer: june, PAName: "Ann Evans", Terms: terms()},
		Sheet: work.Sheet{ID: "sht_00000000000000000000000001", Employment: emp, Hours: h}, Days: work.CalendarOf(fourWeek), Overtime: 1965}
}

func safe(t *testing.T, held, owed amount.Amount) money.Safe {
	t.Helper()
	b := ledger.Balances{}
	b.Add(ledger.Transaction{Moves: []ledger.Move{
		{From: ledger.FunderMoney, To: ledger.Held.In("own-account"), Amount: held, Funder: ledger.Council},
		{From: ledger.FunderMoney, To: ledger.Held.In("own-account"), Amount: 2500, Funder: ledger.Own},
		{From: ledger.Owed.In("hmrc"), To: ledger.Cost.In("wages"), Amount: owed, Funder: ledger.Council},
		ledger.Earmark(ledger.SetAside.In("holiday/emp"), 65500, ledger.Council),
		ledger.Earmark(ledger.SetAside.In("goal/the_seaside"), 30000, ledger.Council),
	}})
	var s money.Safe
	var err error
	if s.Safe, err = surplus.Of(surplus.FromBooks(b, money.NameOf), &s.Working); err != nil {
		t.Fatal(err)
	}
	return s
}

// coming is what the items become on the home page.
func coming() []home.Coming {
	var all []home.Coming
	for _, i := range items()[:3] {
		all = append(all, home.Coming{Day: i.Due, What: i.Name(), Amount: i.Amount})
	}
	return all
}

func items() []expect.Item {
	return []expect.Item{
		{ID: "exp_00000000000000000000000001", Kind: expect.Wages, Due: calendar.MustDate("2026-11-27"), Amount: -70214, Payee: "Ann Evans",
			Account: ident.BankAccount{SortCode: "202959", Number: "63748472", Name: "A Evans"}, Reference: "WAGES 27NOV26", State: expect.Open},
		{ID: "exp_00000000000000000000000002", Kind: expect.HMRC, Due: calendar.MustDate("2027-01-22"), Amount: -8120, Payee: "HMRC", Reference: "PAYE", State: expect.Open},
		{ID: "exp_00000000000000000000000003", Kind: expect.Pension, Due: calendar.MustDate("2026-12-22"), Amount: -4010, Payee: "NEST", State: expect.Open},
		{ID: "exp_00000000000000000000000004", Kind: expect.Bill, Due: calendar.MustDate("2026-11-30"), Amount: -710, Payee: "Fish Insurance", State: expect.Open},
	}
}

func lines() []store.BankLine {
	at := func(id store.LineID, day string, pence amount.Amount, payee, ref string, state store.LineState) store.BankLine {
		return store.BankLine{ID: id, Line: statement.Line{Date: calendar.MustDate(day), Amount: pence, Payee: payee, Reference: ref}, State: state}
	}
	all := []store.BankLine{
		at("lin_00000000000000000000000001", "2026-11-12", -1899, "AMAZON MKTPLACE", "204-55", store.Unexplained),
		at("lin_00000000000000000000000002", "2026-11-11", -2200, "LEISURE CENTRE", "", store.Explained),
		at("lin_00000000000000000000000003", "2026-10-30", -70214, "EVANS A", "WAGES 30OCT26", store.Matched),
	}
	all[0].Why = reconcile.Unexpected.Text()
	all[1].What = []msg.Text{money.NameCost.With("name", "Swimming")}
	all[2].What = []msg.Text{items()[0].Name()}
	all[2].Why = reconcile.OneToOne.With("what", items()[0].Name(), "due", calendar.MustDate("2026-10-30"), "proof", reconcile.SameBoth, "when", reconcile.OnTheDay)
	return all
}

func fullHome(t *testing.T) homeView {
	h := home.Home{Person: who, HasBook: true, Safe: safe(t, 210694, 70214), Next: calendar.MustDate("2026-12-11"), Coming: coming(),
		Purse: store.Purse{PurseTerms: store.PurseTerms{Held: ledger.Held.In("own-account")}},
		Needs: home.Needs{Hours: []pay.Question{question(t, true, hours.Logged)}, ToPay: items(), Unexplained: lines()[:1], Talk: findings(t)}}
	for _, s := range []person.Standing{person.Nominated, person.Authorised, person.Attorney, person.Deputy, person.StandIn} {
		h.Speaks = append(h.Speaks, person.Representative{Person: june, Name: "Siân Price", Standing: s, From: calendar.MustDate("2026-04-01")})
	}
	return homeView{Home: h, Today: today}
}

func findings(t *testing.T) []check.Finding {
	t.Helper()
	r, err := check.Of(check.Facts{Today: today, Started: calendar.MustDate("2026-04-06"), Weekly: 31000, ContributionDue: 40000},
		check.Limits{NewWeeks: 26})
	if err != nil || len(r.Findings) == 0 {
		t.Fatalf("%v, %v", r, err)
	}
	return r.Findings
}

func places() []home.Place {
	return []home.Place{{Person: person.Person{ID: daughter.Person, Name: "Siân Price"}}, {Person: who, Standing: person.Attorney},
		{Person: person.Person{ID: "per_00000000000000000000000003", Name: "Bob"}, Standing: person.StandIn}}
}

func TestHomeIsSound(t *testing.T) {
	show := func(h homeView, by access.Actor) func(v *visit.Visit) error {
		return func(v *visit.Visit) error {
			h.Whose = whoseOf(v, h.Person, nil)
			if by.Person == daughter.Person {
				h.Whose = whoseOf(v, h.Person, places())
			}
			return v.Page(visit.Look{Title: h.title(v)}, homePage(v, h))
		}
	}
	short := fullHome(t)
	short.Safe = safe(t, 100000, 70214)
	quiet := fullHome(t)
	quiet.Needs = home.Needs{}
	managed := quiet
	managed.Purse.Held, managed.Next, managed.Coming = ledger.Held.In("managed"), calendar.Date{}, nil
	for name, h := range map[string]homeView{"empty": {}, "full": fullHome(t), "short": short, "quiet": quiet, "managed": managed, "no money held": {Home: home.Home{Person: who}}} {
		pagetest.Sound(t, name, herself, show(h, herself))
		pagetest.Sound(t, name+", for another", daughter, show(h, daughter))
		pagetest.Sound(t, name+", at work", access.Actor{Role: access.Practitioner}, show(h, access.Actor{}))
	}
}

func TestHomeSays(t *testing.T) {
	show := func(h homeView) string {
		return htmltest.Text(pagetest.Render(t, content.En, herself, func(v *visit.Visit) error {
			h.Whose = whoseOf(v, h.Person, nil)
			return v.Page(visit.Look{Title: h.title(v)}, homePage(v, h))
		}))
	}
	full := show(fullHome(t))
	for _, want := range []string{"Your money and support Safe to spend today £449.80 How we worked this out", "● 4 things need you",
		"Ann Evans, 19 October to 15 November 2026", "4 payments, £830.54 in all, due from Friday 27 November", "Fri 27 Nov What Wages to Ann Evans Amount −£702.14"} {
		if !strings.Contains(full, want) {
			t.Errorf("no %q in %s", want, full)
		}
	}
	quiet := fullHome(t)
	quiet.Needs = home.Needs{}
	if got := show(quiet); !strings.Contains(got, "✔ You're all done Nothing needs you until Friday 11 December.") {
		t.Error(got)
	}
}

func fullHours(t *testing.T) hoursView {
	s := safe(t, 210694, 70214)
	return hoursView{MayAsk: true, Hours: home.Hours{Person: who, StandIn: "Siân Price", Support: true, Safe: &s,
		Asked:  []pay.Question{question(t, true, hours.Logged), question(t, false, hours.Open), question(t, true, hours.PaidAsUsual)},
		Agreed: []home.Agreed{agreedHours(t, nil), agreedHours(t, question(t, true, "").Sheet.Hours.Usual), agreedHours(t, question(t, true, "").Sheet.Hours.Entries)}}}
}

// agreedHours are agreed as they were told, and paid otherwise before or not.
func agreedHours(t *testing.T, paid []hours.Entry) home.Agreed {
	t.Helper()
	a := home.Agreed{PAName: "Bo", Sheet: question(t, true, hours.Approved).Sheet, Days: work.CalendarOf(fourWeek)}
	a.Sheet.Hours.Paid = paid
	return a
}

func TestWhatComesOfAgreedHours(t *testing.T) {
	v, _ := pagetest.Visit(content.En, herself)
	told := question(t, true, hours.Approved).Sheet.Hours
	for _, tt := range []struct {
		paid []hours.Entry
		want string
	}{
		{nil, "Bo is paid on Friday 27 November for 19 October to 15 November 2026. There is nothing more for you to do about these hours."},
		{told.Usual, "Bo was paid the usual hours for 19 October to 15 November 2026. The next pay puts right what was different."},
		{told.Entries, "Bo was paid just these hours for 19 October to 15 November 2026, so nothing is owed."},
	} {
		if got := happens(v, agreedHours(t, tt.paid)); got != tt.want {
			t.Error(got)
		}
	}
	late := hoursView{Today: calendar.MustDate("2026-11-21")}
	if got := late.undo(v, agreedHours(t, nil)); !strings.HasSuffix(got, "It is put right in the next pay.") {
		t.Error(got)
	}
}

func TestHoursAreSound(t *testing.T) {
	show := func(h hoursView, refuse error) func(v *visit.Visit) error {
		return func(v *visit.Visit) error {
			h.Sheets, h.Whose = nil, whoseOf(v, h.Person, places())
			h.fill(v)
			if refuse != nil && !v.Refused(refuse) {
				t.Fatal(refuse)
			}
			return v.Page(visit.Look{Title: "x"}, hoursPage(v, h))
		}
	}
	done, looking, one := fullHours(t), fullHours(t), fullHours(t)
	done.Done, done.Changed = true, true
	looking.MayAsk = false
	one.Asked = one.Asked[:1]
	pagetest.Sound(t, "empty", herself, show(hoursView{}, nil))
	pagetest.Sound(t, "full", herself, show(fullHours(t), nil))
	pagetest.Sound(t, "one", herself, show(one, nil))
	pagetest.Sound(t, "refused", herself, show(fullHours(t), fault.Invalid("right", chooseHours)))
	pagetest.Sound(t, "done", herself, show(done, nil))
	pagetest.Sound(t, "not for them to answer", access.Actor{Role: access.Support}, show(looking, nil))
}

func TestWhoIsAskedNext(t *testing.T) {
	// Paid on Friday 27 November; settled by the 20th; support by the 19th; stand-in by the 18th.
	for _, tt := range []struct {
		name    string
		standIn string
		support bool
		state   hours.State
		want    string
	}{
		{"a stand-in", "Siân", true, hours.Logged, "If nobody answers by the end of Wednesday 18 November, we ask Siân, who stands in for you."},
		{"no stand-in", "", true, hours.Open, "If nobody answers by the end of Wednesday 18 November, we ask your support organisation."},
		{"nobody", "", false, hours.Logged, "If nobody answers by the end of Wednesday 18 November, the usual hours are paid on Friday 27 November, marked to be put right."},
		{"with the stand-in", "Siân", true, hours.WithStandIn, "If nobody answers by the end of Thursday 19 November, we ask your support organisation."},
		{"with the stand-in alone", "Siân", false, hours.WithStandIn, "If nobody answers by the end of Thursday 19 November, the usual hours are paid on Friday 27 November, marked to be put right."},
		{"with support", "Siân", true, hours.WithSupport, "If nobody answers by the end of Friday 20 November, the usual hours are paid on Friday 27 November, marked to be put right."},
		{"paid as usual", "Siân", true, hours.PaidAsUsual, ""},
	} {
		v, _ := pagetest.Visit(content.En, herself)
		h := hoursView{Hours: home.Hours{StandIn: tt.standIn, Support: tt.support}}
		if got := h.next(v, question(t, true, tt.state)); got != tt.want {
			t.Errorf("%s: %s", tt.name, got)
		}
	}
}

func TestHoursAreAgreedAsTheyWereSeen(t *testing.T) {
	q := question(t, true, hours.Logged)
	seen := valueOf(q)
	if of, err := chosen([]string{seen}, []pay.Question{q}); err != nil || len(of) != 1 || of[0] != q.Of() {
		t.Errorf("as seen: %v, %v", of, err)
	}
	if of, err := chosen([]string{seen}, nil); err != nil || len(of) != 0 {
		t.Errorf("agreed before: %v, %v", of, err)
	}
	if _, err := chosen(nil, []pay.Question{q}); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("none: %v", err)
	}
	q.Sheet.Hours.Entries[0].Minutes++
	if _, err := chosen([]string{seen}, []pay.Question{q}); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("changed meanwhile: %v", err)
	}
}

func TestChangeIsSound(t *testing.T) {
	q := question(t, true, hours.Logged)
	full := changeView{Action: "/x", Name: "Ann", Days: fourWeek, Form: formOf(q, q.Sheet.Hours.Entries), Reason: "She went home early", Usual: true}
	for name, c := range map[string]changeView{"empty": {}, "full": full} {
		pagetest.Sound(t, name, herself, func(v *visit.Visit) error { return showChange(v, c) })
	}
}

func TestMoneyIsSound(t *testing.T) {
	all := lines()
	full := moneyView{Explained: true, Explains: true, Sends: true, Earlier: true, Account: money.Account{Person: who, Purse: store.Purse{PurseTerms: store.PurseTerms{Held: ledger.Held.In("own-account")}},
		Safe: safe(t, 210694, 70214), Unexplained: all[:1], Bank: 210694,
		Months: []money.Month{{First: calendar.MustDate("2026-11-01"), Out: 4099, Left: 210694, Lines: all[:2]},
			{First: calendar.MustDate("2026-10-01"), In: 124000, Out: 70214, Left: 214793, Lines: all[2:], Complete: true}}}}
	full.Shown = full.Months
	full.Papers = map[store.LineID]evidence.Mark{all[0].ID: {Asked: true}, all[1].ID: {Has: true}}
	known, looking := full, full
	looking.Explains, looking.Sends = false, false
	known.Unexplained, known.Purse.Held = nil, ledger.Held.In("managed")
	for name, m := range map[string]moneyView{"empty": {}, "full": full, "all known": known, "to look at": looking} {
		pagetest.Sound(t, name, daughter, func(v *visit.Visit) error {
			m.Whose = whoseOf(v, m.Person, places())
			return v.Page(visit.Look{Title: "x", Back: m.back()}, moneyPage(v, m))
		})
	}
	pagetest.Sound(t, "none held", herself, func(v *visit.Visit) error {
		return v.Page(visit.Look{Title: "x"}, noMoney(v, homeView{Home: home.Home{Person: who}}))
	})
}

func TestLineAndStatementAreSound(t *testing.T) {
	known, came := lines()[0], lines()[0]
	known.State, known.What, known.Why = store.Explained, []msg.Text{money.NameCost.With("name", "Gloves")}, reconcile.SameAsBefore.With("category", "Gloves")
	came.Line.Amount, came.State = 1200, store.Unexplained
	for name, l := range map[string]lineView{"empty": {}, "full": {Action: "/x", Line: lines()[0], Words: "Gloves", Always: true},
		"known": {Action: "/x", Line: known, May: true}, "money in": {Action: "/x", Line: came, Own: true}, "may be these": {Action: "/x", Line: lines()[0], Choices: choices(), Rest: "fee"}} {
		pagetest.Sound(t, name, herself, func(v *visit.Visit) error {
			if !l.Known() { // what is known has nothing to fill in
				v.Refused(fault.Invalid("words", money.SaySomething))
			}
			return v.Page(visit.Look{Title: "x"}, linePage(v, l))
		})
	}
	warned := &money.Receipt{Lines: 12, New: 3, Matched: 2, Unexplained: 1, Warnings: []msg.Text{statement.NoBalances.Text()}}
	for name, s := range map[string]statementView{"empty": {}, "to send": {Action: "/x", Money: "/m", Held: true}, "not adding up": {Action: "/x", Money: "/m", Held: true, Apart: true},
		"taken": {Held: true, Money: "/m", Receipt: &money.Receipt{Lines: 2}}, "warned": {Held: true, Money: "/m", Receipt: warned}, "same": {Held: true, Money: "/m", Receipt: &money.Receipt{Same: true}}} {
		pagetest.Sound(t, name, herself, func(v *visit.Visit) error { return showStatement(v, s) })
	}
}

func choices() []money.Choice {
	all := items()
	return []money.Choice{{Item: all[0]}, {Item: all[1], Apart: 37, Rests: []store.Rest{money.Rounding, money.BankFee, money.Over}}, {Item: all[0], Apart: 100_00, Rests: []store.Rest{money.Short}}}
}

func TestFaultsOfAFileStandOnItsField(t *testing.T) {
	v, w := pagetest.Visit(content.En, herself)
	_, notMoney := amount.Parse("x")
	if !v.Refused(onFile(fault.OnLine(notMoney, 3))) {
		t.Fatal("not refused")
	}
	if err := showStatement(v, statementView{Held: true}); err != nil {
		t.Fatal(err)
	}
	if page := w.Body.String(); w.Code != 422 || !strings.Contains(page, `<a href="#file">Line 3: Enter pounds and pence`) {
		t.Errorf("%d %s", w.Code, page)
	}
}

func TestAReceiptGoesThroughItsAddress(t *testing.T) {
	r := money.Receipt{Same: true, Lines: 12, New: 3, Matched: 2, Unexplained: 1}
	got := receiptIn(queryOf(r))
	if got == nil || got.Same != r.Same || got.Lines != 12 || got.New != 3 || got.Matched != 2 || got.Unexplained != 1 {
		t.Errorf("%+v", got)
	}
	if got := receiptIn(map[string][]string{"lines": {"-5"}, "new": {"<b>"}}); got.Lines != 0 || got.New != 0 {
		t.Errorf("%+v", got)
	}
}

func TestPayTheseIsSound(t *testing.T) {
	own := store.Purse{PurseTerms: store.PurseTerms{Held: ledger.Held.In("own-account")}}
	full := payView{Purse: own, Asked: true, Items: items(), Total: 83054, Paid: true, Ticks: []string{"exp_00000000000000000000000001"}}
	for name, p := range map[string]payView{"empty": {}, "full": full, "to look at": {Purse: own, Items: items()}, "none due": {Purse: own}, "managed": {Held: "Held for you in a managed account"}} {
		pagetest.Sound(t, name, herself, func(v *visit.Visit) error { return showPay(v, p) })
	}
	pagetest.Sound(t, "none ticked", herself, func(v *visit.Visit) error {
		v.Refused(fault.Invalid("paid", money.ChooseToPay))
		return showPay(v, full)
	})
}
