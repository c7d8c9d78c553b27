package store

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/care/plan"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
)

// Purse is the ledger of one person's budget, and where its money is held.
type Purse struct {
	ID     ledger.PurseID
	Person person.ID
	Opened calendar.Date
	PurseTerms
	Bank ident.BankAccount // where the funder pays; encrypted in the store
}

// PurseTerms is what was agreed of a purse.
type PurseTerms struct {
	Held    ledger.Account  // held/own-account, held/card, held/managed or held/isf
	Route   plan.Route      // how the person chose to hold the money
	Funding payment.Funding // by the week
	Wages   money.Amount    // what the plan has for PAs a week, which is kept for them
	// Rates is what was agreed by the week from each day on, oldest first, so that
	// a run pays every day at its own rate. The last is Funding; where it is not,
	// Funding counts for all days.
	Rates []payment.Rate `json:",omitempty"`
}

// Then gives the terms that follow from a day on, with the rates until then.
func (p Purse) Then(next PurseTerms, from calendar.Date) PurseTerms {
	for _, r := range p.RatesSince() {
		if r.From.Before(from) {
			next.Rates = append(next.Rates, r)
		}
	}
	next.Rates = append(next.Rates, payment.Rate{From: from, Weekly: next.Funding})
	return next
}

// RatesSince gives the weekly rates since the purse was opened, oldest first.
func (p Purse) RatesSince() []payment.Rate {
	if n := len(p.Rates); n > 0 && p.Rates[n-1].Weekly == p.Funding {
		return p.Rates
	}
	return []payment.Rate{{From: p.Opened, Weekly: p.Funding}}
}

var (
	insertPurse = sqlText(`INSERT INTO purse (keeper, id, person, opened, doc, bank) VALUES ($1, $2, $3, $4, $5, $6)`)
	updatePurse = sqlText(`UPDATE purse SET opened = $1, doc = $2, bank = $3 WHERE keeper = $4 AND id = $5`)
	selectPurse = sqlText(`SELECT id, person, opened, doc, bank FROM purse WHERE keeper = $1 AND person = $2`)
	purseByID   = sqlText(`SELECT id, person, opened, doc, bank FROM purse WHERE keeper = $1 AND id = $2`)
	allPurses   = sqlText(`SELECT keeper, id, person FROM purse ORDER BY keeper, id`)

	selectByKey  = sqlText(`SELECT id, happened, cause, ref, reverses FROM txn WHERE keeper = $1 AND purse = $2 AND idem = $3`)
	selectMoved  = sqlText(`SELECT from_account, to_account, amount, funder FROM move WHERE keeper = $1 AND purse = $2 AND txn = $3 ORDER BY n`)
	selectTxns   = sqlText(`SELECT id, happened, idem, cause, ref, reverses, digest FROM txn WHERE keeper = $1 AND purse = $2 ORDER BY happened, id`)
	selectMoves  = sqlText(`SELECT txn, from_account, to_account, amount, funder FROM move WHERE keeper = $1 AND purse = $2 ORDER BY txn, n`)
	selectTxnIDs = sqlText(`SELECT subject, digest FROM audit WHERE keeper = $1 AND act = $2`)
	sumOut       = sqlText(`SELECT from_account, funder, CAST(SUM(amount) AS BIGINT) FROM move WHERE keeper = $1 AND purse = $2 AND happened <= $3 GROUP BY from_account, funder`)
	sumIn        = sqlText(`SELECT to_account, funder, CAST(SUM(amount) AS BIGINT) FROM move WHERE keeper = $1 AND purse = $2 AND happened <= $3 GROUP BY to_account, funder`)
)

// AddPurse opens the books of a person's budget.
func (tx *Tx) AddPurse(ctx context.Context, p Purse) error {
	doc, err := toDoc(p.PurseTerms)
	if err != nil {
		return err
	}
	bank, err := tx.sealedDoc(ctx, string(p.Person), p.Bank)
	if err != nil {
		return err
	}
	return tx.write(ctx, "open purse", string(p.ID), insertPurse, tx.keeper, p.ID, p.Person, p.Opened, doc, bank)
}

// SavePurse keeps what a later agreement changed of a purse: its terms and the
// account that it is paid into.
func (tx *Tx) SavePurse(ctx context.Context, p Purse) error {
	doc, err := toDoc(p.PurseTerms)
	if err != nil {
		return err
	}
	bank, err := tx.sealedDoc(ctx, string(p.Person), p.Bank)
	if err != nil {
		return err
	}
	return tx.write(ctx, "change purse", string(p.ID), updatePurse, p.Opened, doc, bank, tx.keeper, p.ID)
}

// PurseOf gives the purse of a person.
func (tx *Tx) PurseOf(ctx context.Context, p person.ID) (Purse, error) {
	if found, ok := known(tx, func(a *ahead) map[person.ID]Purse { return a.purses }, p); ok {
		return found, nil
	}
	return tx.purse(ctx, selectPurse, string(p))
}

// Purse gives a purse by id.
func (tx *Tx) Purse(ctx context.Context, id ledger.PurseID) (Purse, error) {
	return tx.purse(ctx, purseByID, string(id))
}

func (tx *Tx) purse(ctx context.Context, q *query, id string) (Purse, error) {
	var p Purse
	var doc, bank string
	if err := tx.one(ctx, q, []any{tx.keeper, id}, &p.ID, &p.Person, &p.Opened, &doc, &bank); err != nil {
		return Purse{}, err
	}
	clear, err := tx.unseal(ctx, string(p.Person), bank)
	if err != nil {
		return Purse{}, err
	}
	err = errors.Join(fromDoc(doc, &p.PurseTerms), fromDoc(clear, &p.Bank))
	return p, err
}

// Post writes transactions to the books, each with its audit row. One that was
// written before, to the letter, is passed over; the same key with anything
// else in it is a conflict, and then nothing is written.
func (tx *Tx) Post(ctx context.Context, transactions ...ledger.Transaction) error {
	if !tx.isAhead() {
		return tx.postAll(ctx, transactions)
	}
	for _, t := range transactions {
		if err := tx.holdPost(t); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) postAll(ctx context.Context, transactions []ledger.Transaction) error {
	fresh, err := tx.fresh(ctx, transactions)
	if err != nil {
		return err
	}
	digests := make([]string, len(fresh))
	for i, t := range fresh {
		digests[i] = digestText(t.Digest())
	}
	if err := tx.insertTransactions(ctx, fresh, digests); err != nil {
		return err
	}
	for i, t := range fresh {
		if err := tx.note(postAct, string(t.ID), digests[i]); err != nil {
			return err
		}
	}
	return tx.auditSoFar(ctx)
}

const postAct = "post"

// fresh checks each transaction and drops those already in the books. Ids
// differ from try to try, so that sameness is judged by all but the id.
func (tx *Tx) fresh(ctx context.Context, transactions []ledger.Transaction) ([]ledger.Transaction, error) {
	for _, t := range transactions {
		if err := t.Check(); err != nil {
			return nil, err
		}
	}
	held, err := tx.heldKeys(ctx, transactions)
	if err != nil || len(held) == 0 {
		return transactions, err
	}
	fresh := make([]ledger.Transaction, 0, len(transactions))
	for _, t := range transactions {
		if !held[bookKey{t.Purse, t.Key}] {
			fresh = append(fresh, t)
			continue
		}
		known, err := tx.Posted(ctx, t.Purse, t.Key)
		if err != nil {
			return nil, err
		}
		if known == nil || !sameMoves(*known, t) {
			return nil, fault.Conflict(AlreadyThere)
		}
	}
	return fresh, nil
}

func sameMoves(a, b ledger.Transaction) bool {
	a.ID, b.ID = "", ""
	return a.Digest() == b.Digest()
}

// bookKey is what a transaction is known by, however often it is sent.
type bookKey struct {
	purse ledger.PurseID
	key   string
}

// heldKeys finds which of the transactions have a key that the books hold
// already, many keys to a query.
func (tx *Tx) heldKeys(ctx context.Context, transactions []ledger.Transaction) (map[bookKey]bool, error) {
	held := map[bookKey]bool{}
	for asked := range slices.Chunk(transactions, rowsAtOnce) {
		args := append(make([]any, 0, 1+2*len(asked)), tx.keeper)
		for _, t := range asked {
			args = append(args, t.Purse, t.Key)
		}
		q := heldKeysText(len(asked))
		if err := tx.settle(ctx, q); err != nil {
			return nil, err
		}
		statement, err := tx.prepared(ctx, q.on(tx.store.Engine))
		if err != nil {
			return nil, err
		}
		rows, err := statement.QueryContext(ctx, args...)
		if err != nil {
			return nil, err
		}
		err = scanAll(rows, func(scan func(...any) error) error {
			var k bookKey
			err := scan(&k.purse, &k.key)
			held[k] = true
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return held, nil
}

// Posted gives the transaction that a purse holds under a key, or nil.
func (tx *Tx) Posted(ctx context.Context, purse ledger.PurseID, key string) (*ledger.Transaction, error) {
	t := ledger.Transaction{Purse: purse, Key: key}
	err := tx.one(ctx, selectByKey, []any{tx.keeper, purse, key}, &t.ID, &t.Date, &t.Cause.Kind, &t.Cause.Ref, &t.Reverses)
	if fault.KindOf(err) == fault.KindNotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &t, tx.each(ctx, selectMoved, []any{tx.keeper, purse, t.ID}, func(scan func(...any) error) error {
		var m ledger.Move
		err := scan(&m.From, &m.To, &m.Amount, &m.Funder)
		t.Moves = append(t.Moves, m)
		return err
	})
}

var (
	txnColumns  = []string{"keeper", "id", "purse", "happened", "idem", "cause", "ref", "reverses", "digest"}
	moveColumns = []string{"keeper", "purse", "txn", "n", "happened", "from_account", "to_account", "amount", "funder"}
)

func (tx *Tx) insertTransactions(ctx context.Context, transactions []ledger.Transaction, digests []string) error {
	keeper := string(tx.keeper)
	heads := make([][]any, 0, len(transactions))
	var moves [][]any
	for i, t := range transactions {
		day := t.Date.String()
		heads = append(heads, []any{keeper, string(t.ID), string(t.Purse), day, t.Key, string(t.Cause.Kind), t.Cause.Ref, string(t.Reverses), digests[i]})
		for n, m := range t.Moves {
			moves = append(moves, []any{keeper, string(t.Purse), string(t.ID), int64(n), day, string(m.From), string(m.To), int64(m.Amount), string(m.Funder)})
		}
	}
	if err := tx.bulk(ctx, "txn", txnColumns, heads); err != nil {
		return err
	}
	return tx.bulk(ctx, "move", moveColumns, moves)
}

// Transactions lists a purse's books in order of day, with the digest that
// was written beside each.
func (tx *Tx) Transactions(ctx context.Context, purse ledger.PurseID) ([]ledger.Transaction, []ledger.Digest, error) {
	var all []ledger.Transaction
	var digests []ledger.Digest
	at := map[ledger.ID]int{}
	err := tx.each(ctx, selectTxns, []any{tx.keeper, purse}, func(scan func(...any) error) error {
		t := ledger.Transaction{Purse: purse}
		var digest string
		if err := scan(&t.ID, &t.Date, &t.Key, &t.Cause.Kind, &t.Cause.Ref, &t.Reverses, &digest); err != nil {
			return err
		}
		var d ledger.Digest
		if _, err := hex.Decode(d[:], []byte(digest)); err != nil {
			return fmt.Errorf("digest of %s: %w", t.ID, err)
		}
		at[t.ID] = len(all)
		all, digests = append(all, t), append(digests, d)
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	err = tx.each(ctx, selectMoves, []any{tx.keeper, purse}, func(scan func(...any) error) error {
		var id ledger.ID
		var m ledger.Move
		if err := scan(&id, &m.From, &m.To, &m.Amount, &m.Funder); err != nil {
			return err
		}
		i, ok := at[id]
		if !ok {
			return fmt.Errorf("a movement of %s has no transaction", id)
		}
		all[i].Moves = append(all[i].Moves, m)
		return nil
	})
	return all, digests, err
}

// EndOfBooks is later than any day in the books.
var EndOfBooks = calendar.MustDate("2199-12-31")

// Balances adds up a purse as at the end of a day.
func (tx *Tx) Balances(ctx context.Context, purse ledger.PurseID, on calendar.Date) (ledger.Balances, error) {
	if b, ok := known(tx, func(a *ahead) map[ledger.PurseID]ledger.Balances { return a.balances }, purse); ok && on == EndOfBooks {
		return maps.Clone(b), nil
	}
	b := ledger.Balances{}
	add := func(q *query, sign money.Amount) error {
		return tx.each(ctx, q, []any{tx.keeper, purse, on}, func(scan func(...any) error) error {
			var p ledger.Place
			var sum money.Amount
			err := scan(&p.Account, &p.Funder, &sum)
			b[p] += sign * sum
			return err
		})
	}
	return b, errors.Join(add(sumOut, -1), add(sumIn, 1))
}

// PurseRef says which keeper a purse belongs to.
type PurseRef struct {
	Keeper access.KeeperID
	ID     ledger.PurseID
	Person person.ID
}

// Purses lists every purse of every keeper, for the checks that look at all of
// the books.
func (s *Store) Purses(ctx context.Context) ([]PurseRef, error) {
	var all []PurseRef
	err := s.Read(ctx, access.Actor{}, "", func(tx *Tx) error {
		return tx.each(ctx, allPurses, nil, func(scan func(...any) error) error {
			var p PurseRef
			err := scan(&p.Keeper, &p.ID, &p.Person)
			all = append(all, p)
			return err
		})
	})
	return all, err
}

var selectPurses = sqlText(`SELECT person FROM purse WHERE keeper = $1 ORDER BY id`)

// PursesHere lists the people of this keeper who have a purse.
func (tx *Tx) PursesHere(ctx context.Context) ([]person.ID, error) {
	var all []person.ID
	err := tx.each(ctx, selectPurses, []any{tx.keeper}, func(scan func(...any) error) error {
		var p person.ID
		err := scan(&p)
		all = append(all, p)
		return err
	})
	return all, err
}
