package gateway

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"

	"ownway/pay/rti/govtalk"
	"ownway/value/fault"
	"ownway/value/msg"
)

// BadAddress is the fault of an address that messages must not go to.
var BadAddress = msg.New("gateway.bad-address", "Enter HMRC's address, starting with https")

// Client talks to HMRC's Transaction Engine over HTTP. It keeps nothing, and
// neither logs nor puts in an error what it sends or reads.
type Client struct {
	Submit  string        // where reports, questions for the list and deletions go
	Poll    string        // where questions go when HMRC has named no other address; empty for Submit
	Timeout time.Duration // of one step; nought is a minute
	HTTP    *http.Client  // nil for one of its own; redirects are never followed by themselves
}

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
	text, err := c.post(ctx, address, request)
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

func (c Client) request(s Submission, step Step, now time.Time, sender govtalk.Sender) (address *url.URL, message []byte, err error) {
	address, err = c.address(s, step)
	if err != nil {
		return nil, nil, err
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
func (c Client) address(s Submission, step Step) (*url.URL, error) {
	text := c.Submit
	if step == Poll {
		switch {
		case s.PollAddress != "" && c.mayAsk(s.PollAddress):
			text = s.PollAddress
		case c.Poll != "":
			text = c.Poll
		}
	}
	address, ok := safe(text)
	if !ok || !c.mayAsk(text) {
		return nil, fault.Invalid("address", BadAddress)
	}
	return address, nil
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

var errNoAnswer = errors.New("gateway: no answer")

// post sends one message and reads the answer, whatever the status: the
// Transaction Engine tells errors in its answers.
func (c Client) post(ctx context.Context, address *url.URL, message []byte) ([]byte, error) {
	timeout := c.Timeout
	if timeout <= 0 {
		timeout = time.Minute
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address.String(), bytes.NewReader(message))
	if err != nil {
		return nil, errNoAnswer
	}
	request.Header.Set("Content-Type", "text/xml; charset=utf-8")
	// A message goes once: the transport may send a request again by itself
	// only when it says that this is harmless.
	request.GetBody = nil
	var inner http.Client
	if c.HTTP != nil {
		inner = *c.HTTP
	}
	inner.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	response, err := inner.Do(request)
	if err != nil {
		return nil, errNoAnswer // its text may hold the address, and no more is known anyway
	}
	text, err := io.ReadAll(io.LimitReader(response.Body, Most+1))
	if closing := response.Body.Close(); err != nil || closing != nil || len(text) > Most {
		return nil, errNoAnswer
	}
	return text, nil
}
