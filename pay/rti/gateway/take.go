package gateway

import (
	"strings"
	"time"
)

// Take moves the submission by HMRC's answer to a step. An answer that is
// about another message counts as none.
func (s Submission) Take(step Step, a Answer, now time.Time) Submission {
	if !s.isOurs(step, a) {
		return s.Lost(step, now)
	}
	switch {
	case step == Send && s.State == Sending, step == Poll && s.step() == Poll:
		return s.answered(step, a, now)
	case step == Look && s.step() == Look:
		return s.looked(a, now)
	case step == Clear && s.step() == Clear:
		return s.cleared(a, now)
	}
	return s // came too late: what it says is known already
}

// isOurs reports whether the answer bears no other number than ours. An error
// may bear another class: the Transaction Engine did not read as far.
func (s Submission) isOurs(step Step, a Answer) bool {
	switch {
	case a.Class != "" && a.Class != s.Class && a.Kind != IsError:
		return false
	case step == Look:
		return true // it is about the list
	case a.Transaction != "" && !strings.EqualFold(a.Transaction, s.Transaction):
		return false
	}
	return s.Correlation == "" || a.Correlation == "" || a.Correlation == s.Correlation
}

// answered takes an answer to the message or to a question about it.
func (s Submission) answered(step Step, a Answer, now time.Time) Submission {
	switch {
	case a.Kind == IsAcknowledgement && (a.Correlation != "" || s.Correlation != ""):
		s.note(a)
		s.State, s.Misses = Acknowledged, 0
		s.NotBefore = now.Add(s.pollWait())
		s.Polls++
		return s
	case a.Kind == IsResponse:
		return s.accepted(step, a, now)
	case a.Kind == IsError:
		return s.failed(step, a, now)
	}
	return s.Lost(step, now)
}

// note keeps HMRC's number and where to ask.
func (s *Submission) note(a Answer) {
	if a.Correlation != "" {
		s.Correlation = a.Correlation
	}
	if a.Endpoint != "" {
		s.PollAddress = a.Endpoint
	}
	s.PollEvery = min(max(a.PollEvery, 2), 3600) // the envelope's schema: 2 when not said
}

// pollWait gives the time until the next question: what HMRC asks for, and
// after a few questions twice as long each time, up to an hour.
func (s Submission) pollWait() time.Duration {
	return min(time.Duration(s.PollEvery)*time.Second<<min(max(s.Polls-5, 0), 12), longest)
}

func (s Submission) accepted(step Step, a Answer, now time.Time) Submission {
	if a.Receipt.Mark != "" && a.Receipt.Mark != s.Mark {
		return s.Lost(step, now) // a receipt for something else
	}
	if a.Correlation != "" {
		s.Correlation = a.Correlation
	}
	s.State, s.Receipt, s.Errors, s.Misses, s.NotBefore = Accepted, a.Receipt, nil, 0, now
	return s
}

// failed takes errors. Only an error that speaks of the message ends it; one
// that speaks of the moment, of the password or of HMRC's number does not.
func (s Submission) failed(step Step, a Answer, now time.Time) Submission {
	switch {
	case a.has(wrongPassword):
		if step == Send {
			return s.hold(BadPassword, a.Errors) // refused at the door
		}
		return s.Lost(step, now)
	case a.has(unknownCorrelation) && step == Poll:
		s.Looking, s.Misses, s.NotBefore = true, 0, now
		return s
	case a.passing():
		return s.Lost(step, now)
	case s.Sends > 1 && a.duplicate():
		// It has arrived; what became of it, HMRC's list leads to.
		s.State, s.Received, s.Looking, s.Misses, s.NotBefore = Acknowledged, true, true, 0, now.Add(lookAfter)
		return s
	}
	if a.Correlation != "" {
		s.Correlation = a.Correlation
	}
	s.State, s.Errors, s.Misses, s.NotBefore = Refused, a.reasons(), 0, now
	return s
}

func (s Submission) hold(why Hold, errors []Error) Submission {
	s.State, s.Hold, s.Errors = Held, why, errors
	return s
}

// looked takes HMRC's list.
func (s Submission) looked(a Answer, now time.Time) Submission {
	if a.Kind == IsError && a.has(wrongPassword) {
		s.Looking = true
		return s.hold(BadPassword, a.Errors)
	}
	if a.Kind != IsList {
		return s.Lost(Look, now)
	}
	for _, r := range a.List {
		if r.Correlation != "" && strings.EqualFold(r.Transaction, s.Transaction) {
			s.Correlation, s.State, s.Looking, s.Misses, s.NotBefore = r.Correlation, Acknowledged, false, 0, now
			return s
		}
	}
	if s.Correlation == "" && !s.Received {
		return s.notThere(now)
	}
	// HMRC had it and does not list it. Sending it again could count it twice:
	// ask again, and in the end a person. What HMRC only ever called a duplicate
	// counts as taken: it refuses as duplicates what it has taken before (from
	// memory).
	if s.Unlisted++; s.Unlisted >= mostLooks {
		if s.Correlation == "" {
			return s.accepted(Look, Answer{Receipt: Receipt{Duplicate: true}}, now)
		}
		return s.hold(Vanished, nil)
	}
	s.Looking, s.NotBefore = false, now.Add(min(firstWait<<min(s.Unlisted, 7), longest))
	return s
}

// notThere takes a list without a message that nobody acknowledged. It goes
// again once HMRC has had time to list it.
func (s Submission) notThere(now time.Time) Submission {
	s.Looking = false
	if from := s.LastSent.Add(resendFrom); now.Before(from) {
		s.NotBefore = from
		return s
	}
	s.State, s.NotBefore = Ready, now
	return s
}

func (s Submission) cleared(a Answer, now time.Time) Submission {
	if a.Kind == IsResponse || a.Kind == IsError && a.has(unknownCorrelation) {
		s.Cleared, s.Misses = true, 0
		return s
	}
	return s.Lost(Clear, now)
}
