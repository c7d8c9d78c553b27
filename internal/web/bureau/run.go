package bureau

import (
	"ownway/internal/app/pay"
	"ownway/internal/care/work"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
)

// runPage is one wages run: what holds it up first, and below it what is ready
// or done beside last time.
type runPage struct {
	work.Run
	Address  string
	Done     string // what was done just now: "opened", "started", "replay", "settled" or "hours"
	Today    calendar.Date
	Fresh    bool // nobody has started it
	CanStart bool // and the period is over
	Early    bool // hours can still be answered
	Held     []employer
	Waiting  []employer
	Ready    []employer
	Paid     []employer
	Net      money.Amount // of those ready and done
}

// employer is one employer in a run.
type employer struct {
	work.Item
	Says  string // what holds it up
	Stops []stop // PAs whose pay waits for people
	Asked []asked
}

// stop is one PA whose pay waits for people to agree.
type stop struct {
	work.Stopped
	Says string
}

func (p Pages) run(v *visit.Visit) error {
	id, err := whichRun(v)
	if err != nil {
		return err
	}
	return p.showRun(v, id)
}

func (p Pages) showRun(v *visit.Visit, id work.RunID) error {
	look, err := p.Pay.WagesRun(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	page := runOf(v, look, p.Pay.Today())
	return v.Page(visit.Look{Title: v.T("wages.run-title", "day", look.Run.Calendar.PayDay), Back: "/wages", Wide: true}, wagesRun(v, page))
}

func runOf(v *visit.Visit, look pay.Look, today calendar.Date) runPage {
	days := look.Run.Calendar
	page := runPage{Run: look.Run, Address: address(look.Run.ID), Today: today, Fresh: look.Run.State == work.Gathering, Early: !today.After(days.CutOff)}
	page.CanStart = page.Fresh && today.After(days.Period.Last) && len(look.Items) > 0
	if done := v.R.URL.Query().Get("done"); dones[done] != "" {
		page.Done = v.T(dones[done])
	}
	for _, row := range look.Items {
		e := employer{Item: row.Item, Says: sentence(v, row.Why)}
		for _, one := range row.Stopped {
			e.Stops = append(e.Stops, stop{Stopped: one, Says: sentence(v, one.Why)})
		}
		for _, q := range row.Asked {
			e.Asked = append(e.Asked, askedOf(v, page.Run, row.Item, q, today))
		}
		page.add(e)
	}
	return page
}

func (p *runPage) add(e employer) {
	switch e.State {
	case work.Held: // those of its PAs who are paid already stand among the paid
		p.Held = append(p.Held, e)
		if paid := e; len(e.Slips) > 0 && !p.Fresh {
			p.Paid = append(p.Paid, paid)
			p.Net += e.Net()
		}
	case work.Waiting:
		p.Waiting = append(p.Waiting, e)
	case work.Ready:
		p.Ready = append(p.Ready, e)
		p.Net += e.Net()
	case work.Done:
		p.Paid = append(p.Paid, e)
		p.Net += e.Net()
	}
}

// tag shows how far the run has come; once only held ones are left it is for
// the bureau to go on.
func (p runPage) tag(v *visit.Visit) govuk.StatusTag {
	if p.State == work.Running && len(p.Held) > 0 && len(p.Ready)+len(p.Waiting) == 0 {
		return govuk.StatusTag{Status: govuk.LookAtThis, Text: v.T("wages.only-held")}
	}
	return runState(v, p.State, p.Calendar, p.Today)
}

// counts says how many employers stand where, leaving out the places where
// there are none.
func (p runPage) counts(v *visit.Visit) string {
	var parts []string
	for _, c := range []struct {
		key string
		of  []employer
	}{{"wages.count-held", p.Held}, {"wages.count-waiting", p.Waiting}, {"wages.count-ready", p.Ready}, {"wages.count-done", p.Paid}} {
		if len(c.of) > 0 {
			parts = append(parts, v.T(c.key, "n", len(c.of)))
		}
	}
	return v.Words.And(parts...)
}

var dones = map[string]string{
	"opened": "wages.done-opened", "started": "wages.done-started", "replay": "wages.done-replay", "settled": "wages.done-settled", "agreed": "wages.done-agreed", "hours": "wages.done-hours",
}

func (p Pages) start(v *visit.Visit) error {
	id, err := whichRun(v)
	if err != nil {
		return err
	}
	return p.after(v, id, "started", p.Pay.StartRun(v.R.Context(), v.By, id))
}

func (p Pages) replay(v *visit.Visit) error {
	id, err := whichRun(v)
	if err != nil {
		return err
	}
	employer, err := whose(v)
	if err != nil {
		return err
	}
	return p.after(v, id, "replay", p.Pay.Replay(v.R.Context(), v.By, id, employer))
}

// settle says for an employer that hours which were put to the bureau are right.
func (p Pages) settle(v *visit.Visit) error {
	id, err := whichRun(v)
	if err != nil {
		return err
	}
	employer, err := whose(v)
	if err != nil {
		return err
	}
	of, err := sheetOf(v)
	if err != nil {
		return err
	}
	return p.after(v, id, "settled", p.Pay.SettleHours(v.R.Context(), v.By, employer, of))
}

func sheetOf(v *visit.Visit) (of pay.SheetOf, err error) {
	if err = of.Employment.Parse(v.Form("employment")); err != nil {
		return of, err
	}
	of.Day, err = calendar.Parse(v.Form("day"))
	return of, err
}

// after leads back to the run once an act is done, or shows the run with what
// stood in the way.
func (p Pages) after(v *visit.Visit, id work.RunID, done string, err error) error {
	if err == nil {
		return v.Go(address(id) + "?done=" + done)
	}
	if fault.KindOf(err) == fault.KindInternal || !v.Refused(err) {
		return err
	}
	return p.showRun(v, id)
}

// slips lists what each PA is paid beside last time.
func (p runPage) slips(v *visit.Visit, caption string, of []employer) govuk.Table {
	t := govuk.Table{Caption: caption, Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("wages.employer")}, {Head: v.T("wages.pa")},
		{Head: v.T("wages.net"), Numeric: true}, {Head: v.T("wages.last-time"), Numeric: true}, {Head: v.T("wages.difference"), Numeric: true}}}
	var sum money.Amount
	for _, e := range of {
		sum += e.Net()
		for _, s := range e.Slips {
			t.Rows = append(t.Rows, slipCells(v, e, s))
		}
	}
	t.Foot = [][]govuk.Cell{govuk.Cells(v.T("wages.in-all"), "", v.Words.Money(sum), "", "")}
	return t
}

func slipCells(v *visit.Visit, e employer, s work.Slip) []govuk.Cell {
	cells := govuk.Cells(e.Name, s.PAName, v.Words.Money(s.Net), v.T("wages.first-pay"), "")
	if s.LastTime > 0 {
		cells[3].Text, cells[4].Text = v.Words.Money(s.LastTime), difference(v, s.Net-s.LastTime)
	}
	if !s.ID.IsZero() {
		cells[1] = govuk.Cell{Body: govuk.Link{Text: s.PAName, Hidden: v.T("wages.payslip"), Href: "/payslips/" + string(s.ID)}}
	}
	if s.AsUsual {
		cells[1].Small = v.T("wages.as-usual")
	}
	return cells
}

// difference writes what is more with its sign, as what is less has one.
func difference(v *visit.Visit, d money.Amount) string {
	if d > 0 {
		return "+" + v.Words.Money(d)
	}
	return v.Words.Money(d)
}
