package takeover

import (
	"context"

	"ownway/internal/app/pay"
	"ownway/internal/care/work"
	"ownway/internal/monitor/check"
	"ownway/internal/store"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The words of the finding when the law does not say yes to paying a PA who came
// from another payroll.
var (
	mayNotPaySaw     = msg.New("takeover-app.may-not-pay-saw", "{pa} came over from another payroll and goes on being paid. {says}")
	mayNotPayMatters = msg.New("takeover-app.may-not-pay-matters", "The law says whom direct payments may pay. Nothing stops by itself: a person decides")
	mayNotPaySettles = msg.New("takeover-app.may-not-pay-settles", "Decide if it is necessary to pay them, and write down why. Or add the fact that is missing")
)

// askLaw asks the law on paying a PA who comes into a council's record, as hiring
// does. The PA goes on being paid: where the law does not say yes, the council is
// asked. The job has the facts as the council's decisions judge them.
func (t *taking) askLaw(ctx context.Context, tx *store.Tx, e *work.Employment) error {
	judged, no, why, err := pay.MayBePaid(ctx, tx, e.Employer, e.Payee, e.PAName)
	if err != nil {
		return err
	}
	e.Payee = judged
	if no.IsZero() {
		return nil
	}
	purse, err := tx.PurseOf(ctx, e.Employer)
	if fault.KindOf(err) == fault.KindNotFound {
		return nil
	}
	if err != nil {
		return err
	}
	found := check.Finding{What: check.MayNotPay, Saw: mayNotPaySaw.With("pa", e.PAName, "says", no), Matters: mayNotPayMatters.Text(), Sure: check.Certain,
		Settles: mayNotPaySettles.Text(), Ask: check.Practitioner, Since: t.s.Today(), Cites: citesOf(why), Marks: []string{string(e.ID)}}
	last, err := tx.LastCheck(ctx, purse.ID)
	if err != nil && fault.KindOf(err) != fault.KindNotFound {
		return err
	}
	next := last.Note(found, t.s.Today())
	next.Purse = purse.ID
	if err := store.NewID(tx, &next.ID); err != nil {
		return err
	}
	return tx.AddCheck(ctx, next)
}

// citesOf gives the sources of a working.
func citesOf(why explain.Note) (all []explain.Citation) {
	for _, l := range why.Lines {
		all = append(all, l.Cites...)
	}
	return all
}
