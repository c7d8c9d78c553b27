// Package money holds the use cases of a person's direct payment money: the
// payment run that brings it, the statements that show it, what is safe to
// spend, what is to be paid, and the check that finds reasons to talk.
package money

import (
	"context"
	"strings"

	"ownway/bank/modulus"
	"ownway/internal/app"
	"ownway/internal/app/purse"
	"ownway/internal/monitor/surplus"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/msg"
)

// Service is the area's use cases.
type Service struct {
	app.Base
	Accounts *modulus.Table // VocaLink's table, where whoever runs this has loaded it
	LoadedOn calendar.Date  // the day that it was loaded; none without a table
}

// The names of accounts, as a person reads them.
var (
	NameOwn       = msg.New("money.account.own-account", "In your direct payment bank account")
	NameCard      = msg.New("money.account.card", "On your prepaid card")
	NameManaged   = msg.New("money.account.managed", "Held for you in a managed account")
	NameISF       = msg.New("money.account.isf", "Held for you by your provider")
	NameHMRC      = msg.New("money.account.hmrc", "Tax and National Insurance owed to HMRC")
	NamePension   = msg.New("money.account.pension", "Pension contributions owed")
	NameWages     = msg.New("money.account.pa", "Wages owed to a PA")
	NameAhead     = msg.New("money.account.wages-ahead", "Kept for wages of the weeks already paid for")
	NameHoliday   = msg.New("money.account.holiday", "Holiday your PAs have earned")
	NameBill      = msg.New("money.account.bill", "{name}")
	NameGoal      = msg.New("money.account.goal", "Saved up for {name}")
	NameUnknown   = msg.New("money.account.unexplained", "Not explained yet")
	NameCost      = msg.New("money.account.cost", "{name}")
	NameOtherOwed = msg.New("money.account.owed", "Owed to {name}")
)

// NameOf gives the name of an account, and whether it is saved up for a goal.
func NameOf(a ledger.Account) (msg.Text, bool) {
	kind, rest, _ := strings.Cut(a.Purpose(), "/")
	switch a.Class() {
	case ledger.Held:
		return map[string]msg.Key{"own-account": NameOwn, "card": NameCard, "managed": NameManaged, "isf": NameISF}[kind].Text(), false
	case ledger.Owed:
		switch kind {
		case "hmrc":
			return NameHMRC.Text(), false
		case "pension":
			return NamePension.Text(), false
		case "pa":
			return NameWages.Text(), false
		}
		return NameOtherOwed.With("name", unslug(rest)), false
	case ledger.Committed:
		if a == purse.ForWages {
			return NameAhead.Text(), false
		}
		return NameBill.With("name", unslug(rest)), false
	case ledger.SetAside:
		if kind == "goal" {
			return NameGoal.With("name", unslug(rest)), true
		}
		return NameHoliday.Text(), false
	}
	if a == unexplained {
		return NameUnknown.Text(), false
	}
	return NameCost.With("name", unslug(a.Purpose())), false
}

// slug writes a name as part of an account, and unslug gives it back.
func slug(name string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\t', '\n', '/', ':', ';', 0:
			return '_'
		}
		return r
	}, strings.TrimSpace(name))
}

func unslug(s string) string { return strings.ReplaceAll(s, "_", " ") }

// Safe is what a person can safely spend on a day, and how that was worked out.
type Safe struct {
	surplus.Safe
	Working explain.Note
}

// SafeOn works out what is safe to spend as at a day.
func SafeOn(ctx context.Context, tx *store.Tx, id ledger.PurseID, on calendar.Date) (Safe, error) {
	b, err := tx.Balances(ctx, id, on)
	if err != nil {
		return Safe{}, err
	}
	var s Safe
	s.Safe, err = surplus.Of(surplus.FromBooks(b, NameOf), &s.Working)
	return s, err
}
