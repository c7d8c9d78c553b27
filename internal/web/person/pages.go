// Package person holds the pages of someone who draws on care and support, and
// of those who speak for them: their home, hours to check, their direct payment
// money, and what they pay themselves.
package person

import (
	"ownway/internal/access"
	"ownway/internal/app/care"
	"ownway/internal/app/evidence"
	"ownway/internal/app/home"
	"ownway/internal/app/managed"
	"ownway/internal/app/money"
	"ownway/internal/app/pay"
	"ownway/internal/care/person"
	"ownway/internal/web/visit"
)

// Pages holds the use cases of these pages.
type Pages struct {
	Home  *home.Service
	Pay   *pay.Service
	Money *money.Service
	Care  *care.Service
	Shown *evidence.Service
	Bills *managed.Service
}

// Routes lists the pages.
func (p Pages) Routes() []visit.Route {
	return []visit.Route{
		{Pattern: "GET /home/{person}", Act: access.SeeHome, Serve: p.home},
		{Pattern: "GET /home/{person}/hours", Act: access.SeeHours, Serve: p.hours},
		{Pattern: "POST /home/{person}/hours", Act: access.ApproveHours, Serve: p.approve},
		{Pattern: "GET /home/{person}/hours/{employment}/{first}", Act: access.SeeHours, Serve: p.changeForm},
		{Pattern: "POST /home/{person}/hours/{employment}/{first}", Act: access.ApproveHours, Serve: p.change},
		{Pattern: "GET /home/{person}/money", Act: access.SeeMoney, Serve: p.money},
		{Pattern: "GET /home/{person}/bank", Act: access.SeeBank, Serve: p.bank},
		{Pattern: "POST /home/{person}/bank", Act: access.ChangeBank, Serve: p.askBank},
		{Pattern: "GET /home/{person}/payments", Act: access.SeeMoney, Serve: p.remittances},
		{Pattern: "GET /home/{person}/payments/{run}", Act: access.SeeMoney, Serve: p.remittance},
		{Pattern: "GET /home/{person}/money/lines/{line}", Act: access.SeeMoney, Serve: p.lineForm},
		{Pattern: "POST /home/{person}/money/lines/{line}", Act: access.ExplainLine, Serve: p.line},
		{Pattern: "POST /home/{person}/money/lines/{line}/pick", Act: access.ExplainLine, Serve: p.pick},
		{Pattern: "POST /home/{person}/money/lines/{line}/undo", Act: access.ExplainLine, Serve: p.undoLine},
		{Pattern: "GET /home/{person}/money/lines/{line}/evidence", Act: access.SeeEvidence, Serve: p.evidence},
		{Pattern: "POST /home/{person}/money/lines/{line}/evidence", Act: access.AddEvidence, Serve: p.addEvidence},
		{Pattern: "GET /home/{person}/money/lines/{line}/evidence/{paper}", Act: access.SeeEvidence, Serve: p.openEvidence},
		{Pattern: "POST /home/{person}/money/lines/{line}/evidence/{paper}/remove", Act: access.AddEvidence, Serve: p.removeEvidence},
		{Pattern: "GET /home/{person}/away", Act: access.TellAway, Serve: p.away},
		{Pattern: "POST /home/{person}/away", Act: access.TellAway, Serve: p.tellAway},
		{Pattern: "POST /home/{person}/away/{stay}/remove", Act: access.TellAway, Serve: p.takeBackAway},
		{Pattern: "GET /home/{person}/money/statement", Act: access.SeeMoney, Serve: p.statementForm},
		{Pattern: "POST /home/{person}/money/statement", Act: access.BringLines, Serve: p.statement},
		{Pattern: "POST /home/{person}/money/statement/columns", Act: access.BringLines, Serve: p.columns},
		{Pattern: "GET /home/{person}/money/books.journal", Act: access.SeeMoney, Serve: p.books},
		{Pattern: "GET /home/{person}/decisions", Act: access.SeeDecisions, Serve: p.decisions},
		{Pattern: "GET /home/{person}/decisions/{decision}", Act: access.SeeDecisions, Serve: p.decision},
		{Pattern: "GET /home/{person}/decisions/{decision}/challenge", Act: access.SeeDecisions, Serve: p.challenge},
		{Pattern: "POST /home/{person}/decisions/{decision}/challenge", Act: access.Challenge, Serve: p.challenge},
		{Pattern: "POST /home/{person}/surplus/{claim}", Act: access.ReplyAskBack, Serve: p.reply},
		{Pattern: "GET /home/{person}/bills", Act: access.SeeBills, Serve: p.bills},
		{Pattern: "GET /home/{person}/bills/new", Act: access.KeyBill, Serve: p.newBillForm},
		{Pattern: "POST /home/{person}/bills/new", Act: access.KeyBill, Serve: p.keyBill},
		{Pattern: "GET /home/{person}/bills/providers", Act: access.KeyBill, Serve: p.providerForm},
		{Pattern: "POST /home/{person}/bills/providers", Act: access.KeyBill, Serve: p.addProvider},
		{Pattern: "POST /home/{person}/bills/providers/{provider}/code", Act: access.KeyBill, Serve: p.giveCode},
		{Pattern: "POST /home/{person}/bills/providers/{provider}/close", Act: access.KeyBill, Serve: p.closeCode},
		{Pattern: "GET /home/{person}/bills/fee", Act: access.SeeBills, Serve: p.fee},
		{Pattern: "POST /home/{person}/bills/fee", Act: access.AgreeFee, Serve: p.answerFee},
		{Pattern: "POST /home/{person}/bills/fee/proposal", Act: access.ProposeFee, Serve: p.proposeFee},
		{Pattern: "GET /home/{person}/bills/pack.zip", Act: access.SeePack, Serve: p.pack},
		{Pattern: "GET /home/{person}/bills/{bill}", Act: access.SeeBills, Serve: p.bill},
		{Pattern: "POST /home/{person}/bills/{bill}", Act: access.ApproveBill, Serve: p.decideBill},
		{Pattern: "GET /home/{person}/pay", Act: access.SeeMoney, Serve: p.pay},
		{Pattern: "POST /home/{person}/pay", Act: access.MarkPaid, Serve: p.paid},
	}
}

// about gives the person that the address names.
func about(v *visit.Visit) (person.ID, error) {
	var id person.ID
	err := id.Parse(v.R.PathValue("person"))
	return id, err
}

// may reports whether the reader's role can do an act about some person. About
// this one, the use case decides: this only keeps a page from offering what can
// never be done.
func may(v *visit.Visit, act access.Act) bool {
	return access.Allowed(act, v.By.Role, access.Self, access.Represents, access.StandsIn, access.Staff, access.Holds, access.RunsWages)
}

// address gives the address of a page of a person's.
func address(id person.ID, rest string) string { return "/home/" + string(id) + rest }

// called gives how a person likes to be addressed.
func called(p person.Person) string {
	if p.CallMe != "" {
		return p.CallMe
	}
	return p.Name
}
