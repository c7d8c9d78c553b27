package pay

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/monitor/check"
	"ownway/internal/store"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The words of the finding when an employer will not pay what the law asks for.
var (
	lowPaySaw     = msg.New("pay.low-pay-saw", "{pa} is to be paid below the minimum wage, and the employer said no to the lawful amount")
	lowPayMatters = msg.New("pay.low-pay-matters", "The law gives every PA the minimum wage. Until this is settled this PA is not paid")
	lowPaySettles = msg.New("pay.low-pay-settles", "Talk about why, and whether the budget buys these hours at a lawful rate")
)

// Agree records what people agreed about a PA's payslip that was stopped: the
// employer, who speaks for them, or the support organisation. The wages run then
// works that PA out again. An employer's refusal of the lawful amount pays nobody
// and becomes a reason to talk.
func (s *Service) Agree(ctx context.Context, by access.Actor, employer person.ID, c work.Choice) error {
	if err := c.Check(); err != nil {
		return err
	}
	c.By, c.On = string(by.Account), s.Today()
	return s.Do(ctx, by, access.AgreePay, access.About(employer), func(tx *store.Tx) error {
		e, err := tx.Employment(ctx, c.Employment)
		if err != nil {
			return err
		}
		if e.Employer != employer {
			return fault.NotFound(NotTheirWork)
		}
		if err := tx.SaveChoice(ctx, c); err != nil {
			return err
		}
		if c.Take != work.Refuse {
			return nil
		}
		return s.noteRefusal(ctx, tx, e)
	})
}

// noteRefusal keeps the refusal where other findings are kept.
func (s *Service) noteRefusal(ctx context.Context, tx *store.Tx, e work.Employment) error {
	purse, err := tx.PurseOf(ctx, e.Employer)
	if err != nil {
		return err
	}
	found := check.Finding{What: check.LowPay, Saw: lowPaySaw.With("pa", e.PAName), Matters: lowPayMatters.Text(), Sure: check.Certain,
		Settles: lowPaySettles.Text(), Ask: check.SupportOrganisation, Since: s.Today(), Amount: money.Amount(0)}
	last, err := tx.LastCheck(ctx, purse.ID)
	if err != nil && fault.KindOf(err) != fault.KindNotFound {
		return err
	}
	made := last.Note(found, s.Today())
	made.Purse = purse.ID
	if err := store.NewID(tx, &made.ID); err != nil {
		return err
	}
	return tx.AddCheck(ctx, made)
}
