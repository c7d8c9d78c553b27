package store

import (
	"context"
	"errors"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/money"
)

// The questions that are asked about many at once, each in the order of its
// namesake for one.
var (
	employmentsOf = setText(`SELECT away, doc FROM employment WHERE keeper = $1 AND employer IN ($keys) ORDER BY starts, id`)
	daysOf        = setText(`SELECT employer, doc FROM bureau_days WHERE keeper = $1 AND employer IN ($keys)`)
	sheetsOf      = setText(`SELECT s.employment, e.pa, s.doc FROM sheet s JOIN employment e ON e.keeper = s.keeper AND e.id = s.employment
		WHERE s.keeper = $1 AND (s.starts = $2 OR s.starts < $2 AND s.state = 'approved') AND s.employment IN ($keys) ORDER BY s.starts DESC, s.employment`)
	payslipsOf        = setText(`SELECT employment, pa, doc FROM payslip WHERE keeper = $1 AND employment IN ($keys) ORDER BY pay_day, id`)
	choicesOf         = setText(`SELECT employment, employment, doc FROM pay_choice WHERE keeper = $1 AND starts = $2 AND employment IN ($keys) ORDER BY about`)
	correctionsOf     = setText(`SELECT employment, employment, doc FROM pay_correction WHERE keeper = $1 AND employment IN ($keys) ORDER BY made, id`)
	beforesOf         = setText(`SELECT employment, pa, doc FROM job_before WHERE keeper = $1 AND employment IN ($keys)`)
	jobRecordsOf      = setText(`SELECT employment, pa, doc FROM job_record WHERE keeper = $1 AND kind = $2 AND employment IN ($keys)`)
	noticesOf         = setText(`SELECT employment, pa, doc FROM notice WHERE keeper = $1 AND employment IN ($keys) ORDER BY starts, id`)
	representativesOf = setText(`SELECT person, account, standing, name, starts, ends FROM representative WHERE keeper = $1 AND person IN ($keys) ORDER BY starts, account`)
	grantedOf         = setText(`SELECT person FROM grants WHERE giver = $1 AND what = $2 AND starts <= $3 AND (ends = '' OR ends > $3) AND person IN ($keys)`)
	pasOf             = setText(`SELECT p.id, p.keeper, p.doc FROM pa p WHERE (p.keeper = $1 OR EXISTS (SELECT 1 FROM grants g
		WHERE g.giver = p.keeper AND g.taker = $1 AND g.what = $2 AND g.pa = p.id AND g.starts <= $3 AND (g.ends = '' OR g.ends > $3))) AND p.id IN ($keys)`)
	pursesOf  = setText(`SELECT id, person, opened, doc, bank FROM purse WHERE keeper = $1 AND person IN ($keys)`)
	sumsOutOf = setText(`SELECT purse, from_account, funder, CAST(SUM(amount) AS BIGINT) FROM move WHERE keeper = $1 AND purse IN ($keys) GROUP BY purse, from_account, funder`)
	sumsInOf  = setText(`SELECT purse, to_account, funder, CAST(SUM(amount) AS BIGINT) FROM move WHERE keeper = $1 AND purse IN ($keys) GROUP BY purse, to_account, funder`)
	paidToOf  = setText(`SELECT l.purse, MAX(l.paid_to) FROM payment_line l JOIN payment_run r ON r.keeper = l.keeper AND r.id = l.run
		WHERE l.keeper = $1 AND l.state = '' AND r.state <> 'cancelled' AND l.purse IN ($keys) GROUP BY l.purse`)
	schemesOf         = setText(`SELECT employer, employer, doc FROM scheme WHERE keeper = $1 AND employer IN ($keys)`)
	employerRecordsOf = setText(`SELECT employer, employer, doc FROM employer_record WHERE keeper = $1 AND kind = $2 AND employer IN ($keys)`)
	filingsOf         = setText(`SELECT employer, employer, doc FROM filing WHERE keeper = $1 AND employer IN ($keys) ORDER BY happened DESC, kind, n DESC`)
	wagesItemsOf      = setText(`SELECT employer, doc FROM wages_item WHERE keeper = $1 AND run = $2 AND employer IN ($keys)`)
	keepersOf         = setText(`SELECT id, keeper FROM person WHERE id IN ($keys)`)
	worksForOf        = setText(`SELECT e.employer, e.doc, COALESCE((SELECT MAX(s.starts) FROM payslip s WHERE s.keeper = e.keeper AND s.employment = e.id), '')
		FROM employment e WHERE e.keeper = $1 AND e.pa = $2 AND e.starts <= $3 AND (e.ends = '' OR e.ends >= $4) AND e.employer IN ($keys)`)
	grantsOverOf = setText(`SELECT id, giver, taker, what, person, pa, why, starts, ends FROM grants WHERE taker = $1 AND person IN ($keys) ORDER BY id`)
)

func (tx *Tx) representativesOf(ctx context.Context, people []person.ID) (map[person.ID][]person.Representative, error) {
	all := make(map[person.ID][]person.Representative, len(people))
	for _, p := range people {
		all[p] = nil
	}
	return all, eachOf(ctx, tx, representativesOf, []any{tx.keeper}, people, func(scan func(...any) error) error {
		var r person.Representative
		err := scan(&r.Person, &r.Account, &r.Standing, &r.Name, &r.From, &r.Until)
		all[r.Person] = append(all[r.Person], r)
		return err
	})
}

func (tx *Tx) grantedOf(ctx context.Context, what access.What, people []person.ID, on calendar.Date) (map[person.ID]bool, error) {
	all := make(map[person.ID]bool, len(people))
	for _, p := range people {
		all[p] = false
	}
	return all, eachOf(ctx, tx, grantedOf, []any{tx.keeper, what, on}, people, func(scan func(...any) error) error {
		var p person.ID
		err := scan(&p)
		all[p] = true
		return err
	})
}

// pasOf gives the profiles of the PAs who share theirs with this keeper on a day.
func (tx *Tx) pasOf(ctx context.Context, pas []person.PAID, on calendar.Date) (map[person.PAID]person.PA, error) {
	rows := map[access.KeeperID][]keyed{}
	err := eachOf(ctx, tx, pasOf, []any{tx.keeper, access.Profile, on}, pas, func(scan func(...any) error) error {
		var r keyed
		var owner access.KeeperID
		err := scan(&r.key, &owner, &r.text)
		rows[owner] = append(rows[owner], r)
		return err
	})
	if err != nil {
		return nil, err
	}
	all := make(map[person.PAID]person.PA, len(pas))
	for owner, theirs := range rows {
		view := *tx // looking into their keeper, by the grant
		view.keeper, view.near = owner, nil
		ids := make([]string, len(theirs))
		for i, r := range theirs {
			ids[i] = r.key
		}
		if err := view.openSecretsOf(ctx, ids); err != nil {
			return nil, err
		}
		found, err := read[person.PA](ids, theirs, func(do func(int) error) error { return view.onEachKey(ids, do) },
			func(r keyed) (string, error) { return view.unseal(ctx, r.key, r.text) })
		if err != nil {
			return nil, err
		}
		for id, p := range found {
			all[person.PAID(id)] = p[0]
		}
	}
	return all, nil
}

func (tx *Tx) pursesOf(ctx context.Context, people []person.ID) (map[person.ID]Purse, error) {
	var purses []Purse
	var docs, banks, owners []string
	err := eachOf(ctx, tx, pursesOf, []any{tx.keeper}, people, func(scan func(...any) error) error {
		var p Purse
		var doc, bank string
		err := scan(&p.ID, &p.Person, &p.Opened, &doc, &bank)
		purses, docs, banks, owners = append(purses, p), append(docs, doc), append(banks, bank), append(owners, string(p.Person))
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := tx.openSecretsOf(ctx, owners); err != nil {
		return nil, err
	}
	err = tx.onEachKey(owners, func(i int) error {
		p := &purses[i]
		return errors.Join(fromDoc(docs[i], &p.PurseTerms), tx.Open(ctx, p.Person, banks[i], &p.Bank))
	})
	all := make(map[person.ID]Purse, len(purses))
	for _, p := range purses {
		all[p.Person] = p
	}
	return all, err
}

// balancesOf adds up purses with all that is in their books.
func (tx *Tx) balancesOf(ctx context.Context, purses []ledger.PurseID) (map[ledger.PurseID]ledger.Balances, error) {
	all := make(map[ledger.PurseID]ledger.Balances, len(purses))
	for _, p := range purses {
		all[p] = ledger.Balances{}
	}
	add := func(q *setQuery, sign money.Amount) error {
		return eachOf(ctx, tx, q, []any{tx.keeper}, purses, func(scan func(...any) error) error {
			var purse ledger.PurseID
			var p ledger.Place
			var sum money.Amount
			err := scan(&purse, &p.Account, &p.Funder, &sum)
			all[purse][p] += sign * sum
			return err
		})
	}
	return all, errors.Join(add(sumsOutOf, -1), add(sumsInOf, 1))
}

func (tx *Tx) paidToOf(ctx context.Context, purses []ledger.PurseID) (map[ledger.PurseID]calendar.Date, error) {
	all := make(map[ledger.PurseID]calendar.Date, len(purses))
	for _, p := range purses {
		all[p] = calendar.Date{}
	}
	return all, eachOf(ctx, tx, paidToOf, []any{tx.keeper}, purses, func(scan func(...any) error) error {
		var p ledger.PurseID
		var to calendar.Date
		err := scan(&p, &to)
		all[p] = to
		return err
	})
}

// WagesItems gives a run and some of the employers in it. One who is not in it is
// left out.
func (tx *Tx) WagesItems(ctx context.Context, id work.RunID, employers []person.ID) (work.Run, []work.Item, error) {
	var r work.Run
	if err := tx.doc(ctx, selectWagesRun, []any{tx.keeper, id}, &r); err != nil {
		return r, nil, err
	}
	found, err := docsOf[work.Item](ctx, tx, wagesItemsOf, []any{tx.keeper, id}, employers)
	var items []work.Item
	for _, e := range employers {
		items = append(items, found[e]...)
	}
	return r, items, err
}
