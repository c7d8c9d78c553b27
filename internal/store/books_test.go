package store_test

import (
	"context"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
)

func TestMain(m *testing.M) { storetest.Main(m) }

var (
	ctx  = context.Background()
	held = ledger.Held.In("own-account")
	day  = calendar.MustDate("2026-08-20")
)

// council makes a keeper with one person and an open purse.
func council(t testing.TB, s *store.Store) (access.Actor, store.Purse) {
	t.Helper()
	by := access.Actor{Account: "acc_test", Keeper: access.KeeperID(idOf(t, "kpr")), Role: access.Finance}
	purse := store.Purse{ID: ledger.PurseID(idOf(t, "pur")), Person: person.ID(idOf(t, "per")), Opened: day, PurseTerms: store.PurseTerms{Held: held},
		Bank: ident.BankAccount{SortCode: "202959", Number: "63748472", Name: "R WHITFIELD"}}
	write(t, s, by, func(tx *store.Tx) error {
		if err := tx.AddKeeper(ctx, store.Keeper{ID: by.Keeper, Kind: "council", Name: "Severnside Council"}); err != nil {
			return err
		}
		if err := tx.AddPerson(ctx, person.Person{ID: purse.Person, Name: "Rosa Whitfield"}); err != nil {
			return err
		}
		return tx.AddPurse(ctx, purse)
	})
	return by, purse
}

var made struct {
	sync.Mutex
	n int
}

// idOf makes a well-formed id that no other call makes.
func idOf(t testing.TB, prefix string) string {
	t.Helper()
	made.Lock()
	defer made.Unlock()
	made.n++
	return prefix + "_" + strings.Repeat("0", 20) + pad(made.n)
}

func pad(n int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", 6-len(s)) + s
}

func write(t testing.TB, s *store.Store, by access.Actor, fn func(*store.Tx) error) {
	t.Helper()
	if err := s.Write(ctx, by, by.Keeper, fn); err != nil {
		t.Fatal(err)
	}
}

func pay(t testing.TB, purse store.Purse, key string, amount money.Amount) ledger.Transaction {
	return ledger.Transaction{ID: ledger.ID(idOf(t, "txn")), Purse: purse.ID, Date: day, Key: key,
		Cause: ledger.Cause{Kind: ledger.PaymentRun, Ref: "run"},
		Moves: []ledger.Move{{From: ledger.FunderMoney, To: held, Amount: amount, Funder: ledger.Council}}}
}

func TestPostIsSafeToRepeat(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		post := func(tr ledger.Transaction) error {
			return s.Write(ctx, by, by.Keeper, func(tx *store.Tx) error { return tx.Post(ctx, tr) })
		}
		if err := post(pay(t, purse, "run/1", 1000)); err != nil {
			t.Fatal(err)
		}
		if err := post(pay(t, purse, "run/1", 1000)); err != nil {
			t.Errorf("the same again: %v", err)
		}
		if err := post(pay(t, purse, "run/1", 2000)); fault.KindOf(err) != fault.KindConflict {
			t.Errorf("the same key with another amount: %v", err)
		}
		var got ledger.Balances
		err := s.Read(ctx, by, by.Keeper, func(tx *store.Tx) (err error) {
			got, err = tx.Balances(ctx, purse.ID, day)
			return err
		})
		if err != nil || got.Account(held) != 1000 {
			t.Errorf("held %v, %v", got.Account(held), err)
		}
	})
}

func TestBalanceAsAtADate(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		later := pay(t, purse, "run/2", 500)
		later.Date = day.AddDays(28)
		write(t, s, by, func(tx *store.Tx) error { return tx.Post(ctx, pay(t, purse, "run/1", 1000), later) })
		for on, want := range map[calendar.Date]money.Amount{day.AddDays(-1): 0, day: 1000, day.AddDays(27): 1000, day.AddDays(28): 1500} {
			err := s.Read(ctx, by, by.Keeper, func(tx *store.Tx) error {
				b, err := tx.Balances(ctx, purse.ID, on)
				if b.Account(held) != want {
					t.Errorf("on %s: %v, want %v", on, b.Account(held), want)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestBooksBalanceAreSealedAndTamperingShows(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		for i := range 5 {
			write(t, s, by, func(tx *store.Tx) error {
				return tx.Post(ctx, pay(t, purse, "run/"+strconv.Itoa(i), money.Amount(100+i)))
			})
			if i%2 == 0 {
				if err := s.Seal(ctx); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := s.Seal(ctx); err != nil {
			t.Fatal(err)
		}
		proof := verify(t, s)
		if len(proof.Wrong) > 0 || proof.Movements != 5 || proof.SealedTo != storetest.Noon.Format(time.RFC3339) {
			t.Fatalf("%+v", proof)
		}
		for _, c := range []struct{ name, sql string }{
			{"an amount changed", `UPDATE move SET amount = amount + 1 WHERE n = 0 AND txn = (SELECT MIN(id) FROM txn)`},
			{"an audit row changed", `UPDATE audit SET subject = 'someone else' WHERE leaf = 2`},
			{"an audit row removed", `DELETE FROM audit WHERE leaf = 1`},
		} {
			if err := store.Tamper(ctx, s, c.sql); err != nil {
				t.Fatal(err)
			}
			if p := verify(t, s); len(p.Wrong) == 0 {
				t.Errorf("%s, and nothing was noticed", c.name)
			} else {
				t.Logf("%s: %v", c.name, p.Wrong)
			}
		}
	})
}

func verify(t testing.TB, s *store.Store) store.Proof {
	t.Helper()
	p, err := s.Verify(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestOneKeeperCannotPointAtAnothers(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		_, theirs := council(t, s)
		by, _ := council(t, s)
		err := s.Write(ctx, by, by.Keeper, func(tx *store.Tx) error { return tx.Post(ctx, pay(t, theirs, "k", 1)) })
		if fault.KindOf(err) != fault.KindConflict {
			t.Errorf("posted into another keeper's purse: %v", err)
		}
		err = s.Read(ctx, by, by.Keeper, func(tx *store.Tx) error {
			_, err := tx.Purse(ctx, theirs.ID)
			return err
		})
		if fault.KindOf(err) != fault.KindNotFound {
			t.Errorf("read another keeper's purse: %v", err)
		}
	})
}

func TestPrivateColumnsAreEncrypted(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		var got store.Purse
		err := s.Read(ctx, by, by.Keeper, func(tx *store.Tx) (err error) {
			got, err = tx.Purse(ctx, purse.ID)
			return err
		})
		if err != nil || !reflect.DeepEqual(got, purse) {
			t.Fatalf("got %+v, %v", got, err)
		}
		text, err := store.Column(ctx, s, `SELECT bank FROM purse WHERE id = $1`, string(purse.ID))
		if err != nil || strings.Contains(text, "63748472") || text == "" {
			t.Errorf("bank details stand in the clear: %q, %v", text, err)
		}
	})
}

func TestConcurrentPostsWriteOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		var wg sync.WaitGroup
		errs := make([]error, 8)
		for i := range errs {
			tr := pay(t, purse, "the one run", 100)
			wg.Go(func() {
				errs[i] = s.Write(ctx, by, by.Keeper, func(tx *store.Tx) error { return tx.Post(ctx, tr) })
			})
		}
		wg.Wait()
		for _, err := range errs {
			if err != nil && fault.KindOf(err) != fault.KindConflict {
				t.Error(err)
			}
		}
		if err := s.Seal(ctx); err != nil {
			t.Fatal(err)
		}
		if p := verify(t, s); p.Transactions != 1 || len(p.Wrong) > 0 {
			t.Errorf("%+v", p)
		}
	})
}

func TestBulkPostUsesEveryPath(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		var many []ledger.Transaction
		for i := range 300 {
			many = append(many, pay(t, purse, "k"+strconv.Itoa(i), 1))
		}
		write(t, s, by, func(tx *store.Tx) error { return tx.Post(ctx, many...) })
		if err := s.Seal(ctx); err != nil {
			t.Fatal(err)
		}
		if p := verify(t, s); p.Movements != 300 || len(p.Wrong) > 0 {
			t.Errorf("%+v", p)
		}
	})
}

// More keys than one question asks about, some of them in the books already.
func TestBatchSentAgainIsPassedOver(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		batch := func(n int) []ledger.Transaction {
			var many []ledger.Transaction
			for i := range n {
				many = append(many, pay(t, purse, "k"+strconv.Itoa(i), money.Amount(i+1)))
			}
			return many
		}
		post := func(many []ledger.Transaction) error {
			return s.Write(ctx, by, by.Keeper, func(tx *store.Tx) error { return tx.Post(ctx, many...) })
		}
		movements := func() int {
			t.Helper()
			if err := s.Seal(ctx); err != nil {
				t.Fatal(err)
			}
			p := verify(t, s)
			if len(p.Wrong) > 0 {
				t.Errorf("%v", p.Wrong)
			}
			return p.Movements
		}
		for _, n := range []int{100, 100, 150} {
			if err := post(batch(n)); err != nil {
				t.Fatalf("%d: %v", n, err)
			}
		}
		if n := movements(); n != 150 {
			t.Errorf("%d movements, want 150", n)
		}
		changed := batch(200)
		changed[149].Moves[0].Amount++
		if err := post(changed); fault.KindOf(err) != fault.KindConflict {
			t.Errorf("one known key with another amount: %v", err)
		}
		twice := append(batch(151)[150:], batch(151)[150:]...)
		if err := post(twice); fault.KindOf(err) != fault.KindConflict {
			t.Errorf("a new key twice in a batch: %v", err)
		}
		if n := movements(); n != 150 {
			t.Errorf("%d movements after two refusals, want 150", n)
		}
	})
}

// A transaction of several movements comes back as it was written.
func TestPostedGivesWhatWasWritten(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		want := pay(t, purse, "two funders", 1000)
		want.Moves = append(want.Moves, ledger.Move{From: ledger.FunderMoney, To: held, Amount: 250, Funder: ledger.NHS})
		write(t, s, by, func(tx *store.Tx) error { return tx.Post(ctx, pay(t, purse, "another", 1), want) })
		err := s.Read(ctx, by, by.Keeper, func(tx *store.Tx) error {
			got, err := tx.Posted(ctx, purse.ID, "two funders")
			if err == nil && !reflect.DeepEqual(got, &want) {
				t.Errorf("got %+v, want %+v", got, want)
			}
			if none, err := tx.Posted(ctx, purse.ID, "never"); none != nil || err != nil {
				t.Errorf("under a key never used: %+v, %v", none, err)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
