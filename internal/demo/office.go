package demo

import (
	"ownway/internal/app"
	office "ownway/internal/app/bureau"
	"ownway/internal/care/bureau"
	"ownway/value/money"
)

// office is what the bureau has on its desk: what it may ask for, and what
// reached it.
func (w *World) office() error {
	s := &office.Service{Base: app.Base{Store: w.store}}
	for _, name := range []string{"Rosa Whitfield", "Alan Croft"} {
		for _, l := range w.lives {
			if l.Name != name || len(l.jobs) == 0 {
				continue
			}
			fee := bureau.Fee{Employer: l.Person.ID, Pays: bureau.FromCouncil, Per: bureau.PerPayslip, Amount: money.Pounds(4, 50), Most: money.Pounds(18, 0), From: First, Agreed: "the council's contract of April 2026"}
			if err := s.ProposeFee(w.ctx, w.bureau, fee); err != nil {
				return step(err, "fee proposed to %s", name)
			}
			_, asked, _, err := s.Fees(w.ctx, l.acts(), l.Person.ID)
			if err != nil {
				return step(err, "fee proposed to %s", name)
			}
			if err := s.AgreeFee(w.ctx, l.acts(), l.Person.ID, asked.ID); err != nil {
				return step(err, "fee of %s", name)
			}
		}
	}
	for _, i := range []bureau.Item{
		{Channel: bureau.ByPhone, About: bureau.AboutSickness, From: "Kelly Marsh", Words: "Kelly rang: she was ill on Thursday and will bring a note."},
		{Channel: bureau.ByPost, About: bureau.AboutHMRC, From: "HMRC", Words: "A notice of a new tax code."},
		{Channel: bureau.FromPhone, About: bureau.AboutQuestion, From: "Daniel Osei", Words: "When is the next pay day?"},
	} {
		if _, err := s.TakeIn(w.ctx, w.bureau, i); err != nil {
			return step(err, "what reached the bureau")
		}
	}
	return nil
}
