package managed

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"strings"

	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/app/purse"
	"ownway/internal/care/invoice"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/value/fault"
	pence "ownway/value/money"
	"ownway/value/msg"
)

// The faults of bills.
var (
	NoSuchCode  = msg.New("managed.no-such-code", "This address does not open anything. Ask the person you work for, or their support organisation, for a new one")
	EnoughToday = msg.New("managed.enough-today", "No more bills can be sent today. Send this one tomorrow")
	EnoughWaits = msg.New("managed.enough-waiting", "Too many of your bills wait for an answer. Send this one when they are settled")
)

// A provider's page takes so many bills on one day, and no more while so many
// wait: a code that got into wrong hands does little.
const (
	mostADay    = 6
	mostWaiting = 12
)

// AddProvider records somebody who sends bills for a person, what was agreed,
// and where they are paid.
func (s *Service) AddProvider(ctx context.Context, by access.Actor, p invoice.Provider) (invoice.ProviderID, error) {
	if err := p.Check(); err != nil {
		return "", err
	}
	err := s.Do(ctx, by, access.KeyBill, access.About(p.Person), func(tx *store.Tx) error {
		if err := store.NewID(tx, &p.ID); err != nil {
			return err
		}
		return tx.AddProvider(ctx, p)
	})
	return p.ID, err
}

// GiveCode makes the code of a provider's page. It is shown once; only its
// fingerprint is kept, and an earlier code opens nothing any more.
func (s *Service) GiveCode(ctx context.Context, by access.Actor, about person.ID, id invoice.ProviderID) (string, error) {
	var secret [15]byte
	if _, err := rand.Read(secret[:]); err != nil {
		return "", err
	}
	code := strings.ToLower(base32.StdEncoding.EncodeToString(secret[:]))
	return code, s.Do(ctx, by, access.KeyBill, access.About(about), func(tx *store.Tx) error {
		if _, err := providerOf(ctx, tx, about, id); err != nil {
			return err
		}
		return tx.GiveCode(ctx, id, fingerprint(code))
	})
}

// CloseCode closes a provider's page.
func (s *Service) CloseCode(ctx context.Context, by access.Actor, about person.ID, id invoice.ProviderID) error {
	return s.Do(ctx, by, access.KeyBill, access.About(about), func(tx *store.Tx) error {
		if _, err := providerOf(ctx, tx, about, id); err != nil {
			return err
		}
		return tx.GiveCode(ctx, id, "")
	})
}

func fingerprint(code string) string {
	sum := sha256.Sum256([]byte("provider's page\x00" + strings.ToLower(strings.TrimSpace(code))))
	return hex.EncodeToString(sum[:])
}

func providerOf(ctx context.Context, tx *store.Tx, about person.ID, id invoice.ProviderID) (invoice.Provider, error) {
	p, err := tx.Provider(ctx, id)
	if err == nil && p.Person != about {
		err = fault.NotFound(store.NoSuchRecord)
	}
	return p, err
}

// Key records a bill from paper or email.
func (s *Service) Key(ctx context.Context, by access.Actor, i invoice.Invoice) (invoice.ID, error) {
	if err := i.Check(s.Today()); err != nil {
		return "", err
	}
	i.Came = invoice.ByPaper
	err := s.Do(ctx, by, access.KeyBill, access.About(i.Person), func(tx *store.Tx) error {
		if _, err := providerOf(ctx, tx, i.Person, i.Provider); err != nil {
			return err
		}
		return s.add(ctx, tx, &i)
	})
	return i.ID, err
}

func (s *Service) add(ctx context.Context, tx *store.Tx, i *invoice.Invoice) error {
	i.State, i.On, i.Number = invoice.Waiting, s.Today(), strings.TrimSpace(i.Number)
	if err := store.NewID(tx, &i.ID); err != nil {
		return err
	}
	return tx.AddBill(ctx, *i)
}

// Page is what a provider sees with their code: their own bills for one person,
// and nothing else of that person.
type Page struct {
	Provider invoice.Provider
	For      string // whom they work for
	Bills    []Bill
}

// ByCode gives a provider's page.
func (s *Service) ByCode(ctx context.Context, code string) (Page, error) {
	var page Page
	err := s.withCode(ctx, code, s.Base.See, func(tx *store.Tx, p invoice.Provider) error {
		who, err := tx.Person(ctx, p.Person)
		if err != nil {
			return err
		}
		all, err := s.bills(ctx, tx, p.Person)
		page.Provider, page.For = p, who.Name
		for _, b := range all {
			if b.Provider.ID == p.ID {
				b.Found, b.Safe = nil, 0 // what the person sees of it is theirs
				page.Bills = append(page.Bills, b)
			}
		}
		return err
	})
	return page, err
}

// Send takes a bill from a provider's page.
func (s *Service) Send(ctx context.Context, code string, i invoice.Invoice) error {
	if err := i.Check(s.Today()); err != nil {
		return err
	}
	i.Came = invoice.ByPage
	return s.withCode(ctx, code, s.Base.Do, func(tx *store.Tx, p invoice.Provider) error {
		n, err := tx.CameOn(ctx, p.ID, s.Today())
		if err != nil {
			return err
		}
		if n >= mostADay {
			return fault.Conflict(EnoughToday)
		}
		all, err := tx.Bills(ctx, p.Person)
		if err != nil {
			return err
		}
		waiting := 0
		for _, b := range all {
			if b.Provider == p.ID && (b.State == invoice.Waiting || b.State == invoice.Queried) {
				waiting++
			}
		}
		if waiting >= mostWaiting {
			return fault.Conflict(EnoughWaits)
		}
		i.Person, i.Provider = p.Person, p.ID
		return s.add(ctx, tx, &i)
	})
}

// Reply takes a provider's answer to a query.
func (s *Service) Reply(ctx context.Context, code string, id invoice.ID, words string) error {
	return s.withCode(ctx, code, s.Base.Do, func(tx *store.Tx, p invoice.Provider) error {
		i, err := tx.Bill(ctx, p.Person, id)
		if err != nil {
			return err
		}
		if i.Provider != p.ID {
			return fault.NotFound(store.NoSuchRecord)
		}
		next, err := i.Answer(words)
		if err != nil {
			return err
		}
		return tx.MoveBill(ctx, next, i.State)
	})
}

type opener func(context.Context, access.Actor, access.Act, access.Subject, func(*store.Tx) error) error

// withCode opens what a code opens: one provider's bills for one person. The
// code is the only key to it.
func (s *Service) withCode(ctx context.Context, code string, open opener, do func(*store.Tx, invoice.Provider) error) error {
	_, about, id, err := s.Store.ProviderByCode(ctx, fingerprint(code))
	if fault.KindOf(err) == fault.KindNotFound {
		return fault.NotFound(NoSuchCode)
	}
	if err != nil {
		return err
	}
	by := access.Actor{Role: access.Provider, Account: access.AccountID(id)}
	return open(ctx, by, access.SendBill, access.About(about), func(tx *store.Tx) error {
		p, err := providerOf(ctx, tx, about, id)
		if err != nil {
			return err
		}
		return do(tx, p)
	})
}

// Bill is a bill as a person looks at it.
type Bill struct {
	invoice.Invoice
	Provider invoice.Provider
	Found    []msg.Text // when it waits
	Safe     pence.Amount
	Paid     Paid
}

// Paid is how far the payment of an approved bill has come.
type Paid string

// How far a payment has come.
const (
	NotPaid Paid = ""      // not approved, or to be paid
	Sent    Paid = "sent"  // someone says so; the bank has not shown it
	Shown   Paid = "shown" // a bank line shows it
	Again   Paid = "again" // the payment came back, and is still to be made
)

// Bills lists a person's bills, newest first, with what is found in those that
// wait.
func (s *Service) Bills(ctx context.Context, by access.Actor, about person.ID) (all []Bill, err error) {
	err = s.See(ctx, by, access.SeeBills, access.About(about), func(tx *store.Tx) error {
		all, err = s.bills(ctx, tx, about)
		return err
	})
	return all, err
}

func (s *Service) bills(ctx context.Context, tx *store.Tx, about person.ID) ([]Bill, error) {
	rows, err := tx.Bills(ctx, about)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	providers, err := tx.Providers(ctx, about)
	if err != nil {
		return nil, err
	}
	b, err := purse.Open(ctx, tx, about)
	if err != nil {
		return nil, err
	}
	safe, err := money.SafeOn(ctx, tx, b.Purse.ID, s.Today())
	if err != nil {
		return nil, err
	}
	items, err := tx.Expected(ctx, about, b.Purse.ID)
	if err != nil {
		return nil, err
	}
	var all []Bill
	for _, i := range rows {
		one := Bill{Invoice: i, Safe: safe.Total}
		for _, p := range providers {
			if p.ID == i.Provider {
				one.Provider = p
			}
		}
		if i.State == invoice.Waiting || i.State == invoice.Queried {
			one.Found = invoice.Check(i, invoice.Side{Provider: one.Provider, Others: rows, Safe: safe.Total, Today: s.Today()})
		}
		if item, is := money.ItemOf(items, i.ID); is {
			one.Paid = map[expect.State]Paid{expect.Said: Sent, expect.Met: Shown}[item.State]
			if item.State == expect.Open && item.Redo > 0 {
				one.Paid = Again
			}
		}
		all = append(all, one)
	}
	return all, nil
}

// Providers lists who sends bills for a person, and whose page is open to a code.
func (s *Service) Providers(ctx context.Context, by access.Actor, about person.ID) (all []invoice.Provider, open map[invoice.ProviderID]bool, err error) {
	err = s.See(ctx, by, access.SeeBills, access.About(about), func(tx *store.Tx) error {
		if open, err = tx.OpenPages(ctx, about); err != nil {
			return err
		}
		all, err = tx.Providers(ctx, about)
		return err
	})
	return all, open, err
}

// Approve approves a bill, or a part of it with the reason: money is committed
// to it, and it is among what is to be paid.
func (s *Service) Approve(ctx context.Context, by access.Actor, about person.ID, id invoice.ID, amount pence.Amount, reason string) error {
	return s.decide(ctx, by, about, id, func(tx *store.Tx, i invoice.Invoice) (invoice.Invoice, error) {
		others, err := tx.Bills(ctx, about)
		if err != nil {
			return i, err
		}
		next, err := i.Approve(string(by.Account), s.Today(), amount, reason, others)
		if err != nil {
			return i, err
		}
		b, err := purse.Open(ctx, tx, about)
		if err != nil {
			return i, err
		}
		p, err := providerOf(ctx, tx, about, i.Provider)
		if err != nil {
			return i, err
		}
		return next, s.Money.ExpectBill(ctx, tx, b, next, p)
	})
}

// Query asks the provider about a bill, Decline says that it is not paid.
func (s *Service) Query(ctx context.Context, by access.Actor, about person.ID, id invoice.ID, reason string) error {
	return s.decide(ctx, by, about, id, func(_ *store.Tx, i invoice.Invoice) (invoice.Invoice, error) {
		return i.Query(string(by.Account), s.Today(), reason)
	})
}

// Decline says that a bill is not paid, and why.
func (s *Service) Decline(ctx context.Context, by access.Actor, about person.ID, id invoice.ID, reason string) error {
	return s.decide(ctx, by, about, id, func(_ *store.Tx, i invoice.Invoice) (invoice.Invoice, error) {
		return i.Decline(string(by.Account), s.Today(), reason)
	})
}

func (s *Service) decide(ctx context.Context, by access.Actor, about person.ID, id invoice.ID, do func(*store.Tx, invoice.Invoice) (invoice.Invoice, error)) error {
	return s.Do(ctx, by, access.ApproveBill, access.About(about), func(tx *store.Tx) error {
		i, err := tx.Bill(ctx, about, id)
		if err != nil {
			return err
		}
		next, err := do(tx, i)
		if err != nil {
			return err
		}
		return tx.MoveBill(ctx, next, i.State)
	})
}
