package store_test

import (
	"testing"

	"ownway/internal/store"
	"ownway/internal/store/storetest"
)

func TestEveryQueryPreparesOnBothEngines(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		if err := store.PrepareAll(ctx, s); err != nil {
			t.Error(err)
		}
	})
}
