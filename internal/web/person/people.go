package person

import (
	"ownway/internal/access"
	"ownway/internal/app/home"
	"ownway/internal/care/person"
	"ownway/internal/web/visit"
)

// whose says whose pages these are, and leads to the others that the reader
// may open.
type whose struct {
	Own    bool
	Speaks bool // the reader speaks for the person
	Hours  bool // the reader only answers about hours for them
	Name   string
	Others []other
}

// other is another person's pages.
type other struct {
	Text string
	Href string
	Here bool
}

// whoseFor gathers whose pages the reader is on.
func (p Pages) whoseFor(v *visit.Visit, who person.Person) (whose, error) {
	places, err := p.Home.Places(v.R.Context(), v.By)
	return whoseOf(v, who, places), err
}

func whoseOf(v *visit.Visit, who person.Person, places []home.Place) whose {
	w := whose{Own: v.By.Person == who.ID, Speaks: v.By.Role == access.Person, Name: called(who)}
	for _, place := range places {
		if place.Person.ID == who.ID {
			w.Hours = place.HoursOnly()
		}
		if len(places) < 2 {
			break
		}
		o := other{Text: called(place.Person), Href: address(place.Person.ID, ""), Here: place.Person.ID == who.ID}
		if place.HoursOnly() {
			o.Href = address(place.Person.ID, "/hours")
			o.Text = v.T("home.hours-only", "name", o.Text)
		}
		if place.Own() {
			o.Text = v.T("home.yourself", "name", o.Text)
		}
		w.Others = append(w.Others, o)
	}
	return w
}

// why says why the reader sees pages that are not their own.
func (w whose) why(v *visit.Visit) string {
	switch {
	case w.Hours:
		return v.T("home.stand-in-for", "name", w.Name)
	case w.Speaks:
		return v.T("home.speak-for", "name", w.Name)
	}
	return v.T("home.at-work", "name", w.Name)
}
