package money

import (
	"context"
	"slices"
	"strings"

	"ownway/internal/access"
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of what is paid once.
var (
	NoNHSHere   = msg.New("money.no-nhs-here", "The NHS pays nothing to this person. Choose the council")
	OnceTakenUp = msg.New("money.once-taken-up", "A payment run has taken this up, so it stays. Cancel that run first")
)

// PayOnce asks that somebody is paid an amount once. It waits for the next
// payment run, which a second person approves. The same reference again is a
// conflict, also at the same moment.
func (s *Service) PayOnce(ctx context.Context, by access.Actor, about person.ID, ask payment.OnceAsked) error {
	return s.Do(ctx, by, access.PayOnce, access.About(about), func(tx *store.Tx) error {
		p, err := tx.PurseOf(ctx, about)
		if err != nil {
			return err
		}
		if ask.NHS && p.Funding.NHS <= 0 {
			return fault.Invalid("funder", NoNHSHere)
		}
		o, err := ask.OneOff(string(by.Account), p.Opened)
		if err != nil {
			return err
		}
		err = tx.AddOneOff(ctx, about, p.ID, o)
		if fault.KindOf(err) == fault.KindConflict {
			return fault.Conflict(payment.OnceAlready)
		}
		return err
	})
}

// DropOnce gives up what an officer asked to be paid once, as long as no run has
// taken it up. What the plan says stays.
func (s *Service) DropOnce(ctx context.Context, by access.Actor, about person.ID, reference string) error {
	return s.Do(ctx, by, access.PayOnce, access.About(about), func(tx *store.Tx) error {
		p, err := tx.PurseOf(ctx, about)
		if err != nil {
			return err
		}
		kept, err := tx.OneOffs(ctx, about, p.ID)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(kept, func(k store.KeptOneOff) bool { return reference != "" && k.Reference() == reference })
		if i < 0 {
			return fault.NotFound(store.NoSuchRecord)
		}
		err = tx.DropOneOff(ctx, about, p.ID, kept[i].Key)
		if fault.KindOf(err) == fault.KindConflict {
			return fault.Conflict(OnceTakenUp)
		}
		return err
	})
}

// PaidOnce is somebody with what was, or is to be, paid to them once.
type PaidOnce struct {
	Person person.ID
	Name   string
	NHS    bool // the NHS pays towards their money
	All    []Once
}

// Once is one amount that is paid once.
type Once struct {
	store.KeptOneOff
	Asker string // none for the one in the plan
}

// OnceFor lists what was and is to be paid to a person once.
func (s *Service) OnceFor(ctx context.Context, by access.Actor, about person.ID) (one PaidOnce, err error) {
	err = s.See(ctx, by, access.PayOnce, access.About(about), func(tx *store.Tx) error {
		who, err := tx.Person(ctx, about)
		if err != nil {
			return err
		}
		p, err := tx.PurseOf(ctx, about)
		if err != nil {
			return err
		}
		kept, err := tx.OneOffs(ctx, about, p.ID)
		one = PaidOnce{Person: about, Name: who.Name, NHS: p.Funding.NHS > 0}
		for _, k := range kept {
			one.All = append(one.All, Once{KeptOneOff: k})
		}
		return err
	})
	if err != nil {
		return PaidOnce{}, err
	}
	return one, s.nameAskers(ctx, one.All)
}

func (s *Service) nameAskers(ctx context.Context, all []Once) (err error) {
	for i := range all {
		if all[i].Asker, err = s.nameOf(ctx, all[i].By); err != nil {
			return err
		}
	}
	return nil
}

// WhoOnce is what waits to be paid once, and who was found by name.
type WhoOnce struct {
	Waiting []PaidOnce
	Found   []PaidOnce // without what they are paid
	More    bool       // more were found than are given
}

// mostFound is how many people are given for a name.
const mostFound = 20

// WaitingOnce lists what waits to be paid once, by name; and the people whose
// name holds what is looked for, if anything is.
func (s *Service) WaitingOnce(ctx context.Context, by access.Actor, name string) (w WhoOnce, err error) {
	name = strings.ToLower(strings.TrimSpace(name))
	err = s.See(ctx, by, access.PayOnce, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		waiting, err := tx.WaitingOneOffs(ctx)
		if err != nil || len(waiting) == 0 && name == "" {
			return err
		}
		purses, err := tx.PayingPurses(ctx)
		if err != nil {
			return err
		}
		for _, p := range purses {
			if all := waiting[p.ID]; len(all) > 0 {
				one := PaidOnce{Person: p.Person, Name: p.Name}
				for _, o := range all {
					one.All = append(one.All, Once{KeptOneOff: store.KeptOneOff{OneOff: o}})
				}
				w.Waiting = append(w.Waiting, one)
			}
			if name != "" && strings.Contains(strings.ToLower(p.Name), name) {
				w.Found = append(w.Found, PaidOnce{Person: p.Person, Name: p.Name})
			}
		}
		return nil
	})
	for i := range w.Waiting {
		if err == nil {
			err = s.nameAskers(ctx, w.Waiting[i].All)
		}
	}
	byName := func(a, b PaidOnce) int { return strings.Compare(a.Name, b.Name) }
	slices.SortStableFunc(w.Waiting, byName)
	slices.SortStableFunc(w.Found, byName)
	if len(w.Found) > mostFound {
		w.Found, w.More = w.Found[:mostFound], true
	}
	return w, err
}
