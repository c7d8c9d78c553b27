package app_test

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"ownway/bank/statement"
	"ownway/bank/statement/csvfile"
	"ownway/internal/access"
	"ownway/internal/app"
	bring "ownway/internal/app/bringover"
	"ownway/internal/app/managed"
	"ownway/internal/care/clientmoney"
	"ownway/internal/care/invoice"
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	pence "ownway/value/money"
	"ownway/value/table"
)

func TestManaged(t *testing.T) {
	scenes(t, map[string]func(*world){
		"three months of the money of many in one account":              threeMonths,
		"nobody's money pays for another":                               ownMoneyOnly,
		"a bill from a provider's page to the bank":                     billToBank,
		"a fee is taken as agreed, once, and no more than was agreed":   feeAsAgreed,
		"a line given to the wrong person is taken back, books and all": wrongPerson,
		"a payment that comes back waits for a look, and is paid again": sentBack,
	})
}

// pool is a support organisation that holds the money of many people of two
// councils in one bank account.
type pool struct {
	*world
	s        *managed.Service
	first    access.Actor // of the organisation's officers
	second   access.Actor
	bank     ident.BankAccount
	councils []pays
	people   []*holder
	balance  pence.Amount // of the bank account, as the bank has it
}

type pays struct {
	prepares, approves access.Actor
	name               string
}

// holder is one person, and what an independent sum has of them.
type holder struct {
	id        person.ID
	name      string
	council   int
	reference string
	purse     ledger.PurseID
	sum       pence.Amount
}

func (h *holder) actor() access.Actor {
	return access.Actor{Account: access.AccountID("acc_self"), Role: access.Person, Name: h.name, Person: h.id}
}

// newPool brings people of two councils over, each holding something in a
// managed account, and lets the organisation hold them all.
func newPool(w *world, each int) *pool {
	w.Helper()
	p := &pool{world: w, s: &managed.Service{Base: app.Base{Store: w.s}, Money: w.money}, first: w.bureau,
		bank: ident.BankAccount{SortCode: "872427", Number: "46238510", Name: "FAIRWEEK CLIENTS"}}
	second := w.account(w.bureau.Keeper, access.Support, "Dan Pryce")
	w.ok(w.setup.AddStaff(ctx, w.bureau.Keeper, second))
	p.second = second.Actor
	p.councils = []pays{{w.prepares, w.approves, "Severnside Council"}}
	_, _, prepares, approves := w.newCouncil()
	p.councils = append(p.councils, pays{prepares, approves, "Severnside Council"})
	shares := map[person.ID]pence.Amount{}
	for c, council := range p.councils {
		p.bringOver(c, council, each)
	}
	for _, h := range p.people {
		w.ok(w.care.LetSupport(ctx, h.actor(), h.id, w.bureau.Keeper, access.Account, "holds my managed account"))
		shares[h.id] = h.sum
		p.balance += h.sum
	}
	w.ok(p.s.Open(ctx, p.first, managed.Opening{Bank: p.bank, From: day("2026-08-04"), Shares: shares}))
	return p
}

func (p *pool) bringOver(c int, council pays, each int) {
	p.Helper()
	some := rand.New(rand.NewPCG(uint64(c), 11))
	var rows [][]string
	f := bring.File{Name: "all", AsOf: day("2026-08-02")}
	for i := range each {
		weekly, held := 150_00+pence.Amount(some.IntN(30000)), 100_00+pence.Amount(some.IntN(90000))
		name := fmt.Sprintf("Client %c%03d", 'A'+c, i)
		rows = append(rows, []string{name, name, "1950-01-01", "managed", "2023-05-01", "2026-08-16", weekly.Plain(), held.Plain()})
		f.Control.People++
		f.Control.Weekly += weekly
		f.Control.Held += held
		p.people = append(p.people, &holder{name: name, council: c, sum: held})
	}
	var out bytes.Buffer
	p.ok(table.Write(&out, []string{"reference", "name", "born", "route", "first payment", "paid to", "council weekly", "council held"}, rows))
	f.CSV = out.Bytes()
	over := &bring.Service{Base: app.Base{Store: p.world.s}}
	wave, err := over.Look(ctx, council.prepares, f)
	p.ok(err)
	p.ok(over.Bring(ctx, council.approves, wave.ID))
	p.ok(p.world.s.Read(ctx, council.prepares, council.prepares.Keeper, func(tx *store.Tx) error {
		all, err := tx.People(ctx)
		if err != nil {
			return err
		}
		for _, who := range all {
			i := slices.IndexFunc(p.people, func(h *holder) bool { return h.name == who.Name })
			purse, err := tx.PurseOf(ctx, who.ID)
			if err != nil {
				return err
			}
			p.people[i].id, p.people[i].purse, p.people[i].reference = who.ID, purse.ID, payment.Reference(purse.ID, 0)
		}
		return nil
	}))
}

// bankLine is a line of the bank, and whose it truly is.
type bankLine struct {
	statement.Line
	whose *holder // nobody's, or the organisation's own
	own   bool
}

// file writes lines of the bank as it would, with its balance after each.
func (p *pool) file(lines []bankLine) []byte {
	p.Helper()
	s := statement.Statement{Account: statement.Account{Shown: "Clients"}}
	for _, l := range lines {
		p.balance += l.Amount
		l.Balance = statement.GivenBalance(p.balance)
		s.Lines = append(s.Lines, l.Line)
	}
	data, err := csvfile.Write("starling", s)
	p.ok(err)
	return data
}

// wages expects a person's bank to show wages on a day.
func (p *pool) wages(h *holder, due calendar.Date, payee string, amount pence.Amount) {
	p.Helper()
	council := p.councils[h.council].prepares
	p.ok(p.world.s.Write(ctx, council, council.Keeper, func(tx *store.Tx) error {
		i := expect.Item{Purse: h.purse, Kind: expect.Wages, Due: due, Amount: -amount, Payee: payee, Reference: "WAGES " + due.String(), State: expect.Open,
			Account: ident.BankAccount{SortCode: "180002", Number: "00000190", Name: payee}, Key: "wages/" + due.String(),
			Moves: []ledger.Move{{From: ledger.Held.In("managed"), To: ledger.Cost.In("wages"), Amount: amount, Funder: ledger.Council}}}
		if err := store.NewID(tx, &i.ID); err != nil {
			return err
		}
		return tx.Expect(ctx, h.id, i)
	}))
}

// compared keeps and signs the day that has ended.
func (p *pool) compared(d calendar.Date) clientmoney.Day {
	p.Helper()
	p.ok(p.s.Keep(ctx, p.first, d))
	kept, err := p.s.Day(ctx, p.first, d)
	p.ok(err)
	return kept.Day
}

// threeMonths lives through a quarter day by day: councils pay, wages and bills
// go out, shops pay back, the bank charges, a payment is misdirected, and one
// line is for nobody. An independent sum has each person's money to the penny.
func threeMonths(w *world) {
	each := 150 // of each of two councils
	if testing.Short() || w.s.Engine == store.Postgres {
		each = 15
	}
	p := newPool(w, each)
	some := rand.New(rand.NewPCG(3, 5))
	later := map[calendar.Date][]bankLine{}
	suspense, own := pence.Amount(0), pence.Amount(0)
	var misdirected, nobody calendar.Date = day("2026-09-15"), day("2026-10-06")
	signed, inTransit := 0, 0
	for d := day("2026-08-04"); !d.After(day("2026-11-03")); d = d.AddDays(1) {
		if !calendar.WorkingDay(d) {
			continue
		}
		w.on(d.String())
		p.funders(d, later)
		p.lives(d, some, later)
		switch d {
		case day("2026-09-01"):
			later[d] = append(later[d], bankLine{Line: statement.Line{Payee: "ACCOUNT CHARGE", Amount: -12_50}, own: true})
		case day("2026-09-03"):
			later[d] = append(later[d], bankLine{Line: statement.Line{Payee: "FAIRWEEK OFFICE", Reference: "CHARGE MADE GOOD", Amount: 12_50}, own: true})
		case misdirected: // for somebody else's client altogether, and sent back three days later
			later[d] = append(later[d], bankLine{Line: statement.Line{Payee: "ANOTHER CHARITY", Reference: "INV 77", Amount: 431_17}})
			later[d.AddDays(3)] = append(later[d.AddDays(3)], bankLine{Line: statement.Line{Payee: "RETURNED TO SENDER", Reference: "SENT IN ERROR", Amount: -431_17}})
		case nobody:
			later[d] = append(later[d], bankLine{Line: statement.Line{Payee: "MISS M", Reference: "THANK YOU", Amount: 20_00}})
		}
		lines := later[d]
		delete(later, d)
		for i := range lines {
			lines[i].Date = d
		}
		some.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		if len(lines) > 0 {
			_, err := p.s.Bring(ctx, p.first, p.file(lines))
			w.ok(err)
			p.sayTheRest(lines)
		}
		for _, l := range lines {
			switch {
			case l.whose != nil:
				l.whose.sum += l.Amount
			case l.own:
				own += l.Amount
			default:
				suspense += l.Amount
			}
		}
		now := p.compared(d)
		if !now.Agrees() || now.Bank != p.balance || now.Control != p.balance || now.Suspense != suspense || now.Own != own {
			w.Fatalf("%v: bank %v of %v, control %v, books %v, timing %v, suspense %v of %v, own %v of %v: %v", d, now.Bank, p.balance, now.Control, now.Books,
				now.Timing, now.Suspense, suspense, now.Own, own, now.Named)
		}
		if now.Timing != 0 {
			inTransit++
		}
		w.ok(p.s.Sign(ctx, p.second, d, ""))
		signed++
	}
	p.exact()
	look, err := p.s.Look(ctx, p.first)
	w.ok(err)
	if len(look.Days) != signed || signed < 60 || inTransit == 0 {
		w.Errorf("%d days of %d are kept, on %d of them something was under way", len(look.Days), signed, inTransit)
	}
	if n := len(look.Suspense); n != 3 {
		w.Errorf("%d lines are nobody's, want the misdirected payment, its return and the one for nobody", n)
	}
	w.ok(w.s.Seal(ctx))
	proof, err := w.s.Verify(ctx)
	w.ok(err)
	if len(proof.Wrong) > 0 {
		w.Errorf("the books: %v", proof.Wrong)
	}
	p.planted(day("2026-11-04"))
}

// funders lets both councils prepare and approve what they pay, and the bank
// show it: on the day for most, a day later for some.
func (p *pool) funders(d calendar.Date, later map[calendar.Date][]bankLine) {
	p.Helper()
	for _, first := range []string{"2026-08-17", "2026-09-14", "2026-10-12"} {
		if d != calendar.AddWorkingDays(day(first), -5) {
			continue
		}
		for c, council := range p.councils {
			id, err := p.money.PreparePayments(ctx, council.prepares, day(first))
			p.ok(err)
			p.ok(p.money.ApprovePayments(ctx, council.approves, id))
			run, err := p.money.PaymentRun(ctx, council.prepares, id)
			p.ok(err)
			for i, l := range run.Lines {
				h := p.find(l.Person)
				at := calendar.AddWorkingDays(run.PayDay, 0)
				if (i+c)%7 == 0 {
					at = calendar.AddWorkingDays(at, 1)
				}
				later[at] = append(later[at], bankLine{Line: statement.Line{Payee: council.name, Reference: l.Reference, Amount: l.Amount()}, whose: h})
			}
		}
	}
}

// lives lets some people's wages be paid, bills be taken and money come back.
func (p *pool) lives(d calendar.Date, some *rand.Rand, later map[calendar.Date][]bankLine) {
	p.Helper()
	for i, h := range p.people {
		switch {
		case d.Day() == 5+i%20 && h.sum > 90_00:
			due := calendar.AddWorkingDays(d, 2)
			payee, amount := fmt.Sprintf("Worker %s", strings.TrimPrefix(h.name, "Client ")), 40_00+pence.Amount(some.IntN(4000))
			p.wages(h, due, payee, amount)
			later[due] = append(later[due], bankLine{Line: statement.Line{Payee: strings.ToUpper(payee), Reference: "WAGES " + due.String(), Amount: -amount}, whose: h})
		case (d.Day()+i)%29 == 0 && h.sum > 40_00: // a shop that nobody expected, which pays some of it back
			paid := 5_00 + pence.Amount(some.IntN(2000))
			later[d] = append(later[d], bankLine{Line: statement.Line{Payee: fmt.Sprintf("SHOP %d", i), Amount: -paid}, whose: h})
			if i%3 == 0 {
				back := calendar.AddWorkingDays(d, 4)
				later[back] = append(later[back], bankLine{Line: statement.Line{Payee: fmt.Sprintf("SHOP %d REFUND", i), Amount: paid / 2}, whose: h})
			}
		}
	}
}

func (p *pool) find(id person.ID) *holder {
	return p.people[slices.IndexFunc(p.people, func(h *holder) bool { return h.id == id })]
}

// sayTheRest says of each line that waits whose it is, where somebody would know.
func (p *pool) sayTheRest(lines []bankLine) {
	p.Helper()
	look, err := p.s.Look(ctx, p.first)
	p.ok(err)
	for _, l := range look.Suspense {
		i := slices.IndexFunc(lines, func(b bankLine) bool {
			return b.Date == l.Line.Date && b.Amount == l.Line.Amount && b.Payee == l.Line.Payee
		})
		switch {
		case i < 0:
		case lines[i].whose != nil:
			p.ok(p.s.Say(ctx, p.first, l.ID, lines[i].whose.id))
		case lines[i].own:
			p.ok(p.s.Own(ctx, p.first, l.ID, "the bank's own charge"))
		}
	}
}

// exact compares what each person holds with the independent sum.
func (p *pool) exact() {
	p.Helper()
	look, err := p.s.Look(ctx, p.first)
	p.ok(err)
	if len(look.Clients) != len(p.people) {
		p.Fatalf("%d of %d people are there", len(look.Clients), len(p.people))
	}
	for _, c := range look.Clients {
		if h := p.find(c.Person); c.Bank != h.sum {
			p.Errorf("%s: the lines come to %v, want %v", h.name, c.Bank, h.sum)
		}
		books := p.balances(c.Person).Account(ledger.Held.In("managed"))
		for _, t := range c.Timing {
			if t.Bank.IsZero() && !t.Book.IsZero() {
				books -= t.Amount
			}
		}
		if h := p.find(c.Person); books != h.sum {
			p.Errorf("%s: the books hold %v, want %v", h.name, books, h.sum)
		}
	}
}

// planted makes errors, each of which the day must find.
func (p *pool) planted(d calendar.Date) {
	p.Helper()
	p.on(d.String())
	h := p.people[0]
	council := p.councils[0].prepares
	var id ledger.ID
	// A movement in somebody's books that no line of the bank has.
	p.ok(p.world.s.Write(ctx, council, council.Keeper, func(tx *store.Tx) error {
		if err := store.NewID(tx, &id); err != nil {
			return err
		}
		return tx.Post(ctx, ledger.Transaction{ID: id, Purse: h.purse, Date: d, Key: "planted", Cause: ledger.Cause{Kind: ledger.Correction, Ref: "planted"},
			Moves: []ledger.Move{{From: ledger.FunderMoney, To: ledger.Held.In("managed"), Amount: 1, Funder: ledger.Council}}})
	}))
	// A line that was lost on the way from the bank.
	lost := bankLine{Line: statement.Line{Date: d, Payee: "LOST", Amount: -3_33}}
	p.balance += lost.Amount
	_, err := p.s.Bring(ctx, p.first, p.file([]bankLine{{Line: statement.Line{Date: d, Payee: "SHOP 9", Amount: -1_00}}}))
	p.ok(err)
	now := p.compared(d)
	var found []string
	for _, n := range now.Named {
		if n.Open {
			found = append(found, fmt.Sprintf("%s %s %v", n.Says.Key, n.Person, n.Amount))
		}
	}
	want := []string{fmt.Sprintf("%s  %v", clientmoney.BankDiffers, lost.Amount), fmt.Sprintf("%s %s %v", clientmoney.Unexplained, h.id, pence.Amount(1))}
	slices.Sort(found)
	slices.Sort(want)
	if !slices.Equal(found, want) || now.Agrees() {
		p.Errorf("found %v, want %v", found, want)
	}
	p.refused("signed without a reason", p.s.Sign(ctx, p.second, d, " "), fault.KindInvalid, clientmoney.SayWhy)
	p.refused("signed by whoever made it", p.s.Sign(ctx, p.first, d, "x"), fault.KindInvalid, clientmoney.SamePerson)
	p.ok(p.s.Sign(ctx, p.second, d, "A line was lost; the bank is asked. A penny too much was written for "+h.name))
	p.refused("signed again", p.s.Sign(ctx, p.second, d, "x"), fault.KindConflict)
	p.refused("kept again once it is signed", p.s.Keep(ctx, p.first, d), fault.KindConflict)
	_, err = p.s.Compare(ctx, p.councils[0].prepares, d)
	p.refused("by a council", err, fault.KindForbidden)
}

// billOf is a bill as a provider would send it.
func billOf(number string, amount pence.Amount, on calendar.Date) invoice.Invoice {
	return invoice.Invoice{Number: number, Date: on, Period: calendar.Period{First: on.AddDays(-7), Last: on}, VAT: invoice.NoVAT,
		Lines: []invoice.Line{{What: "Support at home", Amount: amount}}}
}

func (p *pool) provider(h *holder, name string) invoice.ProviderID {
	p.Helper()
	id, err := p.s.AddProvider(ctx, p.first, invoice.Provider{Person: h.id, Name: name, Bank: ident.BankAccount{SortCode: "202959", Number: "63748472", Name: name},
		Agreed: invoice.Terms{From: day("2026-07-01")}})
	p.ok(err)
	return id
}

// approved keys a bill and lets the person approve it.
func (p *pool) approved(h *holder, by invoice.ProviderID, number string, amount pence.Amount, on calendar.Date) {
	p.Helper()
	i := billOf(number, amount, on)
	i.Person, i.Provider = h.id, by
	id, err := p.s.Key(ctx, p.first, i)
	p.ok(err)
	p.ok(p.s.Approve(ctx, h.actor(), h.id, id, amount, ""))
}

func ownMoneyOnly(w *world) {
	p := newPool(w, 2)
	rich, poor := p.people[0], p.people[1]
	if rich.sum < poor.sum {
		rich, poor = poor, rich
	}
	on := day("2026-08-10")
	w.on(on.String())
	p.approved(poor, p.provider(poor, "Harbour Lane"), "A-1", poor.sum+1, on) // a penny more than is held
	p.approved(poor, p.provider(poor, "Club"), "C-1", 10_00, on)
	p.approved(rich, p.provider(rich, "Harbour Lane"), "A-2", rich.sum, on)
	l, err := p.s.PrepareList(ctx, p.first, on, payment.ByBacs)
	w.ok(err)
	if len(l.Entries) != 2 || len(l.Left) != 1 || l.Left[0].Says.Key != clientmoney.NotEnough || l.Left[0].Person != poor.id || l.Total() != rich.sum+10_00 {
		w.Fatalf("pays %v, leaves %v", l.Entries, l.Left)
	}
	again, err := p.s.PrepareList(ctx, p.first, on, payment.ByBacs)
	w.ok(err)
	_, err = p.s.ListFile(ctx, p.first, l.ID, managed.Table)
	w.refused("a file before it is approved", err, fault.KindConflict, managed.ListNotYet)
	w.refused("by whoever prepared it", p.s.ApproveList(ctx, p.first, l.ID), fault.KindInvalid, clientmoney.ListSame)
	if n := w.atOnce(4, func() error { return p.s.ApproveList(ctx, p.second, l.ID) }); n != 1 {
		w.Errorf("approved %d times", n)
	}
	w.refused("the same bills on another list", p.s.ApproveList(ctx, p.second, again.ID), fault.KindConflict)
	w.ok(p.s.DropList(ctx, p.first, again.ID))
	file, err := p.s.ListFile(ctx, p.first, l.ID, managed.Table)
	w.ok(err)
	if !strings.Contains(string(file), "Harbour Lane,20-29-59,63748472,A-2,"+rich.sum.Plain()) {
		w.Errorf("the file: %s", file)
	}
	_, err = p.s.PrepareList(ctx, p.first, on, payment.ByBacs)
	w.ok(err) // what is left is said again, and nothing is paid twice
	now := p.compared(on)
	if !now.Agrees() || now.Timing != -(rich.sum+10_00) {
		w.Errorf("sent and not taken: %v %v", now.Timing, now.Named)
	}
	next := day("2026-08-11")
	w.on(next.String())
	_, err = p.s.Bring(ctx, p.first, p.file([]bankLine{{Line: statement.Line{Date: next, Payee: "HARBOUR LANE", Reference: "A-2", Amount: -rich.sum}},
		{Line: statement.Line{Date: next, Payee: "CLUB", Reference: "C-1", Amount: -10_00}}}))
	w.ok(err)
	if now = p.compared(next); !now.Agrees() || now.Timing != 0 || now.Waiting != 0 {
		w.Errorf("taken: %v, waiting %d, %v", now.Timing, now.Waiting, now.Named)
	}
	bills, err := p.s.Bills(ctx, rich.actor(), rich.id)
	w.ok(err)
	if bills[0].Paid != managed.Shown {
		w.Errorf("the bill is %q", bills[0].Paid)
	}
}

func billToBank(w *world) {
	p := newPool(w, 1)
	h := p.people[0]
	w.on("2026-08-12")
	provider := p.provider(h, "Harbour Lane")
	code, err := p.s.GiveCode(ctx, p.first, h.id, provider)
	w.ok(err)
	_, err = p.s.ByCode(ctx, code[1:])
	w.refused("another code", err, fault.KindNotFound, managed.NoSuchCode)
	w.ok(p.s.Send(ctx, code, billOf("HL-1", 30_00, day("2026-08-11"))))
	w.ok(p.s.Send(ctx, code, billOf("HL 1", 30_00, day("2026-08-11"))))
	for i := range 4 {
		w.ok(p.s.Send(ctx, code, billOf(fmt.Sprintf("X%d", i), 1_00, day("2026-08-11"))))
	}
	w.refused("too many on one day", p.s.Send(ctx, code, billOf("Y", 1_00, day("2026-08-11"))), fault.KindConflict, managed.EnoughToday)
	all, err := p.s.Bills(ctx, h.actor(), h.id)
	w.ok(err)
	slices.SortFunc(all, func(a, b managed.Bill) int { return cmp.Compare(a.ID, b.ID) })
	one, twin := all[0], all[1]
	if len(twin.Found) == 0 || twin.Found[0].Key != invoice.SameNumber {
		w.Errorf("the same number again: %v", twin.Found)
	}
	w.ok(p.s.Query(ctx, h.actor(), h.id, one.ID, "Which Monday?"))
	page, err := p.s.ByCode(ctx, code)
	w.ok(err)
	i := slices.IndexFunc(page.Bills, func(b managed.Bill) bool { return b.ID == one.ID })
	if page.Bills[i].State != invoice.Queried || page.Bills[i].Reason != "Which Monday?" || page.Bills[i].Safe != 0 {
		w.Errorf("the provider sees %v", page.Bills[i])
	}
	w.ok(p.s.Reply(ctx, code, one.ID, "The 10th"))
	w.refused("by the organisation", p.s.Approve(ctx, p.first, h.id, one.ID, 30_00, ""), fault.KindForbidden)
	w.refused("a part without a reason", p.s.Approve(ctx, h.actor(), h.id, one.ID, 20_00, ""), fault.KindInvalid, invoice.SayWhy)
	if n := w.atOnce(4, func() error { return p.s.Approve(ctx, h.actor(), h.id, one.ID, 20_00, "One hour was not worked") }); n != 1 {
		w.Errorf("approved %d times", n)
	}
	w.refused("its twin", p.s.Approve(ctx, h.actor(), h.id, twin.ID, 30_00, ""), fault.KindConflict, invoice.TwiceAsked)
	w.ok(p.s.Decline(ctx, h.actor(), h.id, twin.ID, "It came twice"))
	l, err := p.s.PrepareList(ctx, p.first, day("2026-08-12"), payment.ByBacs)
	w.ok(err)
	if len(l.Entries) != 1 || l.Entries[0].Amount != 20_00 || l.Entries[0].Reference != "HL-1" {
		w.Errorf("on the list: %v", l.Entries)
	}
	w.ok(p.s.CloseCode(ctx, h.actor(), h.id, provider))
	_, err = p.s.ByCode(ctx, code)
	w.refused("a page that was closed", err, fault.KindNotFound, managed.NoSuchCode)
	_, err = p.s.Bills(ctx, w.practitioner, h.id)
	w.refused("by a social worker", err, fault.KindForbidden)
}

func feeAsAgreed(w *world) {
	p := newPool(w, 1)
	h := p.people[0]
	month := calendar.MonthOf(day("2026-08-05"))
	w.on("2026-09-02")
	_, err := p.s.TakeFee(ctx, p.first, h.id, month)
	w.refused("a fee that nobody agreed", err, fault.KindConflict, managed.NoFeeAgreed)
	terms := store.FeeTerms{From: day("2026-08-01"), Per: store.PerMonth, Amount: 15_00, Most: 20_00}
	w.refused("proposed by a council", p.s.ProposeFee(ctx, p.councils[0].prepares, h.id, terms), fault.KindForbidden)
	w.ok(p.s.ProposeFee(ctx, p.first, h.id, terms))
	dearer, err := p.s.FeeTerms(ctx, h.actor(), h.id)
	w.ok(err)
	w.refused("agreed by the organisation itself", p.s.AgreeFee(ctx, p.first, h.id, dearer.Proposed.ID), fault.KindForbidden)
	terms.Amount = 12_00
	w.ok(p.s.ProposeFee(ctx, p.first, h.id, terms))
	w.refused("what is not proposed any more", p.s.AgreeFee(ctx, h.actor(), h.id, dearer.Proposed.ID), fault.KindConflict, managed.OtherFee)
	_, err = p.s.TakeFee(ctx, p.first, h.id, month)
	w.refused("a fee that is proposed only", err, fault.KindConflict, managed.NoFeeAgreed)
	asked, err := p.s.FeeTerms(ctx, h.actor(), h.id)
	w.ok(err)
	if asked.Proposed.Amount != 12_00 || asked.From == "" || len(asked.Agreed) > 0 {
		w.Errorf("asked: %+v", asked)
	}
	if n := w.atOnce(4, func() error { return p.s.AgreeFee(ctx, h.actor(), h.id, asked.Proposed.ID) }); n != 1 {
		w.Errorf("agreed %d times", n)
	}
	w.ok(p.s.ProposeFee(ctx, p.first, h.id, store.FeeTerms{From: day("2026-12-01"), Per: store.PerMonth, Amount: 99_00, Most: 999_00}))
	more, err := p.s.FeeTerms(ctx, h.actor(), h.id)
	w.ok(err)
	w.ok(p.s.DeclineFee(ctx, h.actor(), h.id, more.Proposed.ID))
	if now, err := p.s.FeeTerms(ctx, h.actor(), h.id); err != nil || now.Waits() || len(now.Agreed) != 1 || now.Agreed[0].Amount != 12_00 {
		w.Errorf("after a no: %+v, %v", now, err)
	}
	before, err := p.s.FeeFor(ctx, h.actor(), h.id, month)
	w.ok(err)
	fee, err := p.s.TakeFee(ctx, p.first, h.id, month)
	w.ok(err)
	if fee.Amount != 12_00 || before.Before != h.sum || before.After != h.sum-12_00 {
		w.Errorf("shown %v to %v, taken %v", before.Before, before.After, fee.Amount)
	}
	_, err = p.s.TakeFee(ctx, p.first, h.id, month)
	w.refused("twice", err, fault.KindConflict, managed.FeeTakenOnce)
	if got := p.balances(h.id).Account("held/managed"); got != h.sum-12_00 {
		w.Errorf("the books hold %v", got)
	}
	if now := p.compared(day("2026-09-02")); !now.Agrees() || now.Own != 12_00 {
		w.Errorf("own %v, %v", now.Own, now.Named)
	}
	w.on("2026-09-30")
	_, err = p.s.TakeFee(ctx, p.first, h.id, calendar.MonthOf(day("2026-09-01")))
	w.refused("before the month is over", err, fault.KindConflict, managed.MonthNotOver)
	w.on("2026-10-01")
	_, err = p.s.TakeFee(ctx, p.first, h.id, calendar.MonthOf(day("2026-09-01")))
	w.refused("more than was agreed for a year", err, fault.KindConflict, managed.FeeBeyond)
	_, err = w.money.Account(ctx, h.actor(), h.id)
	w.ok(err)
}

func wrongPerson(w *world) {
	p := newPool(w, 2)
	a, b := p.people[0], p.people[1]
	on := day("2026-08-10")
	w.on(on.String())
	before := maps.Clone(p.balances(a.id))
	_, err := p.s.Bring(ctx, p.first, p.file([]bankLine{{Line: statement.Line{Date: on, Payee: "HOSPITAL SHOP", Amount: 9_99}}}))
	w.ok(err)
	look, err := p.s.Look(ctx, p.first)
	w.ok(err)
	id := look.Suspense[0].ID
	w.refused("someone who is not held here", p.s.Say(ctx, p.first, id, newID[person.ID](w)), fault.KindInvalid, managed.NotHeldHere)
	if n := w.atOnce(4, func() error { return p.s.Say(ctx, p.first, id, a.id) }); n != 1 {
		w.Errorf("given %d times", n)
	}
	w.refused("to another as well", p.s.Say(ctx, p.first, id, b.id), fault.KindConflict, managed.IsTheirs)
	w.ok(p.s.TakeBack(ctx, p.first, id))
	for place, amount := range p.balances(a.id) {
		if amount != before[place] {
			w.Errorf("%v holds %v, and held %v before", place, amount, before[place])
		}
	}
	w.refused("shares that do not come to the line", p.s.Share(ctx, p.first, id, map[person.ID]pence.Amount{a.id: 5_00, b.id: 5_00}), fault.KindInvalid, managed.SharesDiffer)
	w.ok(p.s.Share(ctx, p.first, id, map[person.ID]pence.Amount{a.id: 5_00, b.id: 4_99}))
	if now := p.compared(on); !now.Agrees() || now.Waiting != 0 {
		w.Errorf("shared: %v", now.Named)
	}
	look, err = p.s.Look(ctx, p.first)
	w.ok(err)
	for _, c := range look.Clients {
		want := map[person.ID]pence.Amount{a.id: a.sum + 5_00, b.id: b.sum + 4_99}[c.Person]
		if want != 0 && c.Books != want {
			w.Errorf("%s holds %v, want %v", c.Name, c.Books, want)
		}
	}
	w.ok(p.s.TakeBack(ctx, p.first, id))
	if now := p.compared(on); !now.Agrees() || now.Waiting != 1 || now.Suspense != 9_99 {
		w.Errorf("taken back again: %v", now.Named)
	}
}
