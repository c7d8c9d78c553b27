package pay

import (
	"context"

	"ownway/internal/app/filing"
	"ownway/internal/app/purse"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/pay/hours"
	"ownway/value/fault"
)

// payEmployer makes every payslip of an employer for a run's period.
func (s *Service) payEmployer(ctx context.Context, tx *store.Tx, run work.Run, item *work.Item) error {
	p := run.Calendar.Period
	jobs, err := employedBy(ctx, tx, item.Employer, p)
	if err != nil {
		return err
	}
	if run.Calendar, err = daysOf(ctx, tx, item.Employer, p); err != nil {
		return err
	}
	book, err := purse.Open(ctx, tx, item.Employer)
	if err != nil {
		return err
	}
	for _, e := range jobs {
		if e.Terms.Frequency != run.Frequency {
			continue
		}
		if err := s.payOne(ctx, tx, run, e, &book, item); err != nil {
			return err
		}
	}
	return book.Commit(ctx, tx, s.Today())
}

// payOne makes the payslip of one PA. What stands in its way stops that PA
// alone: the employer's other PAs are paid all the same.
func (s *Service) payOne(ctx context.Context, tx *store.Tx, run work.Run, e work.Employment, book *purse.Book, item *work.Item) error {
	due, err := s.dueFor(ctx, tx, e, run.Calendar)
	if stops(err) {
		item.Stopped = append(item.Stopped, stopped(e, err))
		return nil
	}
	if err != nil {
		return err
	}
	if slip, made := madeBefore(due); made {
		item.Slips = append(item.Slips, slip)
		return nil
	}
	var id work.PayslipID
	if err := store.NewID(tx, &id); err != nil {
		return err
	}
	slip, err := payslip(ctx, tx, due, id)
	switch {
	case is(err, work.NothingToPay): // no payslip, and nobody else waits for one
		return s.markPaid(ctx, tx, due)
	case stops(err):
		item.Stopped = append(item.Stopped, stopped(e, err))
		return nil
	case err != nil:
		return err
	}
	return s.keep(ctx, tx, due, slip, book, item)
}

// keep writes a payslip, its place in the books, and its report to HMRC.
func (s *Service) keep(ctx context.Context, tx *store.Tx, due work.Due, slip work.Payslip, book *purse.Book, item *work.Item) error {
	if err := tx.AddPayslip(ctx, slip); err != nil {
		return err
	}
	if err := s.post(ctx, tx, slip, book); err != nil {
		return err
	}
	if err := filing.Note(ctx, tx, slip); err != nil {
		return err
	}
	for _, c := range due.Corrections {
		c.Carried = slip.ID
		if err := tx.CarryCorrection(ctx, c); err != nil {
			return err
		}
	}
	if err := s.markPaid(ctx, tx, due); err != nil {
		return err
	}
	item.Slips = append(item.Slips, slipOf(slip, due))
	return nil
}

// stops reports whether an error is about one PA's pay, for people to put right.
func stops(err error) bool { return err != nil && fault.KindOf(err) != fault.KindInternal }

func stopped(e work.Employment, err error) work.Stopped {
	return work.Stopped{Employment: e.ID, PAName: e.PAName, Why: fault.All(err)[0].Text}
}

// madeBefore gives the payslip of the period as the run shows it, where it was
// made before: a job that was cut short after that is done again.
func madeBefore(due work.Due) (work.Slip, bool) {
	for i, p := range due.Earlier {
		if p.Period.First == due.Sheet.Hours.Period.First {
			due.Earlier = due.Earlier[:i]
			return slipOf(p, due), true
		}
	}
	return work.Slip{}, false
}

// dueFor gathers all that one payslip depends on.
func (s *Service) dueFor(ctx context.Context, tx *store.Tx, e work.Employment, days work.Calendar) (work.Due, error) {
	at, err := tx.Sheet(ctx, e.ID, days.Period.First)
	if fault.KindOf(err) == fault.KindNotFound && (e.Left(days.Period) || e.AwayFor(days.Period)) { // and none are to be told
		at, err = newSheet(e, days.Period)
	}
	if fault.KindOf(err) == fault.KindNotFound { // nobody has told any hours, and none are usual
		err = fault.Conflict(work.HoursNotSettled, "pa", e.PAName)
	}
	if err != nil {
		return work.Due{Employment: e, PayDay: days.PayDay, Today: s.Today()}, err
	}
	return s.dueWith(ctx, tx, e, days, at)
}

// dueWith is dueFor with the hours that are given.
func (s *Service) dueWith(ctx context.Context, tx *store.Tx, e work.Employment, days work.Calendar, at work.Sheet) (work.Due, error) {
	d := work.Due{Employment: e, PayDay: days.PayDay, Today: s.Today(), Sheet: at}
	var err error
	if d.Choices, err = tx.Choices(ctx, e.ID, days.Period.First); err != nil {
		return d, err
	}
	if d.Earlier, err = tx.Payslips(ctx, e.ID); err != nil {
		return d, err
	}
	if err := open(ctx, tx, &d); err != nil {
		return d, err
	}
	before, _, err := tx.BeforeOf(ctx, e.ID)
	if err != nil {
		return d, err
	}
	d.History = before.History
	if d.Pension, err = tx.Pension(ctx, e); err != nil {
		return d, err
	}
	if d.Ending, err = tx.Ending(ctx, e); err != nil {
		return d, err
	}
	if d.Arranged, err = arranged(ctx, tx, e, days.Period); err != nil {
		return d, err
	}
	agreed, err := tx.AgreedBefore(ctx, e.ID, days.Period.First)
	if err != nil {
		return d, err
	}
	for _, at := range agreed {
		if at.Hours.Period.Last.Before(days.Period.First) && len(at.Hours.Owing()) > 0 {
			d.Owing = append(d.Owing, at)
		}
	}
	d.AllowanceLeft, err = allowanceLeft(ctx, tx, e.Employer, days.PayDay)
	return d, err
}

// open finds the corrections of earlier payslips that none carries yet.
func open(ctx context.Context, tx *store.Tx, d *work.Due) error {
	all, err := tx.Corrections(ctx, d.Employment.ID)
	for _, c := range all {
		if c.Carried.IsZero() {
			d.Corrections = append(d.Corrections, c)
		}
	}
	d.Right = work.Corrected(d.Earlier, all)
	return err
}

// post writes a payslip to the books and notes what the bank should show.
func (s *Service) post(ctx context.Context, tx *store.Tx, slip work.Payslip, book *purse.Book) error {
	pa, err := tx.PA(ctx, slip.PA)
	if err != nil {
		return err
	}
	balances, err := tx.Balances(ctx, book.Purse.ID, store.EndOfBooks)
	if err != nil {
		return err
	}
	var id ledger.ID
	if err := store.NewID(tx, &id); err != nil {
		return err
	}
	if t := slip.Posting(id, book.Purse.ID, s.Today(), book.Purse.Funding, balances); len(t.Moves) > 0 { // a last payslip can be of nothing
		if err := tx.Post(ctx, t); err != nil {
			return err
		}
	}
	to, err := payees(ctx, tx, slip)
	if err != nil {
		return err
	}
	to.Credit = work.HMRCOwes(balances)
	for _, item := range slip.Expected(book.Purse.ID, book.Purse.Held, book.Purse.Funding, pa.Bank, to) {
		if err := store.NewID(tx, &item.ID); err != nil {
			return err
		}
		if err := tx.Expect(ctx, slip.Employer, item); err != nil {
			return err
		}
	}
	return nil
}

// payees gives by when HMRC is paid, by the cycle of the employer's scheme, and
// who the pension goes to.
func payees(ctx context.Context, tx *store.Tx, slip work.Payslip) (work.Payees, error) {
	scheme, err := filing.SchemeOf(ctx, tx, slip.Employer)
	if err != nil {
		return work.Payees{}, err
	}
	provider, err := tx.PensionScheme(ctx, slip.Employer)
	return work.Payees{HMRCBy: scheme.PayBy(slip.PayDay), HMRCRef: scheme.Reference(slip.PayDay), Pension: provider.Provider}, err
}

// markPaid notes on the hours that they are paid, and what earlier ones owed is
// put right.
func (s *Service) markPaid(ctx context.Context, tx *store.Tx, due work.Due) error {
	for _, at := range append(due.Owing, due.Sheet) {
		if at.Hours.State != hours.Approved {
			continue // paid as usual: still waits to be put right
		}
		next, event, err := at.Hours.MarkPaid(s.Today())
		if _, err = move(ctx, tx, at, next, event, err); err != nil {
			return err
		}
	}
	return nil
}
