package money

import (
	"context"

	"ownway/bank/bacs"
	"ownway/internal/access"
	"ownway/internal/care/payment"
	"ownway/internal/store"
	"ownway/value/fault"
)

// PaymentFile gives the Bacs Standard 18 file of an approved run. A line that
// the bank sent back, or that is paid another way, is not in it.
func (s *Service) PaymentFile(ctx context.Context, by access.Actor, id payment.ID) (name string, file []byte, err error) {
	err = s.See(ctx, by, access.DownloadPay, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		run, err := tx.PaymentRun(ctx, id)
		if err != nil {
			return err
		}
		f, err := bacsOf(ctx, tx, run)
		if err != nil {
			return err
		}
		name = "bacs-" + run.PayDay.String() + ".txt"
		file, err = bacs.Write(f)
		return err
	})
	return name, file, err
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
