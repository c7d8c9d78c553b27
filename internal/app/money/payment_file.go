package money

import (
	"context"
	"strconv"

	"ownway/bank/bacs"
	"ownway/bank/fasterpayments"
	"ownway/bank/iso20022"
	"ownway/internal/access"
	"ownway/internal/care/payment"
	"ownway/internal/store"
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

// PaymentFile gives the Bacs Standard 18 file of an approved run.
func (s *Service) PaymentFile(ctx context.Context, by access.Actor, id payment.ID) (name string, file []byte, err error) {
	return s.PaymentFileAs(ctx, by, id, Standard18)
}

// PaymentFileAs gives the file of an approved run in a form. A line that the
// bank sent back, or that is paid another way, is not in it.
func (s *Service) PaymentFileAs(ctx context.Context, by access.Actor, id payment.ID, form FileForm) (name string, file []byte, err error) {
	err = s.See(ctx, by, access.DownloadPay, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		run, err := tx.PaymentRun(ctx, id)
		if err != nil {
			return err
		}
		if err := fits(run, form); err != nil {
			return err
		}
		f, err := bacsOf(ctx, tx, run)
		if err != nil {
			return err
		}
		if len(f.Credits) == 0 {
			return fault.Conflict(NoneLeft)
		}
		name = nameOfFile(run, form)
		file, err = s.write(f, run, form)
		return err
	})
	return name, file, err
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

func (s *Service) write(f bacs.File, run payment.Run, form FileForm) ([]byte, error) {
	switch form {
	case PainV3:
		return iso20022.Write(s.painOf(f, run, iso20022.V3))
	case PainV9:
		return iso20022.Write(s.painOf(f, run, iso20022.V9))
	case SameDay:
		list := make([]fasterpayments.Payment, len(f.Credits))
		for i, c := range f.Credits {
			list[i] = fasterpayments.Payment{To: c.To, Reference: c.Reference, Amount: c.Amount}
		}
		return fasterpayments.Write(list)
	}
	return bacs.Write(f)
}

// painOf names each payment by its reference, by which the bank's report is read
// when it comes back. A file that is fetched again after its day says that it was
// made on the last day on which it could be sent: no bank takes one made later.
func (s *Service) painOf(f bacs.File, run payment.Run, v iso20022.Version) iso20022.File {
	made := s.Store.Now()
	if last := f.Processing; s.Today().After(last) {
		made = last.Time()
	}
	p := iso20022.FromBacs(f, v, made)
	p.Execution = run.PayDay
	seen := map[string]int{}
	for i := range p.Credits {
		name := bacs.Fold(p.Credits[i].Reference)
		seen[name]++
		if n := seen[name]; n > 1 {
			name += "/" + strconv.Itoa(n)
		}
		p.Credits[i].EndToEnd = name
	}
	return p
}

// bacsOf gives the payments of an approved run as a file to be sent.
func bacsOf(ctx context.Context, tx *store.Tx, run payment.Run) (bacs.File, error) {
	if run.State != payment.Approved {
		return bacs.File{}, fault.Conflict(NotYet)
	}
	k, err := tx.KeeperRecord(ctx, tx.Keeper())
	if err != nil {
		return bacs.File{}, err
	}
	f := bacs.File{Serial: run.Serial(), SUN: k.SUN, From: k.Pays, Narrative: "DIRECT PAYMENTS", Processing: bacs.ProcessingFor(run.PayDay)}
	for _, l := range run.Paying() {
		c := bacs.Credit{Reference: l.Reference, Amount: l.Amount()}
		if l.Bank == "" { // prepared before lines kept their account
			p, err := tx.Purse(ctx, l.Purse)
			if err != nil {
				return f, err
			}
			c.To = p.Bank
		} else if err := tx.Open(ctx, l.Person, l.Bank, &c.To); err != nil {
			return f, err
		}
		f.Credits = append(f.Credits, c)
	}
	return f, nil
}
