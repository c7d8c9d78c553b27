package filing

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/bureau"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/value/fault"
)

// mayAct refuses to send a report for an employer whose payroll a support
// organisation runs, where it is not on record that it is their agent with HMRC.
// The employer can always send their own.
func (s *Service) mayAct(ctx context.Context, tx *store.Tx, by access.Actor, employer person.ID) error {
	if by.Role == access.Person {
		return nil
	}
	runs, err := tx.HasGrant(ctx, access.Wages, employer, s.Today())
	if err != nil || !runs {
		return err
	}
	lets, err := tx.Lets(ctx, employer, bureau.TellHMRC, s.Today())
	if err != nil || lets {
		return err
	}
	return fault.Conflict(bureau.NoAuthority)
}
