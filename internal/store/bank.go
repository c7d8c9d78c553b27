package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"ownway/bank/statement"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

type (
	statementPrefix struct{}
	linePrefix      struct{}
	answerPrefix    struct{}
)

func (statementPrefix) Prefix() string { return "sta" }
func (linePrefix) Prefix() string      { return "lin" }
func (answerPrefix) Prefix() string    { return "ans" }

// StatementID is the id of an imported bank statement, LineID of one line of it.
type (
	StatementID = ident.ID[statementPrefix]
	LineID      = ident.ID[linePrefix]
)

// BankLine is a line of a bank statement and what it was found to be.
type BankLine struct {
	ID        LineID
	Statement StatementID
	Purse     ledger.PurseID
	Line      statement.Line
	Mark      string // tells the line from every other, however often it is sent in
	State     LineState
	Why       msg.Text    // why it was matched, or what someone said it was
	Items     []expect.ID // what it met
	What      []msg.Text  // the names of what it met
	With      []LineID    // all lines of the match, this one among them
	Not       []expect.ID // what somebody said it is not
	NotBack   bool        // somebody said that it is no payment that came back
	Undone    int         // how often somebody took back what it was found to be
	Gives     []LineID    // the payments of which this gives one back, in whole or in part
	Rest      Rest        // why it differs from what it met, where a person said that it is that
	RestItem  expect.ID   // what is still expected, where it paid too little
}

// Rest says why a line differs from what it met.
type Rest string

// AnswerID is the id of an answer that is kept.
type AnswerID = ident.ID[answerPrefix]

// Answer is what somebody said that every line of a payee is.
type Answer struct {
	ID    AnswerID
	Purse ledger.PurseID
	Payee string // as package reconcile tells payees apart
	Words string
	Own   bool // it is the person's own money, paid in
	By    string
	On    calendar.Date
}

// LineState is how far a bank line has come.
type LineState string

// The states of a bank line.
const (
	Unexplained LineState = "unexplained"
	Matched     LineState = "matched"
	Explained   LineState = "explained" // by a person's own words
)

// Statement is an imported bank statement.
type Statement struct {
	ID               StatementID
	Purse            ledger.PurseID
	Digest           string // of the file, so that the same file twice changes nothing
	Format           string
	Period           calendar.Period
	Opening, Closing statement.Balance
	New, Known       int // lines that were new, and lines that an earlier file held already
}

// FileDigest is the fingerprint of a file that was sent in.
func FileDigest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// ownedLines asks for bank lines with the person whose money their purse holds.
const ownedLines = `SELECT p.person, l.doc FROM bank_line l CROSS JOIN purse p `

var (
	insertExpected = sqlText(`INSERT INTO expected (keeper, id, purse, kind, due, amount, state, doc) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`)
	updateExpected = sqlText(`UPDATE expected SET state = $1, doc = $2 WHERE keeper = $3 AND id = $4 AND state = $5`)
	selectExpected = sqlText(`SELECT doc FROM expected WHERE keeper = $1 AND purse = $2 ORDER BY due, id`)
	selectUnmet    = sqlText(`SELECT doc FROM expected WHERE keeper = $1 AND purse = $2 AND state <> 'met' AND state <> 'off' ORDER BY due, id`)

	selectExpectedBy = sqlText(`SELECT doc FROM expected WHERE keeper = $1 AND id = $2`)

	insertStatement  = sqlText(`INSERT INTO statement (keeper, id, purse, digest, starts, ends, doc) VALUES ($1, $2, $3, $4, $5, $6, $7)`)
	selectStatements = sqlText(`SELECT doc FROM statement WHERE keeper = $1 AND purse = $2 ORDER BY ends, id`)
	selectSameFile   = sqlText(`SELECT COUNT(*) FROM statement WHERE keeper = $1 AND purse = $2 AND digest = $3`)
	insertLine       = sqlText(`INSERT INTO bank_line (keeper, id, statement, purse, happened, amount, mark, state, doc) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`)
	updateLine       = sqlText(`UPDATE bank_line SET state = $1, doc = $2 WHERE keeper = $3 AND id = $4 AND state = $5`)
	selectLines      = sqlText(ownedLines + `WHERE p.keeper = l.keeper AND p.id = l.purse AND l.keeper = $1 AND l.purse = $2 ORDER BY l.happened, l.id`)
	selectLinesOn    = sqlText(ownedLines + `WHERE p.keeper = l.keeper AND p.id = l.purse AND l.keeper = $1 AND l.purse = $2 AND l.happened >= $3 AND l.happened <= $4 ORDER BY l.happened, l.id`)
	selectLoose      = sqlText(ownedLines + `WHERE p.keeper = l.keeper AND p.id = l.purse AND l.keeper = $1 AND l.purse = $2 AND l.state = $3 ORDER BY l.happened, l.id`)
	selectLine       = sqlText(ownedLines + `WHERE p.keeper = l.keeper AND p.id = l.purse AND l.keeper = $1 AND l.id = $2`)
	insertAnswer     = sqlText(`INSERT INTO answer (keeper, id, purse, doc) VALUES ($1, $2, $3, $4)`)
	deleteAnswer     = sqlText(`DELETE FROM answer WHERE keeper = $1 AND id = $2`)
	selectAnswers    = sqlText(`SELECT doc FROM answer WHERE keeper = $1 AND purse = $2 ORDER BY id`)
	selectMarks      = sqlText(`SELECT mark FROM bank_line WHERE keeper = $1 AND purse = $2 AND happened >= $3 AND happened <= $4`)
)

// Expect records something expected of a purse's bank account. It names bank
// accounts, and so is encrypted under the key of the person.
func (tx *Tx) Expect(ctx context.Context, owner person.ID, i expect.Item) error {
	return tx.keep(ctx, "expect", string(i.ID), insertExpected, string(owner), func() ([]any, error) {
		doc, err := tx.sealedDoc(ctx, string(owner), i)
		return []any{tx.keeper, i.ID, i.Purse, i.Kind, i.Due, i.Amount, i.State, doc}, err
	})
}

var expectedColumns = []string{"keeper", "id", "purse", "kind", "due", "amount", "state", "doc"}

// ExpectedOf is something expected, and whose key it is encrypted under.
type ExpectedOf struct {
	Owner person.ID
	expect.Item
}

// ExpectAll records what is expected of many purses.
func (tx *Tx) ExpectAll(ctx context.Context, items []ExpectedOf) error {
	rows := make([][]any, len(items))
	for i, x := range items {
		doc, err := tx.sealedDoc(ctx, string(x.Owner), x.Item)
		if err != nil {
			return err
		}
		rows[i] = []any{string(tx.keeper), string(x.ID), string(x.Purse), string(x.Kind), x.Due.String(), int64(x.Amount), string(x.State), doc}
		if err := tx.note("expect", string(x.ID), fingerprint(rows[i])); err != nil {
			return err
		}
	}
	if err := tx.bulk(ctx, "expected", expectedColumns, rows); err != nil {
		return err
	}
	return tx.auditSoFar(ctx)
}

// MoveExpected records the next state of an item that still stands in the
// state it came from.
func (tx *Tx) MoveExpected(ctx context.Context, owner person.ID, i expect.Item, from expect.State) error {
	doc, err := tx.sealedDoc(ctx, string(owner), i)
	if err != nil {
		return err
	}
	return tx.write(ctx, "expected "+string(i.State), string(i.ID), updateExpected, i.State, doc, tx.keeper, i.ID, from)
}

// Expected lists all that was and is expected of a purse, by day.
func (tx *Tx) Expected(ctx context.Context, owner person.ID, purse ledger.PurseID) ([]expect.Item, error) {
	return unsealedDocs[expect.Item](ctx, tx, string(owner), selectExpected, tx.keeper, purse)
}

// ExpectedItem gives something that was or is expected; not found is a fault.
func (tx *Tx) ExpectedItem(ctx context.Context, owner person.ID, id expect.ID) (i expect.Item, err error) {
	err = tx.unsealedDoc(ctx, string(owner), selectExpectedBy, []any{tx.keeper, id}, &i)
	return i, err
}

// Unmet lists what no bank line has shown yet, by day.
func (tx *Tx) Unmet(ctx context.Context, owner person.ID, purse ledger.PurseID) ([]expect.Item, error) {
	return unsealedDocs[expect.Item](ctx, tx, string(owner), selectUnmet, tx.keeper, purse)
}

// HasFile reports whether the very same file was brought in before.
func (tx *Tx) HasFile(ctx context.Context, purse ledger.PurseID, digest string) (bool, error) {
	var n int
	err := tx.one(ctx, selectSameFile, []any{tx.keeper, purse, digest}, &n)
	return n > 0, err
}

// A bank line says whom a person pays and what for, and so is encrypted under the key
// of the person whose purse it belongs to.

// AddStatement records a statement and its new lines.
func (tx *Tx) AddStatement(ctx context.Context, s Statement, lines []BankLine) error {
	doc, err := toDoc(s)
	if err != nil {
		return err
	}
	err = tx.write(ctx, "bring in statement", string(s.ID), insertStatement, tx.keeper, s.ID, s.Purse, s.Digest, s.Period.First, s.Period.Last, doc)
	if err != nil {
		return err
	}
	for _, l := range lines {
		if doc, err = tx.purseDoc(ctx, l.Purse, l); err != nil {
			return err
		}
		if err := tx.write(ctx, "bank line", string(l.ID), insertLine, tx.keeper, l.ID, l.Statement, l.Purse, l.Line.Date, l.Line.Amount, l.Mark, l.State, doc); err != nil {
			return err
		}
	}
	return nil
}

// Statements lists a purse's statements, oldest first.
func (tx *Tx) Statements(ctx context.Context, purse ledger.PurseID) ([]Statement, error) {
	return docs[Statement](ctx, tx, selectStatements, tx.keeper, purse)
}

// MoveLine records the next state of a line that still stands in the state it
// came from.
func (tx *Tx) MoveLine(ctx context.Context, l BankLine, from LineState) error {
	doc, err := tx.purseDoc(ctx, l.Purse, l)
	if err != nil {
		return err
	}
	return tx.write(ctx, "bank line "+string(l.State), string(l.ID), updateLine, l.State, doc, tx.keeper, l.ID, from)
}

// Line gives a bank line by id, Lines all of a purse in order of day.
func (tx *Tx) Line(ctx context.Context, id LineID) (BankLine, error) {
	var l BankLine
	err := tx.ownedDoc(ctx, selectLine, []any{tx.keeper, id}, &l)
	return l, err
}

// Lines lists the bank lines of a purse in order of day.
func (tx *Tx) Lines(ctx context.Context, purse ledger.PurseID) ([]BankLine, error) {
	return ownedDocs[BankLine](ctx, tx, selectLines, tx.keeper, purse)
}

// LinesOn lists the bank lines of a purse of some days, in order of day.
func (tx *Tx) LinesOn(ctx context.Context, purse ledger.PurseID, of calendar.Period) ([]BankLine, error) {
	return ownedDocs[BankLine](ctx, tx, selectLinesOn, tx.keeper, purse, of.First, of.Last)
}

// UnexplainedLines lists the bank lines of a purse that nobody has explained and
// nothing was found to match, in order of day.
func (tx *Tx) UnexplainedLines(ctx context.Context, purse ledger.PurseID) ([]BankLine, error) {
	return ownedDocs[BankLine](ctx, tx, selectLoose, tx.keeper, purse, string(Unexplained))
}

// AddAnswer keeps what somebody said of a payee.
func (tx *Tx) AddAnswer(ctx context.Context, owner person.ID, a Answer) error {
	doc, err := tx.sealedDoc(ctx, string(owner), a)
	if err != nil {
		return err
	}
	return tx.write(ctx, "keep answer", string(a.ID), insertAnswer, tx.keeper, a.ID, a.Purse, doc)
}

// ForgetAnswer takes an answer back: lines of the payee are asked about again.
func (tx *Tx) ForgetAnswer(ctx context.Context, id AnswerID) error {
	return tx.write(ctx, "forget answer", string(id), deleteAnswer, tx.keeper, id)
}

// Answers lists what was said of the payees of a purse.
func (tx *Tx) Answers(ctx context.Context, owner person.ID, purse ledger.PurseID) ([]Answer, error) {
	return unsealedDocs[Answer](ctx, tx, string(owner), selectAnswers, tx.keeper, purse)
}

// Marks gives the marks of the lines that a purse has of some days.
func (tx *Tx) Marks(ctx context.Context, purse ledger.PurseID, of calendar.Period) (map[string]bool, error) {
	marks := map[string]bool{}
	err := tx.each(ctx, selectMarks, []any{tx.keeper, purse, of.First, of.Last}, func(scan func(...any) error) error {
		var m string
		err := scan(&m)
		marks[m] = true
		return err
	})
	return marks, err
}

// BankBalance adds up the bank lines of a purse: what its bank says it holds.
func BankBalance(lines []BankLine) money.Amount {
	var sum money.Amount
	for _, l := range lines {
		sum += l.Line.Amount
	}
	return sum
}
