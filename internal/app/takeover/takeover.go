// Package takeover holds the use cases by which a support organisation takes
// over employers from another payroll: look, take over, undo, and what HMRC's
// notices change from their day on.
package takeover

import (
	"context"
	"errors"
	"strings"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/care/takeover"
	"ownway/internal/store"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Service is the area's use cases.
type Service struct{ app.Base }

// The faults of looking at a takeover.
var (
	NameIt    = msg.New("takeover-app.name", "Give this takeover a name, like “Sunrise Payroll, November”")
	NameTaken = msg.New("takeover-app.name-taken", "There is a takeover of this name already. Give it another")
	NobodyNew = msg.New("takeover-app.nobody-new", "Every employer in these files is here already, just as they stand in them")
	LookAgain = msg.New("takeover-app.look-again", "Since these files were looked at, another takeover brought some of these employers. Look at them again under another name")
	NotYours  = msg.New("takeover-app.not-yours", "This employer's record is kept by their council, and they do not let you run their payroll yet. Ask them to, or leave “person” empty")
)

// Look reads the files, compares their old payslips where there are some, and
// with whom is here already. Nobody is taken over by it: someone else does that.
func (s *Service) Look(ctx context.Context, by access.Actor, name string, files map[takeover.File][]byte) (takeover.Takeover, error) {
	t := takeover.Takeover{Name: strings.TrimSpace(name), State: takeover.Looked, On: s.Today(), PreparedBy: string(by.Account)}
	err := s.Do(ctx, by, access.TakeOver, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		if t.Name == "" {
			return fault.Invalid("name", NameIt)
		}
		set, fresh, err := s.read(ctx, tx, files)
		if err != nil {
			return err
		}
		t.Employers, t.New, t.Totals, t.Warnings = len(set.Employers), len(fresh), set.TotalsOf(""), set.Warnings
		if t.Parallel, err = parallel(files, set); err != nil {
			return err
		}
		if err := store.NewID(tx, &t.ID); err != nil {
			return err
		}
		err = tx.AddTakeover(ctx, t, files)
		if fault.KindOf(err) == fault.KindConflict {
			return fault.Invalid("name", NameTaken)
		}
		return err
	})
	return t, err
}

func parallel(files map[takeover.File][]byte, set takeover.Set) (*takeover.Report, error) {
	if len(files[takeover.ParallelFile]) == 0 {
		return nil, nil
	}
	slips, err := takeover.ReadParallel(files[takeover.ParallelFile], set)
	if err != nil {
		return nil, err
	}
	r, err := takeover.Compare(set, slips)
	return &r, err
}

// read reads the files, and picks the employers who are not here yet.
func (s *Service) read(ctx context.Context, tx *store.Tx, files map[takeover.File][]byte) (takeover.Set, []takeover.Employer, error) {
	set, err := takeover.Read(files, s.Today())
	if err != nil {
		return set, nil, err
	}
	here, err := tx.TakenOver(ctx)
	if err != nil {
		return set, nil, err
	}
	fresh, wrong := set.Fresh(here)
	for _, e := range fresh {
		if e.Person.ID.IsZero() {
			continue
		}
		err := tx.ForEmployer(ctx, e.Person.ID, s.Today(), func(*store.Tx) error { return nil })
		if fault.KindOf(err) == fault.KindNotFound {
			err = fault.OnLine(fault.Invalid(string(takeover.EmployersFile)+"/person", NotYours), e.Row)
		}
		if err != nil {
			wrong = append(wrong, err)
		}
	}
	if len(wrong) > 0 {
		return set, nil, errors.Join(wrong...)
	}
	if len(fresh) == 0 {
		return set, nil, fault.Conflict(NobodyNew)
	}
	return set, fresh, nil
}

// Takeover gives a takeover.
func (s *Service) Takeover(ctx context.Context, by access.Actor, id takeover.ID) (t takeover.Takeover, err error) {
	err = s.See(ctx, by, access.TakeOver, access.AboutWork(by.Keeper), func(tx *store.Tx) (err error) {
		t, err = tx.Takeover(ctx, id)
		return err
	})
	return t, err
}

// Takeovers lists the organisation's takeovers, newest first.
func (s *Service) Takeovers(ctx context.Context, by access.Actor) (all []takeover.Takeover, err error) {
	err = s.See(ctx, by, access.TakeOver, access.AboutWork(by.Keeper), func(tx *store.Tx) (err error) {
		all, err = tx.Takeovers(ctx)
		return err
	})
	return all, err
}
