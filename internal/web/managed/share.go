package managed

import (
	"errors"
	"strconv"
	"strings"

	app "ownway/internal/app/managed"
	"ownway/internal/care/clientmoney"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/fault"
	"ownway/value/money"
)

// A line is shared on a form of some rows, each with a person and an amount, and
// more rows when they are asked for.
const (
	fewShares  = 3
	mostShares = 60
)

// sharePage shares a line between people.
type sharePage struct {
	linePage
	Rows []shareRow
}

// shareRow is one person's share as it was typed.
type shareRow struct {
	Number         int
	Person, Amount string
}

func (p Pages) shares(v *visit.Visit) error {
	id, err := lineID(v)
	if err != nil {
		return err
	}
	page := sharePage{Rows: typedShares(v)}
	if page.Line, page.Parts, err = p.Service.Line(v.R.Context(), v.By, id); err != nil {
		return err
	}
	look, err := p.Service.Look(v.R.Context(), v.By)
	if err != nil {
		return err
	}
	page.Clients = look.Clients
	return v.Page(visit.Look{Title: v.T("managed-page.share-title"), Back: "/managed/lines/" + string(id)}, share(v, page))
}

// typedShares gives the rows of the form, with what was typed, and more when
// they were asked for.
func typedShares(v *visit.Visit) (rows []shareRow) {
	n, err := strconv.Atoi(v.Form("rows"))
	if err != nil || n < fewShares {
		n = fewShares
	}
	if v.Form("do") == "more" {
		n += fewShares
	}
	for i := range min(n, mostShares) {
		of := strconv.Itoa(i + 1)
		rows = append(rows, shareRow{i + 1, v.Form("person-" + of), v.Form("amount-" + of)})
	}
	return rows
}

// share gives each person their share, to the penny of the line.
func (p Pages) share(v *visit.Visit) error {
	if v.Form("do") == "more" {
		return p.shares(v)
	}
	id, err := lineID(v)
	if err != nil {
		return err
	}
	l, _, err := p.Service.Line(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	shares, err := readShares(typedShares(v), l.Line.Amount < 0)
	if err == nil {
		err = p.Service.Share(v.R.Context(), v.By, id, shares)
	}
	return p.after(v, fault.At(err, "shares"), "/managed?done=said", p.shares)
}

// readShares reads what was typed; of a line that goes out each share goes out.
func readShares(rows []shareRow, out bool) (map[person.ID]money.Amount, error) {
	shares := map[person.ID]money.Amount{}
	var wrong []error
	for _, r := range rows {
		if r.Person == "" && strings.TrimSpace(r.Amount) == "" {
			continue
		}
		of := strconv.Itoa(r.Number)
		var who person.ID
		if who.Parse(r.Person) != nil {
			wrong = append(wrong, fault.Invalid("person-"+of, app.NotHeldHere))
			continue
		}
		a, err := money.Parse(r.Amount)
		if err != nil || a <= 0 {
			wrong = append(wrong, fault.Invalid("amount-"+of, app.EnterShare))
			continue
		}
		if out {
			a = -a
		}
		shares[who] += a
	}
	if len(wrong) == 0 && len(shares) == 0 {
		wrong = append(wrong, fault.Invalid("amount-1", app.EnterShare))
	}
	return shares, errors.Join(wrong...)
}

func (r shareRow) whose(v *visit.Visit, clients []clientmoney.Client) govuk.Select {
	name := "person-" + strconv.Itoa(r.Number)
	s := govuk.Select{Ask: govuk.Ask{Name: name, Label: v.T("managed-page.share-person", "n", r.Number), Error: v.Error(name)}, Value: r.Person, Options: []govuk.Option{{Text: v.T("managed-page.nobody")}}}
	for _, c := range clients {
		s.Options = append(s.Options, govuk.Option{Value: string(c.Person), Text: c.Name})
	}
	return s
}

func (r shareRow) amount(v *visit.Visit) govuk.TextField {
	name := "amount-" + strconv.Itoa(r.Number)
	return govuk.TextField{Ask: govuk.Ask{Name: name, Label: v.T("managed-page.share-amount", "n", r.Number), Error: v.Error(name)}, Value: r.Amount, Money: true, Width: 10}
}

// Shares reports whether the line can be shared: money of the bank that waits.
func (p linePage) Shares() bool { return p.Waits() && p.Line.Kind == store.FromBank }
