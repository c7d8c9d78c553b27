package store

import (
	"context"

	"ownway/bank/statement"
	"ownway/internal/care/clientmoney"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

type (
	pooledPrefix struct{}
	plinePrefix  struct{}
)

func (pooledPrefix) Prefix() string { return "poa" }
func (plinePrefix) Prefix() string  { return "pol" }

// PooledID is the id of a support organisation's account with the money of
// many, PooledLineID of a line of it.
type (
	PooledID     = ident.ID[pooledPrefix]
	PooledLineID = ident.ID[plinePrefix]
)

// Pooled is a bank account of a support organisation that holds the money of
// many people.
type Pooled struct {
	ID   PooledID
	Bank ident.BankAccount
	From calendar.Date // the first day whose lines are brought in
	SUN  string        // its Bacs service user number; none when no file goes to Bacs
}

// PooledLine is a line of such an account.
type PooledLine struct {
	ID    PooledLineID
	Line  statement.Line
	Mark  string
	Kind  PooledKind
	State PooledState
	Why   msg.Text // why it is whose it is
	Said  string   // in the words of whoever said so
}

// PooledKind is what sort of line it is.
type PooledKind string

// The kinds of line.
const (
	FromBank PooledKind = ""        // of the bank's statement
	Opening  PooledKind = "opening" // what was there on the first day
	FeeTaken PooledKind = "fee"     // from a person's money to the organisation's own; the bank sees none of it
)

// PooledState is how far a line has come.
type PooledState string

// The states of a line.
const (
	Suspense PooledState = "suspense" // nobody's yet
	Assigned PooledState = "assigned"
)

var (
	insertPooled = sqlText(`INSERT INTO pooled_account (keeper, id, version, doc) VALUES ($1, $2, 0, $3)`)
	selectPooled = sqlText(`SELECT id, doc FROM pooled_account WHERE keeper = $1`)
	touchPooled  = sqlText(`UPDATE pooled_account SET version = version + 1 WHERE keeper = $1 AND id = $2`)

	insertPooledStatement = sqlText(`INSERT INTO pooled_statement (keeper, id, account, digest, starts, ends, doc) VALUES ($1, $2, $3, $4, $5, $6, $7)`)
	samePooledFile        = sqlText(`SELECT COUNT(*) FROM pooled_statement WHERE keeper = $1 AND account = $2 AND digest = $3`)
	selectPooledStatement = sqlText(`SELECT doc FROM pooled_statement WHERE keeper = $1 AND account = $2 AND ends <= $3 ORDER BY ends, id`)
	insertPooledLine      = sqlText(`INSERT INTO pooled_line (keeper, id, account, happened, amount, mark, kind, state, doc) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`)
	updatePooledLine      = sqlText(`UPDATE pooled_line SET state = $1, doc = $2 WHERE keeper = $3 AND id = $4 AND state = $5`)
	selectPooledLine      = sqlText(`SELECT doc FROM pooled_line WHERE keeper = $1 AND account = $2 AND id = $3`)
	selectPooledIn        = sqlText(`SELECT doc FROM pooled_line WHERE keeper = $1 AND account = $2 AND state = $3 ORDER BY happened, id`)
	selectPooledDays      = sqlText(`SELECT doc FROM pooled_line WHERE keeper = $1 AND account = $2 AND happened >= $3 AND happened <= $4 ORDER BY happened, id`)
	selectPooledMarks     = sqlText(`SELECT mark FROM pooled_line WHERE keeper = $1 AND account = $2`)
	sumPooled             = sqlText(`SELECT COALESCE(CAST(SUM(amount) AS BIGINT), 0) FROM pooled_line WHERE keeper = $1 AND account = $2 AND happened <= $3`)

	lastBalance = sqlText(`SELECT doc FROM pooled_line WHERE keeper = $1 AND account = $2 AND kind = '' AND happened <= $3 ORDER BY happened DESC, id DESC LIMIT 1`)

	insertPooledDay = sqlText(`INSERT INTO pooled_day (keeper, account, day, state, doc) VALUES ($1, $2, $3, $4, $5)`)
	updatePooledDay = sqlText(`UPDATE pooled_day SET state = $1, doc = $2 WHERE keeper = $3 AND account = $4 AND day = $5 AND state = 'made'`)
	selectPooledDay = sqlText(`SELECT doc FROM pooled_day WHERE keeper = $1 AND account = $2 AND day = $3`)
	selectKeptDays  = sqlText(`SELECT doc FROM pooled_day WHERE keeper = $1 AND account = $2 ORDER BY day DESC`)

	insertPayList  = sqlText(`INSERT INTO pay_list (keeper, id, account, made, state, doc) VALUES ($1, $2, $3, $4, $5, $6)`)
	updatePayList  = sqlText(`UPDATE pay_list SET state = $1, doc = $2 WHERE keeper = $3 AND id = $4 AND state = $5`)
	selectPayList  = sqlText(`SELECT doc FROM pay_list WHERE keeper = $1 AND account = $2 AND id = $3`)
	selectPayLists = sqlText(`SELECT doc FROM pay_list WHERE keeper = $1 AND account = $2 ORDER BY id DESC`)
)

// AddPooled records the account of a support organisation. There is one.
func (tx *Tx) AddPooled(ctx context.Context, p Pooled) error {
	doc, err := tx.sealedDoc(ctx, string(p.ID), p)
	if err != nil {
		return err
	}
	return tx.write(ctx, "open pooled account", string(p.ID), insertPooled, tx.keeper, p.ID, doc)
}

// Pooled gives the organisation's account with the money of many; not found is
// a fault.
func (tx *Tx) Pooled(ctx context.Context) (Pooled, error) {
	var p Pooled
	var doc string
	if err := tx.one(ctx, selectPooled, []any{tx.keeper}, &p.ID, &doc); err != nil {
		return p, err
	}
	clear, err := tx.unseal(ctx, string(p.ID), doc)
	if err != nil {
		return p, err
	}
	return p, fromDoc(clear, &p)
}

// TakeTurn lets nobody else change the account until this transaction ends; of
// two at once the second is told so.
func (tx *Tx) TakeTurn(ctx context.Context, id PooledID) error {
	return tx.write(ctx, "change pooled account", string(id), touchPooled, tx.keeper, id)
}

// AddPooledStatement records a statement of the account and its new lines,
// which are nobody's yet.
func (tx *Tx) AddPooledStatement(ctx context.Context, to PooledID, s Statement, lines []PooledLine) error {
	doc, err := toDoc(s)
	if err != nil {
		return err
	}
	err = tx.write(ctx, "bring in pooled statement", string(s.ID), insertPooledStatement, tx.keeper, s.ID, to, s.Digest, s.Period.First, s.Period.Last, doc)
	if err != nil {
		return err
	}
	for _, l := range lines {
		if err := tx.AddPooledLine(ctx, to, l); err != nil {
			return err
		}
	}
	return nil
}

// AddPooledLine records a line of the account. It names people.
func (tx *Tx) AddPooledLine(ctx context.Context, to PooledID, l PooledLine) error {
	doc, err := tx.sealedDoc(ctx, string(to), l)
	if err != nil {
		return err
	}
	return tx.write(ctx, "pooled line", string(l.ID), insertPooledLine, tx.keeper, l.ID, to, l.Line.Date, l.Line.Amount, l.Mark, l.Kind, l.State, doc)
}

// MovePooledLine records the next state of a line that still stands in the
// state it came from.
func (tx *Tx) MovePooledLine(ctx context.Context, in PooledID, l PooledLine, from PooledState) error {
	doc, err := tx.sealedDoc(ctx, string(in), l)
	if err != nil {
		return err
	}
	return tx.write(ctx, "pooled line "+string(l.State), string(l.ID), updatePooledLine, l.State, doc, tx.keeper, l.ID, from)
}

// HasPooledFile reports whether the very same file was brought in before.
func (tx *Tx) HasPooledFile(ctx context.Context, in PooledID, digest string) (bool, error) {
	var n int
	err := tx.one(ctx, samePooledFile, []any{tx.keeper, in, digest}, &n)
	return n > 0, err
}

// PooledStatements lists the account's statements that end by a day, oldest
// first.
func (tx *Tx) PooledStatements(ctx context.Context, in PooledID, to calendar.Date) ([]Statement, error) {
	return docs[Statement](ctx, tx, selectPooledStatement, tx.keeper, in, to)
}

// PooledLine gives a line of the account.
func (tx *Tx) PooledLine(ctx context.Context, in PooledID, id PooledLineID) (PooledLine, error) {
	var l PooledLine
	err := tx.unsealedDoc(ctx, string(in), selectPooledLine, []any{tx.keeper, in, id}, &l)
	return l, err
}

// PooledLinesIn lists the lines in a state, PooledLines those of some days.
func (tx *Tx) PooledLinesIn(ctx context.Context, in PooledID, state PooledState) ([]PooledLine, error) {
	return unsealedDocs[PooledLine](ctx, tx, string(in), selectPooledIn, tx.keeper, in, state)
}

// PooledLines lists the lines of some days.
func (tx *Tx) PooledLines(ctx context.Context, in PooledID, days calendar.Period) ([]PooledLine, error) {
	return unsealedDocs[PooledLine](ctx, tx, string(in), selectPooledDays, tx.keeper, in, days.First, days.Last)
}

// PooledMarks gives the marks of all lines of the account.
func (tx *Tx) PooledMarks(ctx context.Context, in PooledID) (map[string]bool, error) {
	marks := map[string]bool{}
	err := tx.each(ctx, selectPooledMarks, []any{tx.keeper, in}, func(scan func(...any) error) error {
		var m string
		err := scan(&m)
		marks[m] = true
		return err
	})
	return marks, err
}

// PooledControl adds up every line up to a day.
func (tx *Tx) PooledControl(ctx context.Context, in PooledID, on calendar.Date) (money.Amount, error) {
	var sum money.Amount
	err := tx.one(ctx, sumPooled, []any{tx.keeper, in, on}, &sum)
	return sum, err
}

// LastPooledLine gives the last line of the bank's statements up to a day; not
// found is a fault.
func (tx *Tx) LastPooledLine(ctx context.Context, in PooledID, on calendar.Date) (PooledLine, error) {
	var l PooledLine
	err := tx.unsealedDoc(ctx, string(in), lastBalance, []any{tx.keeper, in, on}, &l)
	return l, err
}

// KeepDay keeps the comparison of a day, in the place of one that nobody has
// signed.
func (tx *Tx) KeepDay(ctx context.Context, in PooledID, r clientmoney.Record) error {
	doc, err := tx.sealedDoc(ctx, string(in), r)
	if err != nil {
		return err
	}
	state := "made"
	if r.SignedBy != "" {
		state = "signed"
	}
	_, err = tx.KeptDay(ctx, in, r.On)
	if fault.KindOf(err) == fault.KindNotFound {
		return tx.write(ctx, "day "+state, string(in), insertPooledDay, tx.keeper, in, r.On, state, doc)
	}
	if err != nil {
		return err
	}
	return tx.write(ctx, "day "+state, string(in), updatePooledDay, state, doc, tx.keeper, in, r.On)
}

// KeptDay gives the comparison of a day, KeptDays all of them, newest first.
func (tx *Tx) KeptDay(ctx context.Context, in PooledID, on calendar.Date) (clientmoney.Record, error) {
	var r clientmoney.Record
	err := tx.unsealedDoc(ctx, string(in), selectPooledDay, []any{tx.keeper, in, on}, &r)
	return r, err
}

// KeptDays lists the comparisons that were kept, newest first.
func (tx *Tx) KeptDays(ctx context.Context, in PooledID) ([]clientmoney.Record, error) {
	return unsealedDocs[clientmoney.Record](ctx, tx, string(in), selectKeptDays, tx.keeper, in)
}

// AddPayList records a payment list. It names bank accounts.
func (tx *Tx) AddPayList(ctx context.Context, in PooledID, l clientmoney.List) error {
	doc, err := tx.sealedDoc(ctx, string(in), l)
	if err != nil {
		return err
	}
	return tx.write(ctx, "payment list", string(l.ID), insertPayList, tx.keeper, l.ID, in, l.Made, l.State, doc)
}

// MovePayList records the next state of a list that still stands in the state
// it came from.
func (tx *Tx) MovePayList(ctx context.Context, in PooledID, l clientmoney.List, from clientmoney.ListState) error {
	doc, err := tx.sealedDoc(ctx, string(in), l)
	if err != nil {
		return err
	}
	return tx.write(ctx, "payment list "+string(l.State), string(l.ID), updatePayList, l.State, doc, tx.keeper, l.ID, from)
}

// PayList gives a payment list, PayLists all of them, newest first.
func (tx *Tx) PayList(ctx context.Context, in PooledID, id clientmoney.ListID) (clientmoney.List, error) {
	var l clientmoney.List
	err := tx.unsealedDoc(ctx, string(in), selectPayList, []any{tx.keeper, in, id}, &l)
	return l, err
}

// PayLists lists the account's payment lists, newest first.
func (tx *Tx) PayLists(ctx context.Context, in PooledID) ([]clientmoney.List, error) {
	return unsealedDocs[clientmoney.List](ctx, tx, string(in), selectPayLists, tx.keeper, in)
}
