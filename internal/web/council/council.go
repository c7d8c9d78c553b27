// Package council holds the pages of a council's practitioner, with the people
// and their budgets, and of its finance officer, with the payment runs.
package council

import (
	"strings"

	"ownway/internal/access"
	"ownway/internal/app/care"
	"ownway/internal/app/money"
	"ownway/internal/care/person"
	"ownway/internal/web/visit"
	"ownway/value/msg"
)

// Pages holds the use cases that the council's pages call.
type Pages struct {
	Care  *care.Service
	Money *money.Service
}

// Routes lists the council's pages. A budget's page is the person's too.
func (p Pages) Routes() []visit.Route {
	return []visit.Route{
		{Pattern: "GET /caseload", Act: access.SeeCaseload, Serve: p.caseload},
		{Pattern: "GET /caseload/{person}", Act: access.SeeCaseload, Serve: p.person},
		{Pattern: "POST /caseload/{person}/findings", Act: access.SettleFinding, Serve: p.settle},
		{Pattern: "GET /caseload/{person}/decisions", Act: access.Decide, Serve: p.decisions},
		{Pattern: "GET /caseload/{person}/decisions/{decision}", Act: access.Decide, Serve: p.decision},
		{Pattern: "GET /caseload/{person}/decisions/{decision}/told", Act: access.Decide, Serve: p.told},
		{Pattern: "POST /caseload/{person}/decisions/{decision}/told", Act: access.Decide, Serve: p.told},
		{Pattern: "GET /caseload/{person}/decisions/{decision}/answer", Act: access.Decide, Serve: p.answer},
		{Pattern: "POST /caseload/{person}/decisions/{decision}/answer", Act: access.Decide, Serve: p.answer},
		{Pattern: "GET /caseload/{person}/decisions/{decision}/withdraw", Act: access.Decide, Serve: p.withdraw},
		{Pattern: "POST /caseload/{person}/decisions/{decision}/withdraw", Act: access.Decide, Serve: p.withdraw},
		{Pattern: "GET /caseload/{person}/decide/{step}", Act: access.Decide, Serve: p.decideForm},
		{Pattern: "POST /caseload/{person}/decide/{step}", Act: access.Decide, Serve: p.decide},
		{Pattern: "POST /caseload/{person}/surplus", Act: access.AskBack, Serve: p.propose},
		{Pattern: "POST /caseload/{person}/surplus/{claim}", Act: access.AskBack, Serve: p.drop},
		{Pattern: "GET /caseload/{person}/budget", Act: access.SeeBudget, Serve: p.budget},
		{Pattern: "GET /home/{person}/budget", Act: access.SeeBudget, Serve: p.budget},
		{Pattern: "GET /payments", Act: access.SeePayments, Serve: p.payments},
		{Pattern: "POST /payments", Act: access.PreparePay, Serve: p.prepare},
		{Pattern: "GET /payments/{run}", Act: access.SeePayments, Serve: p.paymentRun},
		{Pattern: "POST /payments/{run}/approve", Act: access.ApprovePay, Serve: p.approve},
		{Pattern: "POST /payments/{run}/cancel", Act: access.PreparePay, Serve: p.cancel},
		{Pattern: "GET /once", Act: access.PayOnce, Serve: p.onceList},
		{Pattern: "GET /once/{person}", Act: access.PayOnce, Serve: p.once},
		{Pattern: "POST /once/{person}", Act: access.PayOnce, Serve: p.askOnce},
		{Pattern: "POST /once/{person}/drop", Act: access.PayOnce, Serve: p.dropOnce},
		{Pattern: "GET /accounts", Act: access.CheckBank, Serve: p.accounts},
		{Pattern: "POST /accounts/{change}", Act: access.CheckBank, Serve: p.settleAccount},
		{Pattern: "GET /payments/{run}/back", Act: access.BringBack, Serve: p.back},
		{Pattern: "POST /payments/{run}/back", Act: access.BringBack, Serve: p.bringBack},
		{Pattern: "POST /payments/{run}/again", Act: access.PreparePay, Serve: p.payAgain},
		{Pattern: "GET /payments/{run}/bacs.txt", Act: access.DownloadPay, Serve: p.file(money.Standard18, "text/plain; charset=us-ascii")},
		{Pattern: "GET /payments/{run}/pain-3.xml", Act: access.DownloadPay, Serve: p.file(money.PainV3, "application/xml")},
		{Pattern: "GET /payments/{run}/pain-9.xml", Act: access.DownloadPay, Serve: p.file(money.PainV9, "application/xml")},
		{Pattern: "GET /payments/{run}/faster.csv", Act: access.DownloadPay, Serve: p.file(money.SameDay, "text/csv; charset=utf-8")},
	}
}

// whose reads the person from the address of a page.
func whose(v *visit.Visit) (person.ID, error) {
	var id person.ID
	err := id.Parse(v.R.PathValue("person"))
	return id, err
}

// sentence writes a text so that another can follow it.
func sentence(v *visit.Visit, t msg.Text) string {
	s := v.Words.Say(t)
	if s == "" || strings.ContainsRune(".!?", rune(s[len(s)-1])) {
		return s
	}
	return s + "."
}
