package surplus

import (
	"strconv"

	"ownway/internal/monitor/expect"
	"ownway/law"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Terms are what a council's policy says of a surplus.
type Terms struct {
	Weekly money.Amount // what the purse is paid a week
	Weeks  int          // of payments that stay with the person; not known is below zero
	Notice int          // days between the proposal and a decision
}

// DefaultNotice is the notice of a council whose policy does not say, in days.
const DefaultNotice = 28

// Proposal is how much a council thinks of asking back, and how it came to that.
// Nothing follows from it: after its notice somebody may decide.
type Proposal struct {
	On      calendar.Date `json:"on"`
	Notice  int           `json:"notice"` // days
	Keep    money.Amount  `json:"keep"`   // that stays with the person
	Amount  money.Amount  `json:"amount"` // of the council's money
	Working *explain.Note `json:"working"`
}

// The faults of asking money back.
var (
	SayWeeks     = msg.New("surplus.say-weeks", "The council's policy does not say how many weeks of payments may stay with the person. Add that first")
	NothingOver  = msg.New("surplus.nothing-over", "There is nothing over. What is owed, set aside, saved up and kept for a rainy day comes first")
	NoticeFirst  = msg.New("surplus.notice-first", "The person has notice until {day}. Nothing is decided before that")
	NoProposal   = msg.New("surplus.no-proposal", "Show the person the working first, with notice")
	AnotherAct   = msg.New("surplus.another-act", "This decision does not ask for money back")
	ClaimedOnce  = msg.New("surplus.claimed-once", "This was decided already. Nothing is asked for twice")
	SayReply     = msg.New("surplus.say-reply", "Say whether the person agrees")
	NotClaimed   = msg.New("surplus.not-claimed", "Nothing was asked for, so there is nothing to put back")
	ReplyTooLate = msg.New("surplus.reply-too-late", "This was decided already. You can challenge the decision")
)

// The words of the working.
var (
	proposeSafe = msg.New("surplus.propose-safe", "Of the council's money, left after what is owed, agreed to, set aside and saved up")
	proposeLack = msg.New("surplus.propose-lack", "Less what is missing of other money, so that pay and bills stay covered")
	proposeKeep = msg.New("surplus.propose-keep", "Less {weeks} weeks of payments, which stay with the person")
	proposeAsk  = msg.New("surplus.propose-ask", "What the council thinks of asking back")
)

// Propose works out what could be asked back: the council's own money alone, after
// all that is owed to PAs and others, agreed to, set aside and saved up, after what
// other funders' money is short of, and after the weeks that stay with the person.
func Propose(lines []Line, t Terms, on calendar.Date) (Proposal, error) {
	if t.Weeks < 0 {
		return Proposal{}, fault.Conflict(SayWeeks)
	}
	safe, err := Of(lines, nil)
	if err != nil {
		return Proposal{}, err
	}
	p := Proposal{On: on, Notice: t.Notice, Keep: t.Weekly * money.Amount(t.Weeks), Working: &explain.Note{}}
	var own money.Amount
	for _, part := range safe.Parts {
		if part.Funder == ledger.Council {
			own = part.Safe
		}
	}
	lack := max(0, own-safe.Total)
	p.Amount = own - lack - p.Keep
	if p.Amount <= 0 {
		return Proposal{}, fault.Conflict(NothingOver)
	}
	var working explain.Note
	if _, err := Of(councilsOwn(lines), &working); err != nil {
		return Proposal{}, err
	}
	p.Working.AddWorked(proposeSafe.Text(), own, &working)
	if lack > 0 {
		p.Working.Add(proposeLack.Text(), -lack)
	}
	p.Working.Add(proposeKeep.With("weeks", t.Weeks), -p.Keep)
	p.Working.Add(proposeAsk.Text(), p.Amount)
	return p, nil
}

func councilsOwn(lines []Line) []Line {
	var own []Line
	for _, l := range lines {
		if l.Funder == ledger.Council {
			own = append(own, l)
		}
	}
	return own
}

// Earliest gives the first day on which somebody may decide.
func (p Proposal) Earliest() calendar.Date { return p.On.AddDays(p.Notice) }

// Reply is what the person says to a proposal.
type Reply struct {
	Agrees  bool          `json:"agrees,omitempty"`
	By      string        `json:"by"`
	On      calendar.Date `json:"on"`
	Words   string        `json:"words,omitempty"`
	Account string        `json:"account"`
}

// Stage is how far a proposal has come.
type Stage string

// The stages.
const (
	Proposed  Stage = "proposed"
	Reclaimed Stage = "reclaimed"
	GivenBack Stage = "given-back" // the decision does not count, and nothing is asked for
	Dropped   Stage = "dropped"    // the council let it go
)

// Claim is a proposal and what became of it.
type Claim struct {
	Proposal
	Stage   Stage          `json:"stage"`
	Replies []Reply        `json:"replies,omitempty"`
	Act     law.AdverseAct `json:"act,omitempty"`   // to reclaim, once that is decided
	Asked   money.Amount   `json:"asked,omitempty"` // what is asked back in the end
	Since   calendar.Date  `json:"since,omitzero"`
	Times   int            `json:"times,omitempty"` // that it was decided; again after a challenge
}

// Reply takes what the person says. Saying nothing is not a yes.
func (c Claim) Reply(r Reply) (Claim, error) {
	switch {
	case c.Stage != Proposed:
		return Claim{}, fault.Conflict(ReplyTooLate)
	case r.By == "" || r.On.IsZero():
		return Claim{}, fault.Invalid("by", SayReply)
	}
	c.Replies = append(append([]Reply(nil), c.Replies...), r)
	return c, nil
}

// Drop lets a proposal go.
func (c Claim) Drop() (Claim, error) {
	if c.Stage != Proposed {
		return Claim{}, fault.Conflict(ClaimedOnce)
	}
	c.Stage = Dropped
	return c, nil
}

// Reclaim asks money back by a decision: after a proposal whose working the person
// has seen and its notice, and never more than is over on the day of the decision.
func (c Claim) Reclaim(d law.Adverse, now []Line, t Terms) (Claim, error) {
	on := d.Case().On
	switch {
	case d.Act() != law.Reclaim:
		return Claim{}, fault.Invalid("act", AnotherAct)
	case c.Stage == "" || c.Working.Empty() || c.Amount <= 0:
		return Claim{}, fault.Conflict(NoProposal)
	case c.Stage != Proposed && c.Stage != GivenBack:
		return Claim{}, fault.Conflict(ClaimedOnce)
	case on.Before(c.Earliest()):
		return Claim{}, fault.Conflict(NoticeFirst, "day", c.Earliest())
	}
	today, err := Propose(now, t, on)
	if err != nil {
		return Claim{}, err
	}
	c.Stage, c.Act, c.Asked, c.Since = Reclaimed, law.Reclaim, min(c.Amount, today.Amount), on
	c.Times++
	return c, nil
}

// PutBack takes back that money is asked for, while a challenge is open and for
// good where the decision does not stand.
func (c Claim) PutBack() (Claim, error) {
	if c.Stage != Reclaimed {
		return Claim{}, fault.Conflict(NotClaimed)
	}
	c.Stage = GivenBack
	return c, nil
}

// owedBack is the account of money that goes back to the council.
func owedBack(council string) ledger.Account { return ledger.Owed.In("back/" + council) }

// Posting gives what the decision writes to the books: the money is owed back.
func (c Claim) Posting(id ledger.ID, purse ledger.PurseID, ref, council string) ledger.Transaction {
	return ledger.Transaction{ID: id, Purse: purse, Date: c.Since, Key: c.Key(ref), Cause: ledger.Cause{Kind: ledger.Decision, Ref: ref},
		Moves: []ledger.Move{{From: owedBack(council), To: ledger.FunderMoney, Amount: c.Asked, Funder: ledger.Council}}}
}

// payBackDays is how long after the decision the payment back is looked for: as
// long as the usual notice, so that there is time to challenge first.
const payBackDays = DefaultNotice

// Expected gives the payment back that the bank should show, of what is still owed.
func (c Claim) Expected(purse ledger.PurseID, ref, council, name string, held ledger.Account, owed money.Amount) expect.Item {
	return expect.Item{Purse: purse, Kind: expect.Bill, Due: c.Since.AddDays(payBackDays), Amount: -owed, Payee: name, Reference: "DP BACK",
		State: expect.Open, Key: c.Key(ref), Moves: []ledger.Move{{From: held, To: owedBack(council), Amount: owed, Funder: ledger.Council}}}
}

// Key tells the books' entry and the payment of the latest decision from others.
func (c Claim) Key(ref string) string { return "reclaim/" + ref + "/" + strconv.Itoa(c.Times) }
