package council

import (
	"ownway/bank/modulus"
	"ownway/internal/app/money"
	"ownway/internal/care/payment"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/fault"
	"ownway/value/ident"
)

// accountsPage lists the changes of bank accounts that wait for a second look.
type accountsPage struct {
	Waiting []money.BankLook
	Me      string
	Done    bool
}

func (p Pages) accounts(v *visit.Visit) error {
	waiting, err := p.Money.WaitingBankChanges(v.R.Context(), v.By)
	if err != nil {
		return err
	}
	page := accountsPage{Waiting: waiting, Me: string(v.By.Account), Done: v.R.URL.Query().Has("done")}
	return v.Page(visit.Look{Title: v.T("accounts.title"), Back: "/payments", Wide: true}, accounts(v, page))
}

func (p Pages) settleAccount(v *visit.Visit) error {
	var id payment.ChangeID
	if err := id.Parse(v.R.PathValue("change")); err != nil {
		return err
	}
	err := p.Money.SettleBankChange(v.R.Context(), v.By, id, money.SettleBank(v.Form("what")), v.Form("sure"))
	if err == nil {
		return v.Go("/accounts?done=yes")
	}
	if !v.Refused(fault.At(err, "sure")) {
		return err
	}
	return p.accounts(v)
}

var numberCheck = map[modulus.Answer]string{modulus.Pass: "accounts.passes", modulus.Fail: "accounts.fails", modulus.CannotTell: "accounts.cannot-tell"}

// numberSays gives what the check of the number found, and by which table.
func numberSays(v *visit.Visit, c money.BankLook) string {
	if c.LoadedOn.IsZero() {
		return v.T("accounts.no-table")
	}
	return v.T(numberCheck[c.Modulus]) + " " + v.T("accounts.table-of", "day", c.LoadedOn)
}

// facts lists what the second person looks at.
func (p accountsPage) facts(v *visit.Visit, c money.BankLook) govuk.Table {
	t := govuk.Table{Caption: v.T("accounts.facts", "name", c.Name), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("accounts.what")}, {Head: v.T("accounts.says")}}}
	row := func(key, says string) { t.Rows = append(t.Rows, govuk.Cells(v.T(key), says)) }
	row("accounts.old", ending(v, c.Old))
	row("accounts.new", ending(v, c.New))
	row("accounts.asked", v.T("accounts.asked-by", "name", c.AskedName, "day", c.AskedOn))
	row("accounts.why", c.Why)
	row("accounts.check", numberSays(v, c))
	others := v.T("accounts.nobody")
	if len(c.Others) > 0 {
		others = v.Words.And(c.Others...)
	}
	row("accounts.others", others)
	return t
}

func ending(v *visit.Visit, a ident.BankAccount) string {
	return v.T("accounts.ending", "digits", payment.Ending(a), "name", a.Name)
}
