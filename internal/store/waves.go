package store

import (
	"context"

	"ownway/internal/care/bringover"
	"ownway/ledger"
)

// A wave and its file name people, so that both are encrypted, under a key of
// the wave's own. The file is kept only until its people are brought over.

var (
	insertWave  = sqlText(`INSERT INTO wave (keeper, id, name, state, doc, file) VALUES ($1, $2, $3, $4, $5, $6)`)
	updateWave  = sqlText(`UPDATE wave SET state = $1, doc = $2, file = '' WHERE keeper = $3 AND id = $4 AND state = $5`)
	selectWave  = sqlText(`SELECT doc FROM wave WHERE keeper = $1 AND id = $2`)
	selectFile  = sqlText(`SELECT file FROM wave WHERE keeper = $1 AND id = $2`)
	selectWaves = sqlText(`SELECT id, doc FROM wave WHERE keeper = $1 ORDER BY id DESC`)

	insertBrought = sqlText(`INSERT INTO brought (keeper, reference, person, wave, digest, times, gone) VALUES ($1, $2, $3, $4, $5, $6, 0)`)
	updateBrought = sqlText(`UPDATE brought SET wave = $1, digest = $2, times = $3, gone = 0 WHERE keeper = $4 AND reference = $5 AND gone = 1`)
	updateGone    = sqlText(`UPDATE brought SET gone = 1 WHERE keeper = $1 AND reference = $2 AND gone = 0`)
	selectBrought = sqlText(`SELECT reference, person, wave, digest, times, gone FROM brought WHERE keeper = $1 ORDER BY reference`)
	selectOfWave  = sqlText(`SELECT reference, person, wave, digest, times, gone FROM brought WHERE keeper = $1 AND wave = $2 ORDER BY reference`)
	selectTouched = sqlText(`SELECT p.name FROM brought b JOIN person p ON p.keeper = b.keeper AND p.id = b.person
		JOIN purse u ON u.keeper = b.keeper AND u.person = b.person
		WHERE b.keeper = $1 AND b.wave = $2 AND b.gone = 0 AND (
		EXISTS (SELECT 1 FROM txn t WHERE t.keeper = u.keeper AND t.purse = u.id AND t.cause <> $3 AND t.cause <> $4)
		OR EXISTS (SELECT 1 FROM payment_line l WHERE l.keeper = u.keeper AND l.purse = u.id)
		OR EXISTS (SELECT 1 FROM statement s WHERE s.keeper = u.keeper AND s.purse = u.id)
		OR EXISTS (SELECT 1 FROM employment e WHERE e.keeper = u.keeper AND e.employer = u.person)) ORDER BY p.name`)
)

// AddWave records a wave that was looked at, with its file.
func (tx *Tx) AddWave(ctx context.Context, w bringover.Wave, file []byte) error {
	doc, err := tx.sealedDoc(ctx, string(w.ID), w)
	if err != nil {
		return err
	}
	sealed, err := tx.seal(ctx, string(w.ID), string(file))
	if err != nil {
		return err
	}
	return tx.write(ctx, "look at wave", string(w.ID), insertWave, tx.keeper, w.ID, w.Name, w.State, doc, sealed)
}

// MoveWave records the next state of a wave that still stands in the state it
// came from. Its file is not needed any more.
func (tx *Tx) MoveWave(ctx context.Context, w bringover.Wave, from bringover.State) error {
	doc, err := tx.sealedDoc(ctx, string(w.ID), w)
	if err != nil {
		return err
	}
	return tx.write(ctx, "wave "+string(w.State), string(w.ID), updateWave, w.State, doc, tx.keeper, w.ID, from)
}

// Wave gives a wave.
func (tx *Tx) Wave(ctx context.Context, id bringover.ID) (bringover.Wave, error) {
	var w bringover.Wave
	err := tx.unsealedDoc(ctx, string(id), selectWave, []any{tx.keeper, id}, &w)
	return w, err
}

// WaveFile gives the file of a wave that was looked at.
func (tx *Tx) WaveFile(ctx context.Context, id bringover.ID) ([]byte, error) {
	var sealed string
	if err := tx.one(ctx, selectFile, []any{tx.keeper, id}, &sealed); err != nil || sealed == "" {
		return nil, err
	}
	clear, err := tx.unseal(ctx, string(id), sealed)
	return []byte(clear), err
}

// Waves lists the waves of this keeper, newest first.
func (tx *Tx) Waves(ctx context.Context) ([]bringover.Wave, error) {
	sealed := map[bringover.ID]string{}
	var order []bringover.ID
	err := tx.each(ctx, selectWaves, []any{tx.keeper}, func(scan func(...any) error) error {
		var id bringover.ID
		var doc string
		err := scan(&id, &doc)
		sealed[id], order = doc, append(order, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	waves := make([]bringover.Wave, len(order))
	for i, id := range order {
		clear, err := tx.unseal(ctx, string(id), sealed[id])
		if err != nil {
			return nil, err
		}
		if err := fromDoc(clear, &waves[i]); err != nil {
			return nil, err
		}
	}
	return waves, nil
}

// AddBrought records that a person was brought over for the first time, or
// again after their wave was undone.
func (tx *Tx) AddBrought(ctx context.Context, h bringover.Here) error {
	if h.Times > 1 {
		return tx.write(ctx, "bring over", string(h.Person), updateBrought, h.Wave, h.Digest, h.Times, tx.keeper, h.Reference)
	}
	return tx.write(ctx, "bring over", string(h.Person), insertBrought, tx.keeper, h.Reference, h.Person, h.Wave, h.Digest, h.Times)
}

// TakeBack records that a person's wave was undone.
func (tx *Tx) TakeBack(ctx context.Context, h bringover.Here) error {
	return tx.write(ctx, "take back", string(h.Person), updateGone, tx.keeper, h.Reference)
}

// BroughtOver lists everyone who was ever brought over.
func (tx *Tx) BroughtOver(ctx context.Context) (map[string]bringover.Here, error) {
	here := map[string]bringover.Here{}
	err := tx.brought(ctx, selectBrought, []any{tx.keeper}, func(h bringover.Here) { here[h.Reference] = h })
	return here, err
}

// BroughtIn lists the people of a wave who are here.
func (tx *Tx) BroughtIn(ctx context.Context, w bringover.ID) ([]bringover.Here, error) {
	var all []bringover.Here
	err := tx.brought(ctx, selectOfWave, []any{tx.keeper, w}, func(h bringover.Here) {
		if !h.Gone {
			all = append(all, h)
		}
	})
	return all, err
}

func (tx *Tx) brought(ctx context.Context, q *query, args []any, add func(bringover.Here)) error {
	return tx.each(ctx, q, args, func(scan func(...any) error) error {
		var h bringover.Here
		var gone int64
		err := scan(&h.Reference, &h.Person, &h.Wave, &h.Digest, &h.Times, &gone)
		h.Gone = gone != 0
		add(h)
		return err
	})
}

// Touched names the people of a wave who were paid, employ somebody, or have
// anything in their books but what was brought over.
func (tx *Tx) Touched(ctx context.Context, w bringover.ID) ([]string, error) {
	var names []string
	err := tx.each(ctx, selectTouched, []any{tx.keeper, w, ledger.BroughtOver, ledger.Correction}, func(scan func(...any) error) error {
		var name string
		err := scan(&name)
		names = append(names, name)
		return err
	})
	return names, err
}
