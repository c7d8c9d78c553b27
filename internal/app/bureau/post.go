package bureau

import (
	"cmp"
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/bureau"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/forms"
	"ownway/value/fault"
	"ownway/value/msg"
)

// NoLetters is the fault of printing what nobody asked for.
var NoLetters = msg.New("bureau-app.no-letters", "Nobody of this run asked for paper, or it is all done")

// Papers lists who of an employer's side asked for paper.
func (s *Service) Papers(ctx context.Context, by access.Actor, employer person.ID) (all []bureau.Paper, c Client, err error) {
	err = s.See(ctx, by, access.AskPaper, access.About(employer), func(tx *store.Tx) error {
		if c.Person, err = tx.Person(ctx, employer); err != nil {
			return err
		}
		if c.Jobs, err = tx.Employments(ctx, employer); err != nil {
			return err
		}
		all, err = tx.Papers(ctx, employer)
		return err
	})
	return all, c, err
}

// AskPaper records that an employer or one of their PAs asked for payslips on
// paper, or no longer wants them.
func (s *Service) AskPaper(ctx context.Context, by access.Actor, p bureau.Paper) error {
	if !p.Over {
		if err := p.Check(); err != nil {
			return err
		}
	}
	p.Asked = s.Today()
	return s.Do(ctx, by, access.AskPaper, access.About(p.Employer), func(tx *store.Tx) error {
		jobs, err := tx.Employments(ctx, p.Employer)
		if err != nil {
			return err
		}
		theirs := func(e work.Employment) bool { return e.PA == p.PA }
		if !p.PA.IsZero() && !slices.ContainsFunc(jobs, theirs) {
			return fault.NotFound(store.NoSuchRecord)
		}
		return tx.SavePaper(ctx, p)
	})
}

// Envelope is one letter with what goes into it: an address, one payslip, and
// what is due with it to the same PA.
type Envelope struct {
	bureau.Letter
	To       bureau.Paper
	Employer string
	Slip     work.Payslip
	Sheet    *HoursSheet // for the next pay period, once it was made
	P45      *forms.P45  // with the last payslip of a job
	P60      *forms.P60  // of the year before, with the first payslip of a tax year
	NotReady []string    // the forms that are due and cannot be made yet
}

// Envelopes lists the letters of a run, only for those who asked for paper, as
// they go into the post: the employer's name, then whose payslip it is.
func (s *Service) Envelopes(ctx context.Context, by access.Actor, id work.RunID) (run work.Run, all []Envelope, err error) {
	var items []work.Item
	var letters []bureau.Letter
	err = s.See(ctx, by, access.PrintPost, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		if run, items, err = tx.WagesRun(ctx, id); err != nil {
			return err
		}
		letters, err = tx.Letters(ctx, id)
		return err
	})
	if err != nil {
		return run, nil, err
	}
	known := map[string]bureau.Letter{}
	for _, l := range letters {
		known[l.Key()] = l
	}
	for _, i := range items {
		if len(i.Slips) == 0 {
			continue
		}
		mine, err := s.envelopesOf(ctx, by, i, known)
		if err != nil && fault.KindOf(err) != fault.KindForbidden { // they left: nothing of theirs is printed here
			return run, nil, err
		}
		all = append(all, mine...)
	}
	if err := s.enclose(ctx, by, id, all); err != nil {
		return run, nil, err
	}
	slices.SortFunc(all, func(a, b Envelope) int {
		return cmp.Or(cmp.Compare(a.Employer, b.Employer), cmp.Compare(a.Slip.PAName, b.Slip.PAName), cmp.Compare(a.Key(), b.Key()))
	})
	return run, all, nil
}

func (s *Service) envelopesOf(ctx context.Context, by access.Actor, i work.Item, known map[string]bureau.Letter) (all []Envelope, err error) {
	err = s.See(ctx, by, access.SeePayslip, access.About(i.Employer), func(tx *store.Tx) error {
		papers, err := tx.Papers(ctx, i.Employer)
		if err != nil || len(papers) == 0 {
			return err
		}
		for _, line := range i.Slips {
			slip, err := tx.Payslip(ctx, line.ID)
			if err != nil {
				return err
			}
			for _, p := range papers {
				if p.Over || !p.PA.IsZero() && p.PA != slip.PA {
					continue
				}
				e := Envelope{Letter: bureau.Letter{Run: i.Run, Payslip: slip.ID, Employer: i.Employer, PA: p.PA}, To: p, Employer: i.Name, Slip: slip}
				if l, was := known[e.Key()]; was {
					e.Letter = l
				}
				all = append(all, e)
			}
		}
		return nil
	})
	return all, err
}

// Printed notes that letters were printed: those of a run that never were, or
// one alone, once more.
func (s *Service) Printed(ctx context.Context, by access.Actor, id work.RunID, only work.PayslipID) (int, error) {
	return s.onLetters(ctx, by, id, func(e Envelope) (bureau.Letter, bool, error) {
		if only.IsZero() && e.Times > 0 || !only.IsZero() && e.Payslip != only {
			return e.Letter, false, nil
		}
		return e.Print(string(by.Account), s.Today()), true, nil
	})
}

// Posted notes that all letters of a run that were printed went into the post.
func (s *Service) Posted(ctx context.Context, by access.Actor, id work.RunID) (int, error) {
	return s.onLetters(ctx, by, id, func(e Envelope) (bureau.Letter, bool, error) {
		if e.Times == 0 || !e.PostedOn.IsZero() {
			return e.Letter, false, nil
		}
		l, err := e.Post(string(by.Account), s.Today())
		return l, true, err
	})
}

func (s *Service) onLetters(ctx context.Context, by access.Actor, id work.RunID, fn func(Envelope) (bureau.Letter, bool, error)) (n int, err error) {
	_, all, err := s.Envelopes(ctx, by, id)
	if err != nil {
		return 0, err
	}
	err = s.Do(ctx, by, access.PrintPost, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		for _, e := range all {
			next, changed, err := fn(e)
			if err != nil {
				return err
			}
			if !changed {
				continue
			}
			if err := tx.SaveLetter(ctx, next, e.Letter); err != nil {
				return err
			}
			n++
		}
		if n == 0 {
			return fault.Conflict(NoLetters)
		}
		return nil
	})
	return n, err
}
