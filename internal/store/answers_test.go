package store_test

import (
	"errors"
	"strings"
	"testing"

	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/value/fault"
)

// What a person said of a payee is kept for their purse alone, encrypted, and
// can be forgotten once.
func TestAnswersAreKeptAndForgotten(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		other := second(t, s, by)
		taxi := store.Answer{ID: store.AnswerID(idOf(t, "ans")), Purse: purse.ID, Payee: "CITY CARS TAXI", Words: "Taxi to choir", By: "acc_x", On: day}
		theirs := store.Answer{ID: store.AnswerID(idOf(t, "ans")), Purse: other.ID, Payee: "CITY CARS TAXI", Words: "Taxi to work", On: day}
		write(t, s, by, func(tx *store.Tx) error {
			return errors.Join(tx.AddAnswer(ctx, purse.Person, taxi), tx.AddAnswer(ctx, other.Person, theirs))
		})
		read(t, s, by, func(tx *store.Tx) error {
			all, err := tx.Answers(ctx, purse.Person, purse.ID)
			if len(all) != 1 || all[0] != taxi {
				t.Errorf("got %+v, want %+v", all, taxi)
			}
			return err
		})
		forget := func(tx *store.Tx) error { return tx.ForgetAnswer(ctx, taxi.ID) }
		write(t, s, by, forget)
		if err := s.Write(ctx, by, by.Keeper, forget); fault.KindOf(err) != fault.KindConflict {
			t.Errorf("forgotten again: %v", err)
		}
		read(t, s, by, func(tx *store.Tx) error {
			mine, err := tx.Answers(ctx, purse.Person, purse.ID)
			left, other := tx.Answers(ctx, other.Person, other.ID)
			if len(mine) != 0 || len(left) != 1 || !strings.Contains(left[0].Words, "work") {
				t.Errorf("left %+v and %+v", mine, left)
			}
			return errors.Join(err, other)
		})
	})
}
