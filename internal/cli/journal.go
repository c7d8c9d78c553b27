package cli

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"ownway/internal/access"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/ledger/journal"
	"ownway/value/calendar"
)

type journalCommand struct {
	Map    string `required:"" type:"existingfile" help:"CSV with a code for each account: account, code, and if wanted funder, cost centre, description. The first line that fits counts; cost/* fits all that begins so."`
	From   day    `required:"" placeholder:"YYYY-MM-DD" help:"First day of the journal."`
	To     day    `required:"" placeholder:"YYYY-MM-DD" help:"Last day of the journal."`
	By     string `enum:"day,period" default:"day" help:"What one line adds up: ${enum}."`
	Keeper string `placeholder:"NAME" help:"Whose books, where the database has those of several."`
}

// Run writes the journal of one keeper's books.
func (c journalCommand) Run(w *world) error {
	if c.To.Before(c.From.Date) {
		return errors.New("--to is before --from")
	}
	file, err := os.Open(c.Map)
	if err != nil {
		return err
	}
	codes, err := journal.ReadMap(file)
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	s, err := w.existing([32]byte{})
	if err != nil {
		return err
	}
	return errors.Join(c.write(w, s, codes), s.Close())
}

func (c journalCommand) write(w *world, s *store.Store, codes journal.Map) error {
	k, err := keeperNamed(w, s, c.Keeper)
	if err != nil {
		return err
	}
	sums := journal.Over(calendar.Period{First: c.From.Date, Last: c.To.Date}, codes, journal.By(c.By))
	if err := eachBook(w, s, k, func(t []ledger.Transaction) error { return sums.Add(t...) }); err != nil {
		return err
	}
	return sums.Journal().Write(w.out, "DP-"+c.From.String()+"-"+c.To.String())
}

// keeperNamed finds the keeper of books by name, or the only one there is.
func keeperNamed(w *world, s *store.Store, name string) (access.KeeperID, error) {
	purses, err := s.Purses(w.ctx)
	if err != nil {
		return "", err
	}
	var ids []access.KeeperID
	for _, p := range purses {
		if !slices.Contains(ids, p.Keeper) {
			ids = append(ids, p.Keeper)
		}
	}
	var names []string
	var found []access.KeeperID
	err = s.Read(w.ctx, access.Actor{}, "", func(tx *store.Tx) error {
		for _, id := range ids {
			k, err := tx.KeeperRecord(w.ctx, id)
			if err != nil {
				return err
			}
			names = append(names, k.Name)
			if name == "" || strings.EqualFold(k.Name, name) {
				found = append(found, id)
			}
		}
		return nil
	})
	if err == nil && len(found) != 1 {
		err = fmt.Errorf("say whose books with --keeper: %s", strings.Join(names, ", "))
	}
	if err != nil {
		return "", err
	}
	return found[0], nil
}
