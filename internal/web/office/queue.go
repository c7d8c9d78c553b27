package office

import (
	"cmp"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"ownway/internal/app/bureau"
	"ownway/internal/app/pay"
	days "ownway/internal/care/bureau"
	"ownway/internal/care/person"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// queuePage is what reached the bureau, and a form to take more in.
type queuePage struct {
	bureau.Queue
	Clients []bureau.Client
	Me      string
	Done    string
}

func (p Pages) queue(v *visit.Visit) error {
	q, err := p.Bureau.Queue(v.R.Context(), v.By)
	if err != nil {
		return err
	}
	clients, err := p.Bureau.Clients(v.R.Context(), v.By)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("office.queue-title"), Back: "/office", Wide: true}, queue(v, queuePage{q, clients, string(v.By.Account), done(v)}))
}

func clientOptions(v *visit.Visit, all []bureau.Client) []govuk.Option {
	out := []govuk.Option{{Text: v.T("office.not-known")}}
	for _, c := range all {
		out = append(out, govuk.Option{Value: string(c.Person.ID), Text: c.Person.Name})
		for _, e := range c.Jobs {
			out = append(out, govuk.Option{Value: string(c.Person.ID) + "/" + string(e.PA), Text: v.T("office.pa-of", "pa", e.PAName, "employer", c.Person.Name)})
		}
	}
	return out
}

// whom reads the employer that a form names, and the PA where it names one;
// nobody is not a fault.
func whom(v *visit.Visit) (id person.ID, pa person.PAID, err error) {
	typed := v.Form("employer")
	if typed == "" {
		return "", "", nil
	}
	employer, one, named := strings.Cut(typed, "/")
	if named {
		err = pa.Parse(one)
	}
	if errors.Join(err, id.Parse(employer)) != nil {
		return "", "", fault.Invalid("employer", bureau.NotYourClient)
	}
	return id, pa, nil
}

// takeIn takes something into the queue. A sheet with a code says whose hours it
// has: whoever typed it goes on to key them.
func (p Pages) takeIn(v *visit.Visit) error {
	to := "/office/queue?done=in"
	employer, pa, err := whom(v)
	if err == nil {
		var id days.ItemID
		code := strings.TrimSpace(v.Form("code"))
		id, err = p.Bureau.TakeIn(v.R.Context(), v.By, days.Item{Channel: days.Channel(v.Form("channel")), About: days.Topic(v.Form("about")),
			Employer: employer, PA: pa, From: strings.TrimSpace(v.Form("from")), Code: code, Words: v.Form("words")})
		if err == nil && code != "" {
			to, err = "/office/queue/"+string(id)+"?done=taken", p.Bureau.Take(v.R.Context(), v.By, id)
		}
	}
	return after(v, to, err, func() error { return p.queue(v) })
}

func (p Pages) next(v *visit.Visit) error {
	id, err := p.Bureau.TakeNext(v.R.Context(), v.By)
	return after(v, "/office/queue/"+string(id)+"?done=taken", err, func() error { return p.queue(v) })
}

func (q queuePage) table(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("office.open-title"), Heads: true, Columns: []govuk.Column{{Head: v.T("office.about")}, {Head: v.T("office.channel")},
		{Head: v.T("office.employer")}, {Head: v.T("office.came")}, {Head: v.T("office.state")}}}
	for _, i := range q.Open {
		t.Rows = append(t.Rows, q.row(v, i, i.Came))
	}
	return t
}

func (q queuePage) over(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("office.over-title"), Heads: true, Columns: []govuk.Column{{Head: v.T("office.about")}, {Head: v.T("office.channel")},
		{Head: v.T("office.employer")}, {Head: v.T("office.over")}, {Head: v.T("office.state")}}}
	for _, i := range q.Over {
		t.Rows = append(t.Rows, q.row(v, i, i.Over))
	}
	return t
}

func (q queuePage) row(v *visit.Visit, i days.Item, on calendar.Date) []govuk.Cell {
	name := q.Names[i.Employer]
	if name == "" {
		name = v.T("office.not-known")
	}
	return []govuk.Cell{{Body: govuk.Link{Text: v.T(named("about") + string(i.About)), Hidden: i.From, Href: "/office/queue/" + string(i.ID)}},
		{Text: v.T(named("channel") + string(i.Channel)), Small: i.From}, {Text: name, Small: q.PAs[i.PA]}, {Text: v.Words.FullDate(on)}, {Body: stateOf(v, i, q.Me)}}
}

func stateOf(v *visit.Visit, i days.Item, me string) govuk.StatusTag {
	switch {
	case i.State == days.New:
		return govuk.StatusTag{Status: govuk.NeedsYou, Text: v.T("office.state-new")}
	case i.State == days.Taken && i.By == me:
		return govuk.StatusTag{Status: govuk.NeedsYou, Text: v.T("office.state-mine")}
	case i.State == days.Taken:
		return govuk.StatusTag{Status: govuk.OnIt, Text: v.T("office.state-taken")}
	case i.State == days.SentBack:
		return govuk.StatusTag{Status: govuk.LookAtThis, Text: v.T("office.state-sent-back")}
	case !i.Double.IsZero():
		return govuk.StatusTag{Status: govuk.AllDone, Text: v.T("office.state-double")}
	}
	return govuk.StatusTag{Status: govuk.AllDone, Text: v.T("office.state-done")}
}

// itemPage is one item and what can be done with it.
type itemPage struct {
	days.Item
	Client  bureau.Client
	Clients []bureau.Client
	Mine    bool
	Done    string
	Ask     bool // other hours were told before: ask which are right
}

func (p Pages) item(v *visit.Visit) error { return p.showItem(v, false) }

func (p Pages) showItem(v *visit.Visit, ask bool) error {
	id, err := whichItem(v)
	if err != nil {
		return err
	}
	i, c, err := p.Bureau.Item(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	page := itemPage{Item: i, Client: c, Mine: i.State == days.Taken && i.By == string(v.By.Account), Done: done(v), Ask: ask}
	if page.Mine && i.Employer.IsZero() {
		if page.Clients, err = p.Bureau.Clients(v.R.Context(), v.By); err != nil {
			return err
		}
	}
	return v.Page(visit.Look{Title: v.T("office.item-title", "about", v.T(named("about")+string(i.About))), Back: "/office/queue"}, item(v, page))
}

func (p Pages) act(v *visit.Visit) error {
	id, err := whichItem(v)
	if err != nil {
		return err
	}
	ctx, here := v.R.Context(), "/office/queue/"+string(id)
	again := func() error { return p.showItem(v, false) }
	switch v.R.PathValue("act") {
	case "take":
		return after(v, here+"?done=taken", p.Bureau.Take(ctx, v.By, id), again)
	case "put-back":
		return after(v, "/office/queue?done=back", p.Bureau.PutBack(ctx, v.By, id), again)
	case "for":
		employer, pa, err := whom(v)
		if err == nil {
			err = p.Bureau.For(ctx, v.By, id, employer, pa)
		}
		return after(v, here, err, again)
	case "finish":
		return after(v, "/office/queue?done=finished", p.Bureau.Finish(ctx, v.By, id, v.Form("note")), again)
	case "send-back":
		return after(v, "/office/queue?done=sent", p.Bureau.SendBack(ctx, v.By, id, v.Form("reason")), again)
	case "hours":
		return p.keyHours(v, id)
	}
	return fault.NotFound(noSuchAct)
}

var (
	noSuchAct = msg.New("office.no-such-act", "There is no such page")
	oneADay   = msg.New("office.one-a-day", "Write each day on a line of its own: the day, then the hours, like “14 3.5”")
	chooseJob = msg.New("office.choose-job", "Choose whose hours these are")
	enterDay  = msg.New("office.enter-first", "Enter any day of the pay period")
)

// keyHours keys what the item tells.
func (p Pages) keyHours(v *visit.Visit, id days.ItemID) error {
	of, entries, err := hoursTold(v)
	var k bureau.Keyed
	if err == nil {
		k, err = p.Bureau.KeyHours(v.R.Context(), v.By, id, of, entries, v.Form("count") == "yes")
	}
	to := "/office/queue?done=keyed"
	if k.Double {
		to = "/office/queue?done=double"
	}
	ask := false
	for _, f := range fault.All(err) {
		ask = ask || f.Text.Key == bureau.OtherHours
	}
	return after(v, to, err, func() error { return p.showItem(v, ask) })
}

// hoursTold reads a sheet: whose hours, a day of its period, and a line for each
// day of the month that was worked.
func hoursTold(v *visit.Visit) (of pay.SheetOf, entries []hours.Entry, err error) {
	var wrong []error
	if of.Employment.Parse(v.Form("employment")) != nil {
		wrong = append(wrong, fault.Invalid("employment", chooseJob))
	}
	if of.Day, err = govuk.ParseDate(v.Form, "first"); err != nil {
		wrong = append(wrong, fault.Invalid("first", enterDay))
		return of, nil, errors.Join(wrong...)
	}
	for _, line := range lines(v.Form("hours")) {
		e, ok := dayLine(line, of.Day)
		if !ok {
			wrong = append(wrong, fault.Invalid("hours", oneADay))
			break
		}
		entries = append(entries, e)
	}
	if len(entries) == 0 && len(wrong) == 0 {
		wrong = append(wrong, fault.Invalid("hours", oneADay))
	}
	return of, entries, errors.Join(wrong...)
}

// mostLines bounds a sheet: a month with work, holiday and sickness each day.
const mostLines = 31 * 3

// dayLine reads “14 3.5” or “14 3.5 sick”: the first such day of a month on or
// after the day that was given.
func dayLine(line string, from calendar.Date) (hours.Entry, bool) {
	fields := strings.Fields(line)
	if len(fields) < 2 || len(fields) > 3 {
		return hours.Entry{}, false
	}
	n, err := strconv.Atoi(fields[0])
	if err != nil || n < 1 || n > 31 {
		return hours.Entry{}, false
	}
	e := hours.Entry{Date: from, Kind: hours.Work}
	for e.Date.Day() != n {
		if e.Date = e.Date.AddDays(1); from.DaysUntil(e.Date) > mostLines {
			return hours.Entry{}, false
		}
	}
	if e.Minutes, err = hours.ParseHours(fields[1]); err != nil {
		return hours.Entry{}, false
	}
	if len(fields) == 3 {
		e.Kind = hours.Kind(fields[2])
	}
	return e, e.Kind == hours.Work || e.Kind == hours.Holiday || e.Kind == hours.Sick
}

func (p itemPage) facts(v *visit.Visit) govuk.SummaryList {
	name := p.Client.Person.Name
	if name == "" {
		name = v.T("office.not-known")
	}
	facts := []govuk.Fact{{Key: v.T("office.channel"), Value: v.T(named("channel") + string(p.Channel))}, {Key: v.T("office.came"), Value: v.Words.FullDate(p.Came)},
		{Key: v.T("office.employer"), Value: name}}
	add := func(key, value string) {
		if value != "" {
			facts = append(facts, govuk.Fact{Key: v.T(key), Value: value})
		}
	}
	add("office.pa", p.pa())
	if !p.First.IsZero() {
		add("office.sheet-from", v.Words.FullDate(p.First))
	}
	add("office.from", p.From)
	add("office.code", p.Code)
	add("office.words", p.Words)
	add("office.led", p.Led.Note)
	add("office.reason", p.Reason)
	if !p.Led.Sheet.IsZero() {
		add("office.led", v.T("office.led-hours", "day", p.Led.First))
	}
	if !p.Double.IsZero() {
		facts = append(facts, govuk.Fact{Key: v.T("office.state-double"), Body: govuk.Link{Text: v.T("office.see-first"), Href: "/office/queue/" + string(p.Double)}})
	}
	return govuk.SummaryList{Facts: facts}
}

// pa gives the name of the PA whom the item is about, where it is known.
func (p itemPage) pa() string {
	for _, e := range p.Client.Jobs {
		if e.PA == p.PA {
			return e.PAName
		}
	}
	return ""
}

// job gives the job whose hours are keyed: the one that was typed, or that the
// code or the PA says.
func (p itemPage) job(v *visit.Visit) string {
	if typed := v.Form("employment"); typed != "" || !p.Job.IsZero() {
		return cmp.Or(typed, string(p.Job))
	}
	for _, e := range p.Client.Jobs {
		if e.PA == p.PA && !p.PA.IsZero() {
			return string(e.ID)
		}
	}
	return ""
}

// first asks for a day of the pay period, which the code of a sheet gives.
func (p itemPage) first(v *visit.Visit) govuk.DateField {
	f := govuk.DateField{Ask: govuk.Ask{Name: "first", Label: v.T("office.first-day"), Hint: v.T("office.first-hint"), Error: v.Error("first")}}
	if v.R.Method != http.MethodPost && !p.First.IsZero() {
		return f.On(p.First)
	}
	return f.Typed(v.Form)
}

func (p itemPage) jobs() (all []govuk.Option) {
	for _, e := range p.Client.Jobs {
		all = append(all, govuk.Option{Value: string(e.ID), Text: e.PAName})
	}
	return all
}
