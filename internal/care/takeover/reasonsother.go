package takeover

import (
	"ownway/pay/payroll"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/rates"
	"ownway/value/money"
	"ownway/value/msg"
)

// The reasons of National Insurance, loans and pensions.
var (
	letterOther   = msg.New("takeover.why.letter", "The old payslip has the National Insurance letter {old}. By what is known it is {ours}")
	letterGuess   = msg.New("takeover.why.letter-guess", "It comes out with the National Insurance letter {old}. By what is known it is {ours}")
	niRounded     = msg.New("takeover.why.ni-rounded", "It comes out with another rounding of a penny: {how}. HMRC's method rounds each band by itself and drops half a penny or less")
	niOnce        = msg.New("takeover.why.ni-once", "the bands added up first and rounded once")
	niHalfUp      = msg.New("takeover.why.ni-half-up", "each band with half a penny rounded up")
	niDown        = msg.New("takeover.why.ni-down", "each band rounded down")
	pensionOut    = msg.New("takeover.why.pension-out", "It comes out as no member of a pension. By what was taken over the PA is one")
	pensionIn     = msg.New("takeover.why.pension-in", "It comes out as a member of a pension by {scheme}. By what was taken over the PA is none")
	pensionScheme = msg.New("takeover.why.pension-scheme", "It comes out with a pension by {scheme}. Another was taken over")
	pensionAll    = msg.New("takeover.why.pension-basis", "It comes out as a share of all pay. Here it is a share of the pay between two limits")
	pensionRound  = msg.New("takeover.why.pension-rounded", "It comes out with another rounding of a penny. Here half a penny rounds up")
	atSource      = msg.New("takeover.why.at-source", "relief at source")
	netPay        = msg.New("takeover.why.net-pay", "net pay")
	loanOther     = msg.New("takeover.why.loan", "It comes out with other loans: student loan plan {plan}, postgraduate loan {postgraduate}")
	noPlan        = msg.New("takeover.why.no-plan", "none")
	anyYes        = msg.New("takeover.why.yes", "yes")
	noAllowance   = msg.New("takeover.why.no-allowance", "It comes out without the Employment Allowance. Look whether the employer claims it")
	moreAllowance = msg.New("takeover.why.allowance-left", "It comes out with more Employment Allowance left. Look what was used before")
)

func (b *bench) insurance(ours payroll.Result) error {
	have := b.in.Letter
	var trials []trial
	if old := b.slip.Letter; old != 0 && old != have {
		trials = append(trials, because(func(in *payroll.Input) { in.Letter = old }, letterOther.With("old", old.String(), "ours", have.String())))
	}
	for _, c := range "ACBMHJVZX" {
		if c := ni.Category(c); c != have {
			trials = append(trials, because(func(in *payroll.Input) { in.Letter = c }, letterGuess.With("old", c.String(), "ours", have.String())))
		}
	}
	if ok, err := b.settle(ours, trials, EmployeeNI, EmployerNI); ok || err != nil {
		return err
	}
	now, err := payroll.Calculate(b.in, nil)
	if err != nil {
		return err
	}
	for _, f := range []Figure{EmployeeNI, EmployerNI} {
		if len(b.differs(ours, f)) == 0 {
			continue
		}
		how, found := b.rounded(f, now.Gross, b.slip.Says[f])
		if !found {
			b.note(f, ours)
			continue
		}
		b.note(f, ours, niRounded.With("how", how))
		if f == EmployeeNI {
			b.penny -= b.slip.Says[f] - f.Of(now)
		}
	}
	return nil
}

// rounded tries other roundings of the letters that most people have.
func (b *bench) rounded(f Figure, gross, old money.Amount) (msg.Key, bool) {
	n, err := b.year.NIOn(b.slip.PayDay)
	if err != nil {
		return "", false
	}
	from, main, above := n.PT.For(b.in.Frequency), n.Main, n.Above
	if f == EmployerNI {
		from, main, above = n.ST.For(b.in.Frequency), n.Employer, n.Employer
	}
	if b.in.Letter != 'A' && (f == EmployeeNI || b.in.Letter != 'C') {
		return "", false
	}
	limit := n.UEL.For(b.in.Frequency)
	low, high := max(0, min(gross, limit)-from), max(0, gross-limit)
	parts := int64(low)*int64(main) + int64(high)*int64(above)
	once := money.Amount(1).MulDiv(parts, int64(whole), money.HalfUp)
	switch old {
	case once:
		return niOnce, true
	case main.Of(low, money.HalfUp) + above.Of(high, money.HalfUp):
		return niHalfUp, true
	case main.Of(low, money.Down) + above.Of(high, money.Down):
		return niDown, true
	}
	return "", false
}

const whole rates.Rate = 10_000 // all of it

func (b *bench) pension(ours payroll.Result) error {
	have := b.in.Pension
	var trials []trial
	if have.Scheme != pension.NotMember {
		trials = append(trials, because(func(in *payroll.Input) { in.Pension = pension.Membership{} }, pensionOut.Text()))
	}
	for _, s := range []pension.Scheme{have.Scheme, pension.ReliefAtSource, pension.NetPay} {
		if s == pension.NotMember {
			continue
		}
		for _, basis := range []pension.Basis{pension.QualifyingEarnings, pension.AllPay} {
			for _, round := range []money.Rounding{money.HalfUp, money.Down, money.Up, money.HalfDown} {
				m := pension.Minimum(s, b.year)
				m.Basis, m.Round = basis, round
				if reasons := b.pensionReasons(have, m); len(reasons) > 0 {
					trials = append(trials, because(func(in *payroll.Input) { in.Pension = m }, reasons...))
				}
			}
		}
	}
	ok, err := b.settle(ours, trials, WorkerPension, EmployerPension)
	if !ok {
		b.unexplained(ours, WorkerPension, EmployerPension)
	}
	return err
}

func (b *bench) pensionReasons(have, m pension.Membership) []msg.Text {
	name := atSource
	if m.Scheme == pension.NetPay {
		name = netPay
	}
	var why []msg.Text
	switch {
	case have.Scheme == pension.NotMember:
		why = append(why, pensionIn.With("scheme", name))
	case have.Scheme != m.Scheme:
		why = append(why, pensionScheme.With("scheme", name))
	}
	if m.Basis == pension.AllPay {
		why = append(why, pensionAll.Text())
	}
	if m.Round != money.HalfUp {
		why = append(why, pensionRound.Text())
	}
	return why
}

func (b *bench) loans(ours payroll.Result) error {
	var trials []trial
	for _, p := range []loan.Plan{loan.None, loan.Plan1, loan.Plan2, loan.Plan4, loan.Plan5} {
		for _, post := range []bool{false, true} {
			l := loan.Plans{Student: p, Postgraduate: post}
			if l == b.in.Loans {
				continue
			}
			plan, has := msg.Value{Kind: msg.Number, N: int64(p)}, noPlan.Text()
			if p == loan.None {
				t := noPlan.Text()
				plan = msg.Value{Kind: msg.Words, T: &t}
			}
			if post {
				has = anyYes.Text()
			}
			trials = append(trials, because(func(in *payroll.Input) { in.Loans = l }, loanOther.With("plan", plan, "postgraduate", has)))
		}
	}
	ok, err := b.settle(ours, trials, StudentLoan, PostgraduateLoan)
	if !ok {
		b.unexplained(ours, StudentLoan, PostgraduateLoan)
	}
	return err
}

func (b *bench) allowance(ours payroll.Result) error {
	trials := []trial{
		because(func(in *payroll.Input) { in.AllowanceLeft = 0 }, noAllowance.Text()),
		because(func(in *payroll.Input) { in.AllowanceLeft = b.year.Allowance.Amount }, moreAllowance.Text()),
	}
	ok, err := b.settle(ours, trials, AllowanceUsed)
	if !ok {
		b.unexplained(ours, AllowanceUsed)
	}
	return err
}
