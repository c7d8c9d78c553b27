package demo

import (
	"strings"

	"ownway/internal/access"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/policy"
	"ownway/value/calendar"
	pence "ownway/value/money"
)

// bankName writes a name as banks do: the first letter and the last name.
func bankName(name string) string {
	first, last, _ := strings.Cut(strings.ToUpper(name), " ")
	return first[:1] + " " + last
}

// addPAs lets each PA make their own profile.
func (w *World) addPAs() error {
	for _, h := range crew() {
		newID(w, &h.PA.ID)
		k := store.Keeper{Kind: "pa", Name: h.Name}
		newID(w, &k.ID)
		a := w.account(k.ID, access.PA, h.Name, h.says)
		a.PA = h.PA.ID
		h.actor = a.Actor
		if err := w.pay.AddPA(w.ctx, k, h.PA, a); err != nil {
			return step(err, "add %s", h.Name)
		}
		w.pas[h.Name] = &h
	}
	return nil
}

// addPeople brings everyone into their council's record, or their own.
func (w *World) addPeople() error {
	w.lives = cast()
	for _, l := range w.lives {
		newID(w, &l.Person.ID)
		if l.own {
			k := store.Keeper{Kind: "person", Name: l.Name}
			newID(w, &k.ID)
			a := w.account(k.ID, access.Person, l.Name, l.says)
			a.Actor.Person = l.Person.ID
			l.account = a.Actor
			if err := w.care.AddOwnKeeper(w.ctx, k, l.Person, a); err != nil {
				return step(err, "add %s", l.Name)
			}
			continue
		}
		c := l.council(w)
		a := w.account(c.keeper.ID, access.Person, l.Name, l.says)
		a.Actor.Person = l.Person.ID
		l.account = a.Actor
		if err := w.care.AddPerson(w.ctx, c.practitioner, l.Person, a); err != nil {
			return step(err, "add %s", l.Name)
		}
	}
	return nil
}

// chapters gives what happens to a person on the way to their agreement, each
// on its day.
func (w *World) chapters(l *life) []chapter {
	if l.own {
		return []chapter{
			{l.assess, func() error { return w.care.OpenOwn(w.ctx, l.account, l.bank, pence.Pounds(420, 0)) }},
			{l.assess, func() error { return w.hire(l) }},
			{l.assess, func() error { return w.letSupport(l) }},
		}
	}
	all := []chapter{
		{l.assess, func() error { return w.recordNeeds(l) }},
		{l.assess.AddDays(4), func() error { return w.setBudget(l, false) }},
	}
	if l.stopAt == "budget" {
		return all
	}
	all = append(all,
		chapter{l.assess.AddDays(9), func() error { return w.nameSpeaker(l) }},
		chapter{l.assess.AddDays(10), func() error { return w.setBudget(l, true) }},
		chapter{l.assess.AddDays(11), func() error { return w.writePlan(l) }},
		chapter{l.assess.AddDays(14), func() error { return w.chooseRoute(l) }})
	if l.route[0] == policy.Arranged {
		return all
	}
	return append(all,
		chapter{l.assess.AddDays(15), func() error { return w.agree(l) }},
		chapter{l.assess.AddDays(18), func() error { return w.letSupport(l) }},
		chapter{l.starts(w).AddDays(-5), func() error { return w.hire(l) }},
		chapter{l.starts(w).AddDays(1), func() error { return w.promiseBills(l) }})
}

// providerPaid gives the days on which a provider who holds someone's fund takes
// its charge: no bank shows them, so the person says that they are right.
func (w *World) providerPaid(l *life) []chapter {
	if len(l.route) == 0 || l.route[0] != policy.ISF {
		return nil
	}
	var all []chapter
	for _, b := range l.bills {
		for m := range b.months {
			due := b.first.AddMonths(m)
			all = append(all, chapter{due, func() error { return w.sayPaid(l, due) }})
		}
	}
	return all
}

func (w *World) sayPaid(l *life, due calendar.Date) error {
	items, err := w.expected(l)
	if err != nil {
		return err
	}
	for _, i := range items {
		if i.Out() && i.State == expect.Open && i.Due == due {
			if err := w.money.SayPaid(w.ctx, l.acts(), l.Person.ID, i.ID); err != nil {
				return step(err, "%s says a bill is paid", l.Name)
			}
		}
	}
	return nil
}

func (l *life) starts(w *World) calendar.Date { return l.council(w).keeper.CycleFrom }

// acts gives who acts for the person: themselves, or who speaks for them.
func (l *life) acts() access.Actor {
	if l.speaks != nil {
		return l.speaks.account
	}
	return l.account
}
