package store_test

import (
	"testing"

	"ownway/internal/access"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// The version that stood on a day is the last one seen by then; two seen on one
// day are told apart by their number.
func TestPolicyVersionOn(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by := access.Actor{Role: access.System}
		write(t, s, by, func(tx *store.Tx) error {
			for i, from := range []string{"2026-04-01", "2026-06-01", "2026-06-01"} {
				v := store.PolicyVersion{Policy: "merton", Number: i + 1, From: calendar.MustDate(from), Digest: string(rune('a' + i)), Text: "x"}
				if err := tx.AddPolicyVersion(ctx, v); err != nil {
					return err
				}
			}
			return nil
		})
		tests := []struct {
			day, want string
		}{{"2026-03-31", ""}, {"2026-04-01", "a"}, {"2026-05-31", "a"}, {"2026-06-01", "c"}, {"2027-01-01", "c"}}
		for _, tt := range tests {
			var got store.PolicyVersion
			err := s.Read(ctx, by, "", func(tx *store.Tx) (err error) {
				got, err = tx.PolicyVersionOn(ctx, "merton", calendar.MustDate(tt.day))
				return err
			})
			if got.Digest != tt.want || (tt.want == "") != (fault.KindOf(err) == fault.KindNotFound) {
				t.Errorf("on %s: %q, %v; want %q", tt.day, got.Digest, err, tt.want)
			}
		}
		err := s.Write(ctx, by, "", func(tx *store.Tx) error {
			return tx.AddPolicyVersion(ctx, store.PolicyVersion{Policy: "merton", Number: 3, Text: "another"})
		})
		if fault.KindOf(err) != fault.KindConflict {
			t.Errorf("a number that is taken: %v", err)
		}
	})
}
