package store

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Where much is to be done for many, a question asks about many keys at once, and
// the answers are opened and read on every core.

// keysAtOnce is the most keys in one question.
const keysAtOnce = 256

// setQuery is a question about a list of keys, which stands as $keys in its text,
// after all other parameters.
type setQuery struct {
	text  string
	fixed int      // parameters before the keys
	sized sync.Map // *query by number of keys
}

// setText declares a question about many keys.
func setText(text string) *setQuery {
	q := &setQuery{text: text}
	for strings.Contains(text, "$"+strconv.Itoa(q.fixed+1)) {
		q.fixed++
	}
	queries = append(queries, *q.of(2))
	return q
}

func (q *setQuery) of(keys int) *query {
	if known, ok := q.sized.Load(keys); ok {
		return known.(*query)
	}
	sized := asQuery(strings.ReplaceAll(q.text, "($keys)", placeholders(q.fixed+1, 1, keys)))
	q.sized.Store(keys, sized)
	return sized
}

// eachOf asks about every key and hands each row to fn to scan. Few sizes of
// question are asked, so that the databases know each: the last key fills up.
func eachOf[K ~string](ctx context.Context, tx *Tx, q *setQuery, args []any, keys []K, fn func(scan func(...any) error) error) error {
	for some := range slices.Chunk(keys, keysAtOnce) {
		n := 1
		for n < len(some) {
			n *= 2
		}
		all := append(make([]any, 0, len(args)+n), args...)
		for i := range n {
			all = append(all, string(some[min(i, len(some)-1)]))
		}
		if err := tx.each(ctx, q.of(n), all, fn); err != nil {
			return err
		}
	}
	return nil
}

// keyed is a document that was read, and what it was asked by.
type keyed struct{ key, subject, text string }

// docsOf gives the documents of many keys, an empty list where there is none. The
// question gives key and document.
func docsOf[T any, K ~string](ctx context.Context, tx *Tx, q *setQuery, args []any, keys []K) (map[K][]T, error) {
	var rows []keyed
	err := eachOf(ctx, tx, q, args, keys, func(scan func(...any) error) error {
		var r keyed
		err := scan(&r.key, &r.text)
		rows = append(rows, r)
		return err
	})
	if err != nil {
		return nil, err
	}
	return read[T](keys, rows, func(do func(int) error) error { return onEveryCore(len(rows), do) },
		func(r keyed) (string, error) { return r.text, nil })
}

// sealedOf is docsOf of encrypted documents. The question gives key, subject and
// document. A key with a document that nobody can open any more is left out: it
// counts as not read.
func sealedOf[T any, K ~string](ctx context.Context, tx *Tx, q *setQuery, args []any, keys []K) (map[K][]T, error) {
	var rows []keyed
	var subjects []string
	err := eachOf(ctx, tx, q, args, keys, func(scan func(...any) error) error {
		var r keyed
		err := scan(&r.key, &r.subject, &r.text)
		rows, subjects = append(rows, r), append(subjects, r.subject)
		return err
	})
	if err != nil {
		return nil, err
	}
	gone, err := tx.openKeys(ctx, subjects)
	if err != nil {
		return nil, err
	}
	if len(gone) > 0 {
		rows, subjects, keys = leaveOut(rows, keys, gone)
	}
	return read[T](keys, rows, func(do func(int) error) error { return tx.onEachKey(subjects, do) },
		func(r keyed) (string, error) { return tx.unseal(ctx, r.subject, r.text) })
}

// leaveOut drops the keys that have a document of somebody whose key is gone.
func leaveOut[K ~string](rows []keyed, keys []K, gone map[string]bool) (left []keyed, subjects []string, of []K) {
	shut := map[string]bool{}
	for _, r := range rows {
		if gone[r.subject] {
			shut[r.key] = true
		}
	}
	for _, r := range rows {
		if !shut[r.key] {
			left, subjects = append(left, r), append(subjects, r.subject)
		}
	}
	return left, subjects, slices.DeleteFunc(slices.Clone(keys), func(k K) bool { return shut[string(k)] })
}

func read[T any, K ~string](keys []K, rows []keyed, each func(func(int) error) error, clear func(keyed) (string, error)) (map[K][]T, error) {
	docs := make([]T, len(rows))
	err := each(func(i int) error {
		text, err := clear(rows[i])
		if err != nil {
			return err
		}
		return fromDoc(text, &docs[i])
	})
	all := make(map[K][]T, len(keys))
	for _, k := range keys {
		all[k] = nil
	}
	for i, r := range rows {
		all[K(r.key)] = append(all[K(r.key)], docs[i])
	}
	return all, err
}

// onEachKey does something with the key of each subject: on every core where each
// is open, and else one by one, because a transaction asks one thing at a time.
func (tx *Tx) onEachKey(subjects []string, do func(int) error) error {
	for _, s := range subjects {
		if s != "" && !tx.isOpen(s) {
			return inTurn(len(subjects), do)
		}
	}
	return onEveryCore(len(subjects), do)
}

func inTurn(n int, do func(int) error) error {
	for i := range n {
		if err := do(i); err != nil {
			return err
		}
	}
	return nil
}

// onEveryCore does n things that do not touch each other.
func onEveryCore(n int, do func(int) error) error {
	cores := min(runtime.GOMAXPROCS(0), n/8)
	if cores < 2 {
		return inTurn(n, do)
	}
	wrong := make([]error, cores)
	var all sync.WaitGroup
	for c := range cores {
		all.Go(func() {
			from := n * c / cores
			wrong[c] = inTurn(n*(c+1)/cores-from, func(i int) error { return do(from + i) })
		})
	}
	all.Wait()
	return errors.Join(wrong...)
}

var selectSecretsOf = setText(`SELECT subject, wrapped FROM secret WHERE keeper = $1 AND subject IN ($keys)`)

// isOpen reports whether the key of a subject is at hand.
func (tx *Tx) isOpen(subject string) bool {
	if _, near := tx.near[subject]; near {
		return true
	}
	_, open := tx.store.secrets.Load(string(tx.keeper) + "/" + subject)
	return open
}

// openSecretsOf opens the keys of many subjects in a few questions. They are closed
// with the transaction, so that a large run does not gather everybody's.
func (tx *Tx) openSecretsOf(ctx context.Context, subjects []string) error {
	if tx.madeKeys { // a key made here may yet be undone
		return nil
	}
	var closed []string
	for _, s := range subjects {
		if s != "" && !tx.isOpen(s) {
			closed = append(closed, s)
		}
	}
	if tx.near == nil {
		tx.near = make(map[string][]byte, len(closed))
	}
	slices.Sort(closed)
	return eachOf(ctx, tx, selectSecretsOf, []any{tx.keeper}, slices.Compact(closed), func(scan func(...any) error) error {
		var subject, wrapped string
		if err := scan(&subject, &wrapped); err != nil {
			return err
		}
		name := string(tx.keeper) + "/" + subject
		key, err := tx.unwrap(name, wrapped)
		if err != nil {
			return fmt.Errorf("open keys: %w", err)
		}
		tx.near[subject] = key
		return nil
	})
}
