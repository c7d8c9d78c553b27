package office

import (
	"strings"

	"ownway/internal/access"
	days "ownway/internal/care/bureau"
	"ownway/internal/store"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/fault"
	"ownway/value/money"
)

// may reports whether the reader's role lets them do an act of an employer's.
func may(v *visit.Visit, act access.Act) bool {
	return access.Allowed(act, v.By.Role, access.Self, access.Represents, access.RunsWages)
}

// proposeFee takes a fee that the bureau proposes.
func (p Pages) proposeFee(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	f := days.Fee{Employer: id, Pays: days.Payer(v.Form("pays")), Per: days.Per(v.Form("per")), Agreed: strings.TrimSpace(v.Form("agreed"))}
	if f.Amount, err = money.Parse(v.Form("amount")); err != nil {
		return p.saved(v, id, fault.Invalid("amount", days.EnterFee))
	}
	if f.Most, err = money.Parse(v.Form("most")); err != nil {
		return p.saved(v, id, fault.Invalid("most", days.EnterMost))
	}
	if f.From, err = govuk.ParseDate(v.Form, "fee-from"); err != nil {
		return p.saved(v, id, err)
	}
	return p.saved(v, id, p.Bureau.ProposeFee(v.R.Context(), v.By, f))
}

// answerFee takes the employer's answer to the fee that they saw.
func (p Pages) answerFee(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	var fee store.FeeID
	if err := fee.Parse(v.Form("fee")); err != nil {
		return p.saved(v, id, fault.NotFound(noSuchAct))
	}
	if v.Form("do") == "agree" {
		return p.saved(v, id, p.Bureau.AgreeFee(v.R.Context(), v.By, id, fee))
	}
	return p.saved(v, id, p.Bureau.DeclineFee(v.R.Context(), v.By, id, fee))
}

func (p employerPage) feeTable(v *visit.Visit) govuk.Table {
	return feesShown(v, v.T("office.fee-agreed"), p.Fees...)
}

func feesShown(v *visit.Visit, caption string, all ...days.Fee) govuk.Table {
	t := govuk.Table{Caption: caption, Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("office.from-day")}, {Head: v.T("office.fee")}, {Head: v.T("office.who-pays")}}}
	for _, f := range all {
		t.Rows = append(t.Rows, []govuk.Cell{{Text: v.Words.FullDate(f.From)},
			{Text: v.T("office.fee-says", "amount", f.Amount, "per", v.T(named("per")+string(f.Per)), "most", f.Most)}, {Text: v.T(named("pays") + string(f.Pays)), Small: f.Agreed}})
	}
	return t
}
