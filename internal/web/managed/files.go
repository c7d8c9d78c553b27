package managed

import (
	"slices"

	app "ownway/internal/app/managed"
	"ownway/internal/app/money"
	"ownway/internal/care/payment"
	"ownway/internal/store"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/fault"
)

// forms are the forms that a list by a rail is fetched in.
func forms(r payment.Rail) []money.FileForm {
	if r == payment.BySameDay {
		return []money.FileForm{money.SameDay, money.PainV9, money.PainV3, app.Table}
	}
	return []money.FileForm{money.Standard18, money.PainV9, money.PainV3, app.Table}
}

func formName(v *visit.Visit, f money.FileForm) string {
	switch f {
	case money.Standard18:
		return v.T("managed-page.file-bacs")
	case money.SameDay:
		return v.T("managed-page.file-faster")
	case money.PainV9:
		return v.T("managed-page.file-pain-9")
	case money.PainV3:
		return v.T("managed-page.file-pain-3")
	}
	return v.T("managed-page.file-table")
}

// files lists the forms of an approved list; without a Bacs number there is none
// for Bacs.
func (p listPage) files() []money.FileForm {
	return slices.DeleteFunc(forms(p.Rail), func(f money.FileForm) bool { return f == money.Standard18 && p.NoBacs })
}

// listFile gives an approved list as a file.
func (p Pages) listFile(v *visit.Visit) error {
	id, err := listID(v)
	if err != nil {
		return err
	}
	form := money.FileForm(v.R.PathValue("file"))
	if !slices.Contains(append(forms(payment.ByBacs), money.SameDay), form) {
		return fault.NotFound(store.NoSuchRecord)
	}
	data, err := p.Service.ListFile(v.R.Context(), v.By, id, form)
	if err != nil {
		return p.after(v, err, "", p.list)
	}
	kind := "text/csv; charset=utf-8"
	switch form {
	case money.Standard18:
		kind = "text/plain; charset=us-ascii"
	case money.PainV3, money.PainV9:
		kind = "application/xml"
	}
	return v.File(string(form), kind, data)
}

// sun notes the organisation's Bacs number.
func (p Pages) sun(v *visit.Visit) error {
	return p.after(v, p.Service.SetSUN(v.R.Context(), v.By, v.Form("sun")), "/managed?done=sun", p.overview)
}

func rails(v *visit.Visit) govuk.Radios {
	return govuk.Radios{Ask: govuk.Ask{Name: "rail", Label: v.T("managed-page.rail"), Error: v.Error("rail")}, Value: "bacs",
		Options: []govuk.Option{{Value: "bacs", Text: v.T("managed-page.by-bacs"), Hint: v.T("managed-page.by-bacs-hint")}, {Value: string(payment.BySameDay), Text: v.T("managed-page.by-faster")}}}
}
