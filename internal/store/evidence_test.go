package store_test

import (
	"bytes"
	"strings"
	"testing"

	"ownway/bank/statement"
	"ownway/internal/care/evidence"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/value/fault"
	"ownway/value/money"
)

// lineIn keeps one bank line in a purse.
func lineIn(t *testing.T, tx *store.Tx, p store.Purse) (store.LineID, error) {
	st := store.Statement{ID: store.StatementID(idOf(t, "sta")), Purse: p.ID, Digest: string(p.ID)}
	l := store.BankLine{ID: store.LineID(idOf(t, "lin")), Statement: st.ID, Purse: p.ID, Mark: "m", State: store.Unexplained,
		Line: statement.Line{Date: day, Amount: -18999, Payee: "HOMEBASE"}}
	return l.ID, tx.AddStatement(ctx, st, []store.BankLine{l})
}

// A paper is read as it was sent by whoever has its person's key, is nowhere in
// clear, shows who looked, belongs to its person alone, and can be taken away.
func TestEvidenceIsKeptSealedAndSeen(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		other := second(t, s, by)
		total := money.Amount(18999)
		p := evidence.Paper{ID: evidence.ID(idOf(t, "evd")), Person: purse.Person, Kind: evidence.Photo, Size: 5 << 20, By: string(by.Account), On: day, Total: &total}
		data := bytes.Repeat([]byte("a private receipt\x00\xff"), 5<<20/19)
		write(t, s, by, func(tx *store.Tx) error {
			line, err := lineIn(t, tx, purse)
			if err != nil {
				return err
			}
			p.Line = string(line)
			return tx.AddEvidence(ctx, p, data)
		})
		read(t, s, by, func(tx *store.Tx) error {
			all, err := tx.EvidenceOf(ctx, purse.Person, store.LineID(p.Line))
			if len(all) != 1 || *all[0].Total != total || all[0].Line != p.Line {
				t.Errorf("got %+v", all)
			}
			if with, err := tx.WithEvidence(ctx, purse.Person); err != nil || !with[store.LineID(p.Line)] || len(with) != 1 {
				t.Errorf("lines with papers: %v, %v", with, err)
			}
			if _, err := tx.Evidence(ctx, other.Person, p.ID); fault.KindOf(err) != fault.KindNotFound {
				t.Errorf("another person's: %v", err)
			}
			return err
		})
		for range 2 {
			write(t, s, by, func(tx *store.Tx) error {
				got, err := tx.OpenEvidence(ctx, p, evidence.Look{By: string(by.Account), Name: "Pat Doyle", On: day})
				if !bytes.Equal(got, data) {
					t.Errorf("%d bytes came back of %d", len(got), len(data))
				}
				return err
			})
		}
		read(t, s, by, func(tx *store.Tx) error {
			looks, err := tx.EvidenceLooks(ctx, p.ID)
			if len(looks) != 2 || looks[0].Name != "Pat Doyle" || looks[0].On != day {
				t.Errorf("looks: %+v", looks)
			}
			return err
		})
		for _, q := range []string{`SELECT data FROM evidence_file`, `SELECT doc FROM evidence`} {
			if kept, err := store.Column(ctx, s, q); err != nil || kept == "" || strings.Contains(kept, "private") || strings.Contains(kept, "image/") {
				t.Errorf("%s is in clear, %v", q, err)
			}
		}
		take := func(tx *store.Tx) error { return tx.RemoveEvidence(ctx, purse.Person, p.ID) }
		write(t, s, by, take)
		if err := s.Write(ctx, by, by.Keeper, take); fault.KindOf(err) != fault.KindNotFound {
			t.Errorf("taken away twice: %v", err)
		}
		if n := rows(t, s, "evidence_file"); n != "0" {
			t.Errorf("%s contents are left", n)
		}
	})
}

// A layout is learned by a keeper for itself, and learned anew.
func TestLayoutsAreLearned(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, _ := council(t, s)
		stranger, _ := council(t, s)
		type layout struct{ Date int }
		for _, d := range []int{1, 3} {
			write(t, s, by, func(tx *store.Tx) error { return tx.LearnLayout(ctx, "abc", layout{d}) })
		}
		read(t, s, by, func(tx *store.Tx) error {
			var got layout
			err := tx.LearnedLayout(ctx, "abc", &got)
			if got.Date != 3 {
				t.Errorf("got %+v", got)
			}
			return err
		})
		read(t, s, stranger, func(tx *store.Tx) error {
			var got layout
			if err := tx.LearnedLayout(ctx, "abc", &got); fault.KindOf(err) != fault.KindNotFound {
				t.Errorf("another keeper's: %v", err)
			}
			return nil
		})
	})
}
