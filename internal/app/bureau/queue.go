package bureau

import (
	"context"
	"errors"

	"ownway/internal/access"
	"ownway/internal/app/pay"
	"ownway/internal/care/bureau"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/hours"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of the queue.
var (
	NothingNew    = msg.New("bureau-app.nothing-new", "There is nothing in the queue to take")
	NotYourClient = msg.New("bureau-app.not-your-client", "Choose an employer whose wages you run")
	OtherHours    = msg.New("bureau-app.other-hours", "Other hours were told before for these days: {told}. Ask which are right, and say then that these count")
)

// Queue is the bureau's queue as it stands.
type Queue struct {
	Open  []bureau.Item // the oldest first
	Over  []bureau.Item // of the last two weeks, newest first
	Ages  bureau.Ages
	Names map[person.ID]string   // of the employers it names
	PAs   map[person.PAID]string // and of their PAs
}

// showOver is for how many days the queue shows what is done.
const showOver = 14

// Queue gives the bureau's queue.
func (s *Service) Queue(ctx context.Context, by access.Actor) (q Queue, err error) {
	q.Names, q.PAs = map[person.ID]string{}, map[person.PAID]string{}
	err = s.See(ctx, by, access.KeepQueue, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		if q.Open, err = tx.OpenItems(ctx); err != nil {
			return err
		}
		q.Over, err = tx.ItemsOver(ctx, s.Today().AddDays(-showOver))
		return err
	})
	if err != nil {
		return q, err
	}
	q.Ages = bureau.AgesOf(q.Open, s.Today())
	for _, i := range append(q.Open[:len(q.Open):len(q.Open)], q.Over...) {
		if _, known := q.Names[i.Employer]; known || i.Employer.IsZero() {
			continue
		}
		if err := s.name(ctx, by, i.Employer, &q); err != nil {
			return q, err
		}
	}
	return q, nil
}

// name gives an employer's name and those of their PAs, or nothing where the
// bureau acts for them no longer.
func (s *Service) name(ctx context.Context, by access.Actor, p person.ID, q *Queue) error {
	q.Names[p] = ""
	err := s.See(ctx, by, access.SeeHours, access.About(p), func(tx *store.Tx) error {
		who, err := tx.Person(ctx, p)
		if err != nil {
			return err
		}
		q.Names[p] = who.Name
		jobs, err := tx.Employments(ctx, p)
		for _, e := range jobs {
			q.PAs[e.PA] = e.PAName
		}
		return err
	})
	if fault.KindOf(err) == fault.KindForbidden {
		return nil
	}
	return err
}

// Client is an employer whose wages the bureau runs, and their PAs.
type Client struct {
	Person person.Person
	Jobs   []work.Employment
}

// Clients lists the employers whose wages the bureau runs.
func (s *Service) Clients(ctx context.Context, by access.Actor) ([]Client, error) {
	employers, err := s.employers(ctx, by)
	if err != nil {
		return nil, err
	}
	var all []Client
	for _, e := range employers {
		err := s.See(ctx, by, access.SeeHours, access.About(e), func(tx *store.Tx) error {
			var c Client
			if c.Person, err = tx.Person(ctx, e); err != nil {
				return err
			}
			c.Jobs, err = tx.Employments(ctx, e)
			all = append(all, c)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// TakeIn takes something that reached the bureau into its queue.
func (s *Service) TakeIn(ctx context.Context, by access.Actor, i bureau.Item) (bureau.ItemID, error) {
	i, err := s.coded(ctx, by, i)
	if err != nil {
		return "", err
	}
	if wrong := i.Check(); wrong != nil {
		return "", errors.Join(wrong...)
	}
	if err := s.actsFor(ctx, by, i.Employer); err != nil {
		return "", err
	}
	i.State, i.Noted, i.By, i.Came = bureau.New, string(by.Account), "", s.Today()
	err = s.Do(ctx, by, access.KeepQueue, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		if err := store.NewID(tx, &i.ID); err != nil {
			return err
		}
		return tx.AddItem(ctx, i)
	})
	return i.ID, err
}

// actsFor refuses an employer whose wages the bureau does not run.
func (s *Service) actsFor(ctx context.Context, by access.Actor, employer person.ID) error {
	if employer.IsZero() {
		return nil
	}
	_, err := s.May(ctx, by, access.SeeHours, access.About(employer))
	if k := fault.KindOf(err); k == fault.KindForbidden || k == fault.KindNotFound {
		return fault.Invalid("employer", NotYourClient)
	}
	return err
}

// TakeNext gives the oldest item that nobody has taken to a member of staff. Of
// two who ask at once each gets one of their own.
func (s *Service) TakeNext(ctx context.Context, by access.Actor) (bureau.ItemID, error) {
	for {
		q, err := s.Queue(ctx, by)
		if err != nil {
			return "", err
		}
		i, left := firstNew(q.Open)
		if !left {
			return "", fault.Conflict(NothingNew)
		}
		err = s.Take(ctx, by, i.ID)
		if err == nil || fault.KindOf(err) != fault.KindConflict {
			return i.ID, err
		}
	}
}

func firstNew(all []bureau.Item) (bureau.Item, bool) {
	for _, i := range all {
		if i.State == bureau.New {
			return i, true
		}
	}
	return bureau.Item{}, false
}

// Item gives an item with the employer's PAs, where it is known who that is.
func (s *Service) Item(ctx context.Context, by access.Actor, id bureau.ItemID) (i bureau.Item, c Client, err error) {
	err = s.See(ctx, by, access.KeepQueue, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		i, err = tx.Item(ctx, id)
		return err
	})
	if err != nil || i.Employer.IsZero() {
		return i, c, err
	}
	err = s.See(ctx, by, access.SeeHours, access.About(i.Employer), func(tx *store.Tx) error {
		if c.Person, err = tx.Person(ctx, i.Employer); err != nil {
			return err
		}
		c.Jobs, err = tx.Employments(ctx, i.Employer)
		return err
	})
	if fault.KindOf(err) == fault.KindForbidden { // they left: what they sent can still be answered
		err = nil
	}
	return i, c, err
}

// Take gives an item to a member of staff, and PutBack lets another take it.
func (s *Service) Take(ctx context.Context, by access.Actor, id bureau.ItemID) error {
	return s.onItem(ctx, by, id, func(i bureau.Item) (bureau.Item, error) { return i.Take(string(by.Account)) })
}

// PutBack lets somebody else take an item.
func (s *Service) PutBack(ctx context.Context, by access.Actor, id bureau.ItemID) error {
	return s.onItem(ctx, by, id, func(i bureau.Item) (bureau.Item, error) { return i.PutBack(string(by.Account)) })
}

// For says whom an item is about.
func (s *Service) For(ctx context.Context, by access.Actor, id bureau.ItemID, employer person.ID, pa person.PAID) error {
	if employer.IsZero() {
		return fault.Invalid("employer", NotYourClient)
	}
	if err := s.actsFor(ctx, by, employer); err != nil {
		return err
	}
	return s.onItem(ctx, by, id, func(i bureau.Item) (bureau.Item, error) { return i.For(string(by.Account), employer, pa) })
}

// Finish notes what an item led to, and SendBack why it went back.
func (s *Service) Finish(ctx context.Context, by access.Actor, id bureau.ItemID, note string) error {
	return s.onItem(ctx, by, id, func(i bureau.Item) (bureau.Item, error) {
		return i.Finish(string(by.Account), bureau.Led{Note: note}, s.Today())
	})
}

// SendBack notes that an item went back to whoever sent it, and why.
func (s *Service) SendBack(ctx context.Context, by access.Actor, id bureau.ItemID, reason string) error {
	return s.onItem(ctx, by, id, func(i bureau.Item) (bureau.Item, error) { return i.SendBack(string(by.Account), reason, s.Today()) })
}

func (s *Service) onItem(ctx context.Context, by access.Actor, id bureau.ItemID, fn func(bureau.Item) (bureau.Item, error)) error {
	return s.Do(ctx, by, access.KeepQueue, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		i, err := tx.Item(ctx, id)
		if err != nil {
			return err
		}
		next, err := fn(i)
		if err != nil {
			return err
		}
		return tx.MoveItem(ctx, next, i.State)
	})
}

// Keyed is what came of hours in the queue.
type Keyed struct {
	Double bool // the same were told before, by another channel: nothing was counted twice
	Told   msg.Text
}

// KeyHours keys the hours that an item tells. The same hours by another channel
// are named as a double and change nothing; other hours than were told before
// are taken only when somebody asked which are right.
func (s *Service) KeyHours(ctx context.Context, by access.Actor, id bureau.ItemID, of pay.SheetOf, entries []hours.Entry, count bool) (k Keyed, err error) {
	i, _, err := s.Item(ctx, by, id)
	if err != nil {
		return k, err
	}
	if i.Employer.IsZero() {
		return k, fault.Conflict(bureau.SayEmployer)
	}
	if _, err := i.Finish(string(by.Account), bureau.Led{Note: "-"}, s.Today()); err != nil { // before anything is keyed
		return k, err
	}
	for n := range entries {
		entries[n].Told = i.Channel.Told()
	}
	before, err := s.toldBefore(ctx, by, i, of)
	if err != nil {
		return k, err
	}
	same := bureau.Same(entries, before.Hours.Entries)
	if !same {
		if told := otherwise(before.Hours.Entries); told != "" && !count {
			return k, fault.Conflict(OtherHours, "told", told.Text())
		}
		if err := s.wages().KeyHours(ctx, by, of.Employment, of.Day, entries); err != nil {
			return k, err
		}
		if before, err = s.toldBefore(ctx, by, i, of); err != nil {
			return k, err
		}
	}
	return s.keyed(ctx, by, i, before, same)
}

// toldBefore gives the sheet of the hours that an item is about, and refuses
// one of another employer.
func (s *Service) toldBefore(ctx context.Context, by access.Actor, i bureau.Item, of pay.SheetOf) (sheet work.Sheet, err error) {
	err = s.See(ctx, by, access.SeeHours, access.About(i.Employer), func(tx *store.Tx) error {
		e, err := tx.Employment(ctx, of.Employment)
		if err != nil {
			return err
		}
		if e.Employer != i.Employer {
			return fault.NotFound(pay.NotTheirWork)
		}
		sheet, err = hoursOf(ctx, tx, e, e.Terms.PeriodOn(of.Day))
		return err
	})
	return sheet, err
}

// otherwise says how hours that somebody told reached the record. The usual
// hours were told by nobody.
func otherwise(before []hours.Entry) hours.Told {
	for _, e := range before {
		if e.Told != hours.Usual {
			return e.Told
		}
	}
	return ""
}

// keyed finishes the item with the sheet that it led to. Where the same hours
// were there already it is a double, unless it is this item whose hours they
// are and the record of that was cut short.
func (s *Service) keyed(ctx context.Context, by access.Actor, i bureau.Item, sheet work.Sheet, same bool) (k Keyed, err error) {
	err = s.Do(ctx, by, access.KeepQueue, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		now, err := tx.Item(ctx, i.ID)
		if err != nil {
			return err
		}
		all, err := tx.ItemsAbout(ctx, i.Employer)
		if err != nil {
			return err
		}
		next, err := now.Finish(string(by.Account), bureau.Led{Sheet: sheet.ID, Employment: sheet.Employment, First: sheet.Hours.Period.First}, s.Today())
		if err != nil {
			return err
		}
		first, earlier := now.Before(all, sheet.ID)
		told := otherwise(sheet.Hours.Entries)
		if same && (earlier || told != now.Channel.Told()) {
			next.Double, k = first.ID, Keyed{Double: true, Told: told.Text()}
		}
		return tx.MoveItem(ctx, next, now.State)
	})
	return k, err
}
