package bureau

import (
	"slices"
	"strings"

	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

type itemPrefix struct{}

func (itemPrefix) Prefix() string { return "itk" }

// ItemID is the id of something that reached the bureau.
type ItemID = ident.ID[itemPrefix]

// Channel is how something reached the bureau.
type Channel string

// The channels.
const (
	ByPhone   Channel = "phone" // told us by phone
	OnPaper   Channel = "paper" // a printed sheet with a code, keyed from its scan
	ByEmail   Channel = "email"
	ByPost    Channel = "post"
	FromPhone Channel = "app" // from the PA's own phone: a photo or a message
)

// Channels lists the channels.
func Channels() []Channel { return []Channel{ByPhone, OnPaper, ByEmail, ByPost, FromPhone} }

// Told says how hours that came this way reached the record.
func (c Channel) Told() hours.Told {
	switch c {
	case ByPhone:
		return hours.Call
	case FromPhone:
		return hours.Phone
	}
	return hours.Paper
}

// Topic is what something is about.
type Topic string

// The topics.
const (
	AboutHours    Topic = "hours"
	AboutSickness Topic = "sickness"
	AboutStarter  Topic = "starter"
	AboutLeaver   Topic = "leaver"
	AboutBank     Topic = "bank"
	AboutHMRC     Topic = "hmrc"
	AboutQuestion Topic = "question"
)

// Topics lists the topics.
func Topics() []Topic {
	return []Topic{AboutHours, AboutSickness, AboutStarter, AboutLeaver, AboutBank, AboutHMRC, AboutQuestion}
}

// ItemState is how far something in the queue has come.
type ItemState string

// The states.
const (
	New      ItemState = "new"
	Taken    ItemState = "taken" // a member of staff works on it
	Finished ItemState = "done"
	SentBack ItemState = "sent-back" // to whoever sent it, with the reason
)

// Item is something that reached the bureau.
type Item struct {
	ID       ItemID
	Channel  Channel
	About    Topic
	Came     calendar.Date
	Noted    string    // the account that took it in
	Employer person.ID // none while nobody knows
	PA       person.PAID
	From     string        // who it came from, as they said
	Code     string        // printed on a paper sheet
	Job      work.ID       `json:",omitzero"` // whose hours they are, where the code says it
	First    calendar.Date `json:",omitzero"` // and the first day of the pay period
	Words    string
	State    ItemState
	By       string // the account that took it, and finished it
	Over     calendar.Date
	Reason   string // why it was sent back
	Led      Led
	Double   ItemID // the same came before, by another channel
}

// Led is the act that an item led to.
type Led struct {
	Sheet      work.SheetID
	Employment work.ID
	First      calendar.Date // of the pay period
	Note       string        // where the act stands elsewhere
}

// The faults of the queue.
var (
	ChooseChannel = msg.New("bureau.choose-channel", "Choose how it reached you")
	ChooseTopic   = msg.New("bureau.choose-topic", "Choose what it is about")
	EnterWords    = msg.New("bureau.enter-words", "Write what was said or what the letter says, in up to {most} letters")
	TakenBy       = msg.New("bureau.taken-already", "Somebody has taken this already. Take the next")
	NotTaken      = msg.New("bureau.not-taken", "Take this from the queue first")
	NotYourItem   = msg.New("bureau.not-your-item", "Somebody else is at this. Ask them to put it back")
	OverAlready   = msg.New("bureau.over-already", "This is done already. Nothing was done twice")
	SayWhyBack    = msg.New("bureau.say-why-back", "Say why you send it back, so that whoever sent it knows what to do")
	SayLed        = msg.New("bureau.say-led", "Say what you did, so that it can be found again")
	SayEmployer   = msg.New("bureau.say-employer", "Say first which employer this is about")
)

const mostWords = 4000

// Check names every field that does not fit.
func (i Item) Check() []error {
	var wrong []error
	if !slices.Contains(Channels(), i.Channel) {
		wrong = append(wrong, fault.Invalid("channel", ChooseChannel))
	}
	if !slices.Contains(Topics(), i.About) {
		wrong = append(wrong, fault.Invalid("about", ChooseTopic))
	}
	if n := len([]rune(strings.TrimSpace(i.Words))); n == 0 && i.Job.IsZero() || n > mostWords {
		wrong = append(wrong, fault.Invalid("words", EnterWords, "most", mostWords))
	}
	return wrong
}

// FromSheet gives the item as the code on its sheet says whose it is: what is
// not said is hours, on paper.
func (i Item) FromSheet(s PaperSheet) Item {
	i.Code, i.Employer, i.PA, i.Job, i.First = s.Code.String(), s.Employer, s.PA, s.Employment, s.Period.First
	if i.Channel == "" {
		i.Channel = OnPaper
	}
	if i.About == "" {
		i.About = AboutHours
	}
	return i
}

// Open reports whether somebody still has something to do.
func (i Item) Open() bool { return i.State == New || i.State == Taken }

// Take gives the item to a member of staff.
func (i Item) Take(by string) (Item, error) {
	if i.State != New {
		return i, fault.Conflict(TakenBy)
	}
	i.State, i.By = Taken, by
	return i, nil
}

// PutBack lets somebody else take it.
func (i Item) PutBack(by string) (Item, error) {
	if err := i.mine(by); err != nil {
		return i, err
	}
	i.State, i.By = New, ""
	return i, nil
}

// For says whom the item is about.
func (i Item) For(by string, employer person.ID, pa person.PAID) (Item, error) {
	if err := i.mine(by); err != nil {
		return i, err
	}
	i.Employer, i.PA = employer, pa
	return i, nil
}

// Finish notes the act that the item led to.
func (i Item) Finish(by string, led Led, on calendar.Date) (Item, error) {
	if err := i.mine(by); err != nil {
		return i, err
	}
	switch {
	case i.About == AboutHours && i.Employer.IsZero():
		return i, fault.Conflict(SayEmployer)
	case led == Led{} || led.Sheet.IsZero() && strings.TrimSpace(led.Note) == "":
		return i, fault.Invalid("note", SayLed)
	}
	i.State, i.Led, i.Over = Finished, led, on
	return i, nil
}

// SendBack sends the item back to whoever sent it.
func (i Item) SendBack(by, reason string, on calendar.Date) (Item, error) {
	if err := i.mine(by); err != nil {
		return i, err
	}
	if strings.TrimSpace(reason) == "" {
		return i, fault.Invalid("reason", SayWhyBack)
	}
	i.State, i.Reason, i.Over = SentBack, reason, on
	return i, nil
}

func (i Item) mine(by string) error {
	switch {
	case !i.Open():
		return fault.Conflict(OverAlready)
	case i.State == New:
		return fault.Conflict(NotTaken)
	case i.By != by:
		return fault.Conflict(NotYourItem)
	}
	return nil
}

// Same reports whether hours that were told before say the same, line by line,
// however each was told.
func Same(told, before []hours.Entry) bool {
	if len(told) == 0 {
		return false
	}
	return slices.Equal(plain(told), plain(before))
}

func plain(all []hours.Entry) []hours.Entry {
	out := slices.Clone(all)
	for i := range out {
		out[i].Told = ""
	}
	slices.SortFunc(out, func(a, b hours.Entry) int {
		if c := a.Date.Compare(b.Date); c != 0 {
			return c
		}
		return strings.Compare(string(a.Kind), string(b.Kind))
	})
	return out
}

// Before finds an earlier item about the same hours that came another way and
// led to the same sheet.
func (i Item) Before(all []Item, sheet work.SheetID) (Item, bool) {
	for _, o := range all {
		if o.ID != i.ID && o.State == Finished && o.About == AboutHours && !sheet.IsZero() && o.Led.Sheet == sheet {
			return o, true
		}
	}
	return Item{}, false
}

// Ages counts what is still to do by how long it has waited.
type Ages struct{ Today, Days2, Days5, Older int }

// All adds the ages up.
func (a Ages) All() int { return a.Today + a.Days2 + a.Days5 + a.Older }

// AgesOf counts the open items on a day: of today, of one or two days, of three
// to five, and older.
func AgesOf(all []Item, today calendar.Date) Ages {
	var a Ages
	for _, i := range all {
		if !i.Open() {
			continue
		}
		switch n := i.Came.DaysUntil(today); {
		case n <= 0:
			a.Today++
		case n <= 2:
			a.Days2++
		case n <= 5:
			a.Days5++
		default:
			a.Older++
		}
	}
	return a
}
