package money

import (
	"context"
	"fmt"
	"hash/fnv"
	"strconv"

	"ownway/internal/care/agreement"
	"ownway/internal/care/payment"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
)

// duePage is what a page of purses is due, with what it rests on.
type duePage struct {
	all   []payment.Due
	basis []string // a mark of the rates and pauses that each was worked out from
	into  []string // the account that each is paid into, sealed
}

// dueAfter works out what the next page of purses behind one is due; an empty
// page is behind the last. Days that were paid before are looked at again only
// where the rates or pauses are not those that they were paid by, or a payment
// of them did not arrive.
func dueAfter(ctx context.Context, tx *store.Tx, after ledger.PurseID, last calendar.Date) (d duePage, err error) {
	purses, in, err := tx.PayingAfter(ctx, after)
	if err != nil || len(purses) == 0 {
		return d, err
	}
	agreed, err := tx.AgreementsIn(ctx, in)
	if err != nil {
		return d, err
	}
	paid, err := tx.LastPaidIn(ctx, in)
	if err != nil {
		return d, err
	}
	holes, err := tx.HolesIn(ctx, in)
	if err != nil {
		return d, err
	}
	once, err := tx.WaitingIn(ctx, in)
	if err != nil {
		return d, err
	}
	for _, p := range purses {
		due := dueOf(p, agreed[p.Person], last, once[p.ID])
		before := paid[p.ID]
		due.PaidTo, due.LastTime = before.To, before.Amount
		basis := basisOf(due)
		if before.Basis != "" && before.Basis != basis || holes[p.ID] {
			if due.Paid, err = paidParts(ctx, tx, p.ID); err != nil {
				return d, err
			}
		}
		d.all, d.basis, d.into = append(d.all, due), append(d.basis, basis), append(d.into, p.Into)
	}
	return d, nil
}

func dueOf(p store.Paying, agreed []agreement.Agreement, last calendar.Date, once []payment.OneOff) payment.Due {
	rates := p.RatesSince()
	d := payment.Due{Purse: p.ID, Person: p.Person, Name: p.Name, Held: p.Held, From: p.Opened, Funding: rates[0].Weekly, Rates: rates[1:],
		Unpaid: unpaidDays(agreed, last)}
	for _, o := range once {
		if !o.From.After(last) {
			d.Once = append(d.Once, o)
		}
	}
	return d
}

// unpaidDays gives the days up to the last that decisions, or the person's own
// wish, keep from being paid. Of several agreements the one counts that began
// last.
func unpaidDays(agreed []agreement.Agreement, last calendar.Date) []calendar.Period {
	halted := false
	for _, a := range agreed {
		halted = halted || len(a.Halts) > 0 || !a.LastDay.IsZero()
	}
	if !halted {
		return nil
	}
	var days []calendar.Period
	for i, a := range agreed {
		its := calendar.Period{First: a.From, Last: last}
		if i+1 < len(agreed) && !agreed[i+1].From.After(last) {
			its.Last = agreed[i+1].From.AddDays(-1)
		}
		days = append(days, gaps(its, a.Payable(its))...)
	}
	return days
}

// gaps gives the days of a period that are not among those that are paid for.
func gaps(of calendar.Period, paid []calendar.Period) []calendar.Period {
	var all []calendar.Period
	first := of.First
	for _, p := range paid {
		if first.Before(p.First) {
			all = append(all, calendar.Period{First: first, Last: p.First.AddDays(-1)})
		}
		first = p.Last.AddDays(1)
	}
	if !first.After(of.Last) {
		all = append(all, calendar.Period{First: first, Last: of.Last})
	}
	return all
}

// basisOf marks what a payment is worked out from.
func basisOf(d payment.Due) string {
	h := fnv.New64a()
	fmt.Fprint(h, d.From, d.Funding)
	for _, r := range d.Rates {
		fmt.Fprint(h, r.From, r.Weekly)
	}
	for _, u := range d.Unpaid {
		fmt.Fprint(h, u)
	}
	return strconv.FormatUint(h.Sum64(), 36)
}

// paidParts gives what was paid of a purse, by days. Of runs that did not keep
// their parts nothing is given, and what they paid is taken as right.
func paidParts(ctx context.Context, tx *store.Tx, id ledger.PurseID) ([]payment.Part, error) {
	lines, err := tx.PaymentsOf(ctx, id)
	if err != nil {
		return nil, err
	}
	parts := []payment.Part{}
	for _, l := range lines {
		if len(l.Line.Parts) == 0 && len(l.Line.Once) == 0 {
			return nil, nil
		}
		if l.Line.State == payment.Counts {
			parts = append(parts, l.Line.Parts...)
		}
	}
	return parts, nil
}
