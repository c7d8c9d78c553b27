package takeover

import (
	"slices"

	"ownway/pay/payroll"
	"ownway/pay/payroll/tax"
	"ownway/value/money"
	"ownway/value/msg"
)

// The reasons of tax.
var (
	codeOther    = msg.New("takeover.why.code", "The old payslip was worked out with the tax code {old}. {ours} was taken over: look which HMRC wrote last")
	codeByNotice = msg.New("takeover.why.notice", "HMRC's notice of {issued} gives the tax code {ours} from {from}. The old payslip still went by {old}")
	codeAlone    = msg.New("takeover.why.basis", "The old payslip comes out with {old}. {ours} was taken over: look whether the code counts the year so far")
	codeGuess    = msg.New("takeover.why.code-guess", "The old payslip comes out with the tax code {old}. {ours} was taken over")
	yearOther    = msg.New("takeover.why.year", "Before this payslip the old payroll had {taxable} of taxable pay and {tax} of tax. What was taken over is {ours} and {paid}")
	yearByCode   = msg.New("takeover.why.year-by-code", "It comes out with {tax} of tax before, as the code gives it. {paid} was taken over")
	earlierLost  = msg.New("takeover.why.earlier", "It comes out without the pay of an earlier job, {pay}, and the tax on it")
	taxPenny     = msg.New("takeover.why.tax-penny", "It is a penny. HMRC's routine rounds tax down, as is done here; it accepts a difference of a penny")
)

func (b *bench) tax(ours payroll.Result) error {
	if ok, err := b.settle(ours, nil, Tax); ok || err != nil {
		return err
	}
	if old := b.slip.Code; !old.IsZero() && old != b.in.Code {
		with := b.taxTrials(old, b.otherCode(old))
		if ok, err := b.settle(ours, with, Tax); ok || err != nil {
			return err
		}
	}
	if ok, err := b.settle(ours, b.taxTrials(b.in.Code), Tax); ok || err != nil {
		return err
	}
	old, now := b.slip.Says[Tax], Tax.Of(ours)
	if (old - now).Abs() == 1 {
		b.note(Tax, ours, taxPenny.Text())
		b.penny -= old - now
		return nil
	}
	b.unexplained(ours, Tax)
	return nil
}

func (b *bench) otherCode(old tax.Code) msg.Text {
	for _, n := range b.job.Notices {
		if n.Kind.Coding() && n.Code == b.in.Code && !b.slip.PayDay.Before(n.From) {
			return codeByNotice.With("issued", n.Issued, "from", n.From, "ours", b.in.Code.String(), "old", old.String())
		}
	}
	return codeOther.With("old", old.String(), "ours", b.in.Code.String())
}

// taxTrials lists what may have been otherwise: with the code of the old payslip
// and its reason, nothing else; what was paid before; the basis; and codes that
// people fall back on.
func (b *bench) taxTrials(code tax.Code, first ...msg.Text) []trial {
	var trials []trial
	with := func(change func(*payroll.Input), reasons ...msg.Text) {
		trials = append(trials, trial{append(slices.Clone(first), reasons...), func(in *payroll.Input) {
			in.Code = code
			change(in)
		}})
	}
	if first != nil {
		with(func(*payroll.Input) {})
	}
	have := b.in.Before
	if d := b.slip.ToDate; d != nil {
		taxable, paid := d.Taxable-b.taxable(), d.Tax-b.slip.Says[Tax]
		if taxable != have.Taxable || paid != have.Tax {
			with(func(in *payroll.Input) { in.Before.Taxable, in.Before.Tax = taxable, paid },
				yearOther.With("taxable", taxable, "tax", paid, "ours", have.Taxable, "paid", have.Tax))
		}
	}
	if want, known := b.job.taxByCode(); known && want != have.Tax && have == b.job.Standing.Before {
		with(func(in *payroll.Input) { in.Before.Tax = want }, yearByCode.With("tax", want, "paid", have.Tax))
	}
	if have.EarlierPay > 0 {
		with(func(in *payroll.Input) { in.Before.EarlierPay, in.Before.EarlierTax = 0, 0 }, earlierLost.With("pay", have.EarlierPay))
	}
	if first == nil {
		other := code.OnItsOwn()
		if code.Alone() {
			other = code.Cumulative()
		}
		with(func(in *payroll.Input) { in.Code = other }, codeAlone.With("old", other.String(), "ours", code.String()))
		for _, guess := range guesses(code) {
			with(func(in *payroll.Input) { in.Code = guess }, codeGuess.With("old", guess.String(), "ours", code.String()))
		}
	}
	return trials
}

// taxable gives the taxable pay of the payslip by what was found so far.
func (b *bench) taxable() money.Amount {
	r, err := payroll.Calculate(b.in, nil)
	if err != nil {
		return 0
	}
	return r.Taxable
}

// guesses lists codes that people fall back on, and those of the other nations.
func guesses(c tax.Code) []tax.Code {
	var all []tax.Code
	for _, s := range []string{c.Base(), "S" + c.Base(), "C" + c.Base(), "BR", "0T", "1257L", "SBR", "CBR", "NT"} {
		g, err := tax.Parse(s)
		if err != nil || g == c {
			continue
		}
		all = append(all, g, g.OnItsOwn())
	}
	return all
}
