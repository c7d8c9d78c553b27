package gateway

import (
	"context"
	"errors"
	"net/url"
	"time"

	"ownway/pay/rti/govtalk"
	"ownway/value/fault"
	"ownway/value/msg"
)

// BadAddress is the fault of an address that messages must not go to.
var BadAddress = msg.New("gateway.bad-address", "Enter HMRC's address, starting with https")

// Client takes steps at HMRC's Transaction Engine. It keeps nothing, and
// neither logs nor puts in an error what it sends or reads.
type Client struct {
	Submit string // where reports, questions for the list and deletions go
	Poll   string // where questions go when HMRC has named no other address; empty for Submit
	Post   Post   // the line: package hmrc of the program has one over HTTP
}

// Post sends a message once to an address and gives what came back, at most a
// little more than Most bytes. It follows no redirect, and gives up after a
// while. Any error means that nobody knows what happened; its text is dropped.
type Post func(ctx context.Context, address string, message []byte) ([]byte, error)

var errNoPost = errors.New("gateway: the client was given no line to post over")

// Step does the one thing that is due, if its time has come, and gives the
// submission as it is then, to be stored. Before a report leaves, keep is
// given the submission to store; when it fails, nothing is sent. The sender is
// needed to send and to look, for every other step it may be empty.
//
// An error is about the program or its settings (an address, keep, a sender
// without a password); whatever goes wrong on the way to HMRC and back is part
// of the submission's state.
func (c Client) Step(ctx context.Context, s Submission, now time.Time, sender govtalk.Sender, keep func(Submission) error) (Submission, error) {
	due := s.Next(now)
	if !due.Now {
		return s, nil
	}
	if c.Post == nil {
		return s, errNoPost
	}
	address, request, err := c.request(s, due.Step, now, sender)
	if err != nil {
		return s, err
	}
	if due.Step == Send {
		begun, err := s.Begin(now)
		if err != nil {
			return s, err
		}
		if err := keep(begun); err != nil {
			return s, err
		}
		s = begun
	}
	text, err := c.Post(ctx, address, request)
	if err != nil {
		return s.Lost(due.Step, now), nil // nobody knows what happened: the next step finds out
	}
	answer, err := Read(text)
	if err != nil {
		return s.Lost(due.Step, now), nil // what came is no answer
	}
	if answer.Endpoint != "" && !c.mayAsk(answer.Endpoint) {
		answer.Endpoint = ""
	}
	return s.Take(due.Step, answer, now), nil
}

func (c Client) request(s Submission, step Step, now time.Time, sender govtalk.Sender) (address string, message []byte, err error) {
	address, err = c.address(s, step)
	if err != nil {
		return "", nil, err
	}
	switch step {
	case Send:
		message, err = govtalk.Signed(s.Message, sender)
	case Look:
		message, err = govtalk.List(s.Class, sender, s.FirstSent.Add(-time.Hour), now.Add(time.Hour))
	case Poll:
		message, err = govtalk.Poll(s.Class, s.Correlation)
	default:
		message, err = govtalk.Delete(s.Class, s.Correlation)
	}
	return address, message, err
}

// address gives where a step goes. An address of HMRC's is taken only when it
// is on the host that is configured.
func (c Client) address(s Submission, step Step) (string, error) {
	text := c.Submit
	if step == Poll {
		switch {
		case s.PollAddress != "" && c.mayAsk(s.PollAddress):
			text = s.PollAddress
		case c.Poll != "":
			text = c.Poll
		}
	}
	if !c.mayAsk(text) {
		return "", fault.Invalid("address", BadAddress)
	}
	return text, nil
}

// mayAsk reports whether an address has the scheme and the host of the address
// that reports go to.
func (c Client) mayAsk(text string) bool {
	home, ok := safe(c.Submit)
	if !ok {
		return false
	}
	there, ok := safe(text)
	return ok && there.Scheme == home.Scheme && there.Host == home.Host
}

// safe reads an address: https, or http on this machine alone.
func safe(text string) (*url.URL, bool) {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.User != nil {
		return nil, false
	}
	here := u.Hostname() == "localhost" || u.Hostname() == "127.0.0.1" || u.Hostname() == "::1"
	return u, u.Scheme == "https" || u.Scheme == "http" && here
}
