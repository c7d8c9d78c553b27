package person

import (
	"strings"

	"ownway/internal/app/pay"
	"ownway/internal/web/visit"
	"ownway/pay/hours"
	"ownway/value/fault"
	"ownway/value/msg"
)

// chooseHours is said when no hours were chosen.
const chooseHours msg.Key = "hours-page.choose"

// approve takes "Yes, these hours are right". Sent again, it changes nothing.
func (p Pages) approve(v *visit.Visit) error {
	view, err := p.hoursView(v)
	if err != nil {
		return err
	}
	if err := v.R.ParseForm(); err != nil {
		return err
	}
	of, err := chosen(v.R.PostForm["right"], view.Asked)
	if err == nil && len(of) > 0 {
		err = p.Pay.ApproveHours(v.R.Context(), v.By, view.Person.ID, of...)
	}
	if err == nil {
		return v.Go(address(view.Person.ID, "/hours?agreed=yes"))
	}
	if v.Refused(err) {
		return p.showHours(v, view)
	}
	return err
}

// chosen finds the hours that were ticked. Those no longer asked about were
// agreed before; those that changed since they were seen are to be seen again.
func chosen(ticked []string, asked []pay.Question) ([]pay.SheetOf, error) {
	if len(ticked) == 0 {
		return nil, fault.Invalid("right", chooseHours)
	}
	var of []pay.SheetOf
	for _, q := range asked {
		whole := valueOf(q)
		which := strings.TrimSuffix(whole, markOf(q))
		for _, t := range ticked {
			if t != whole && strings.HasPrefix(t, which) {
				return nil, fault.Conflict(hours.MovedOn)
			}
			if t == whole {
				of = append(of, q.Of())
			}
		}
	}
	return of, nil
}
