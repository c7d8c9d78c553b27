package store

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/invoice"
	"ownway/internal/care/person"
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
)

type feePrefix struct{}

func (feePrefix) Prefix() string { return "fee" }

// FeeID is the id of what was agreed about a fee.
type FeeID = ident.ID[feePrefix]

// FeeTerms is what a person agreed to pay the organisation that holds their
// account.
type FeeTerms struct {
	ID     FeeID
	Person person.ID
	To     access.KeeperID // the organisation
	From   calendar.Date
	Per    FeePer
	Amount money.Amount
	Most   money.Amount // in a council's year, from 1 April; none when nothing was agreed
	By     string
}

// FeePer is what a fee is for each of.
type FeePer string

// What fees are for.
const (
	PerMonth   FeePer = "month"
	PerPayslip FeePer = "payslip"
)

var (
	insertProvider  = sqlText(`INSERT INTO provider (keeper, id, person, code, doc) VALUES ($1, $2, $3, '', $4)`)
	updateCode      = sqlText(`UPDATE provider SET code = $1 WHERE keeper = $2 AND id = $3`)
	selectProvider  = sqlText(`SELECT person, doc FROM provider WHERE keeper = $1 AND id = $2`)
	selectProviders = sqlText(`SELECT doc FROM provider WHERE keeper = $1 AND person = $2 ORDER BY id`)
	pagesOpen       = sqlText(`SELECT id FROM provider WHERE keeper = $1 AND person = $2 AND code <> ''`)
	providerByCode  = sqlText(`SELECT keeper, person, id FROM provider WHERE code = $1`)

	insertBill  = sqlText(`INSERT INTO bill (keeper, id, person, provider, number, came, state, doc) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`)
	updateBill  = sqlText(`UPDATE bill SET state = $1, doc = $2 WHERE keeper = $3 AND id = $4 AND state = $5`)
	selectBill  = sqlText(`SELECT doc FROM bill WHERE keeper = $1 AND id = $2 AND person = $3`)
	selectBills = sqlText(`SELECT doc FROM bill WHERE keeper = $1 AND person = $2 ORDER BY id DESC`)
	countCame   = sqlText(`SELECT COUNT(*) FROM bill WHERE keeper = $1 AND provider = $2 AND came = $3`)

	insertFeeTerms = sqlText(`INSERT INTO fee_terms (keeper, id, person, starts, doc) VALUES ($1, $2, $3, $4, $5)`)
	selectFeeTerms = sqlText(`SELECT doc FROM fee_terms WHERE keeper = $1 AND person = $2 ORDER BY starts`)
)

// AddProvider records somebody who sends bills for a person. It names a bank
// account, and so is encrypted under the person's key.
func (tx *Tx) AddProvider(ctx context.Context, p invoice.Provider) error {
	doc, err := tx.sealedDoc(ctx, string(p.Person), p)
	if err != nil {
		return err
	}
	return tx.write(ctx, "add provider", string(p.ID), insertProvider, tx.keeper, p.ID, p.Person, doc)
}

// GiveCode opens the page of a provider by a code, of which only the
// fingerprint is kept. It stands in the place of any earlier code; none closes
// the page.
func (tx *Tx) GiveCode(ctx context.Context, id invoice.ProviderID, fingerprint string) error {
	return tx.write(ctx, "provider code", string(id), updateCode, fingerprint, tx.keeper, id)
}

// Provider gives a provider, Providers all of a person.
func (tx *Tx) Provider(ctx context.Context, id invoice.ProviderID) (invoice.Provider, error) {
	var owner, doc string
	var p invoice.Provider
	if err := tx.one(ctx, selectProvider, []any{tx.keeper, id}, &owner, &doc); err != nil {
		return p, err
	}
	clear, err := tx.unseal(ctx, owner, doc)
	if err != nil {
		return p, err
	}
	return p, fromDoc(clear, &p)
}

// Providers lists the providers of a person.
func (tx *Tx) Providers(ctx context.Context, p person.ID) ([]invoice.Provider, error) {
	return unsealedDocs[invoice.Provider](ctx, tx, string(p), selectProviders, tx.keeper, p)
}

// OpenPages gives which of a person's providers have a page that a code opens.
func (tx *Tx) OpenPages(ctx context.Context, p person.ID) (map[invoice.ProviderID]bool, error) {
	open := map[invoice.ProviderID]bool{}
	err := tx.each(ctx, pagesOpen, []any{tx.keeper, p}, func(scan func(...any) error) error {
		var id invoice.ProviderID
		err := scan(&id)
		open[id] = true
		return err
	})
	return open, err
}

// ProviderByCode finds whose page a code opens, by its fingerprint.
func (s *Store) ProviderByCode(ctx context.Context, fingerprint string) (keeper access.KeeperID, p person.ID, id invoice.ProviderID, err error) {
	err = s.Read(ctx, access.Actor{}, "", func(tx *Tx) error {
		return tx.one(ctx, providerByCode, []any{fingerprint}, &keeper, &p, &id)
	})
	return keeper, p, id, err
}

// AddBill records a bill.
func (tx *Tx) AddBill(ctx context.Context, i invoice.Invoice) error {
	doc, err := tx.sealedDoc(ctx, string(i.Person), i)
	if err != nil {
		return err
	}
	return tx.write(ctx, "bill", string(i.ID), insertBill, tx.keeper, i.ID, i.Person, i.Provider, invoice.Squeezed(i.Number), i.On, i.State, doc)
}

// MoveBill records the next state of a bill that still stands in the state
// it came from. A second approved bill of one number is a conflict.
func (tx *Tx) MoveBill(ctx context.Context, i invoice.Invoice, from invoice.State) error {
	doc, err := tx.sealedDoc(ctx, string(i.Person), i)
	if err != nil {
		return err
	}
	return tx.write(ctx, "bill "+string(i.State), string(i.ID), updateBill, i.State, doc, tx.keeper, i.ID, from)
}

// Bill gives a bill of a person, Bills all of theirs, newest first.
func (tx *Tx) Bill(ctx context.Context, p person.ID, id invoice.ID) (invoice.Invoice, error) {
	var i invoice.Invoice
	err := tx.unsealedDoc(ctx, string(p), selectBill, []any{tx.keeper, id, p}, &i)
	return i, err
}

// Bills lists the bills of a person, newest first.
func (tx *Tx) Bills(ctx context.Context, p person.ID) ([]invoice.Invoice, error) {
	return unsealedDocs[invoice.Invoice](ctx, tx, string(p), selectBills, tx.keeper, p)
}

// CameOn counts the bills of a provider that came on a day.
func (tx *Tx) CameOn(ctx context.Context, p invoice.ProviderID, on calendar.Date) (int, error) {
	var n int
	err := tx.one(ctx, countCame, []any{tx.keeper, p, on}, &n)
	return n, err
}

// AddFeeTerms records what a person agreed about a fee from a day on.
func (tx *Tx) AddFeeTerms(ctx context.Context, f FeeTerms) error {
	doc, err := tx.sealedDoc(ctx, string(f.Person), f)
	if err != nil {
		return err
	}
	return tx.write(ctx, "agree fee", string(f.ID), insertFeeTerms, tx.keeper, f.ID, f.Person, f.From, doc)
}

// FeeTermsOf lists what a person agreed about fees, oldest first.
func (tx *Tx) FeeTermsOf(ctx context.Context, p person.ID) ([]FeeTerms, error) {
	return unsealedDocs[FeeTerms](ctx, tx, string(p), selectFeeTerms, tx.keeper, p)
}
