package web

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/web/visit"
)

// gate asks the table of permissions before a page does anything, whatever the
// form says. The use cases ask again, about the very record that they open.
func (s *Server) gate(ctx context.Context, route visit.Route, v *visit.Visit) error {
	if route.Act == access.ReadPublic {
		return nil
	}
	if !v.SignedIn() {
		return access.Refuse()
	}
	about, err := s.about(ctx, route.Act, v)
	if err != nil {
		return err
	}
	_, err = s.base.May(ctx, v.By, route.Act, about)
	return err
}

// about finds whom a page is about from its address: a person, the employer of
// an employment or payslip, and else the reader's own work.
func (s *Server) about(ctx context.Context, act access.Act, v *visit.Visit) (access.Subject, error) {
	if act == access.SeeWork {
		return access.AboutPA(v.By.PA), nil
	}
	for _, name := range []string{"person", "employer"} {
		if text := v.R.PathValue(name); text != "" {
			var id person.ID
			err := id.Parse(text)
			return access.About(id), err
		}
	}
	if text := v.R.PathValue("employment"); text != "" {
		var id work.ID
		if err := id.Parse(text); err != nil {
			return access.Subject{}, err
		}
		employer, err := s.store.EmployerOf(ctx, id)
		return access.About(employer), err
	}
	if text := v.R.PathValue("payslip"); text != "" {
		return s.aboutPayslip(ctx, text, v)
	}
	return access.AboutWork(v.By.Keeper), nil
}

func (s *Server) aboutPayslip(ctx context.Context, text string, v *visit.Visit) (access.Subject, error) {
	var id work.PayslipID
	if err := id.Parse(text); err != nil {
		return access.Subject{}, err
	}
	place, pa, err := s.store.PayslipPlace(ctx, id)
	if err == nil && !v.By.PA.IsZero() && v.By.PA == pa {
		return access.AboutPA(pa), nil
	}
	return access.About(place.Person), err
}
