package evidence

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/app/purse"
	"ownway/internal/care/evidence"
	"ownway/internal/care/person"
	"ownway/internal/store"
)

// Mark is what a list of bank lines says of the papers of one.
type Mark struct {
	Has   bool // a paper is there that the reader may see
	Asked bool // one is asked for, and none is there
}

// Marks tells which of some lines have papers, and for which one is asked.
// A line that is not in the answer has none and needs none.
func (s *Service) Marks(ctx context.Context, by access.Actor, about person.ID, lines []store.BankLine) (map[store.LineID]Mark, error) {
	marks := map[store.LineID]Mark{}
	err := s.See(ctx, by, access.SeeEvidence, access.About(about), func(tx *store.Tx) error {
		b, err := purse.Open(ctx, tx, about)
		if err != nil {
			return err
		}
		c, err := s.caseOf(ctx, tx, b)
		if err != nil {
			return err
		}
		with, err := tx.WithEvidence(ctx, about)
		if err != nil {
			return err
		}
		for _, l := range lines {
			if l.Purse != b.Purse.ID {
				continue
			}
			m := Mark{}
			if with[l.ID] {
				if m.Has, err = hasFor(ctx, tx, by, about, l.ID); err != nil {
					return err
				}
			}
			m.Asked = !with[l.ID] && evidence.Needed(c.of(l)).Needed
			if m != (Mark{}) {
				marks[l.ID] = m
			}
		}
		return nil
	})
	return marks, err
}

// hasFor reports whether a line has a paper that the reader may see.
func hasFor(ctx context.Context, tx *store.Tx, by access.Actor, about person.ID, id store.LineID) (bool, error) {
	if !staff(by) {
		return true, nil
	}
	papers, err := tx.EvidenceOf(ctx, about, id)
	for _, p := range papers {
		if maySee(by, p) {
			return true, err
		}
	}
	return false, err
}
