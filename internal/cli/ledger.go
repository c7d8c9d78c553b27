package cli

import (
	"errors"
	"fmt"
	"time"

	"ownway/internal/access"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
)

type ledgerCommand struct {
	Verify verifyCommand `cmd:"" help:"Re-add every purse and rebuild the audit trees; exit 1 if anything is wrong."`
	Export exportCommand `cmd:"" help:"Write the books of every purse for another program."`

	Journal journalCommand `cmd:"" help:"Write a council's or support organisation's journal for its finance system, as CSV with its own codes."`
}

type verifyCommand struct{}

// Run proves the books.
func (verifyCommand) Run(w *world) error {
	s, err := w.existing([32]byte{})
	if err != nil {
		return err
	}
	return errors.Join(prove(w, s), s.Close())
}

// prove says that the books balance, or exactly what is wrong.
func prove(w *world, s *store.Store) error {
	p, err := s.Verify(w.ctx)
	if err != nil {
		return err
	}
	if len(p.Wrong) > 0 {
		for _, wrong := range p.Wrong {
			fmt.Fprintln(w.errOut, w.words.Say(wrong))
		}
		fmt.Fprintf(w.errOut, "%d things are wrong with the books\n", len(p.Wrong))
		return quiet
	}
	fmt.Fprintf(w.out, "%d movements, books balance, sealed to %s\n", p.Movements, sealedTo(w, p.SealedTo))
	return nil
}

func sealedTo(w *world, at string) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return "nothing yet"
	}
	return w.words.Date(calendar.DateOf(t)) + " " + t.Format("15:04:05")
}

type exportCommand struct {
	Format string `enum:"hledger" default:"hledger" help:"How to write them: hledger."`
}

// Run writes the books of every purse.
func (c exportCommand) Run(w *world) error {
	s, err := w.existing([32]byte{})
	if err != nil {
		return err
	}
	return errors.Join(export(w, s), s.Close())
}

func export(w *world, s *store.Store) error {
	var all []ledger.Transaction
	err := eachBook(w, s, "", func(t []ledger.Transaction) error {
		all = append(all, t...)
		return nil
	})
	if err != nil {
		return err
	}
	return ledger.WriteHledger(w.out, all)
}

// eachBook goes through the books of every purse, or of those of one keeper.
func eachBook(w *world, s *store.Store, of access.KeeperID, fn func([]ledger.Transaction) error) error {
	purses, err := s.Purses(w.ctx)
	if err != nil {
		return err
	}
	for _, p := range purses {
		if !of.IsZero() && p.Keeper != of {
			continue
		}
		err := s.Read(w.ctx, access.Actor{}, p.Keeper, func(tx *store.Tx) error {
			t, _, err := tx.Transactions(w.ctx, p.ID)
			if err != nil {
				return err
			}
			return fn(t)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
