package store

import (
	"context"
	"encoding/json"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/takeover"
	"ownway/internal/care/work"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// A takeover crosses from a support organisation into the records of the
// employers it acts for. It enters a record only by the employer's grant to run
// their payroll, or where a takeover that was undone began that record.

var (
	insertTakeover  = sqlText(`INSERT INTO takeover (keeper, id, name, state, doc, files) VALUES ($1, $2, $3, $4, $5, $6)`)
	updateTakeover  = sqlText(`UPDATE takeover SET state = $1, doc = $2, files = '' WHERE keeper = $3 AND id = $4 AND state = $5`)
	selectTakeover  = sqlText(`SELECT doc FROM takeover WHERE keeper = $1 AND id = $2`)
	selectFiles     = sqlText(`SELECT files FROM takeover WHERE keeper = $1 AND id = $2`)
	selectTakeovers = sqlText(`SELECT id, doc FROM takeover WHERE keeper = $1 ORDER BY id DESC`)

	insertTaken = sqlText(`INSERT INTO taken (keeper, employer, pa, takeover, person_keeper, person, founded, pa_id, employment, digest, times, gone)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0)`)
	updateTaken = sqlText(`UPDATE taken SET takeover = $1, digest = $2, times = $3, gone = 0 WHERE keeper = $4 AND employer = $5 AND pa = $6 AND gone = 1`)
	updateLeft  = sqlText(`UPDATE taken SET gone = 1 WHERE keeper = $1 AND employer = $2 AND pa = $3 AND gone = 0`)
	selectTaken = sqlText(`SELECT employer, pa, takeover, person_keeper, person, founded, pa_id, employment, digest, times, gone FROM taken
		WHERE keeper = $1 ORDER BY employer, pa`)
	selectFounded = sqlText(`SELECT COUNT(*) FROM taken WHERE keeper = $1 AND person_keeper = $2 AND founded = 1 AND gone = 1`)
	selectPaid    = sqlText(`SELECT t.pa FROM taken t WHERE t.keeper = $1 AND t.takeover = $2 AND t.gone = 0 AND
		EXISTS (SELECT 1 FROM payslip p WHERE p.keeper = t.person_keeper AND p.employment = t.employment) ORDER BY t.pa`)

	selectTakenPA = sqlText(`SELECT COUNT(*) FROM taken WHERE keeper = $1 AND pa_id = $2`)

	endGrants    = sqlText(`UPDATE grants SET ends = $1 WHERE giver = $2 AND taker = $3 AND what = $4 AND person = $5 AND ends = ''`)
	updatePA     = sqlText(`UPDATE pa SET name = $1, doc = $2 WHERE keeper = $3 AND id = $4`)
	insertBefore = sqlText(`INSERT INTO job_before (keeper, employment, pa, doc) VALUES ($1, $2, $3, $4)`)
	updateBefore = sqlText(`UPDATE job_before SET doc = $1 WHERE keeper = $2 AND employment = $3`)
	selectBefore = sqlText(`SELECT pa, doc FROM job_before WHERE keeper = $1 AND employment = $2`)
)

// AddTakeover records a takeover that was looked at, with its files.
func (tx *Tx) AddTakeover(ctx context.Context, t takeover.Takeover, files map[takeover.File][]byte) error {
	doc, err := tx.sealedDoc(ctx, string(t.ID), t)
	if err != nil {
		return err
	}
	sealed, err := tx.sealedDoc(ctx, string(t.ID), files)
	if err != nil {
		return err
	}
	return tx.write(ctx, "look at takeover", string(t.ID), insertTakeover, tx.keeper, t.ID, t.Name, t.State, doc, sealed)
}

// MoveTakeover records the next state of a takeover that still stands in the
// state it came from. Its files are not needed any more.
func (tx *Tx) MoveTakeover(ctx context.Context, t takeover.Takeover, from takeover.State) error {
	doc, err := tx.sealedDoc(ctx, string(t.ID), t)
	if err != nil {
		return err
	}
	return tx.write(ctx, "takeover "+string(t.State), string(t.ID), updateTakeover, t.State, doc, tx.keeper, t.ID, from)
}

// Takeover gives a takeover.
func (tx *Tx) Takeover(ctx context.Context, id takeover.ID) (takeover.Takeover, error) {
	var t takeover.Takeover
	err := tx.unsealedDoc(ctx, string(id), selectTakeover, []any{tx.keeper, id}, &t)
	return t, err
}

// TakeoverFiles gives the files of a takeover that was looked at.
func (tx *Tx) TakeoverFiles(ctx context.Context, id takeover.ID) (map[takeover.File][]byte, error) {
	var sealed string
	if err := tx.one(ctx, selectFiles, []any{tx.keeper, id}, &sealed); err != nil || sealed == "" {
		return nil, err
	}
	clear, err := tx.unseal(ctx, string(id), sealed)
	if err != nil {
		return nil, err
	}
	var files map[takeover.File][]byte
	return files, json.Unmarshal([]byte(clear), &files)
}

// Takeovers lists the takeovers of this keeper, newest first.
func (tx *Tx) Takeovers(ctx context.Context) ([]takeover.Takeover, error) {
	var ids []takeover.ID
	err := tx.each(ctx, selectTakeovers, []any{tx.keeper}, func(scan func(...any) error) error {
		var id takeover.ID
		var doc string
		err := scan(&id, &doc)
		ids = append(ids, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	all := make([]takeover.Takeover, len(ids))
	for i, id := range ids {
		if all[i], err = tx.Takeover(ctx, id); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// AddTaken records that an employer or a job was taken over, for the first time
// or again after it was undone.
func (tx *Tx) AddTaken(ctx context.Context, h takeover.Here) error {
	if h.Times > 1 {
		return tx.write(ctx, "take over", string(h.Person), updateTaken, h.Takeover, h.Digest, h.Times, tx.keeper, h.Key.Employer, h.Key.PA)
	}
	return tx.write(ctx, "take over", string(h.Person), insertTaken, tx.keeper, h.Key.Employer, h.Key.PA, h.Takeover, h.Keeper, h.Person, flag(h.Founded), h.PA, h.Employment, h.Digest, h.Times)
}

func flag(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// LeaveTaken records that it was undone.
func (tx *Tx) LeaveTaken(ctx context.Context, h takeover.Here) error {
	return tx.write(ctx, "undo takeover", string(h.Person), updateLeft, tx.keeper, h.Key.Employer, h.Key.PA)
}

// TakenOver lists every employer and job that was ever taken over.
func (tx *Tx) TakenOver(ctx context.Context) (map[takeover.Key]takeover.Here, error) {
	here := map[takeover.Key]takeover.Here{}
	err := tx.each(ctx, selectTaken, []any{tx.keeper}, func(scan func(...any) error) error {
		var h takeover.Here
		var founded, gone int64
		err := scan(&h.Key.Employer, &h.Key.PA, &h.Takeover, &h.Keeper, &h.Person, &founded, &h.PA, &h.Employment, &h.Digest, &h.Times, &gone)
		h.Founded, h.Gone = founded != 0, gone != 0
		here[h.Key] = h
		return err
	})
	return here, err
}

// PaidSince lists the PAs of a takeover, by the old payroll's reference, who
// were paid from here since.
func (tx *Tx) PaidSince(ctx context.Context, id takeover.ID) ([]string, error) {
	var all []string
	err := tx.each(ctx, selectPaid, []any{tx.keeper, id}, func(scan func(...any) error) error {
		var pa string
		err := scan(&pa)
		all = append(all, pa)
		return err
	})
	return all, err
}

// Found begins the records of somebody who keeps their own, and runs fn in them.
func (tx *Tx) Found(ctx context.Context, k Keeper, fn func(*Tx) error) error {
	tx.founded = append(tx.founded, k.ID)
	return tx.in(k.ID, func(tx *Tx) error {
		if err := tx.AddKeeper(ctx, k); err != nil {
			return err
		}
		return fn(tx)
	})
}

// ForEmployer runs fn in the records of an employer who lets this support
// organisation run their payroll, or whose records it began by a takeover that
// was undone since, which nobody was ever paid from.
func (tx *Tx) ForEmployer(ctx context.Context, p person.ID, on calendar.Date, fn func(*Tx) error) error {
	var owner access.KeeperID
	if err := tx.one(ctx, keeperOfPerson, []any{p}, &owner); err != nil {
		return err
	}
	bureau := tx.keeper
	var founded int
	if err := tx.one(ctx, selectFounded, []any{bureau, owner}, &founded); err != nil {
		return err
	}
	return tx.in(owner, func(tx *Tx) error {
		if founded > 0 {
			return fn(tx)
		}
		open := map[person.ID][]access.Relationship{}
		if err := tx.grantsOpen(ctx, bureau, []person.ID{p}, on, open); err != nil {
			return err
		}
		for _, r := range open[p] {
			if r == access.RunsWages {
				return fn(tx)
			}
		}
		return fault.NotFound(NoSuchRecord)
	})
}

// in runs fn in the same transaction for another keeper.
func (tx *Tx) in(k access.KeeperID, fn func(*Tx) error) error {
	own, near := tx.keeper, tx.near
	tx.keeper, tx.near = k, nil
	defer func() { tx.keeper, tx.near = own, near }()
	return fn(tx)
}

// EndGrant ends from a day on what this keeper has opened of a person to another.
func (tx *Tx) EndGrant(ctx context.Context, taker access.KeeperID, what access.What, p person.ID, on calendar.Date) error {
	return tx.write(ctx, "end grant "+string(what), string(p), endGrants, on, tx.keeper, taker, what, p)
}

// SavePA keeps what changed of a PA's own profile.
func (tx *Tx) SavePA(ctx context.Context, p person.PA) error {
	doc, err := tx.sealedDoc(ctx, string(p.ID), p)
	if err != nil {
		return err
	}
	return tx.write(ctx, "change PA", string(p.ID), updatePA, p.Name, doc, tx.keeper, p.ID)
}

// SaveBefore records what a job brought from another payroll.
func (tx *Tx) SaveBefore(ctx context.Context, pa person.PAID, b takeover.Before) error {
	doc, err := tx.sealedDoc(ctx, string(pa), b)
	if err != nil {
		return err
	}
	_, there, err := tx.BeforeOf(ctx, b.Employment)
	if err != nil {
		return err
	}
	if there {
		return tx.write(ctx, "bring job", string(b.Employment), updateBefore, doc, tx.keeper, b.Employment)
	}
	return tx.write(ctx, "bring job", string(b.Employment), insertBefore, tx.keeper, b.Employment, pa, doc)
}

// BeforeOf gives what a job brought from another payroll, if it brought anything.
func (tx *Tx) BeforeOf(ctx context.Context, id work.ID) (b takeover.Before, there bool, err error) {
	if all, ok := known(tx, func(a *ahead) map[work.ID][]takeover.Before { return a.befores }, id); ok {
		if len(all) == 0 {
			return b, false, nil
		}
		return all[0], true, nil
	}
	var pa, doc string
	err = tx.one(ctx, selectBefore, []any{tx.keeper, id}, &pa, &doc)
	if fault.KindOf(err) == fault.KindNotFound {
		return b, false, nil
	}
	if err != nil {
		return b, false, err
	}
	clear, err := tx.unseal(ctx, pa, doc)
	if err != nil {
		return b, false, err
	}
	return b, true, fromDoc(clear, &b)
}

// InProfile runs fn in the record that a PA keeps, whose profile a takeover by a
// support organisation began: in this transaction, or an earlier one.
func (tx *Tx) InProfile(ctx context.Context, bureau access.KeeperID, pa person.PAID, fn func(*Tx) error) error {
	owner, err := tx.KeeperOfPA(ctx, pa)
	if err != nil {
		return err
	}
	var taken int
	if err := tx.one(ctx, selectTakenPA, []any{bureau, pa}, &taken); err != nil {
		return err
	}
	if taken == 0 && !slices.Contains(tx.founded, owner) {
		return fault.NotFound(NoSuchRecord)
	}
	return tx.in(owner, fn)
}
