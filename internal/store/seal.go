package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"ownway/internal/access"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The sealer takes the audit rows of a keeper, in the order they were written,
// as leaves of a Merkle tree (the transparent log of golang.org/x/mod/sumdb),
// and keeps each new root. A row that was changed, removed or slipped in later
// no longer fits its tree.

var (
	selectUnsealedKeepers = sqlText(`SELECT DISTINCT keeper FROM audit WHERE leaf < 0 ORDER BY keeper`)
	selectUnsealed        = sqlText(`SELECT id, keeper, at, account, act, subject, digest FROM audit WHERE leaf < 0 AND keeper = $1 ORDER BY at, id`)
	updateLeaf            = sqlText(`UPDATE audit SET leaf = $1 WHERE keeper = $2 AND id = $3 AND leaf < 0`)
	selectLastSeal        = sqlText(`SELECT size, root, at FROM seal WHERE keeper = $1 ORDER BY size DESC LIMIT 1`)
	insertSeal            = sqlText(`INSERT INTO seal (keeper, size, root, at) VALUES ($1, $2, $3, $4)`)
	selectTreeHash        = sqlText(`SELECT hash FROM audit_hash WHERE keeper = $1 AND n = $2`)
	selectSealedRows      = sqlText(`SELECT id, keeper, at, account, act, subject, digest, leaf FROM audit WHERE keeper = $1 ORDER BY leaf, at, id`)
	selectAuditKeepers    = sqlText(`SELECT DISTINCT keeper FROM audit ORDER BY keeper`)
)

// Seal chains every audit row that is not sealed yet. It is safe to call at any
// time and from many places: a second sealer at the same moment has its work
// refused by the database and does it again later.
func (s *Store) Seal(ctx context.Context) error {
	var keepers []access.KeeperID
	err := s.Read(ctx, access.Actor{}, "", func(tx *Tx) error {
		return tx.each(ctx, selectUnsealedKeepers, nil, func(scan func(...any) error) error {
			var k access.KeeperID
			err := scan(&k)
			keepers = append(keepers, k)
			return err
		})
	})
	if err != nil {
		return fmt.Errorf("seal: %w", err)
	}
	for _, k := range keepers {
		if err := s.Write(ctx, access.Actor{}, k, func(tx *Tx) error { return tx.sealKeeper(ctx) }); err != nil {
			return fmt.Errorf("seal %s: %w", k, err)
		}
	}
	return nil
}

type seal struct {
	size int64
	root tlog.Hash
	at   string
}

func (tx *Tx) lastSeal(ctx context.Context) (seal, error) {
	var l seal
	var root string
	err := tx.tx.QueryRowContext(ctx, selectLastSeal.on(tx.store.Engine), tx.keeper).Scan(&l.size, &root, &l.at)
	if errors.Is(err, sql.ErrNoRows) {
		return seal{}, nil
	}
	if err != nil {
		return seal{}, err
	}
	l.root, err = tlog.ParseHash(root)
	return l, err
}

func (tx *Tx) sealKeeper(ctx context.Context) error {
	last, err := tx.lastSeal(ctx)
	if err != nil {
		return err
	}
	rows, err := tx.auditRows(ctx, selectUnsealed, false)
	if err != nil || len(rows) == 0 {
		return err
	}
	known := &treeHashes{tx: tx, ctx: ctx, fresh: map[int64]tlog.Hash{}}
	var hashRows, leaves [][]any
	for i, r := range rows {
		n := last.size + int64(i)
		hashes, err := tlog.StoredHashes(n, r.bytes(), known)
		if err != nil {
			return err
		}
		at := tlog.StoredHashIndex(0, n)
		for j, h := range hashes {
			known.fresh[at+int64(j)] = h
			hashRows = append(hashRows, []any{string(tx.keeper), at + int64(j), h.String()})
		}
		leaves = append(leaves, []any{n, string(tx.keeper), string(r.id)})
	}
	if err := tx.changeAll(ctx, updateLeaf, leaves); err != nil {
		return err
	}
	if err := tx.bulk(ctx, "audit_hash", []string{"keeper", "n", "hash"}, hashRows); err != nil {
		return err
	}
	size := last.size + int64(len(rows))
	root, err := tlog.TreeHash(size, known)
	if err != nil {
		return err
	}
	_, err = tx.tx.ExecContext(ctx, insertSeal.on(tx.store.Engine), tx.keeper, size, root.String(), tx.now.UTC().Format(time.RFC3339))
	return asFault(err)
}

func (tx *Tx) auditRows(ctx context.Context, q *query, withLeaf bool) ([]sealedRow, error) {
	var rows []sealedRow
	err := tx.each(ctx, q, []any{tx.keeper}, func(scan func(...any) error) error {
		r := sealedRow{leaf: unsealed}
		into := []any{&r.id, &r.keeper, &r.at, &r.account, &r.act, &r.subject, &r.digest}
		if withLeaf {
			into = append(into, &r.leaf)
		}
		err := scan(into...)
		rows = append(rows, r)
		return err
	})
	return rows, err
}

type sealedRow struct {
	auditRow
	leaf int64
}

// treeHashes reads the stored hashes of a keeper's tree, new ones first.
type treeHashes struct {
	tx    *Tx
	ctx   context.Context
	fresh map[int64]tlog.Hash
}

func (t *treeHashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, n := range indexes {
		if h, ok := t.fresh[n]; ok {
			out[i] = h
			continue
		}
		var text string
		if err := t.tx.one(t.ctx, selectTreeHash, []any{t.tx.keeper, n}, &text); err != nil {
			return nil, fmt.Errorf("tree hash %d: %w", n, err)
		}
		h, err := tlog.ParseHash(text)
		if err != nil {
			return nil, err
		}
		out[i], t.fresh[n] = h, h
	}
	return out, nil
}

// What can be wrong with an audit tree.
var (
	WrongLeaf     = msg.New("store.wrong-leaf", "the audit rows of {keeper} have a gap or a stranger at number {n}")
	WrongRoot     = msg.New("store.wrong-root", "the audit rows of {keeper} no longer give the root they were sealed with on {at}")
	NotSealed     = msg.New("store.not-sealed", "{n} audit rows of {keeper} have waited unsealed since {at}")
	NeverAudited  = msg.New("store.never-audited", "transaction {txn} has no audit row that bears it out")
	Vanished      = msg.New("store.vanished", "transaction {txn} was written once and is no longer in the books")
	sealWaitLimit = time.Minute
)

// verifyTree rebuilds a keeper's tree from its rows alone and compares it with
// every seal; rows that have waited too long unsealed are a fault.
func (tx *Tx) verifyTree(ctx context.Context) (wrong []msg.Text, sealedTo string, err error) {
	rows, err := tx.auditRows(ctx, selectSealedRows, true)
	if err != nil {
		return nil, "", err
	}
	last, err := tx.lastSeal(ctx)
	if err != nil {
		return nil, "", err
	}
	tree := memoryTree{}
	size, waiting, since := int64(0), 0, ""
	for _, r := range rows {
		if r.leaf < 0 {
			if waiting == 0 { // rows that wait come first, the oldest ahead
				since = r.at
			}
			waiting++
			continue
		}
		if r.leaf != size {
			return append(wrong, WrongLeaf.With("keeper", string(tx.keeper), "n", size)), last.at, nil
		}
		hashes, err := tlog.StoredHashes(size, r.bytes(), &tree)
		if err != nil {
			return nil, "", err
		}
		tree = append(tree, hashes...)
		size++
	}
	root := tlog.Hash{}
	if size > 0 {
		if root, err = tlog.TreeHash(size, &tree); err != nil {
			return nil, "", err
		}
	}
	if size != last.size || root != last.root {
		wrong = append(wrong, WrongRoot.With("keeper", string(tx.keeper), "at", last.at))
	}
	if at, err := time.Parse(time.RFC3339, since); waiting > 0 && (err != nil || tx.now.Sub(at) > sealWaitLimit) {
		wrong = append(wrong, NotSealed.With("n", waiting, "keeper", string(tx.keeper), "at", since))
	}
	return wrong, last.at, nil
}

// memoryTree holds a tree's stored hashes in their order.
type memoryTree []tlog.Hash

func (t *memoryTree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, n := range indexes {
		if n >= int64(len(*t)) {
			return nil, fmt.Errorf("tree hash %d is not there", n)
		}
		out[i] = (*t)[n]
	}
	return out, nil
}

// Sealed is how far a keeper's audit is sealed.
type Sealed struct {
	Size int64
	Root string
	At   string // RFC 3339; empty while nothing is sealed
}

// SealedTo gives the last seal of this keeper's audit.
func (tx *Tx) SealedTo(ctx context.Context) (Sealed, error) {
	var s Sealed
	err := tx.one(ctx, selectLastSeal, []any{tx.keeper}, &s.Size, &s.Root, &s.At)
	if fault.KindOf(err) == fault.KindNotFound {
		return Sealed{}, nil
	}
	return s, err
}
