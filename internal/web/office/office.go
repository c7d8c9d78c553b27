// Package office holds the pages of a support organisation's day: who is due,
// the queue of all that reached it, letters to print and post, what it asks for
// its work, and what each employer chose and allowed.
package office

import (
	"strings"

	"ownway/internal/access"
	"ownway/internal/app/bureau"
	days "ownway/internal/care/bureau"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/fault"
)

// Pages holds the use cases that the pages call.
type Pages struct{ Bureau *bureau.Service }

// Routes lists the pages.
func (p Pages) Routes() []visit.Route {
	return []visit.Route{
		{Pattern: "GET /office", Act: access.SeeWagesRun, Serve: p.today},
		{Pattern: "GET /office/queue", Act: access.KeepQueue, Serve: p.queue},
		{Pattern: "POST /office/queue", Act: access.KeepQueue, Serve: p.takeIn},
		{Pattern: "POST /office/queue/next", Act: access.KeepQueue, Serve: p.next},
		{Pattern: "GET /office/queue/{item}", Act: access.KeepQueue, Serve: p.item},
		{Pattern: "POST /office/queue/{item}/{act}", Act: access.KeepQueue, Serve: p.act},
		{Pattern: "GET /office/fees", Act: access.InvoiceFees, Serve: p.fees},
		{Pattern: "POST /office/fees", Act: access.InvoiceFees, Serve: p.invoice},
		{Pattern: "GET /office/fees/{invoice}", Act: access.InvoiceFees, Serve: p.oneInvoice},
		{Pattern: "POST /office/fees/{invoice}", Act: access.InvoiceFees, Serve: p.credit},
		{Pattern: "GET /office/post/{run}", Act: access.PrintPost, Serve: p.letters},
		{Pattern: "GET /office/post/{run}/sheets", Act: access.PrintPost, Serve: p.sheets},
		{Pattern: "GET /office/post/{run}/hours", Act: access.PrintPost, Serve: p.hours},
		{Pattern: "POST /office/post/{run}/{act}", Act: access.PrintPost, Serve: p.posting},
		{Pattern: "GET /office/employers/{employer}", Act: access.AllowBureau, Serve: p.employer},
		{Pattern: "POST /office/employers/{employer}/days", Act: access.SetPayDays, Serve: p.setDays},
		{Pattern: "POST /office/employers/{employer}/allow", Act: access.AllowBureau, Serve: p.allow},
		{Pattern: "POST /office/employers/{employer}/end", Act: access.AllowBureau, Serve: p.end},
		{Pattern: "POST /office/employers/{employer}/fee", Act: access.AgreeCharge, Serve: p.answerFee},
		{Pattern: "POST /office/employers/{employer}/fee/proposal", Act: access.ProposeCharge, Serve: p.proposeFee},
		{Pattern: "POST /office/employers/{employer}/paper", Act: access.AskPaper, Serve: p.askPaper},
	}
}

func whose(v *visit.Visit) (person.ID, error) {
	var id person.ID
	err := id.Parse(v.R.PathValue("employer"))
	return id, err
}

func whichItem(v *visit.Visit) (days.ItemID, error) {
	var id days.ItemID
	err := id.Parse(v.R.PathValue("item"))
	return id, err
}

func whichInvoice(v *visit.Visit) (days.InvoiceID, error) {
	var id days.InvoiceID
	err := id.Parse(v.R.PathValue("invoice"))
	return id, err
}

func whichRun(v *visit.Visit) (work.RunID, error) {
	var id work.RunID
	err := id.Parse(v.R.PathValue("run"))
	return id, err
}

// after leads on once an act is done, or shows a page again with what stood in
// the way.
func after(v *visit.Visit, to string, err error, show func() error) error {
	if err == nil {
		return v.Go(to)
	}
	if fault.KindOf(err) == fault.KindInternal || !v.Refused(err) {
		return err
	}
	return show()
}

// done gives the words for what was done just now.
func done(v *visit.Visit) string {
	if key := dones[v.R.URL.Query().Get("done")]; key != "" {
		return v.T(key)
	}
	return ""
}

var dones = map[string]string{
	"in": "office.done-in", "taken": "office.done-taken", "back": "office.done-back", "finished": "office.done-finished", "sent": "office.done-sent",
	"double": "office.done-double", "keyed": "office.done-keyed", "invoiced": "office.done-invoiced", "credit": "office.done-credit",
	"printed": "office.done-printed", "posted": "office.done-posted", "saved": "office.done-saved",
}

func options(v *visit.Visit, prefix string, values []string) []govuk.Option {
	var all []govuk.Option
	for _, s := range values {
		all = append(all, govuk.Option{Value: s, Text: v.T(prefix + s)})
	}
	return all
}

func texts[T ~string](all []T) (out []string) {
	for _, one := range all {
		out = append(out, string(one))
	}
	return out
}

func lines(text string) (all []string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}
