// Package bringover holds the use cases of bringing people over from the system
// that a council used before, in waves: look, bring, undo.
package bringover

import (
	"bytes"
	"context"
	"errors"
	"strings"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/care/bringover"
	"ownway/internal/store"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Service is the area's use cases.
type Service struct{ app.Base }

// The faults of looking at a wave.
var (
	NameWave   = msg.New("bringover-app.name-wave", "Give the wave a name, like “First 500”")
	NameTaken  = msg.New("bringover-app.name-taken", "There is a wave of this name already. Give it another")
	NobodyNew  = msg.New("bringover-app.nobody-new", "Everyone in this file is here already, just as they stand in it")
	NoCycleYet = msg.New("bringover-app.no-cycle", "The policy of {council} does not say how often it pays. Add that first")
	LookAgain  = msg.New("bringover-app.look-again", "Since this wave was looked at, another brought some of its people over. Look at it again under another name")
	NotAhead   = msg.New("bringover-app.not-ahead", "Balances are those of a day that is over. Enter today or an earlier day")
)

// File is a wave as it is sent in.
type File struct {
	Name    string
	AsOf    calendar.Date // of the balances
	CSV     []byte
	Control bringover.Control
}

// Look reads a wave and compares it with the old system's own totals and with
// who is here already. Nobody is brought over by it: someone else does that.
func (s *Service) Look(ctx context.Context, by access.Actor, f File) (bringover.Wave, error) {
	w := bringover.Wave{Name: strings.TrimSpace(f.Name), State: bringover.Looked, AsOf: f.AsOf, Control: f.Control, PreparedBy: string(by.Account)}
	err := s.Do(ctx, by, access.BringOver, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		if err := s.sound(w); err != nil {
			return err
		}
		lines, fresh, err := s.read(ctx, tx, f.CSV)
		if err != nil {
			return err
		}
		w.Totals, w.New, w.Warnings = bringover.TotalsOf(lines), len(fresh), bringover.Warnings(lines, s.Today())
		if wrong := w.Totals.Agree(f.Control); len(wrong) > 0 {
			return errors.Join(wrong...)
		}
		if err := store.NewID(tx, &w.ID); err != nil {
			return err
		}
		err = tx.AddWave(ctx, w, f.CSV)
		if fault.KindOf(err) == fault.KindConflict {
			return fault.Invalid("name", NameTaken)
		}
		return err
	})
	return w, err
}

func (s *Service) sound(w bringover.Wave) error {
	if w.Name == "" {
		return fault.Invalid("name", NameWave)
	}
	if w.AsOf.After(s.Today()) || w.AsOf.IsZero() {
		return fault.Invalid("as-of", NotAhead)
	}
	return nil
}

// read reads the people of a file, and picks those who are not here yet.
func (s *Service) read(ctx context.Context, tx *store.Tx, csv []byte) (lines, fresh []bringover.Line, err error) {
	if lines, err = bringover.Read(bytes.NewReader(csv), s.Today()); err != nil {
		return nil, nil, err
	}
	here, err := tx.BroughtOver(ctx)
	if err != nil {
		return nil, nil, err
	}
	fresh, wrong := bringover.Fresh(lines, here)
	if len(wrong) > 0 {
		return nil, nil, errors.Join(wrong...)
	}
	if len(fresh) == 0 {
		return nil, nil, fault.Conflict(NobodyNew)
	}
	return lines, fresh, nil
}

// Wave gives a wave, and Waves all of them, newest first.
func (s *Service) Wave(ctx context.Context, by access.Actor, id bringover.ID) (w bringover.Wave, err error) {
	err = s.See(ctx, by, access.BringOver, access.AboutWork(by.Keeper), func(tx *store.Tx) (err error) {
		w, err = tx.Wave(ctx, id)
		return err
	})
	return w, err
}

// Waves lists the keeper's waves, newest first.
func (s *Service) Waves(ctx context.Context, by access.Actor) (all []bringover.Wave, err error) {
	err = s.See(ctx, by, access.BringOver, access.AboutWork(by.Keeper), func(tx *store.Tx) (err error) {
		all, err = tx.Waves(ctx)
		return err
	})
	return all, err
}

// paysBy gives the policy that the brought over are paid by.
func paysBy(ctx context.Context, tx *store.Tx, on calendar.Date) (policy.Policy, error) {
	k, err := tx.KeeperRecord(ctx, tx.Keeper())
	if err != nil {
		return policy.Policy{}, err
	}
	p, err := app.Policy(ctx, tx, k.Policy)
	if err != nil {
		return p, err
	}
	_, every := p.Every.On(on)
	_, timed := p.Timing.On(on)
	if !every || !timed {
		return p, fault.Conflict(NoCycleYet, "council", k.Name)
	}
	return p, nil
}
