package policies

import (
	"strconv"

	"ownway/internal/store"
	"ownway/internal/web/visit"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// version is one text of a policy, and where the change from the one before
// is shown.
type version struct {
	Number  int
	From    calendar.Date
	Digest  string
	File    string
	Changes string // nothing for the first
	By      string // the council, where it published it itself
}

func versionsOf(all []store.PolicyVersion) []version {
	out := make([]version, len(all))
	for i, one := range all {
		at := "/policies/" + one.Policy
		n := strconv.Itoa(one.Number)
		out[i] = version{Number: one.Number, From: one.From, Digest: one.Digest, File: at + "/policy.yaml?version=" + n, By: one.Publisher}
		if i+1 < len(all) {
			out[i].Changes = at + "/changes?from=" + strconv.Itoa(all[i+1].Number) + "&to=" + n
		}
	}
	return out
}

// change is a topic of which two versions say different things.
type change struct {
	Topic       string
	Before, Now []said
}

// changesPage is what changed between two versions.
type changesPage struct {
	Policy   policy.Policy
	Old, New store.PolicyVersion
	Changes  []change
	Unread   bool // one of the two can't be read by this program any more
}

func (p Pages) changes(v *visit.Visit) error {
	of, err := p.whose(v)
	if err != nil {
		return err
	}
	q := v.R.URL.Query()
	old, err := p.version(v, of.ID, q.Get("from"))
	if err != nil {
		return err
	}
	now, err := p.version(v, of.ID, q.Get("to"))
	if err != nil {
		return err
	}
	page, err := changesOf(v, of, old, now)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("policies.changes", "council", of.Council), Back: address(of), Wide: true}, changes(v, page))
}

// changesOf sets two versions side by side, each as it held on its first day.
func changesOf(v *visit.Visit, of policy.Policy, old, now store.PolicyVersion) (changesPage, error) {
	page := changesPage{Policy: of, Old: old, New: now}
	before, err := policy.Read([]byte(old.Text))
	if err == nil {
		var after policy.Policy
		if after, err = policy.Read([]byte(now.Text)); err == nil {
			page.Changes = changed(v, now.From, before, after)
			return page, nil
		}
	}
	if fault.KindOf(err) != fault.KindInvalid {
		return page, err
	}
	page.Unread = true
	return page, nil
}

// changed gives the topics of which two policies say different things, or of
// which only one says anything.
func changed(v *visit.Visit, on calendar.Date, before, after policy.Policy) []change {
	var all []change
	for _, r := range policy.Compare(on, before, after) {
		if r.Differs || r.Values[0].Known() != r.Values[1].Known() {
			all = append(all, change{upper(v.Words.Say(r.Words.Text())), cellWords(v, r.Path, r.Values[0]), cellWords(v, r.Path, r.Values[1])})
		}
	}
	return all
}

func cellWords(v *visit.Visit, path string, c policy.Cell) []said {
	all := make([]said, len(c))
	for i, s := range c {
		all[i] = inWords(v, path, s.Value)
		all[i].Text = upper(all[i].Text)
		if s.Contradicts {
			all[i].Text = v.T("policies.otherwise-value", "value", all[i].Text)
		}
	}
	return all
}
