package app_test

import (
	"strings"
	"testing"

	"ownway/internal/access"
	"ownway/internal/app"
	filings "ownway/internal/app/filing"
	"ownway/internal/app/pay"
	"ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/pay/hours"
	"ownway/pay/payroll/attachment"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/sacrifice"
	"ownway/pay/payroll/statutory"
	"ownway/pay/payroll/tax"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	pence "ownway/value/money"
)

func TestWhatAWagesRunTakesIntoAccount(t *testing.T) {
	scenes(t, map[string]func(*world){
		"a PA on maternity leave is paid with no hours, and HMRC gives it back": maternityRun,
		"an order is taken from pay and paid on, until it ends":                 orderRun,
		"pay given up below the minimum wage is held alone":                     giveUpRun,
		"hours that overlap in two jobs are refused by name":                    overlapRun,
		"two jobs are one for National Insurance":                               twoJobsRun,
		"who may tell what changes a PA's pay":                                  mayArrange,
	})
}

// wagesOf starts the wages run of a period and works one employer out in it.
func (w *world) wagesOf(who access.Actor, p calendar.Period) work.Item {
	w.Helper()
	id, err := w.pay.OpenRun(ctx, w.bureau, "W4", p)
	w.ok(err)
	w.on(work.CalendarOf(p).CutOff.AddDays(3).String())
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	w.ok(w.work(id, who.Person))
	_, item := w.runItem(id, who.Person)
	return item
}

// slipOf gives the payslip of a job and period.
func (w *world) slipOf(about person.ID, job work.ID, p calendar.Period) (slip work.Payslip) {
	w.Helper()
	w.look(about, func(tx *store.Tx) error {
		all, err := tx.Payslips(ctx, job)
		for _, one := range all {
			if one.Period == p {
				slip = one
			}
		}
		return err
	})
	return slip
}

func (w *world) unpaid(about person.ID, kind expect.Kind) (found []expect.Item) {
	w.Helper()
	w.look(about, func(tx *store.Tx) error {
		p, err := tx.PurseOf(ctx, about)
		if err != nil {
			return err
		}
		all, err := tx.Unmet(ctx, about, p.ID)
		for _, i := range all {
			if i.Kind == kind {
				found = append(found, i)
			}
		}
		return err
	})
	return found
}

// unnumbered is a PA whose National Insurance number is not known yet.
func (w *world) unnumbered(name string) access.Actor {
	w.Helper()
	pa := person.PA{ID: newID[person.PAID](w), Name: name, Born: day("1992-02-11")}
	k := store.Keeper{ID: newID[access.KeeperID](w), Kind: "pa", Name: name}
	a := w.account(k.ID, access.PA, name)
	a.PA = pa.ID
	w.ok(w.pay.AddPA(ctx, k, pa, a))
	return a.Actor
}

func maternityRun(w *world) {
	rosa, kelly := w.settled("Rosa Whitfield"), w.unnumbered("Kelly Marsh")
	long := terms(2000)
	long.Start = day("2025-09-01")
	long.Rates[0].From = long.Start
	job := w.employs(rosa, kelly, long)
	w.letBureau(rosa)
	daniel := w.unnumbered("Daniel Osei")
	other := w.employs(rosa, daniel, terms(2400))
	svc := &filings.Service{Base: app.Base{Store: w.s}}
	w.ok(svc.SetScheme(ctx, rosa, filing.Scheme{Employer: rosa.Person, Standing: filing.Registered, PAYERef: "123/OW001", AccountsOffice: "123PO00000017",
		Since: day("2026-08-01"), Pays: filing.ByMonth, Sends: rti.ByEmployer}))
	for _, id := range []work.ID{job, other} {
		w.ok(svc.SetDetails(ctx, rosa, rosa.Person, filing.Details{Employment: id, Gender: rti.Female, Declaration: tax.OnlyJob,
			Address: rti.Address{Lines: []string{"1 High Street", "Bristol"}, Postcode: "BS1 4DJ"}}, work.Insured{}))
	}
	leave := work.FamilyLeave{Leave: statutory.Leave{Kind: statutory.Maternity, Start: second.First, Due: day("2026-11-20")}, Evidence: "MATB1 seen"}
	w.refused("nothing was seen", w.pay.TellLeave(ctx, rosa, rosa.Person, job, work.FamilyLeave{Leave: leave.Leave}), fault.KindInvalid, work.TellEvidence)
	w.ok(w.pay.TellLeave(ctx, rosa, rosa.Person, job, leave))
	look, err := w.pay.Arrangements(ctx, w.bureau, rosa.Person, job)
	w.ok(err)
	if len(look.Worth) != 1 || !look.Worth[0].WantsAverage() {
		w.Fatalf("%+v", look.Worth)
	}
	w.refused("no average", w.pay.SetAverage(ctx, rosa, rosa.Person, job, look.Leaves[0].ID, 0), fault.KindInvalid)
	w.refused("of no leave", w.pay.SetAverage(ctx, rosa, rosa.Person, job, "arr_none", 240_00), fault.KindConflict, work.NotThisOne)
	w.ok(w.pay.SetAverage(ctx, rosa, rosa.Person, job, look.Leaves[0].ID, 240_00))
	look, err = w.pay.Arrangements(ctx, w.bureau, rosa.Person, job)
	w.ok(err)
	if len(look.Leaves) != 1 || look.Worth[0].Amount != 6*216_00+23*194_32 || look.Worth[0].Until != day("2027-04-04") || !look.Worth[0].Small || look.Worth[0].Unsure != nil {
		w.Fatalf("%+v", look.Worth)
	}
	w.on("2026-10-12") // the day after the leave's first period
	w.agree(rosa, daniel, other, second, 480, 480, 480, 480, 480, 0, 0, 480, 480, 480, 480, 480)
	if asked, _, err := w.pay.HoursAsked(ctx, rosa, rosa.Person); err != nil || len(asked) != 0 { // Kelly is away, and Daniel's are agreed
		w.Errorf("%d asked, %v", len(asked), err)
	}
	item := w.wagesOf(rosa, second)
	if item.State != work.Done || len(item.Slips) != 2 || item.AsUsual() {
		w.Fatalf("%s because %s: %+v", item.State, item.Why, item.Slips)
	}
	slip := w.slipOf(rosa.Person, job, second)
	if slip.Result.Gross != 864_00 || slip.Recovered.Total() != 941_76 {
		w.Errorf("%v paid, %v comes back", slip.Result.Gross, slip.Recovered.Total())
	}
	theirs := w.slipOf(rosa.Person, other, second)
	owes := slip.ToHMRC() + theirs.ToHMRC()
	if b := w.balances(rosa.Person); owes >= 0 || b.Account(ledger.Owed.In("hmrc"))+sum(w.unpaid(rosa.Person, expect.HMRC)) != -owes {
		w.Errorf("HMRC owes %v by the payslips and %v by the books, of which %v is expected", -owes, b.Account(ledger.Owed.In("hmrc")), w.unpaid(rosa.Person, expect.HMRC))
	}
	w.on("2026-11-10")
	row := noted(w, svc, rosa, filing.KindEPS)
	has(w, svc, rosa, row.ID, "<TaxMonth>7</TaxMonth>", "<SMPRecovered>864.00</SMPRecovered>", "<NICCompensationOnSMP>77.76</NICCompensationOnSMP>")
	has(w, svc, rosa, noted(w, svc, rosa, filing.KindFPS).ID, "<SMPYTD>864.00</SMPYTD>")
	year, err := svc.Year(ctx, w.bureau, rosa.Person, 2026)
	w.ok(err)
	if m := year.P32.Months[6]; m.Recovered != 864_00 || m.Compensation != 77_76 || m.Due != owes {
		w.Errorf("P32: %+v, %v is owed", m, owes)
	}
	w.refused("back before what was paid", w.pay.EndArrangement(ctx, rosa, rosa.Person, job, look.Leaves[0].ID, second.Last), fault.KindInvalid, work.EndedBefore)
	w.ok(w.pay.EndArrangement(ctx, rosa, rosa.Person, job, look.Leaves[0].ID, day("2026-11-02")))
	w.refused("back twice", w.pay.EndArrangement(ctx, rosa, rosa.Person, job, look.Leaves[0].ID, day("2026-11-09")), fault.KindConflict, work.NotThisOne)
}

func sum(items []expect.Item) (all pence.Amount) {
	for _, i := range items {
		all -= i.Amount
	}
	return all
}

func noted(w *world, svc *filings.Service, who access.Actor, kind filing.Kind) filings.Row {
	w.Helper()
	look, err := svc.Note(ctx, machine, who.Person)
	w.ok(err)
	for _, r := range look.Rows {
		if r.Kind == kind {
			return r
		}
	}
	w.Fatalf("no %s: %+v", kind, look.Rows)
	return filings.Row{}
}

func has(w *world, svc *filings.Service, who access.Actor, id filing.ID, want ...string) {
	w.Helper()
	_, body, err := svc.File(ctx, who, id)
	if err != nil {
		w.Fatal(fault.All(err), err)
	}
	for _, one := range want {
		if !strings.Contains(string(body), one) {
			w.Errorf("%s is not in %s", one, body)
		}
	}
}

func orderRun(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1500)
	bank := ident.BankAccount{SortCode: "202959", Number: "63748472", Name: "DEBT CENTRE"}
	told := work.PayOrder{Issuer: "DWP", Reference: "AB12", Account: bank, From: day("2026-08-20"),
		Order: attachment.Held{Order: attachment.Order{Kind: attachment.Standard}, Made: day("2026-08-03"), Charge: true}}
	bad := told
	bad.Order.Kind = attachment.CouncilTax
	w.refused("no table is held", w.pay.TellOrder(ctx, rosa, rosa.Person, job, bad), fault.KindInvalid, attachment.CouncilTaxNotHeld)
	w.ok(w.pay.TellOrder(ctx, w.bureau, rosa.Person, job, told))
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 480, 480, 480, 480, 480, 480)
	if item := w.wagesOf(rosa, first); item.State != work.Done || item.Net() != 683_00 { // 720.00 less 5% and 1.00
		w.Fatalf("%s because %s: %v", item.State, item.Why, item.Net())
	}
	w.owedAndOpen(rosa.Person)
	items := w.unpaid(rosa.Person, expect.Order)
	if len(items) != 1 || items[0].Amount != -36_00 || items[0].Payee != "DWP" || items[0].Reference != "AB12" || items[0].Account != bank || items[0].Due != day("2026-10-19") {
		w.Fatalf("%+v", items)
	}
	w.ok(w.money.SayPaid(ctx, rosa, rosa.Person, items[0].ID))
	w.owedAndOpen(rosa.Person)
	look, err := w.pay.Arrangements(ctx, rosa, rosa.Person, job)
	w.ok(err)
	w.refused("ended before it was taken", w.pay.EndArrangement(ctx, rosa, rosa.Person, job, look.Orders[0].ID, day("2026-09-01")), fault.KindInvalid, work.EndedBefore)
	w.ok(w.pay.EndArrangement(ctx, rosa, rosa.Person, job, look.Orders[0].ID, day("2026-09-30")))
	w.on("2026-10-12")
	w.agree(rosa, kelly, job, second, 480, 480, 480, 480, 480, 480)
	if item := w.wagesOf(rosa, second); item.Net() != 720_00 {
		w.Errorf("after it ended: %v", item.Net())
	}
	w.owedAndOpen(rosa.Person)
}

func giveUpRun(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1280)
	daniel := w.newPA("Daniel Osei")
	h := hire(rosa, daniel, terms(1500))
	h.Standing.Scheme = pension.ReliefAtSource
	w.ok(w.pay.ShareProfile(ctx, daniel, rosa.Person))
	other, err := w.pay.Employ(ctx, rosa, h)
	w.ok(err)
	w.ok(w.pay.NotePension(ctx, rosa, rosa.Person, job, work.PensionEvent{Event: pension.Event{Kind: pension.Enrolled, On: day("2026-08-17")}, Told: hours.Web}))
	give := work.GiveUp{Each: 60_00, From: first.First, Agreed: "letter of 1 August"}
	w.ok(w.pay.TellGiveUp(ctx, rosa, rosa.Person, job, give))
	w.ok(w.pay.TellGiveUp(ctx, rosa, rosa.Person, other, give))
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 480, 480, 480, 480, 480, 480)
	w.agree(rosa, daniel, other, first, 480, 480, 480, 480, 480, 480)
	item := w.wagesOf(rosa, first)
	if item.State != work.Held || len(item.Stopped) != 1 || item.Stopped[0].Employment != job || item.Stopped[0].Why.Key != sacrifice.BelowMinimum || len(item.Slips) != 1 {
		w.Fatalf("%s: %+v, %+v", item.State, item.Stopped, item.Slips)
	}
	slip := w.slipOf(rosa.Person, other, first)
	if slip.Result.Gross != 660_00 || slip.GivenUp != 60_00 {
		w.Errorf("%v with %v given up", slip.Result.Gross, slip.GivenUp)
	}
	if paid := w.unpaid(rosa.Person, expect.Pension); len(paid) != 1 || sum(paid) != slip.Result.WorkerPension+slip.Result.EmployerPension+60_00 {
		w.Errorf("%+v", paid)
	}
	w.owedAndOpen(rosa.Person)
}

func overlapRun(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1500)
	nights := w.employs(rosa, kelly, terms(1600))
	daniel := w.newPA("Daniel Osei")
	third := w.employs(rosa, daniel, terms(1500))
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 800, 180)
	w.agree(rosa, kelly, nights, first, 800, 180)
	w.agree(rosa, daniel, third, first, 180)
	item := w.wagesOf(rosa, first)
	if item.State != work.Held || len(item.Slips) != 1 || item.Slips[0].PAName != "Daniel Osei" || len(item.Stopped) != 2 {
		w.Fatalf("%s: %+v, %+v", item.State, item.Stopped, item.Slips)
	}
	for _, s := range item.Stopped {
		if text := s.Why.String(); s.Why.Key != work.HoursOverlap || !strings.Contains(text, "PA of Rosa Whitfield") || !strings.Contains(text, "2026-08-17") || strings.Contains(text, "2026-08-18") {
			w.Error(text)
		}
	}
	w.ok(w.reopen(rosa, nights, "a slip"))
	w.ok(w.pay.ChangeHours(ctx, rosa, rosa.Person, pay.SheetOf{Employment: nights, Day: first.First},
		[]hours.Entry{{Date: first.First, Kind: hours.Work, Minutes: 80, Told: hours.Web}}, "it was 80 minutes"))
	w.ok(w.pay.ApproveHours(ctx, rosa, rosa.Person, pay.SheetOf{Employment: nights, Day: first.First}))
	if item := w.runAgain(rosa, first); item.State != work.Done || len(item.Slips) != 3 {
		w.Errorf("put right: %s because %s: %+v", item.State, item.Why, item.Slips)
	}
}

// runAgain replays an employer in the run of a period.
func (w *world) runAgain(who access.Actor, p calendar.Period) work.Item {
	w.Helper()
	id, err := w.pay.OpenRun(ctx, w.bureau, "W4", p)
	w.ok(err)
	w.ok(w.pay.Replay(ctx, w.bureau, id, who.Person))
	w.ok(w.work(id, who.Person))
	_, item := w.runItem(id, who.Person)
	return item
}

// Sums by hand: twice 600.00 is 233.00 above the primary threshold of 967.00, and
// 8% of that is 18.64.
func twoJobsRun(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 6000)
	more := w.employs(rosa, kelly, terms(6000))
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 600)
	w.agree(rosa, kelly, more, first, 0, 600)
	if item := w.wagesOf(rosa, first); item.State != work.Done || item.Net() != 2*600_00-18_64 {
		w.Errorf("%s: %v", item.State, item.Net())
	}
	w.owedAndOpen(rosa.Person)
	look, err := w.pay.Pensions(ctx, rosa, rosa.Person)
	w.ok(err)
	acts := map[bool]int{}
	for _, j := range look.Jobs { // 1,200.00 together is above the trigger of 768.00, and 600.00 is not
		acts[len(j.Standing.Acts) > 0]++
	}
	if acts[true] != 1 || acts[false] != 1 {
		w.Errorf("the letters are asked for %d times", acts[true])
	}
}

func mayArrange(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1500)
	alan, _, _ := w.hired("Alan Croft", 1500)
	give := work.GiveUp{Each: 1_00, From: first.First, Agreed: "letter"}
	for who, by := range map[string]access.Actor{"the PA": kelly, "another employer": alan, "an officer": w.practitioner} {
		if err := w.pay.TellGiveUp(ctx, by, rosa.Person, job, give); fault.KindOf(err) != fault.KindForbidden {
			w.Errorf("%s may tell it: %v", who, err)
		}
	}
	w.refused("of somebody else's job", w.pay.TellGiveUp(ctx, alan, alan.Person, job, give), fault.KindNotFound)
	w.refused("nothing is given up", w.pay.TellGiveUp(ctx, rosa, rosa.Person, job, work.GiveUp{From: first.First, Agreed: "x"}), fault.KindInvalid)
	w.refused("what is not there", w.pay.EndArrangement(ctx, rosa, rosa.Person, job, "arr_none", first.Last), fault.KindConflict, work.NotThisOne)
	w.refused("on no day", w.pay.EndArrangement(ctx, rosa, rosa.Person, job, "arr_none", calendar.Date{}), fault.KindInvalid)
}
