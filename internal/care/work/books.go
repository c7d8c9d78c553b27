package work

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"ownway/internal/care/payment"
	"ownway/internal/monitor/expect"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
)

// The accounts of work in a purse's books.
var (
	toHMRC      = ledger.Owed.In("hmrc")
	toPension   = ledger.Owed.In("pension")
	wageCost    = ledger.Cost.In("wages")
	endCost     = ledger.Cost.In("redundancy")
	niCost      = ledger.Cost.In("employer-ni")
	pensionCost = ledger.Cost.In("pension")
)

func (p Payslip) owed() ledger.Account { return ledger.Owed.In("pa/" + string(p.Employment)) }
func (p Payslip) setAside() ledger.Account {
	return ledger.SetAside.In("holiday/" + string(p.Employment))
}

// shares are the parts of a payslip that one funder bears.
type shares struct {
	net, toHMRC, worker, employerNI, pension, free, recovered, charge, forgiven, spared money.Amount
	orders                                                                              []money.Amount // in the order of the payslip
}

// gross is what the parts add up to. It is not shared by itself: then a penny
// could fall on a funder whose other parts come to more.
func (s shares) gross() money.Amount {
	return s.net + s.toHMRC + s.worker + s.charge + money.Sum(s.orders...)
}

func (p Payslip) sharedBy(f payment.Funding) map[ledger.Funder]shares {
	r, c := p.Result, p.Corrects
	byFunder := map[ledger.Funder]shares{}
	put := func(a money.Amount, set func(*shares, money.Amount)) {
		for funder, part := range f.Share(a) {
			s := byFunder[funder]
			if s.orders == nil {
				s.orders = make([]money.Amount, len(p.Orders))
			}
			set(&s, part)
			byFunder[funder] = s
		}
	}
	toHMRC := r.Tax + r.EmployeeNI + r.StudentLoan + r.PostgraduateLoan + c.Tax + c.EmployeeNI + c.Loans
	put(r.Gross+c.Gross-toHMRC-r.WorkerPension-c.WorkerPension-r.Deducted, func(s *shares, a money.Amount) { s.net = a })
	put(toHMRC, func(s *shares, a money.Amount) { s.toHMRC = a })
	put(r.WorkerPension+c.WorkerPension, func(s *shares, a money.Amount) { s.worker = a })
	put(p.TaxFree, func(s *shares, a money.Amount) { s.free = a })
	put(p.Debt.Forgiven, func(s *shares, a money.Amount) { s.forgiven = a })
	put(p.Debt.Spared-p.Debt.Repaid, func(s *shares, a money.Amount) { s.spared = a })
	put(r.EmployerNI-r.AllowanceUsed+c.EmployerNI-c.Allowance, func(s *shares, a money.Amount) { s.employerNI = a })
	put(p.EmployerPension()+c.EmployerPension, func(s *shares, a money.Amount) { s.pension = a })
	put(p.Recovered.Total(), func(s *shares, a money.Amount) { s.recovered = a })
	put(p.charges(), func(s *shares, a money.Amount) { s.charge = a })
	for i, o := range p.Orders {
		put(o.Amount, func(s *shares, a money.Amount) { s.orders[i] = a })
	}
	return byFunder
}

// Posting gives what the payslip writes to the books on the day the wages run
// is approved: wages are owed to the PA, deductions to HMRC and the pension, and
// the holiday that is left is set aside. The money set aside so far comes from the
// balances.
func (p Payslip) Posting(id ledger.ID, purse ledger.PurseID, on calendar.Date, f payment.Funding, b ledger.Balances) ledger.Transaction {
	t := ledger.Transaction{ID: id, Purse: purse, Date: on, Key: "payslip/" + string(p.Employment) + "/" + p.Period.First.String(),
		Cause: ledger.Cause{Kind: ledger.WagesRun, Ref: string(p.ID)}}
	byFunder := p.sharedBy(f)
	for _, funder := range slices.Sorted(maps.Keys(byFunder)) {
		s := byFunder[funder]
		move := func(from, to ledger.Account, a money.Amount) {
			if a < 0 {
				from, to, a = to, from, -a
			}
			if a > 0 {
				t.Moves = append(t.Moves, ledger.Move{From: from, To: to, Amount: a, Funder: funder})
			}
		}
		move(p.owed(), wageCost, s.gross())
		move(p.owed(), endCost, s.free)
		move(p.owed(), wageCost, s.forgiven)
		move(toHMRC, p.owed(), s.toHMRC)
		move(toPension, p.owed(), s.worker)
		move(toHMRC, niCost, s.employerNI)
		move(toPension, pensionCost, s.pension)
		move(wageCost, toHMRC, s.recovered)
		move(wageCost, p.owed(), s.charge)
		for i, o := range p.Orders {
			move(o.owed(), p.owed(), s.orders[i])
		}
	}
	want := f.Share(p.SetAside)
	for _, funder := range ledger.Funders() {
		change := want[funder] - b[ledger.Place{Account: p.setAside(), Funder: funder}]
		switch {
		case change > 0:
			t.Moves = append(t.Moves, ledger.Earmark(p.setAside(), change, funder))
		case change < 0:
			t.Moves = append(t.Moves, ledger.Release(p.setAside(), -change, funder))
		}
	}
	return t
}

// HMRCOwes gives what HMRC owes to each funder by the books: more came back than
// was owed. It is taken off what is paid next.
func HMRCOwes(b ledger.Balances) map[ledger.Funder]money.Amount {
	owes := map[ledger.Funder]money.Amount{}
	for _, f := range ledger.Funders() {
		owes[f] = max(0, b[ledger.Place{Account: toHMRC, Funder: f}])
	}
	return owes
}

// Payees are who is paid beside the PA, and when.
type Payees struct {
	HMRCBy  calendar.Date                  // by the employer's own cycle; by the quarter when it is left out
	HMRCRef string                         // the reference of what is paid to HMRC; that of the quarter when it is left out
	Pension string                         // the provider; NEST when it is left out
	Credit  map[ledger.Funder]money.Amount // what HMRC owes already: it is taken off what is paid
}

// Expected gives what the bank account should show of the payslip: the wages
// on pay day, and what goes to HMRC and the pension on their days. Contributions
// that come back because the PA opted out are expected in.
func (p Payslip) Expected(purse ledger.PurseID, held ledger.Account, f payment.Funding, pa ident.BankAccount, to Payees) []expect.Item {
	if to.HMRCBy.IsZero() {
		to.HMRCBy = HMRCDue(p.PayDay)
	}
	if to.HMRCRef == "" {
		month := calendar.TaxMonth(p.PayDay)
		to.HMRCRef = HMRCReference("", calendar.TaxYearOf(p.PayDay), (month+2)/3*3)
	}
	to.Pension = PensionScheme{Provider: to.Pension}.Name()
	key := string(p.Employment) + "/" + p.Period.First.String()
	byFunder := p.sharedBy(f)
	for funder, s := range byFunder {
		credit := max(0, min(to.Credit[funder], s.toHMRC+s.employerNI-s.recovered))
		s.recovered += credit
		byFunder[funder] = s
	}
	item := func(kind expect.Kind, due calendar.Date, payee, reference string, owed ledger.Account, of func(shares) money.Amount) expect.Item {
		i := expect.Item{Purse: purse, Kind: kind, Due: due, Payee: payee, Reference: reference, State: expect.Open, Key: string(kind) + "/" + key}
		for _, funder := range slices.Sorted(maps.Keys(byFunder)) {
			a := of(byFunder[funder])
			i.Amount -= a
			switch {
			case a > 0:
				i.Moves = append(i.Moves, ledger.Move{From: held, To: owed, Amount: a, Funder: funder})
			case a < 0: // a refund of tax
				i.Moves = append(i.Moves, ledger.Move{From: owed, To: held, Amount: -a, Funder: funder})
			}
		}
		return i
	}
	wages := item(expect.Wages, p.PayDay, p.PAName, "WAGES "+reference(p.PayDay), p.owed(),
		func(s shares) money.Amount { return s.net + s.free + s.spared })
	wages.Account = pa
	all := []expect.Item{wages,
		item(expect.HMRC, to.HMRCBy, "HMRC", to.HMRCRef, toHMRC, func(s shares) money.Amount { return s.toHMRC + s.employerNI - s.recovered }),
		item(expect.Pension, PensionDue(p.PayDay), to.Pension, "PENSION "+reference(p.PayDay), toPension, func(s shares) money.Amount { return s.worker + s.pension }),
	}
	for i, o := range p.Orders {
		one := item(expect.Order, OrderDue(p.PayDay), o.Issuer, o.Reference, o.owed(), func(s shares) money.Amount { return s.orders[i] })
		one.Account, one.Key = o.Account, one.Key+"/"+string(o.Order)
		all = append(all, one)
	}
	return slices.DeleteFunc(all, func(i expect.Item) bool {
		return i.Amount == 0 || !i.Out() && i.Kind != expect.Pension
	})
}

// reference writes a day as a bank reference has it: 27NOV26.
func reference(d calendar.Date) string {
	return strings.ToUpper(d.Time().Format("02Jan06"))
}

// HMRCDue gives the day by which tax and National Insurance of a pay day reach
// HMRC when paid electronically by the quarter, as small employers may: the 22nd
// after the tax quarter ends (5 July, October, January, April), or the last
// working day before it. That a quarter may be chosen under £1,500 a month is
// from memory and unchecked.
func HMRCDue(payDay calendar.Date) calendar.Date {
	month := calendar.TaxMonth(payDay)
	first := calendar.TaxYearOf(payDay).First().AddMonths((month - 1) / 3 * 3)
	return HMRCDueFor(calendar.Period{First: first, Last: first.AddMonths(3).AddDays(-1)})
}

// HMRCDueFor gives the day by which what is owed for a tax month or quarter
// reaches HMRC electronically: the 22nd after it ends, or the last working day
// before that.
func HMRCDueFor(days calendar.Period) calendar.Date {
	return calendar.LastWorkingDayUpTo(calendar.On(days.Last.Year(), days.Last.Month(), 22))
}

// HMRCReference gives the reference of a payment to HMRC for a tax month, or for
// the quarter that ends with it: the Accounts Office reference, the last two digits
// of the year in which the tax year ends, and the month of the tax year. HMRC asks
// for these four on what is not paid in its usual days and takes them at any time
// (GOV.UK, Pay employers' PAYE, as the Association of Taxation Technicians has it;
// unchecked). With no number yet it says which month it is for, so that two
// months' payments are told apart.
func HMRCReference(accountsOffice string, year calendar.TaxYear, month int) string {
	if accountsOffice == "" {
		accountsOffice = "PAYE "
	}
	return fmt.Sprintf("%s%02d%02d", accountsOffice, year.Last().Year()%100, month)
}

// PensionDue gives the day by which pension contributions taken on a pay day
// reach the scheme electronically: the 22nd of the next month, or the last
// working day before it (from memory, unchecked).
func PensionDue(payDay calendar.Date) calendar.Date {
	next := calendar.On(payDay.Year(), payDay.Month(), 1).AddMonths(1)
	return calendar.LastWorkingDayUpTo(calendar.On(next.Year(), next.Month(), 22))
}
