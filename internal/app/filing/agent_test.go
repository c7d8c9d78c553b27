package filing_test

import (
	"testing"
	"time"

	"ownway/internal/access"
	filings "ownway/internal/app/filing"
	"ownway/internal/care/bureau"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/pay/rti/gateway/gatewaytest"
	"ownway/value/fault"
)

// Once an employer's authority ends nothing is sent for them, and it is said
// why; they can send their own.
func TestNothingIsSentWithoutAuthority(t *testing.T) {
	each(t, func(t *testing.T, s *filings.Service, people map[string]person.ID, _ *time.Time) {
		rosa := people["Rosa Whitfield"]
		by := access.Actor{Account: "acc_x", Role: access.Person, Person: rosa}
		s.Gateway = to(gatewaytest.NewLoose(t))
		waiting := look(t, s, rosa).Rows[0]
		if !waiting.Ready() {
			t.Fatalf("%+v", waiting.Missing)
		}
		err := s.Do(ctx, by, access.AllowBureau, access.About(rosa), func(tx *store.Tx) error {
			all, err := tx.Authorities(ctx, rosa)
			if err != nil {
				return err
			}
			ended, err := all[0].End(s.Today())
			if err != nil {
				return err
			}
			return tx.EndAuthority(ctx, ended)
		})
		if err != nil {
			t.Fatal(err)
		}
		if row := look(t, s, rosa).Rows[0]; row.Ready() || row.Missing[len(row.Missing)-1].Key != bureau.NoAuthority {
			t.Errorf("%+v", row.Missing)
		}
		if err := s.Send(ctx, machine, waiting.ID); fault.KindOf(err) != fault.KindConflict || fault.All(err)[0].Text.Key != bureau.NoAuthority {
			t.Errorf("sent all the same: %v", err)
		}
		if err := s.Send(ctx, by, waiting.ID); err != nil {
			t.Errorf("their own: %v", err)
		}
	})
}
