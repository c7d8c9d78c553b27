package gateway

import (
	"time"

	"ownway/value/fault"
)

// Step is what a submission needs next.
type Step string

// The steps.
const (
	Nothing Step = "nothing" // it has ended
	Send    Step = "send"    // send the message
	Look    Step = "look"    // ask HMRC's list whether it has the message
	Poll    Step = "poll"    // ask whether HMRC has answered
	Clear   Step = "clear"   // HMRC's answer is kept here: let HMRC throw its copy away
	Person  Step = "person"  // someone must look: see Hold
)

// Due is the next step and its time.
type Due struct {
	Step Step
	At   time.Time // zero when there is nothing to wait for
	Now  bool      // the time has come
}

// How long to wait, where HMRC does not say.
const (
	lookAfter  = 2 * time.Minute  // after sending without an answer, so that HMRC's list may have it
	resendFrom = 10 * time.Minute // after sending, before a message that is not listed goes again
	firstWait  = 30 * time.Second // after a first step without an answer; doubled each time
	longest    = time.Hour
	mostClears = 48 // times that HMRC is asked in vain to throw its answer away
	mostLooks  = 12 // times that the list may lack what HMRC acknowledged
)

// Next says what to do next, and from when.
func (s Submission) Next(now time.Time) Due {
	step := s.step()
	if step == Nothing || step == Person {
		return Due{Step: step}
	}
	return Due{Step: step, At: s.NotBefore, Now: !now.Before(s.NotBefore)}
}

func (s Submission) step() Step {
	switch s.State {
	case Ready:
		return Send
	case Sending:
		return Look
	case Acknowledged:
		if s.Looking || s.Correlation == "" {
			return Look
		}
		return Poll
	case Accepted, Refused:
		if !s.Cleared && s.Correlation != "" && s.Misses < mostClears {
			return Clear
		}
		return Nothing
	}
	return Person
}

// Begin notes that the message is about to leave. Store what it gives before
// it does: a machine that stops here must know afterwards that the message may
// have arrived.
func (s Submission) Begin(now time.Time) (Submission, error) {
	if s.State != Ready {
		return s, fault.Conflict(NotDue)
	}
	s.State, s.LastSent = Sending, now
	if s.Sends++; s.Sends == 1 {
		s.FirstSent = now
	}
	s.NotBefore = now.Add(lookAfter)
	return s, nil
}

// Resume goes on with a submission that a person has looked at: a password is
// put right, or HMRC has been asked. A message that HMRC once acknowledged is
// asked for again, never sent anew.
func (s Submission) Resume(now time.Time) (Submission, error) {
	if s.State != Held {
		return s, fault.Conflict(NotHeldNow)
	}
	switch {
	case s.Correlation != "" || s.Received:
		s.State, s.Looking = Acknowledged, true
	case s.Looking:
		s.State = Sending
	default:
		s.State = Ready
	}
	s.Hold, s.Errors, s.Misses, s.Unlisted, s.NotBefore = NotHeld, nil, 0, 0, now
	return s, nil
}

// Lost notes that a step had no answer, or none that can be read: the line
// broke, it took too long, what came was no answer. Nothing is concluded from
// it; the step is due again, each time a little later.
func (s Submission) Lost(step Step, now time.Time) Submission {
	if step != s.step() && !(step == Send && s.State == Sending) {
		return s
	}
	wait := firstWait << min(s.Misses, 7)
	s.Misses++
	if step == Send {
		wait = max(wait, lookAfter)
	}
	s.NotBefore = now.Add(min(wait, longest))
	return s
}
