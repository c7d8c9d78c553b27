package money

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strconv"

	"ownway/bank/bacs"
	"ownway/bank/fasterpayments"
	"ownway/bank/iso20022"
	"ownway/internal/access"
	"ownway/internal/care/payment"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/fault"
	"ownway/value/msg"
)

// FileForm is how a payment file is written.
type FileForm string

// The forms.
const (
	Standard18 FileForm = "bacs.txt"   // Bacs
	PainV3     FileForm = "pain-3.xml" // ISO 20022 pain.001.001.03
	PainV9     FileForm = "pain-9.xml" // ISO 20022 pain.001.001.09
	SameDay    FileForm = "faster.csv" // a list for a bank's own page
)

// The faults of a file that is not of this run.
var (
	OtherRail = msg.New("money.other-rail", "This run is paid on the same day, by Faster Payments. It is not sent by Bacs")
	NotFaster = msg.New("money.not-faster", "This run is paid by Bacs. To pay somebody on the same day, choose them under “Pay again”")
	NoneLeft  = msg.New("money.none-left", "Every payment of this run came back or is paid another way, so there is no file")
)

// PaymentFile gives the Bacs Standard 18 file of an approved run at once.
func (s *Service) PaymentFile(ctx context.Context, by access.Actor, id payment.ID) (name string, file []byte, err error) {
	return s.PaymentFileAs(ctx, by, id, Standard18)
}

// PaymentFileAs gives the file of an approved run in a form at once. That of a
// large run is rather written to where it goes, with WritePaymentFile.
func (s *Service) PaymentFileAs(ctx context.Context, by access.Actor, id payment.ID, form FileForm) (name string, file []byte, err error) {
	var b bytes.Buffer
	err = s.WritePaymentFile(ctx, by, id, form, func(n string, write func(io.Writer) error) error {
		name = n
		return write(&b)
	})
	return name, b.Bytes(), err
}

// WritePaymentFile writes the file of an approved run in a form, a page of lines
// at a time. A line that the bank sent back, or that is paid another way, is not
// in it. The lines are gone over twice on one steady view: first to see that
// each can be written, and only then is a file of that name sent, so that no part
// of a faulty one ever is.
func (s *Service) WritePaymentFile(ctx context.Context, by access.Actor, id payment.ID, form FileForm, send func(name string, write func(io.Writer) error) error) error {
	return s.See(ctx, by, access.DownloadPay, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		run, err := tx.PaymentRunHead(ctx, id)
		if err != nil {
			return err
		}
		if err := fits(run, form); err != nil {
			return err
		}
		if run.State != payment.Approved {
			return fault.Conflict(NotYet)
		}
		if run.Sum.Lines == 0 {
			return fault.Conflict(NoneLeft)
		}
		if err := s.writeFile(ctx, tx, run, form, io.Discard); err != nil {
			return err
		}
		return send(nameOfFile(run, form), func(to io.Writer) error { return s.writeFile(ctx, tx, run, form, to) })
	})
}

// fits refuses a file by a rail that a run is not paid by.
func fits(run payment.Run, form FileForm) error {
	switch {
	case form == Standard18 && run.Rail == payment.BySameDay:
		return fault.Conflict(OtherRail)
	case form == SameDay && run.Rail != payment.BySameDay:
		return fault.Conflict(NotFaster)
	}
	return nil
}

// nameOfFile tells the files of a day apart: those of a small run have its serial.
func nameOfFile(run payment.Run, form FileForm) string {
	day := run.PayDay.String()
	if run.Kind != payment.Regular {
		day += "-" + run.Serial()
	}
	switch form {
	case PainV3:
		return "pain.001.001.03-" + day + ".xml"
	case PainV9:
		return "pain.001.001.09-" + day + ".xml"
	case SameDay:
		return "faster-payments-" + day + ".csv"
	}
	return "bacs-" + day + ".txt"
}

// credits is a file that is written credit by credit.
type credits interface {
	Put(bacs.Credit) error
	Close() error
}

// mostFaults is how many faulty lines are named at once.
const mostFaults = 100

func (s *Service) writeFile(ctx context.Context, tx *store.Tx, run payment.Run, form FileForm, to io.Writer) error {
	file, err := s.begin(ctx, tx, run, form, to)
	if err != nil {
		return err
	}
	var faults []error
	var after ledger.PurseID
	for len(faults) < mostFaults {
		page, err := tx.CreditsAfter(ctx, run.ID, after)
		if err != nil {
			return err
		}
		if len(page) == 0 {
			break
		}
		for _, l := range page {
			c, err := creditOf(ctx, tx, run, l)
			if err != nil {
				return err
			}
			if err := file.Put(c); err != nil {
				faults = append(faults, err)
			}
		}
		after = page[len(page)-1].Purse
	}
	if len(faults) > 0 {
		return errors.Join(faults[:min(len(faults), mostFaults)]...)
	}
	return file.Close()
}

func creditOf(ctx context.Context, tx *store.Tx, run payment.Run, l store.CreditLine) (bacs.Credit, error) {
	c := bacs.Credit{Reference: l.Reference, Amount: l.Amount}
	if l.Bank != "" {
		return c, tx.Open(ctx, l.Person, l.Bank, &c.To)
	}
	// Prepared before lines kept their account, when the run kept its lines.
	for _, was := range run.Lines {
		if was.Purse == l.Purse {
			c.Reference = was.Reference
		}
	}
	p, err := tx.Purse(ctx, l.Purse)
	c.To = p.Bank
	return c, err
}

// begin gives the head of a file, to which its credits are put.
func (s *Service) begin(ctx context.Context, tx *store.Tx, run payment.Run, form FileForm, to io.Writer) (credits, error) {
	k, err := tx.KeeperRecord(ctx, tx.Keeper())
	if err != nil {
		return nil, err
	}
	head := bacs.File{Serial: run.Serial(), SUN: k.SUN, From: k.Pays, Narrative: "DIRECT PAYMENTS", Processing: bacs.ProcessingFor(run.PayDay)}
	switch form {
	case PainV3:
		return s.beginPain(ctx, tx, head, run, iso20022.V3, to)
	case PainV9:
		return s.beginPain(ctx, tx, head, run, iso20022.V9, to)
	case SameDay:
		return &fasterList{to: to}, nil
	}
	return bacs.NewWriter(to, head)
}

// fasterList is the list for a bank's own page, which no bank takes long.
type fasterList struct {
	to  io.Writer
	all []fasterpayments.Payment
}

func (f *fasterList) Put(c bacs.Credit) error {
	if len(f.all) <= fasterpayments.MostItems { // one too many is a fault, and more change nothing
		f.all = append(f.all, fasterpayments.Payment{To: c.To, Reference: c.Reference, Amount: c.Amount})
	}
	return nil
}

func (f *fasterList) Close() error {
	list, err := fasterpayments.Write(f.all)
	if err != nil {
		return err
	}
	_, err = f.to.Write(list)
	return err
}

// painFile names each payment by its reference, by which the bank's report is
// read when it comes back.
type painFile struct {
	*iso20022.Writer
	shared map[string]bool // the references that more than one payment has
	seen   map[string]int  // how often each of them was there
}

// beginPain begins a pain.001 file. One that is fetched again after its day says
// that it was made on the last day on which it could be sent: no bank takes one
// made later.
func (s *Service) beginPain(ctx context.Context, tx *store.Tx, head bacs.File, run payment.Run, v iso20022.Version, to io.Writer) (credits, error) {
	made := s.Store.Now()
	if last := head.Processing; s.Today().After(last) {
		made = last.Time()
	}
	p := iso20022.FromBacs(head, v, made)
	p.Execution = run.PayDay
	shared, err := tx.SharedReferences(ctx, run.ID)
	if err != nil {
		return nil, err
	}
	w, err := iso20022.NewWriter(to, p, run.Sum.Lines, run.Sum.Amount())
	return &painFile{Writer: w, shared: shared, seen: map[string]int{}}, err
}

func (p *painFile) Put(c bacs.Credit) error {
	name := bacs.Fold(c.Reference)
	if p.shared[c.Reference] {
		if p.seen[name]++; p.seen[name] > 1 {
			name += "/" + strconv.Itoa(p.seen[name])
		}
	}
	return p.Writer.Put(iso20022.Credit{To: c.To, EndToEnd: name, Reference: c.Reference, Amount: c.Amount})
}
