package store

import (
	"context"

	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/money"
)

// Whose a line of an account with the money of many is: each part stands in one
// person's records, or is the organisation's own.

// Part is the part of a line that is one person's; with no person it is the
// organisation's own.
type Part struct {
	Line   PooledLineID
	Person person.ID
	Day    calendar.Date
	Amount money.Amount
	Theirs LineID // the line in the person's own records; none for what their books held at the start
}

var (
	selectShown    = sqlText(`SELECT theirs, happened FROM pooled_part WHERE keeper = $1 AND account = $2 AND happened >= $3 AND theirs <> ''`)
	selectMoving   = sqlText(`SELECT purse, doc FROM expected WHERE keeper = $1 AND due >= $2 AND due <= $3 AND state <> 'off' AND (kind = 'payment-in' OR state = 'said' OR state = 'met')`)
	selectOpenOf   = sqlText(`SELECT purse, doc FROM expected WHERE keeper = $1 AND due <= $2 AND (state = 'open' OR state = 'said')`)
	insertPart     = sqlText(`INSERT INTO pooled_part (keeper, line, person, account, happened, amount, theirs) VALUES ($1, $2, $3, $4, $5, $6, $7)`)
	deletePart     = sqlText(`DELETE FROM pooled_part WHERE keeper = $1 AND line = $2 AND person = $3`)
	selectParts    = sqlText(`SELECT line, person, happened, amount, theirs FROM pooled_part WHERE keeper = $1 AND line = $2 ORDER BY person`)
	selectPartsOf  = sqlText(`SELECT line, person, happened, amount, theirs FROM pooled_part WHERE keeper = $1 AND account = $2 AND person = $3 ORDER BY happened, line`)
	sumParts       = sqlText(`SELECT person, CAST(SUM(amount) AS BIGINT) FROM pooled_part WHERE keeper = $1 AND account = $2 AND happened <= $3 GROUP BY person`)
	heldOfAll      = sqlText(`SELECT purse, CAST(SUM(amount) AS BIGINT) FROM move WHERE keeper = $1 AND to_account = $2 AND happened <= $3 GROUP BY purse`)
	leftOfAll      = sqlText(`SELECT purse, CAST(SUM(amount) AS BIGINT) FROM move WHERE keeper = $1 AND from_account = $2 AND happened <= $3 GROUP BY purse`)
	deleteBankLine = sqlText(`DELETE FROM bank_line WHERE keeper = $1 AND id = $2`)
)

// ShownOn gives the days of people's lines since a day, by the line in their
// own records.
func (tx *Tx) ShownOn(ctx context.Context, in PooledID, since calendar.Date) (map[string]calendar.Date, error) {
	days := map[string]calendar.Date{}
	err := tx.each(ctx, selectShown, []any{tx.keeper, in, since}, func(scan func(...any) error) error {
		var id string
		var d calendar.Date
		err := scan(&id, &d)
		days[id] = d
		return err
	})
	return days, err
}

// Moving lists what purses here are paid and what was sent, due on some days,
// whether the bank has shown it or not.
func (tx *Tx) Moving(ctx context.Context, of map[ledger.PurseID]person.ID, due calendar.Period) ([]expect.Item, error) {
	return tx.itemsOf(ctx, of, selectMoving, tx.keeper, due.First, due.Last)
}

// OpenOf lists what is expected of purses here up to a day and the bank has not
// shown.
func (tx *Tx) OpenOf(ctx context.Context, of map[ledger.PurseID]person.ID, to calendar.Date) ([]expect.Item, error) {
	return tx.itemsOf(ctx, of, selectOpenOf, tx.keeper, to)
}

func (tx *Tx) itemsOf(ctx context.Context, of map[ledger.PurseID]person.ID, q *query, args ...any) ([]expect.Item, error) {
	type row struct {
		owner person.ID
		doc   string
	}
	var rows []row
	err := tx.each(ctx, q, args, func(scan func(...any) error) error {
		var p ledger.PurseID
		var doc string
		err := scan(&p, &doc)
		if owner, theirs := of[p]; theirs {
			rows = append(rows, row{owner, doc})
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	all := make([]expect.Item, len(rows))
	for i, r := range rows {
		clear, err := tx.unseal(ctx, string(r.owner), r.doc)
		if err != nil {
			return nil, err
		}
		if err := fromDoc(clear, &all[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// AddPart records that a part of a line is somebody's. A person has one part of
// a line and no more.
func (tx *Tx) AddPart(ctx context.Context, in PooledID, p Part) error {
	return tx.write(ctx, "pooled part", string(p.Line), insertPart, tx.keeper, p.Line, p.Person, in, p.Day, p.Amount, p.Theirs)
}

// DropPart records that a part of a line is not somebody's after all.
func (tx *Tx) DropPart(ctx context.Context, p Part) error {
	return tx.write(ctx, "pooled part back", string(p.Line), deletePart, tx.keeper, p.Line, p.Person)
}

// Parts lists whose a line is, PartsOf a person's parts by day.
func (tx *Tx) Parts(ctx context.Context, l PooledLineID) ([]Part, error) {
	return tx.parts(ctx, selectParts, tx.keeper, l)
}

// PartsOf lists a person's parts of the account's lines, by day.
func (tx *Tx) PartsOf(ctx context.Context, in PooledID, p person.ID) ([]Part, error) {
	return tx.parts(ctx, selectPartsOf, tx.keeper, in, p)
}

func (tx *Tx) parts(ctx context.Context, q *query, args ...any) ([]Part, error) {
	var all []Part
	err := tx.each(ctx, q, args, func(scan func(...any) error) error {
		var p Part
		err := scan(&p.Line, &p.Person, &p.Day, &p.Amount, &p.Theirs)
		all = append(all, p)
		return err
	})
	return all, err
}

// BankOfEach adds up each person's parts up to a day; with no person, the
// organisation's own.
func (tx *Tx) BankOfEach(ctx context.Context, in PooledID, on calendar.Date) (map[person.ID]money.Amount, error) {
	sums := map[person.ID]money.Amount{}
	err := tx.each(ctx, sumParts, []any{tx.keeper, in, on}, func(scan func(...any) error) error {
		var p person.ID
		var a money.Amount
		err := scan(&p, &a)
		sums[p] = a
		return err
	})
	return sums, err
}

// HeldOfEach gives what each purse of this keeper holds in a place at the end
// of a day.
func (tx *Tx) HeldOfEach(ctx context.Context, in ledger.Account, on calendar.Date) (map[ledger.PurseID]money.Amount, error) {
	held := map[ledger.PurseID]money.Amount{}
	add := func(q *query, sign money.Amount) error {
		return tx.each(ctx, q, []any{tx.keeper, in, on}, func(scan func(...any) error) error {
			var p ledger.PurseID
			var a money.Amount
			err := scan(&p, &a)
			held[p] += sign * a
			return err
		})
	}
	if err := add(heldOfAll, 1); err != nil {
		return nil, err
	}
	return held, add(leftOfAll, -1)
}

// TakeOutLine takes a bank line out of a person's records: it was somebody
// else's. What it had written to the books is taken back before.
func (tx *Tx) TakeOutLine(ctx context.Context, id LineID) error {
	return tx.write(ctx, "take out bank line", string(id), deleteBankLine, tx.keeper, id)
}
