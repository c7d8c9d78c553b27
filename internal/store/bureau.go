package store

import (
	"context"

	"ownway/internal/care/bureau"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/monitor/expect"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// What an employer asked of a bureau is kept with the employer's own records.
// What only the bureau has (its queue, letters, invoices) is kept with it, each
// item of the queue under a key of its own.

var (
	insertDays = sqlText(`INSERT INTO bureau_days (keeper, employer, doc) VALUES ($1, $2, $3)`)
	updateDays = sqlText(`UPDATE bureau_days SET doc = $1 WHERE keeper = $2 AND employer = $3`)
	selectDays = sqlText(`SELECT doc FROM bureau_days WHERE keeper = $1 AND employer = $2`)

	insertFee  = sqlText(`INSERT INTO bureau_fee (keeper, employer, starts, doc) VALUES ($1, $2, $3, $4)`)
	updateFee  = sqlText(`UPDATE bureau_fee SET doc = $1 WHERE keeper = $2 AND employer = $3 AND starts = $4`)
	selectFees = sqlText(`SELECT doc FROM bureau_fee WHERE keeper = $1 AND employer = $2 ORDER BY starts`)

	insertPaper  = sqlText(`INSERT INTO bureau_paper (keeper, employer, pa, doc) VALUES ($1, $2, $3, $4)`)
	updatePaper  = sqlText(`UPDATE bureau_paper SET doc = $1 WHERE keeper = $2 AND employer = $3 AND pa = $4`)
	selectPapers = sqlText(`SELECT doc FROM bureau_paper WHERE keeper = $1 AND employer = $2 ORDER BY pa`)

	insertFeeDue = sqlText(`INSERT INTO bureau_fee_due (keeper, employer, invoice, expected) VALUES ($1, $2, $3, $4)`)
	selectFeeDue = sqlText(`SELECT expected FROM bureau_fee_due WHERE keeper = $1 AND employer = $2 AND invoice = $3`)
	selectDueDoc = sqlText(`SELECT e.doc FROM bureau_fee_due d JOIN expected e ON e.keeper = d.keeper AND e.id = d.expected WHERE d.keeper = $1 AND d.employer = $2 AND d.invoice = $3`)
)

// SavePayDays records how an employer settles and pays wages, in place of what
// stood before.
func (tx *Tx) SavePayDays(ctx context.Context, d bureau.Days) error {
	doc, err := toDoc(d)
	if err != nil {
		return err
	}
	var before string
	err = tx.one(ctx, selectDays, []any{tx.keeper, d.Employer}, &before)
	switch {
	case fault.KindOf(err) == fault.KindNotFound:
		return tx.write(ctx, "pay days", string(d.Employer), insertDays, tx.keeper, d.Employer, doc)
	case err != nil:
		return err
	}
	return tx.write(ctx, "pay days", string(d.Employer), updateDays, doc, tx.keeper, d.Employer)
}

// PayDays gives how an employer settles and pays wages: the usual days where
// nobody asked for others.
func (tx *Tx) PayDays(ctx context.Context, employer person.ID) (bureau.Days, error) {
	if all, ok := known(tx, func(a *ahead) map[person.ID][]bureau.Days { return a.days }, employer); ok {
		if len(all) == 0 {
			return bureau.Usual(employer), nil
		}
		return all[0], nil
	}
	var d bureau.Days
	err := tx.doc(ctx, selectDays, []any{tx.keeper, employer}, &d)
	if fault.KindOf(err) == fault.KindNotFound {
		return bureau.Usual(employer), nil
	}
	return d, err
}

// SaveFee records what was agreed from a day on, in place of what was agreed
// from the same day.
func (tx *Tx) SaveFee(ctx context.Context, f bureau.Fee) error {
	doc, err := tx.sealedDoc(ctx, string(f.Employer), f)
	if err != nil {
		return err
	}
	all, err := tx.Fees(ctx, f.Employer)
	if err != nil {
		return err
	}
	for _, old := range all {
		if old.From == f.From {
			return tx.write(ctx, "fee", string(f.Employer), updateFee, doc, tx.keeper, f.Employer, f.From)
		}
	}
	return tx.write(ctx, "fee", string(f.Employer), insertFee, tx.keeper, f.Employer, f.From, doc)
}

// Fees lists what was agreed for an employer, oldest first.
func (tx *Tx) Fees(ctx context.Context, employer person.ID) ([]bureau.Fee, error) {
	return unsealedDocs[bureau.Fee](ctx, tx, string(employer), selectFees, tx.keeper, employer)
}

// SavePaper records who gets paper and where, in place of what stood before.
func (tx *Tx) SavePaper(ctx context.Context, p bureau.Paper) error {
	doc, err := tx.sealedDoc(ctx, string(p.Employer), p)
	if err != nil {
		return err
	}
	all, err := tx.Papers(ctx, p.Employer)
	if err != nil {
		return err
	}
	for _, old := range all {
		if old.PA == p.PA {
			return tx.write(ctx, "paper", string(p.Employer), updatePaper, doc, tx.keeper, p.Employer, p.PA)
		}
	}
	return tx.write(ctx, "paper", string(p.Employer), insertPaper, tx.keeper, p.Employer, p.PA, doc)
}

// Papers lists who of an employer's side asked for paper.
func (tx *Tx) Papers(ctx context.Context, employer person.ID) ([]bureau.Paper, error) {
	return unsealedDocs[bureau.Paper](ctx, tx, string(employer), selectPapers, tx.keeper, employer)
}

// AddFeeDue records that an invoice is expected of a purse's account, and
// FeeDue reports whether it is.
func (tx *Tx) AddFeeDue(ctx context.Context, employer person.ID, invoice bureau.InvoiceID, item expect.ID) error {
	return tx.write(ctx, "fee due", string(employer), insertFeeDue, tx.keeper, employer, invoice, item)
}

// FeeDue gives what is expected of a purse's account for an invoice; not found
// is a fault.
func (tx *Tx) FeeDue(ctx context.Context, employer person.ID, invoice bureau.InvoiceID) (expect.Item, error) {
	var i expect.Item
	err := tx.unsealedDoc(ctx, string(employer), selectDueDoc, []any{tx.keeper, employer, invoice}, &i)
	return i, err
}

// HasFeeDue reports whether a document was turned into something expected.
func (tx *Tx) HasFeeDue(ctx context.Context, employer person.ID, invoice bureau.InvoiceID) (bool, error) {
	var id string
	err := tx.one(ctx, selectFeeDue, []any{tx.keeper, employer, invoice}, &id)
	if fault.KindOf(err) == fault.KindNotFound {
		return false, nil
	}
	return err == nil, err
}

var (
	insertItem  = sqlText(`INSERT INTO bureau_item (keeper, id, state, came, employer, doc) VALUES ($1, $2, $3, $4, $5, $6)`)
	updateItem  = sqlText(`UPDATE bureau_item SET state = $1, employer = $2, doc = $3 WHERE keeper = $4 AND id = $5 AND state = $6`)
	selectItem  = sqlText(`SELECT doc FROM bureau_item WHERE keeper = $1 AND id = $2`)
	selectOpen  = sqlText(`SELECT id, doc FROM bureau_item WHERE keeper = $1 AND (state = 'new' OR state = 'taken') ORDER BY came, id`)
	selectOver  = sqlText(`SELECT id, doc FROM bureau_item WHERE keeper = $1 AND (state = 'done' OR state = 'sent-back') AND came >= $2 ORDER BY came DESC, id DESC`)
	selectAbout = sqlText(`SELECT id, doc FROM bureau_item WHERE keeper = $1 AND employer = $2 ORDER BY came, id`)

	insertLetter  = sqlText(`INSERT INTO bureau_letter (keeper, run, payslip, pa, times, posted, doc) VALUES ($1, $2, $3, $4, $5, $6, $7)`)
	updateLetter  = sqlText(`UPDATE bureau_letter SET times = $1, posted = $2, doc = $3 WHERE keeper = $4 AND run = $5 AND payslip = $6 AND pa = $7 AND times = $8 AND posted = $9`)
	selectLetters = sqlText(`SELECT doc FROM bureau_letter WHERE keeper = $1 AND run = $2 ORDER BY payslip, pa`)

	insertInvoice  = sqlText(`INSERT INTO bureau_invoice (keeper, id, number, about, month, doc) VALUES ($1, $2, $3, $4, $5, $6)`)
	selectInvoice  = sqlText(`SELECT doc FROM bureau_invoice WHERE keeper = $1 AND id = $2`)
	selectInvoices = sqlText(`SELECT id, doc FROM bureau_invoice WHERE keeper = $1 ORDER BY number DESC`)
	selectNumber   = sqlText(`SELECT COALESCE(MAX(number), 0) FROM bureau_invoice WHERE keeper = $1`)
)

// AddItem takes something into the bureau's queue.
func (tx *Tx) AddItem(ctx context.Context, i bureau.Item) error {
	doc, err := tx.sealedDoc(ctx, string(i.ID), i)
	if err != nil {
		return err
	}
	return tx.write(ctx, "take in", string(i.ID), insertItem, tx.keeper, i.ID, i.State, i.Came, i.Employer, doc)
}

// MoveItem records the next state of an item that still stands in the state it
// came from: nothing is taken by two.
func (tx *Tx) MoveItem(ctx context.Context, i bureau.Item, from bureau.ItemState) error {
	doc, err := tx.sealedDoc(ctx, string(i.ID), i)
	if err != nil {
		return err
	}
	return tx.write(ctx, "item "+string(i.State), string(i.ID), updateItem, i.State, i.Employer, doc, tx.keeper, i.ID, from)
}

// Item gives an item of the bureau's queue.
func (tx *Tx) Item(ctx context.Context, id bureau.ItemID) (bureau.Item, error) {
	var i bureau.Item
	err := tx.unsealedDoc(ctx, string(id), selectItem, []any{tx.keeper, id}, &i)
	return i, err
}

// OpenItems lists what is still to do, the oldest first, ItemsOver what was done
// since a day, and ItemsAbout all about an employer.
func (tx *Tx) OpenItems(ctx context.Context) ([]bureau.Item, error) {
	return eachSealed[bureau.Item](ctx, tx, selectOpen, tx.keeper)
}

// ItemsOver lists what came since a day and is done or sent back, newest first.
func (tx *Tx) ItemsOver(ctx context.Context, since calendar.Date) ([]bureau.Item, error) {
	return eachSealed[bureau.Item](ctx, tx, selectOver, tx.keeper, since)
}

// ItemsAbout lists all that came about an employer, oldest first.
func (tx *Tx) ItemsAbout(ctx context.Context, employer person.ID) ([]bureau.Item, error) {
	return eachSealed[bureau.Item](ctx, tx, selectAbout, tx.keeper, employer)
}

// eachSealed reads documents that are each encrypted under a key of their own.
func eachSealed[T any](ctx context.Context, tx *Tx, q *query, args ...any) ([]T, error) {
	var ids, sealed []string
	err := tx.each(ctx, q, args, func(scan func(...any) error) error {
		var id, doc string
		err := scan(&id, &doc)
		ids, sealed = append(ids, id), append(sealed, doc)
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := tx.openSecrets(ctx, len(ids)); err != nil {
		return nil, err
	}
	all := make([]T, len(ids))
	for i, id := range ids {
		clear, err := tx.unseal(ctx, id, sealed[i])
		if err != nil {
			return nil, err
		}
		if err := fromDoc(clear, &all[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// SaveLetter records that a letter was printed or posted, if it still stands as
// it was seen. One that was never printed before has no times.
func (tx *Tx) SaveLetter(ctx context.Context, next, from bureau.Letter) error {
	doc, err := toDoc(next)
	if err != nil {
		return err
	}
	if from.Times == 0 {
		return tx.write(ctx, "letter printed", string(next.Payslip), insertLetter, tx.keeper, next.Run, next.Payslip, next.PA, next.Times, next.PostedOn, doc)
	}
	return tx.write(ctx, "letter posted", string(next.Payslip), updateLetter, next.Times, next.PostedOn, doc, tx.keeper, next.Run, next.Payslip, next.PA, from.Times, from.PostedOn)
}

// Letters lists the letters of a run that were printed.
func (tx *Tx) Letters(ctx context.Context, run work.RunID) ([]bureau.Letter, error) {
	return docs[bureau.Letter](ctx, tx, selectLetters, tx.keeper, run)
}

// AddInvoice keeps an invoice or a credit note under the next number. Numbers
// have no gaps, because the number is taken in the transaction that uses it; of
// two that take the same one at once, one is a conflict.
func (tx *Tx) AddInvoice(ctx context.Context, i bureau.Invoice) (bureau.Invoice, error) {
	var last int
	if err := tx.one(ctx, selectNumber, []any{tx.keeper}, &last); err != nil {
		return i, err
	}
	i.Number = last + 1
	doc, err := tx.sealedDoc(ctx, string(i.ID), i)
	if err != nil {
		return i, err
	}
	return i, tx.write(ctx, "invoice", string(i.ID), insertInvoice, tx.keeper, i.ID, i.Number, i.Key(), i.Month.First, doc)
}

// Invoice gives an invoice or credit note.
func (tx *Tx) Invoice(ctx context.Context, id bureau.InvoiceID) (bureau.Invoice, error) {
	var i bureau.Invoice
	err := tx.unsealedDoc(ctx, string(id), selectInvoice, []any{tx.keeper, id}, &i)
	return i, err
}

// Invoices lists invoices and credit notes, newest first.
func (tx *Tx) Invoices(ctx context.Context) ([]bureau.Invoice, error) {
	return eachSealed[bureau.Invoice](ctx, tx, selectInvoices, tx.keeper)
}

var (
	selectWagesItem = sqlText(`SELECT doc FROM wages_item WHERE keeper = $1 AND run = $2 AND employer = $3`)
	selectUndone    = sqlText(`SELECT COUNT(*) FROM (SELECT 1 AS one FROM wages_item WHERE keeper = $1 AND run = $2 AND (state < $3 OR state > $3) LIMIT 1) AS left_over`)
)

// WagesItem gives a run and one employer in it, without the others; no item is
// not a fault.
func (tx *Tx) WagesItem(ctx context.Context, id work.RunID, employer person.ID) (work.Run, work.Item, error) {
	var r work.Run
	var i work.Item
	if err := tx.doc(ctx, selectWagesRun, []any{tx.keeper, id}, &r); err != nil {
		return r, i, err
	}
	err := tx.doc(ctx, selectWagesItem, []any{tx.keeper, id, employer}, &i)
	if fault.KindOf(err) == fault.KindNotFound {
		return r, work.Item{}, nil
	}
	return r, i, err
}

// WagesUndone reports whether some employer of a run is not done.
func (tx *Tx) WagesUndone(ctx context.Context, id work.RunID) (bool, error) {
	var n int
	err := tx.one(ctx, selectUndone, []any{tx.keeper, id, work.Done}, &n)
	return n > 0, err
}
