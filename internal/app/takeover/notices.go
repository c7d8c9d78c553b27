package takeover

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/notice"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of HMRC's notices.
var (
	NotTheirJob  = msg.New("takeover-app.not-their-job", "This work belongs to another employer")
	OtherScheme  = msg.New("takeover-app.other-scheme", "Notice {number} is for the PAYE reference {reference}, and this employer's is {own}. Choose the file of this employer")
	NoticeKept   = msg.New("takeover-app.notice-kept", "This notice is here already. Nothing was done twice")
	NoticeForWho = msg.New("takeover-app.notice-for-nobody", "Notice {number} is for {name}, {nino}, who does not work for this employer here. Take it out, or add their work first")
)

// Told is one PA's job with what HMRC wrote about it.
type Told struct {
	Job     work.Employment
	Notices []notice.Notice
}

// Notices lists what HMRC wrote about the PAs of an employer.
func (s *Service) Notices(ctx context.Context, by access.Actor, employer person.ID) (all []Told, err error) {
	err = s.See(ctx, by, access.TakeNotices, access.About(employer), func(tx *store.Tx) error {
		jobs, err := tx.Employments(ctx, employer)
		if err != nil {
			return err
		}
		for _, e := range jobs {
			told, err := tx.Notices(ctx, e.ID, e.PA)
			if err != nil {
				return err
			}
			all = append(all, Told{Job: e, Notices: told})
		}
		return nil
	})
	return all, err
}

// KeyNotice keeps a notice on paper about a PA's job, as it was typed. Payslips
// go by it from its day on.
func (s *Service) KeyNotice(ctx context.Context, by access.Actor, employer person.ID, id work.ID, k notice.Keyed) error {
	n, err := k.Notice()
	if err != nil {
		return err
	}
	return s.Do(ctx, by, access.TakeNotices, access.About(employer), func(tx *store.Tx) error {
		e, err := tx.Employment(ctx, id)
		if err != nil {
			return err
		}
		if e.Employer != employer {
			return fault.NotFound(NotTheirJob)
		}
		err = tx.AddNotice(ctx, e.ID, e.PA, n)
		if fault.KindOf(err) == fault.KindConflict {
			return fault.Conflict(NoticeKept)
		}
		return err
	})
}

// Read is what came of a file of notices.
type Read struct{ New, Same int }

// ReadNotices keeps the notices of a file that HMRC's service gave for an
// employer, all of them or none. Each finds its job by National Insurance number,
// or by the employer's own number. Those that are here already are passed over.
func (s *Service) ReadNotices(ctx context.Context, by access.Actor, employer person.ID, file []byte) (r Read, err error) {
	batch, err := notice.ReadDPS(file)
	if err != nil {
		return r, err
	}
	err = s.Do(ctx, by, access.TakeNotices, access.About(employer), func(tx *store.Tx) error {
		r = Read{}
		jobs, err := tx.Employments(ctx, employer)
		if err != nil {
			return err
		}
		scheme, err := tx.Scheme(ctx, employer)
		if err != nil && fault.KindOf(err) != fault.KindNotFound {
			return err
		}
		for i, n := range batch.Notices {
			if n.Employer != "" && scheme.PAYERef != "" && n.Employer != scheme.PAYERef {
				return fault.Invalid("file", OtherScheme, "number", i+1, "reference", string(n.Employer), "own", string(scheme.PAYERef))
			}
			if err := keepFor(ctx, tx, jobs, n, i+1, &r); err != nil {
				return err
			}
		}
		return nil
	})
	return r, err
}

// keepFor keeps a notice for every job of the PA whom it is about.
func keepFor(ctx context.Context, tx *store.Tx, jobs []work.Employment, n notice.Notice, number int, r *Read) error {
	found := false
	for _, e := range jobs {
		pa, err := tx.PA(ctx, e.PA)
		if err != nil {
			return err
		}
		d, err := tx.Details(ctx, e.ID, e.PA)
		if err != nil && fault.KindOf(err) != fault.KindNotFound {
			return err
		}
		if !n.IsFor(pa.NINO, d.PayID) {
			continue
		}
		found = true
		switch err := tx.AddNotice(ctx, e.ID, e.PA, n); {
		case fault.KindOf(err) == fault.KindConflict:
			r.Same++
		case err != nil:
			return err
		default:
			r.New++
		}
	}
	if !found {
		return fault.Invalid("file", NoticeForWho, "number", number, "name", n.Name, "nino", string(n.NINO))
	}
	return nil
}
