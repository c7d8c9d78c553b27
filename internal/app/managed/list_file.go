package managed

import (
	"bytes"
	"context"

	"ownway/bank/bacs"
	"ownway/bank/fasterpayments"
	"ownway/bank/iso20022"
	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/care/clientmoney"
	"ownway/internal/care/payment"
	"ownway/internal/store"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
	"ownway/value/table"
)

// Table is the form of a list as a table that people read.
const Table money.FileForm = "payments.csv"

// The faults of a list's file.
var (
	NotFaster = msg.New("managed.not-faster", "This list is paid by Bacs. To pay on the same day, prepare a list for that")
	NoSUN     = msg.New("managed.no-sun", "Enter the six digits of your Bacs number. Your bank gives it")
)

// SetSUN notes the organisation's Bacs service user number for this account.
func (s *Service) SetSUN(ctx context.Context, by access.Actor, sun string) error {
	if !sixDigits(sun) {
		return fault.Invalid("sun", NoSUN)
	}
	return s.onLists(ctx, by, func(tx *store.Tx, p store.Pooled) error {
		p.SUN = sun
		return tx.SavePooled(ctx, p)
	})
}

func sixDigits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return len(s) == 6
}

// ListFile gives an approved list in a form: Bacs Standard 18, ISO 20022
// pain.001, a list for Faster Payments, or a table.
func (s *Service) ListFile(ctx context.Context, by access.Actor, id clientmoney.ListID, form money.FileForm) (data []byte, err error) {
	err = s.See(ctx, by, access.RunManaged, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		p, err := pooled(ctx, tx)
		if err != nil {
			return err
		}
		l, err := tx.PayList(ctx, p.ID, id)
		if err != nil {
			return err
		}
		if l.State != clientmoney.ListApproved {
			return fault.Conflict(ListNotYet)
		}
		data, err = s.listFile(p, l, form)
		return err
	})
	return data, err
}

func (s *Service) listFile(p store.Pooled, l clientmoney.List, form money.FileForm) ([]byte, error) {
	switch form {
	case money.Standard18:
		if l.Rail == payment.BySameDay {
			return nil, fault.Conflict(money.OtherRail)
		}
		if p.SUN == "" {
			return nil, fault.Invalid("sun", NoSUN)
		}
		return bacs.Write(bacsFile(p, l))
	case money.PainV3:
		return s.pain(p, l, iso20022.V3)
	case money.PainV9:
		return s.pain(p, l, iso20022.V9)
	case money.SameDay:
		if l.Rail != payment.BySameDay {
			return nil, fault.Conflict(NotFaster)
		}
		var all []fasterpayments.Payment
		for _, c := range credits(l) {
			all = append(all, fasterpayments.Payment{To: c.To, Reference: c.Reference, Amount: c.Amount})
		}
		return fasterpayments.Write(all)
	}
	return listTable(l)
}

func bacsFile(p store.Pooled, l clientmoney.List) bacs.File {
	return bacs.File{Serial: l.Serial(), SUN: p.SUN, From: p.Bank, Narrative: "CLIENT PAYMENTS", Processing: bacs.ProcessingFor(arrives(l)), Credits: credits(l)}
}

// arrives is when payees have the money; a list of earlier days does not say.
func arrives(l clientmoney.List) calendar.Date {
	if l.PayDay.IsZero() {
		return calendar.AddWorkingDays(l.Made, 2)
	}
	return l.PayDay
}

// pain is made, when it is fetched again later, as on the last day on which it
// could be sent: no bank takes one made later.
func (s *Service) pain(p store.Pooled, l clientmoney.List, v iso20022.Version) ([]byte, error) {
	made := s.Store.Now()
	if last := bacs.ProcessingFor(arrives(l)); s.Today().After(last) {
		made = last.Time()
	}
	f := iso20022.FromBacs(bacsFile(p, l), v, made)
	f.Execution = arrives(l)
	return iso20022.Write(f)
}

// credits are the payments as a bank takes them: a name and a reference each has.
func credits(l clientmoney.List) (all []bacs.Credit) {
	for _, e := range l.Entries {
		all = append(all, bacs.Credit{To: named(e), Reference: reference(l, e), Amount: e.Amount})
	}
	return all
}

func named(e clientmoney.Entry) ident.BankAccount {
	to := e.To
	if to.Name == "" {
		to.Name = e.Payee
	}
	return to
}

// reference gives what the payee sees, as long as Bacs carries it.
func reference(l clientmoney.List, e clientmoney.Entry) string {
	r := bacs.Fold(e.Reference)
	if r == "" {
		return l.Serial()
	}
	return r[:min(len(r), 18)]
}

func listTable(l clientmoney.List) ([]byte, error) {
	var rows [][]string
	for _, e := range l.Entries {
		rows = append(rows, []string{e.Payee, e.To.SortCode.String(), string(e.To.Number), e.Reference, e.Amount.Plain()})
	}
	var out bytes.Buffer
	err := table.Write(&out, []string{"payee", "sort code", "account number", "reference", "amount"}, rows)
	return out.Bytes(), err
}
