package pay

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// LogHours takes the hours that a PA tells for the pay period that holds a day,
// in place of any told before.
func (s *Service) LogHours(ctx context.Context, by access.Actor, id work.ID, day calendar.Date, entries []hours.Entry) error {
	return s.do(ctx, by, access.LogHours, id, func(tx *store.Tx, _ app.Standing) error {
		e, err := tx.Employment(ctx, id)
		if err != nil {
			return err
		}
		if e.PA != by.PA {
			return fault.Forbidden(NotTheirWork)
		}
		return s.log(ctx, tx, e, day, entries)
	})
}

// KeyHours takes hours that reached the support organisation on paper or by
// phone, as the PA told them.
func (s *Service) KeyHours(ctx context.Context, by access.Actor, id work.ID, day calendar.Date, entries []hours.Entry) error {
	return s.do(ctx, by, access.KeyHours, id, func(tx *store.Tx, _ app.Standing) error {
		e, err := tx.Employment(ctx, id)
		if err != nil {
			return err
		}
		return s.log(ctx, tx, e, day, entries)
	})
}

func (s *Service) log(ctx context.Context, tx *store.Tx, e work.Employment, day calendar.Date, entries []hours.Entry) error {
	if err := e.StillThere(entries); err != nil {
		return err
	}
	at, err := sheet(ctx, tx, e, day)
	if err != nil {
		return err
	}
	next, event, err := at.Hours.Log(entries, s.Today())
	_, err = move(ctx, tx, at, next, event, err)
	return err
}

// NotOver is the fault of agreeing hours of days that are still to come.
var NotOver = msg.New("pay.hours-not-over", "These days are not over yet. You can say that the hours are right from {day}")

// SheetOf names the hours of an employment in the pay period that holds a day.
type SheetOf struct {
	Employment work.ID
	Day        calendar.Date
}

// ChangeHours takes other hours from someone who may agree them, with the reason.
func (s *Service) ChangeHours(ctx context.Context, by access.Actor, employer person.ID, of SheetOf, entries []hours.Entry, reason string) error {
	return s.onSheets(ctx, by, access.ApproveHours, employer, func(tx *store.Tx, by hours.Who, at work.Sheet) error {
		e, err := tx.Employment(ctx, at.Employment)
		if err != nil {
			return err
		}
		if err := e.StillThere(entries); err != nil {
			return err
		}
		next, event, err := at.Hours.Change(entries, by, reason, s.Today())
		_, err = move(ctx, tx, at, next, event, err)
		return err
	}, of)
}

// ApproveHours says that hours are right, all of those named or none. Where
// the PA has told none, it says that the usual hours are.
func (s *Service) ApproveHours(ctx context.Context, by access.Actor, employer person.ID, of ...SheetOf) error {
	return s.onSheets(ctx, by, access.ApproveHours, employer, s.approving(ctx), of...)
}

// SettleHours lets the support organisation answer for hours that were put to
// it because nobody else did.
func (s *Service) SettleHours(ctx context.Context, by access.Actor, employer person.ID, of ...SheetOf) error {
	return s.onSheets(ctx, by, access.SettleHours, employer, s.approving(ctx), of...)
}

func (s *Service) approving(ctx context.Context) func(*store.Tx, hours.Who, work.Sheet) error {
	return func(tx *store.Tx, by hours.Who, at work.Sheet) error {
		if last := at.Hours.Period.Last; !s.Today().After(last) {
			return fault.Conflict(NotOver, "day", last.AddDays(1))
		}
		if len(at.Hours.Entries) == 0 {
			next, event, err := at.Hours.UseUsual(by, s.Today())
			if at, err = move(ctx, tx, at, next, event, err); err != nil {
				return err
			}
		}
		next, event, err := at.Hours.Approve(by, s.Today())
		_, err = move(ctx, tx, at, next, event, err)
		return err
	}
}

// onSheets runs fn on hours for an employer, in one transaction.
func (s *Service) onSheets(ctx context.Context, by access.Actor, act access.Act, employer person.ID, fn func(*store.Tx, hours.Who, work.Sheet) error, of ...SheetOf) error {
	in, err := s.May(ctx, by, act, access.About(employer))
	if err != nil {
		return err
	}
	return s.Store.Write(ctx, by, in.Keeper, func(tx *store.Tx) error {
		for _, one := range of {
			e, err := tx.Employment(ctx, one.Employment)
			if err != nil {
				return err
			}
			if e.Employer != employer {
				return fault.NotFound(NotTheirWork)
			}
			at, err := sheet(ctx, tx, e, one.Day)
			if err != nil {
				return err
			}
			if err := fn(tx, who(in), at); err != nil {
				return err
			}
		}
		return nil
	})
}
