package store_test

import (
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/ledger"
	"ownway/value/money"
)

// A batch is what a large payment run writes: many transactions of three
// movements each, over many purses.
const (
	batchPurses       = 200
	batchTransactions = 4000
	batchMoves        = 3
	batchRounds       = 12
)

// BenchmarkPost measures a batch written to the books beside a bare bulk insert
// of the same rows into the same tables, turn by turn, each with and without
// its audit rows. It gives the median round: in rows of the books a second (an
// audit row is cost, not work done), and as the ratio within each round.
func BenchmarkPost(b *testing.B) {
	b.Run("sqlite", func(b *testing.B) {
		measurePost(b, store.Options{File: b.TempDir() + "/ownway.db"})
	})
	b.Run("postgres", func(b *testing.B) {
		if url := storetest.Postgres(b); url != "" {
			measurePost(b, store.Options{URL: url})
		}
	})
}

func measurePost(b *testing.B, o store.Options) {
	s := storetest.Open(b, o)
	by, purses := manyPurses(b, s)
	ways := []func(batch) error{
		func(t batch) error { return post(s, by, t, true) },
		func(t batch) error { return bare(s, t, true) },
		func(t batch) error { return post(s, by, t, false) },
		func(t batch) error { return bare(s, t, false) },
	}
	var rounds [][]time.Duration
	shuffle := rand.New(rand.NewPCG(1, 2))
	for b.Loop() {
		for range batchRounds {
			took := make([]time.Duration, len(ways))
			for _, i := range shuffle.Perm(len(ways)) { // so that none always follows the same one
				took[i] = timed(b, newBatch(b, by, purses), ways[i])
			}
			rounds = append(rounds, took)
		}
	}
	proveBatches(b, s, len(rounds)*len(ways))
	const rows = batchTransactions * (1 + batchMoves)
	for i, name := range []string{"audited", "audited-bare", "unaudited", "unaudited-bare"} {
		b.ReportMetric(median(rounds, func(r []time.Duration) float64 { return rows / r[i].Seconds() }), name+"-rows/s")
	}
	b.ReportMetric(median(rounds, func(r []time.Duration) float64 { return r[1].Seconds() / r[0].Seconds() }), "audited-ratio")
	b.ReportMetric(median(rounds, func(r []time.Duration) float64 { return r[3].Seconds() / r[2].Seconds() }), "unaudited-ratio")
}

func timed(b *testing.B, t batch, way func(batch) error) time.Duration {
	runtime.GC() // what making the batch left behind is not its cost
	from := time.Now()
	if err := way(t); err != nil {
		b.Fatal(err)
	}
	return time.Since(from)
}

func median(rounds [][]time.Duration, of func([]time.Duration) float64) float64 {
	all := make([]float64, len(rounds))
	for i, r := range rounds {
		all[i] = of(r)
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// proveBatches makes sure that all that was measured was written.
func proveBatches(b *testing.B, s *store.Store, batches int) {
	n, err := store.Column(ctx, s, `SELECT CAST(COUNT(*) AS TEXT) FROM move`)
	if want := strconv.Itoa(batches * batchTransactions * batchMoves); err != nil || n != want {
		b.Fatalf("%s movements were written, want %s: %v", n, want, err)
	}
}

func manyPurses(b *testing.B, s *store.Store) (access.Actor, []store.Purse) {
	by, first := council(b, s)
	purses := []store.Purse{first}
	write(b, s, by, func(tx *store.Tx) error {
		for range batchPurses - 1 {
			p := first
			p.ID, p.Person = ledger.PurseID(idOf(b, "pur")), person.ID(idOf(b, "per"))
			if err := tx.AddPerson(ctx, person.Person{ID: p.Person, Name: "Someone"}); err != nil {
				return err
			}
			if err := tx.AddPurse(ctx, p); err != nil {
				return err
			}
			purses = append(purses, p)
		}
		return nil
	})
	return by, purses
}

// batch is transactions and the rows that they come to.
type batch struct {
	transactions       []ledger.Transaction
	txn, moves, audits [][]any
}

func newBatch(b *testing.B, by access.Actor, purses []store.Purse) batch {
	var t batch
	for i := range batchTransactions {
		tr := pay(b, purses[i%len(purses)], "", 1)
		tr.Key, tr.Moves = "run/"+string(tr.ID), nil
		for n, f := range []ledger.Funder{ledger.Council, ledger.NHS, ledger.Own}[:batchMoves] {
			tr.Moves = append(tr.Moves, ledger.Move{From: ledger.FunderMoney, To: held, Amount: money.Amount(100*i + n + 1), Funder: f})
		}
		t.add(b, by, tr)
	}
	return t
}

// add notes a transaction and the rows that it comes to, so that making them
// is no part of what a bare insert takes.
func (t *batch) add(b *testing.B, by access.Actor, tr ledger.Transaction) {
	keeper, purse, id, day := string(by.Keeper), string(tr.Purse), string(tr.ID), tr.Date.String()
	d := tr.Digest()
	digest := hex.EncodeToString(d[:])
	t.transactions = append(t.transactions, tr)
	t.txn = append(t.txn, []any{keeper, id, purse, day, tr.Key, string(tr.Cause.Kind), tr.Cause.Ref, "", digest})
	for n, m := range tr.Moves {
		t.moves = append(t.moves, []any{keeper, purse, id, int64(n), day, string(m.From), string(m.To), int64(m.Amount), string(m.Funder)})
	}
	t.audits = append(t.audits, []any{keeper, idOf(b, "aud"), storetest.Noon.Format(time.RFC3339), string(by.Account), "post", id, digest, int64(-1)})
}

func post(s *store.Store, by access.Actor, t batch, audited bool) error {
	return s.Write(ctx, by, by.Keeper, func(tx *store.Tx) error {
		if err := tx.Post(ctx, t.transactions...); err != nil {
			return err
		}
		if !audited {
			store.Unaudited(tx)
		}
		return nil
	})
}

// bare inserts the rows of a batch and does nothing else.
func bare(s *store.Store, t batch, audited bool) (err error) {
	conn, err := store.Writer(s).Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	insert := bareValues
	if s.Engine == store.Postgres {
		insert = bareCopy
	}
	err = errors.Join(insert(conn, tx, "txn", txnColumns, t.txn), insert(conn, tx, "move", moveColumns, t.moves))
	if audited {
		err = errors.Join(err, insert(conn, tx, "audit", auditColumns, t.audits))
	}
	if err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

const (
	txnColumns   = "keeper id purse happened idem cause ref reverses digest"
	moveColumns  = "keeper purse txn n happened from_account to_account amount funder"
	auditColumns = "keeper id at account act subject digest leaf"
)

// bareAtOnce is how many rows of VALUES SQLite takes quickest.
const bareAtOnce = 100

func bareValues(_ *sql.Conn, tx *sql.Tx, table, columns string, rows [][]any) (err error) {
	names := strings.Fields(columns)
	one := "(" + strings.TrimSuffix(strings.Repeat("?, ", len(names)), ", ") + ")"
	text := "INSERT INTO " + table + " (" + strings.Join(names, ", ") + ") VALUES " + strings.TrimSuffix(strings.Repeat(one+", ", bareAtOnce), ", ")
	insert, err := tx.PrepareContext(ctx, text)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, insert.Close()) }()
	args := make([]any, 0, bareAtOnce*len(names))
	for chunk := range slices.Chunk(rows, bareAtOnce) {
		if len(chunk) < bareAtOnce {
			return fmt.Errorf("%d rows are not whole lots of %d", len(rows), bareAtOnce)
		}
		args = args[:0]
		for _, r := range chunk {
			args = append(args, r...)
		}
		if _, err := insert.ExecContext(ctx, args...); err != nil {
			return err
		}
	}
	return nil
}

func bareCopy(conn *sql.Conn, _ *sql.Tx, table, columns string, rows [][]any) error {
	return conn.Raw(func(c any) error {
		_, err := c.(*stdlib.Conn).Conn().CopyFrom(ctx, pgx.Identifier{table}, strings.Fields(columns), pgx.CopyFromRows(rows))
		return err
	})
}
