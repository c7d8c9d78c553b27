package filing

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"ownway/internal/access"
	"ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/pay/rti"
	"ownway/pay/rti/gateway"
	"ownway/pay/rti/govtalk"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Gateway is where reports go, and who sends them. The zero Gateway is none:
// reports wait, and can be downloaded.
type Gateway struct {
	Client  gateway.Client
	Sender  govtalk.Sender
	Channel govtalk.Channel
	Test    bool // HMRC checks what is sent and throws it away
}

// Set reports whether there is an address to send to.
func (g Gateway) Set() bool { return g.Client.Submit != "" }

// NoGateway is the fault of sending with no address to send to.
var NoGateway = msg.New("filing.no-gateway", "This service does not send to HMRC itself. Download the report and send it in another way")

// Send starts a report on its way to HMRC. It is made for today; from then on
// the same bytes are sent, and once.
func (s *Service) Send(ctx context.Context, by access.Actor, id filing.ID) error {
	if !s.Gateway.Set() {
		return fault.Conflict(NoGateway)
	}
	place, err := s.Store.FilingPlace(ctx, id)
	if err != nil {
		return err
	}
	return s.Do(ctx, by, access.TellHMRC, access.About(place.Person), func(tx *store.Tx) error {
		f, err := tx.Filing(ctx, id, place.Person)
		if err != nil {
			return err
		}
		if !f.Open() {
			return fault.Conflict(filing.SentAlready)
		}
		if err := s.mayAct(ctx, tx, by, f.Employer); err != nil {
			return err
		}
		scheme, err := SchemeOf(ctx, tx, f.Employer)
		if err != nil {
			return err
		}
		all, err := tx.Filings(ctx, f.Employer)
		if err != nil {
			return err
		}
		r, err := s.reportOf(ctx, tx, scheme, f, all)
		if err != nil {
			return err
		}
		return s.start(ctx, tx, f, r)
	})
}

// start makes the message and keeps it, before anything leaves.
func (s *Service) start(ctx context.Context, tx *store.Tx, f filing.Filing, r report) error {
	number := make([]byte, 16)
	if _, err := rand.Read(number); err != nil {
		return err
	}
	message, _, err := r.Message(rti.Post{Test: s.Gateway.Test, Sender: s.Gateway.Sender, Channel: s.Gateway.Channel,
		At: s.Today().Time().Add(s.Store.Now().Sub(s.Store.Now().Truncate(24 * time.Hour))), Transaction: strings.ToUpper(hex.EncodeToString(number))})
	if err != nil {
		return err
	}
	sub, err := gateway.New(message)
	if err != nil {
		return err
	}
	f.Sent = filing.Sent{On: s.Today()}
	next, err := follow(f, sub)
	if err != nil {
		return err
	}
	return tx.MoveFiling(ctx, next, filing.Waiting)
}

// follow gives the filing as its submission stands.
func follow(f filing.Filing, sub gateway.Submission) (filing.Filing, error) {
	raw, err := json.Marshal(sub)
	if err != nil {
		return f, err
	}
	f.Sent.Submission, f.Sent.Mark, f.Sent.Receipt, f.Sent.Said = raw, sub.Mark, sub.Receipt.At, nil
	for _, e := range sub.Errors {
		f.Sent.Said = append(f.Sent.Said, e.Text)
	}
	f.State = states[sub.State]
	return f, nil
}

var states = map[gateway.State]filing.State{
	gateway.Ready: filing.Sending, gateway.Sending: filing.Sending, gateway.Acknowledged: filing.Sending,
	gateway.Accepted: filing.Accepted, gateway.Refused: filing.Refused, gateway.Held: filing.Held,
}

func submissionOf(f filing.Filing) (gateway.Submission, error) {
	var sub gateway.Submission
	if len(f.Sent.Submission) == 0 {
		return sub, nil
	}
	err := json.Unmarshal(f.Sent.Submission, &sub)
	return sub, err
}

// sentBody gives what was sent, without the password; nothing before.
func sentBody(f filing.Filing) ([]byte, error) {
	sub, err := submissionOf(f)
	return sub.Message, err
}

// Follow does what is due for an employer's reports: it opens the summary of
// the last month, starts those that wait and want nothing, and takes one step
// with each that is on its way. It gives when something is due next; no time
// when nothing is. Done twice it does nothing twice.
func (s *Service) Follow(ctx context.Context, by access.Actor, employer person.ID) (time.Time, error) {
	look, err := s.Note(ctx, by, employer)
	if err != nil || !s.Gateway.Set() {
		return time.Time{}, err
	}
	var next time.Time
	for _, row := range slices.Backward(look.Rows) { // in the order in which they were made
		if row.Ready() {
			if err := s.Send(ctx, by, row.ID); err != nil {
				return next, err
			}
			row.State = filing.Sending
		}
		if row.State != filing.Sending {
			continue
		}
		due, err := s.step(ctx, by, row.ID, employer)
		if err != nil {
			return next, err
		}
		if !due.IsZero() && (next.IsZero() || due.Before(next)) {
			next = due
		}
	}
	return next, nil
}

// Note opens the summary of the last tax month that is over, where it has
// something to say, and gives the employer's reports as they then stand.
func (s *Service) Note(ctx context.Context, by access.Actor, employer person.ID) (look Look, err error) {
	err = s.Do(ctx, by, access.TellHMRC, access.About(employer), func(tx *store.Tx) (err error) {
		if err = s.noteMonth(ctx, tx, employer, s.Today()); err != nil {
			return err
		}
		look, err = s.look(ctx, tx, employer)
		return err
	})
	return look, err
}

// step does the one thing that is due for a report on its way, and gives when
// the next is.
func (s *Service) step(ctx context.Context, by access.Actor, id filing.ID, employer person.ID) (time.Time, error) {
	var f filing.Filing
	err := s.See(ctx, by, access.SeeFilings, access.About(employer), func(tx *store.Tx) (err error) {
		f, err = tx.Filing(ctx, id, employer)
		return err
	})
	if err != nil {
		return time.Time{}, err
	}
	sub, err := submissionOf(f)
	if err != nil {
		return time.Time{}, err
	}
	if due := sub.Next(s.Store.Now()); !due.Now {
		return due.At, nil
	}
	keep := func(sub gateway.Submission) error {
		from := f.State
		if f, err = follow(f, sub); err != nil {
			return err
		}
		return s.Do(ctx, by, access.TellHMRC, access.About(employer), func(tx *store.Tx) error { return tx.MoveFiling(ctx, f, from) })
	}
	after, err := s.Gateway.Client.Step(ctx, sub, s.Store.Now(), s.Gateway.Sender, keep)
	if err != nil {
		return time.Time{}, err
	}
	if err := keep(after); err != nil {
		return time.Time{}, err
	}
	return after.Next(s.Store.Now()).At, nil
}

// SaidByHand notes that somebody sent a report to HMRC in another way.
func (s *Service) SaidByHand(ctx context.Context, by access.Actor, id filing.ID) error {
	return s.move(ctx, by, id, func(f filing.Filing) (filing.Filing, error) { return f.SaidByHand(s.Today()) })
}

// Again lets a report that HMRC refused be made and sent anew, once what was
// wrong is put right, and one that somebody had to look at go on.
func (s *Service) Again(ctx context.Context, by access.Actor, id filing.ID) error {
	return s.move(ctx, by, id, func(f filing.Filing) (filing.Filing, error) {
		if f.State != filing.Held {
			return f.Again()
		}
		sub, err := submissionOf(f)
		if err != nil {
			return f, err
		}
		if sub, err = sub.Resume(s.Store.Now()); err != nil {
			return f, err
		}
		return follow(f, sub)
	})
}

func (s *Service) move(ctx context.Context, by access.Actor, id filing.ID, to func(filing.Filing) (filing.Filing, error)) error {
	place, err := s.Store.FilingPlace(ctx, id)
	if err != nil {
		return err
	}
	return s.Do(ctx, by, access.TellHMRC, access.About(place.Person), func(tx *store.Tx) error {
		f, err := tx.Filing(ctx, id, place.Person)
		if err != nil {
			return err
		}
		next, err := to(f)
		if err != nil {
			return err
		}
		return tx.MoveFiling(ctx, next, f.State)
	})
}
