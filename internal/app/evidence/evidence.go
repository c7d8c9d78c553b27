// Package evidence holds the use cases of what people send to show what a bank
// line was: whether it is asked for, taking it in, opening it, and taking it
// away again.
package evidence

import (
	"context"
	"sync"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/purse"
	"ownway/internal/care/evidence"
	"ownway/internal/care/person"
	"ownway/internal/monitor/check"
	"ownway/internal/scan"
	"ownway/internal/store"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Service is the area's use cases.
type Service struct {
	app.Base
	// Scanner looks at each file before anything is done with it. Without one
	// no file is taken.
	Scanner scan.Scanner

	one sync.Mutex // one picture is made smaller at a time, however many come
}

// The faults of evidence.
var (
	Enough       = msg.New("evidence.enough", "This has {most} photos or papers already. Remove one first")
	OnlySender   = msg.New("evidence.only-sender", "Only the person, or whoever added this, can remove it")
	LookedAt     = msg.New("evidence.looked-at", "Somebody has looked at this, so it stays. Tell us if it should not be here")
	NotAskedFor  = msg.New("evidence.not-asked-for", "You can see and add this only where the person was asked for it")
	EnterTotal   = msg.New("evidence.enter-total", "Enter the total on the receipt, like 12.50, or leave it out")
	EnterHowCame = msg.New("evidence.enter-way", "Say how it came")
)

// OnLine is a bank line with its papers.
type OnLine struct {
	Line   store.BankLine
	Ask    evidence.Ask
	Papers []Held
	Person person.Person
}

// Held is a paper and who has looked at it.
type Held struct {
	evidence.Paper
	Looks []evidence.Look
	Mine  bool // the reader can take it away
}

// Of shows the papers of a bank line, and whether one is asked for.
func (s *Service) Of(ctx context.Context, by access.Actor, about person.ID, id store.LineID) (o OnLine, err error) {
	err = s.See(ctx, by, access.SeeEvidence, access.About(about), func(tx *store.Tx) error {
		if o.Person, err = tx.Person(ctx, about); err != nil {
			return err
		}
		if o.Line, o.Ask, err = s.lineAndAsk(ctx, tx, about, id); err != nil {
			return err
		}
		papers, err := tx.EvidenceOf(ctx, about, id)
		if err != nil {
			return err
		}
		for _, p := range papers {
			if !maySee(by, p) {
				continue
			}
			looks, err := tx.EvidenceLooks(ctx, p.ID)
			if err != nil {
				return err
			}
			o.Papers = append(o.Papers, Held{Paper: p, Looks: looks, Mine: mayRemove(by, p, looks) == nil})
		}
		return nil
	})
	return o, err
}

// staff reports whether the actor looks on for the council.
func staff(by access.Actor) bool { return by.Role == access.Finance }

// maySee keeps a council's officers from what a person keeps for themselves.
func maySee(by access.Actor, p evidence.Paper) bool { return !staff(by) || p.Asked }

// lineAndAsk gives a bank line of the person's own money, and whether a paper
// is asked for to go with it.
func (s *Service) lineAndAsk(ctx context.Context, tx *store.Tx, about person.ID, id store.LineID) (l store.BankLine, ask evidence.Ask, err error) {
	b, err := purse.Open(ctx, tx, about)
	if err != nil {
		return l, ask, err
	}
	if l, err = tx.Line(ctx, id); err != nil {
		return l, ask, err
	}
	if l.Purse != b.Purse.ID {
		return l, ask, fault.NotFound(store.NoSuchRecord)
	}
	c, err := s.caseOf(ctx, tx, b)
	return l, evidence.Needed(c.of(l)), err
}

// asked is what is known of all lines of a purse that says if a paper is asked for.
type asked struct{ evidence.Case }

// of adds what one line shows.
func (a asked) of(l store.BankLine) evidence.Case {
	a.On, a.Amount, a.Met = l.Line.Date, l.Line.Amount, l.State == store.Matched
	return a.Case
}

func (s *Service) caseOf(ctx context.Context, tx *store.Tx, b purse.Book) (asked, error) {
	c := asked{evidence.Case{Today: s.Today(), Small: check.Usual(0).SmallSum}}
	last, err := tx.LastCheck(ctx, b.Purse.ID)
	if err != nil && fault.KindOf(err) != fault.KindNotFound {
		return c, err
	}
	c.Tier = last.Result.Tier
	k, err := tx.KeeperRecord(ctx, tx.Keeper())
	if err == nil && k.Policy != "" {
		c.Policy, err = app.Policy(ctx, tx, k.Policy)
	}
	return c, err
}

// New is a paper as it is sent.
type New struct {
	Line  store.LineID
	Data  []byte
	Total *money.Amount // pence, as it stands on the paper; nil when nobody typed it
	Came  evidence.Way
}

// Add takes a paper. It is known by its contents, looked at by the scanner, and
// made smaller; only then is anything kept. A paper may be added where none is
// asked for: the person keeps it for themselves, and the council does not see it.
func (s *Service) Add(ctx context.Context, by access.Actor, about person.ID, n New) (id evidence.ID, err error) {
	if _, err := s.May(ctx, by, access.AddEvidence, access.About(about)); err != nil {
		return id, err // before any work is done on a stranger's file
	}
	if err := n.check(); err != nil {
		return id, err
	}
	file, err := s.taken(ctx, n.Data)
	if err != nil {
		return id, err
	}
	err = s.Do(ctx, by, access.AddEvidence, access.About(about), func(tx *store.Tx) error {
		l, ask, err := s.lineAndAsk(ctx, tx, about, n.Line)
		if err != nil {
			return err
		}
		if staff(by) && !ask.Needed {
			return fault.Forbidden(NotAskedFor)
		}
		had, err := tx.EvidenceOf(ctx, about, n.Line)
		if err != nil {
			return err
		}
		if len(had) >= evidence.MostMany {
			return fault.Conflict(Enough, "most", evidence.MostMany)
		}
		p := evidence.Paper{Person: about, Line: string(n.Line), Kind: file.Kind, Size: len(file.Data), Came: n.Came, By: string(by.Account),
			On: s.Today(), Asked: ask.Needed, Total: n.Total, Note: evidence.Compare(n.Total, l.Line)}
		if err := store.NewID(tx, &p.ID); err != nil {
			return err
		}
		id = p.ID
		return tx.AddEvidence(ctx, p, file.Data)
	})
	return id, err
}

func (n New) check() error {
	switch {
	case n.Total != nil && *n.Total < 0:
		return fault.Invalid("total", EnterTotal)
	case n.Came != evidence.ByScreen && n.Came != evidence.ByPost && n.Came != evidence.ByEmail:
		return fault.Invalid("came", EnterHowCame)
	}
	return nil
}

// taken gives what is kept of a file, once it is known to be one that can be
// taken and the scanner has said yes.
func (s *Service) taken(ctx context.Context, data []byte) (evidence.File, error) {
	if _, err := evidence.Inspect(data); err != nil {
		return evidence.File{}, err
	}
	scanner := s.Scanner
	if scanner == nil {
		scanner = scan.Closed{}
	}
	if err := scanner.Scan(ctx, data); err != nil {
		return evidence.File{}, err
	}
	s.one.Lock()
	defer s.one.Unlock()
	return evidence.Tidy(data)
}

// Open gives a paper with what is in it. That it was opened, and by whom, is
// kept and shown to the person.
func (s *Service) Open(ctx context.Context, by access.Actor, about person.ID, id evidence.ID) (p evidence.Paper, data []byte, err error) {
	err = s.Do(ctx, by, access.SeeEvidence, access.About(about), func(tx *store.Tx) error {
		if p, err = tx.Evidence(ctx, about, id); err != nil {
			return err
		}
		if !maySee(by, p) {
			return fault.Forbidden(NotAskedFor)
		}
		data, err = tx.OpenEvidence(ctx, p, evidence.Look{By: string(by.Account), Name: by.Name, On: s.Today()})
		return err
	})
	return p, data, err
}

// Remove takes a paper away, and all that was in it. What somebody else was
// asked to look at and did look at stays.
func (s *Service) Remove(ctx context.Context, by access.Actor, about person.ID, id evidence.ID) error {
	return s.Do(ctx, by, access.AddEvidence, access.About(about), func(tx *store.Tx) error {
		p, err := tx.Evidence(ctx, about, id)
		if err != nil {
			return err
		}
		looks, err := tx.EvidenceLooks(ctx, id)
		if err != nil {
			return err
		}
		if err := mayRemove(by, p, looks); err != nil {
			return err
		}
		return tx.RemoveEvidence(ctx, about, id)
	})
}

func mayRemove(by access.Actor, p evidence.Paper, looks []evidence.Look) error {
	if by.Person != p.Person && p.By != string(by.Account) {
		return fault.Forbidden(OnlySender)
	}
	for _, l := range looks {
		if l.By != p.By && l.By != string(by.Account) {
			return fault.Conflict(LookedAt)
		}
	}
	return nil
}
