package money

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"ownway/internal/access"
	"ownway/internal/app/purse"
	"ownway/internal/care/person"
	"ownway/internal/monitor/check"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/value/ident"
)

// employedAt is whose wages go to an account, and who pays them.
type employedAt struct {
	employer person.ID
	pa       person.PAID
}

// LookAtAccounts looks, for all purses of one keeper at once, for an account into
// which two employers pay two different PAs, and notes it with each of them. It
// sees this keeper's own people alone: what another keeper pays, it cannot know.
// One PA who works for two is nothing to look at.
func (s *Service) LookAtAccounts(ctx context.Context, by access.Actor) (found int, err error) {
	err = s.Do(ctx, by, access.CheckPurse, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		into, err := wagesInto(ctx, tx)
		if err != nil {
			return err
		}
		for _, group := range acrossEmployers(into) {
			mark := markOf(group)
			for _, one := range group {
				noted, err := s.noteShared(ctx, tx, one, mark)
				if err != nil {
					return err
				}
				found += noted
			}
		}
		return nil
	})
	return found, err
}

// wagesInto lists, by account, whose wages go to it. The accounts do not leave
// this look.
func wagesInto(ctx context.Context, tx *store.Tx) (map[ident.BankAccount][]employedAt, error) {
	jobs, err := tx.AllJobs(ctx)
	if err != nil {
		return nil, err
	}
	into := map[ident.BankAccount][]employedAt{}
	banks := map[person.PAID]ident.BankAccount{}
	for _, e := range jobs {
		if _, seen := banks[e.PA]; !seen {
			pa, err := tx.PA(ctx, e.PA)
			if err != nil {
				return nil, err
			}
			banks[e.PA] = ident.BankAccount{SortCode: pa.Bank.SortCode, Number: pa.Bank.Number}
		}
		if a := banks[e.PA]; a.Number != "" {
			into[a] = append(into[a], employedAt{e.Employer, e.PA})
		}
	}
	return into, nil
}

// acrossEmployers gives the groups that share an account, of two PAs or more with
// two employers or more, in an order that does not change.
func acrossEmployers(into map[ident.BankAccount][]employedAt) (groups [][]employedAt) {
	for _, all := range into {
		other := func(x employedAt) bool { return x.pa != all[0].pa }
		if !slices.ContainsFunc(all, other) {
			continue
		}
		var across []employedAt
		for _, x := range all {
			if slices.ContainsFunc(all, func(o employedAt) bool { return o.employer != x.employer && o.pa != x.pa }) {
				across = append(across, x)
			}
		}
		if len(across) > 1 {
			slices.SortFunc(across, func(a, b employedAt) int {
				return cmp.Or(cmp.Compare(a.employer, b.employer), cmp.Compare(a.pa, b.pa))
			})
			groups = append(groups, slices.Compact(across))
		}
	}
	slices.SortFunc(groups, func(a, b []employedAt) int { return cmp.Compare(markOf(a), markOf(b)) })
	return groups
}

// markOf tells a group from every other, without its account.
func markOf(group []employedAt) string {
	var ids []string
	for _, x := range group {
		ids = append(ids, string(x.employer)+"/"+string(x.pa))
	}
	sum := sha256.Sum256([]byte(strings.Join(ids, "\n")))
	return hex.EncodeToString(sum[:16])
}

// noteShared notes the finding with one of the employers, with the wages that
// their own purse pays into the account.
func (s *Service) noteShared(ctx context.Context, tx *store.Tx, one employedAt, mark string) (int, error) {
	b, err := purse.Open(ctx, tx, one.employer)
	if err != nil {
		return 0, err
	}
	pa, err := tx.PA(ctx, one.pa)
	if err != nil {
		return 0, err
	}
	items, err := tx.Expected(ctx, one.employer, b.Purse.ID)
	if err != nil {
		return 0, err
	}
	var seen []check.Seen
	for _, i := range items {
		if i.Kind == expect.Wages && i.State != expect.Off && i.Account.Number == pa.Bank.Number && i.Account.SortCode == pa.Bank.SortCode {
			seen = append(seen, check.Seen{On: i.Due, Amount: i.Amount.Abs()})
		}
	}
	if len(seen) == 0 {
		return 0, nil // nothing was paid yet
	}
	f := check.Shared(seen, mark)
	f.Since = s.Today()
	return 1, note(ctx, tx, b, f)
}
