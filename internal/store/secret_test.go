package store_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"ownway/internal/access"
	"ownway/internal/care/assessment"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/law"
	"ownway/ledger"
	"ownway/value/ident"
)

func read(t testing.TB, s *store.Store, by access.Actor, fn func(*store.Tx) error) {
	t.Helper()
	if err := s.Read(ctx, by, by.Keeper, fn); err != nil {
		t.Fatal(err)
	}
}

// second adds another person with a purse to a council's record.
func second(t testing.TB, s *store.Store, by access.Actor) store.Purse {
	t.Helper()
	p := store.Purse{ID: ledger.PurseID(idOf(t, "pur")), Person: person.ID(idOf(t, "per")), Opened: day, PurseTerms: store.PurseTerms{Held: held},
		Bank: ident.BankAccount{SortCode: "107999", Number: "88837491", Name: "I BEVAN"}}
	write(t, s, by, func(tx *store.Tx) error {
		return errors.Join(tx.AddPerson(ctx, person.Person{ID: p.Person, Name: "Idris Bevan"}), tx.AddPurse(ctx, p))
	})
	return p
}

func needs(t testing.TB, p person.ID) assessment.Assessment {
	return assessment.Assessment{ID: assessment.ID(idOf(t, "ass")), Person: p, On: day,
		Needs: []assessment.Need{{Ref: "mornings", Outcome: law.Hygiene, Words: "I need someone there to wash"}}}
}

// Destroying a person's key erases what is private about them and nobody
// else; the books and the audit still prove themselves.
func TestDestroyedKeyErasesAndTheBooksStillVerify(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		other := second(t, s, by)
		item := expect.Item{ID: expect.ID(idOf(t, "exp")), Purse: purse.ID, Kind: expect.Bill, Due: day, Amount: -500, State: expect.Open}
		write(t, s, by, func(tx *store.Tx) error {
			return errors.Join(tx.AddAssessment(ctx, needs(t, purse.Person)), tx.AddAssessment(ctx, needs(t, other.Person)),
				tx.Expect(ctx, purse.Person, item), tx.Post(ctx, pay(t, purse, "run/1", 1000), pay(t, other, "run/1", 2000)))
		})
		if err := s.Seal(ctx); err != nil {
			t.Fatal(err)
		}
		if err := store.Tamper(ctx, s, `DELETE FROM secret WHERE subject = '`+string(purse.Person)+`'`); err != nil {
			t.Fatal(err)
		}
		store.ForgetKeys(s)
		for name, try := range map[string]func(*store.Tx) error{
			"needs":        func(tx *store.Tx) error { _, err := tx.AssessmentOf(ctx, purse.Person); return err },
			"bank account": func(tx *store.Tx) error { _, err := tx.Purse(ctx, purse.ID); return err },
			"bills":        func(tx *store.Tx) error { _, err := tx.Expected(ctx, purse.Person, purse.ID); return err },
		} {
			if err := s.Read(ctx, by, by.Keeper, try); err == nil {
				t.Errorf("%s of someone whose key is destroyed can still be read", name)
			}
		}
		read(t, s, by, func(tx *store.Tx) error {
			got, err := tx.Purse(ctx, other.ID)
			if err == nil && got.Bank != other.Bank {
				t.Errorf("another person's account became %+v", got.Bank)
			}
			b, err2 := tx.Balances(ctx, purse.ID, day)
			if b.Account(held) != 1000 {
				t.Errorf("the books say %v", b.Account(held))
			}
			return errors.Join(err, err2)
		})
		if p := verify(t, s); len(p.Wrong) > 0 || p.Transactions != 2 {
			t.Errorf("%+v", p)
		}
	})
}

func TestAnotherMasterKeyOpensNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		err := store.OtherMaster(s).Read(ctx, by, by.Keeper, func(tx *store.Tx) error {
			_, err := tx.Purse(ctx, purse.ID)
			return err
		})
		if err == nil {
			t.Error("bank details were read with another master key")
		}
	})
}

// What was sealed for one person does not open in another's place.
func TestSealedTextStaysWithItsPerson(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		other := second(t, s, by)
		text := `UPDATE purse SET bank = (SELECT bank FROM purse WHERE id = '` + string(purse.ID) + `') WHERE id = '` + string(other.ID) + `'`
		if err := store.Tamper(ctx, s, text); err != nil {
			t.Fatal(err)
		}
		err := s.Read(ctx, by, by.Keeper, func(tx *store.Tx) error {
			_, err := tx.Purse(ctx, other.ID)
			return err
		})
		if err == nil {
			t.Error("one person's bank account was read as another's")
		}
	})
}

// A key that was made in a transaction that failed is gone with it.
func TestKeyOfAFailedTransactionIsNotUsed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		late := errors.New("late")
		a := needs(t, person.ID(idOf(t, "per")))
		add := func(tx *store.Tx) error {
			return errors.Join(tx.AddPerson(ctx, person.Person{ID: a.Person, Name: "Samir Haddad"}), tx.AddAssessment(ctx, a))
		}
		err := s.Write(ctx, by, by.Keeper, func(tx *store.Tx) error { return errors.Join(add(tx), late) })
		if !errors.Is(err, late) {
			t.Fatal(err)
		}
		write(t, s, by, add)
		store.ForgetKeys(s)
		read(t, s, by, func(tx *store.Tx) error {
			got, err := tx.AssessmentOf(ctx, a.Person)
			if !reflect.DeepEqual(got, a) {
				t.Errorf("got %+v", got)
			}
			return err
		})
		read(t, s, by, func(tx *store.Tx) error { _, err := tx.Purse(ctx, purse.ID); return err })
	})
}

// Health, bank details, a PA's number and what a plan says never lie in the
// database as they are read.
func TestPrivateWordsAreNotInTheClear(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		pa := person.PA{ID: person.PAID(idOf(t, "pa")), Name: "Kelly Marsh", Born: day, NINO: "QQ123456C", Bank: purse.Bank}
		item := expect.Item{ID: expect.ID(idOf(t, "exp")), Purse: purse.ID, Kind: expect.Wages, Due: day, Amount: -500, State: expect.Open, Account: purse.Bank}
		write(t, s, by, func(tx *store.Tx) error {
			return errors.Join(tx.AddAssessment(ctx, needs(t, purse.Person)), tx.AddPA(ctx, pa), tx.Expect(ctx, purse.Person, item))
		})
		for table, words := range map[string][]string{
			"assessment": {"wash", "Hygiene", "hygiene"},
			"pa":         {"QQ123456C", "63748472"},
			"expected":   {"63748472"},
		} {
			text, err := store.Column(ctx, s, `SELECT doc FROM `+table)
			if err != nil || text == "" {
				t.Fatal(table, err)
			}
			for _, w := range words {
				if strings.Contains(text, w) {
					t.Errorf("%s holds %q in the clear", table, w)
				}
			}
		}
	})
}
