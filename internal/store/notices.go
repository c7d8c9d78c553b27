package store

import (
	"context"
	"slices"

	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/pay/notice"
	"ownway/value/fault"
	"ownway/value/ident"
)

type noticePrefix struct{}

func (noticePrefix) Prefix() string { return "ntc" }

type noticeID = ident.ID[noticePrefix]

// What HMRC wrote about a PA is encrypted under the PA's key.

var (
	insertNotice  = sqlText(`INSERT INTO notice (keeper, id, employment, pa, starts, doc) VALUES ($1, $2, $3, $4, $5, $6)`)
	selectNotices = sqlText(`SELECT doc FROM notice WHERE keeper = $1 AND employment = $2 ORDER BY starts, id`)
)

// AddNotice records a notice of HMRC's about a PA's job. The same notice twice
// is a conflict.
func (tx *Tx) AddNotice(ctx context.Context, id work.ID, pa person.PAID, n notice.Notice) error {
	all, err := tx.Notices(ctx, id, pa)
	if err != nil {
		return err
	}
	if slices.Contains(all, n) {
		return fault.Conflict(AlreadyThere)
	}
	doc, err := tx.sealedDoc(ctx, string(pa), n)
	if err != nil {
		return err
	}
	var its noticeID
	if err := NewID(tx, &its); err != nil {
		return err
	}
	return tx.write(ctx, "notice of HMRC", string(id), insertNotice, tx.keeper, its, id, pa, n.From, doc)
}

// Notices lists what HMRC wrote about a PA's job.
func (tx *Tx) Notices(ctx context.Context, id work.ID, pa person.PAID) ([]notice.Notice, error) {
	if all, ok := known(tx, func(a *ahead) map[work.ID][]notice.Notice { return a.notices }, id); ok {
		return slices.Clone(all), nil
	}
	return unsealedDocs[notice.Notice](ctx, tx, string(pa), selectNotices, tx.keeper, id)
}
