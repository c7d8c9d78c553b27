package money

import (
	"context"
	"errors"

	"ownway/bank/statement"
	"ownway/bank/statement/csvfile"
	"ownway/bank/statement/detect"
	"ownway/internal/access"
	"ownway/internal/app/purse"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/value/fault"
	"ownway/value/msg"
)

// TooLargeToAsk is the fault of a file of an unknown bank that is too large to
// be shown and sent again with the answers.
var TooLargeToAsk = msg.New("money.too-large-to-ask", "We don't know this bank's files yet, and this one is larger than {most} KB. Download a shorter period, and we can ask you about its columns")

// MostAsked bounds a file whose columns somebody is asked about: years of lines.
const MostAsked = 1 << 20

// read reads a statement in a layout that is known, or that the keeper of a
// person's record has learned.
func (s *Service) read(ctx context.Context, by access.Actor, about person.ID, data []byte) (statement.Statement, error) {
	found, err := detect.Read(data)
	if err == nil || !Unknown(err) {
		return found, err
	}
	u, look := csvfile.Look(data)
	if look != nil || u.Fingerprint() == "" {
		return found, err
	}
	var c csvfile.Columns
	known := s.See(ctx, by, access.BringLines, access.About(about), func(tx *store.Tx) error {
		return tx.LearnedLayout(ctx, u.Fingerprint(), &c)
	})
	switch {
	case fault.KindOf(known) == fault.KindNotFound:
		return found, err
	case known != nil:
		return found, known
	}
	return csvfile.ReadColumns(data, c)
}

// Unknown reports whether a statement was refused since nobody knows how its
// bank writes, so that somebody can be asked.
func Unknown(err error) bool {
	var f *fault.Fault
	return errors.As(err, &f) && f.Text.Key == statement.UnknownShape
}

// TryColumns reads a file by what somebody says of its columns, for them to
// look at. Nothing is kept.
func (s *Service) TryColumns(ctx context.Context, by access.Actor, about person.ID, data []byte, c csvfile.Columns) (statement.Statement, error) {
	if len(data) > MostAsked {
		return statement.Statement{}, fault.Invalid("file", TooLargeToAsk, "most", MostAsked>>10)
	}
	if _, err := s.May(ctx, by, access.BringLines, access.About(about)); err != nil {
		return statement.Statement{}, err
	}
	return csvfile.ReadColumns(data, c)
}

// BringColumns takes a statement by what somebody said of its columns, and
// learns from it how files with its header are written, for all of the keeper's
// people.
func (s *Service) BringColumns(ctx context.Context, by access.Actor, about person.ID, data []byte, c csvfile.Columns) (Receipt, error) {
	found, err := s.TryColumns(ctx, by, about, data, c)
	if err != nil {
		return Receipt{}, s.altered(ctx, by, about, data, err)
	}
	u, err := csvfile.Look(data)
	if err != nil {
		return Receipt{}, err
	}
	return s.bring(ctx, by, about, data, found, func(tx *store.Tx, b purse.Book) error {
		if u.Fingerprint() == "" {
			return nil
		}
		return tx.LearnLayout(ctx, u.Fingerprint(), c)
	})
}
