package access

import (
	"maps"
	"slices"
	"strings"
)

// Act is something that can be done.
type Act string

// The acts.
const (
	ReadPublic Act = "read public pages"

	SeeHome       Act = "see a person's home"
	SeeMoney      Act = "see direct payment money"
	MarkPaid      Act = "say that bills were paid"
	TellAway      Act = "tell when somebody is away"
	BringLines    Act = "bring in a bank statement"
	ExplainLine   Act = "say what a bank line was"
	SeeEvidence   Act = "see what shows a bank line"
	AddEvidence   Act = "add what shows a bank line"
	SeeHours      Act = "see hours"
	LogHours      Act = "log hours"
	KeyHours      Act = "key hours from paper or phone"
	ApproveHours  Act = "approve hours"
	SettleHours   Act = "settle hours that nobody answered"
	SeePayslip    Act = "see a payslip"
	SeeWork       Act = "see a PA's work"
	Employ        Act = "employ a PA"
	RecordNeeds   Act = "record needs"
	SetBudget     Act = "set a budget"
	SeeBudget     Act = "see a budget"
	WritePlan     Act = "write a plan"
	ChooseRoute   Act = "choose a route"
	Agree         Act = "sign an agreement"
	Represent     Act = "name or remove a representative"
	SeeCaseload   Act = "see the caseload"
	SeePayments   Act = "see payment runs"
	PreparePay    Act = "prepare a payment run"
	ApprovePay    Act = "approve a payment run"
	DownloadPay   Act = "download a payment file"
	BringBack     Act = "bring in what the bank sends back"
	PayOnce       Act = "ask for a one-off payment"
	SeeBank       Act = "see changes of bank details"
	ChangeBank    Act = "ask for other bank details"
	CheckBank     Act = "look at a change of bank details"
	BringOver     Act = "bring people over"
	CheckPurse    Act = "check direct payment money"
	SettleFinding Act = "settle a finding"
	SeeWagesRun   Act = "see wages runs"
	RunWages      Act = "run wages"
	TakeNotices   Act = "take in HMRC's notices"
	TakeOver      Act = "take over employers"
	RunPayroll    Act = "run an employer's payroll"
	SeeBuying     Act = "see what may be bought"
	AskBuying     Act = "ask before buying"
	AnswerBuying  Act = "answer before buying"
	SeeDecisions  Act = "see decisions"
	Decide        Act = "decide about a person"
	Challenge     Act = "challenge a decision"
	AskBack       Act = "propose to ask a surplus back"
	ReplyAskBack  Act = "reply to such a proposal"
	EndPayments   Act = "end one's own direct payments"
	SeeFilings    Act = "see reports to HMRC"
	TellHMRC      Act = "tell HMRC"
	AgreePay      Act = "agree on pay that is stopped"
	CorrectPay    Act = "put a payslip right"
	KeepQueue     Act = "keep the bureau's queue"
	SetPayDays    Act = "choose pay days"
	AllowBureau   Act = "let a bureau act"
	AgreeCharge   Act = "agree what a bureau costs"
	ProposeCharge Act = "propose what a bureau costs"
	SeeCharge     Act = "see what a bureau costs"
	AskPaper      Act = "ask for paper"
	InvoiceFees   Act = "invoice a bureau's fees"
	PrintPost     Act = "print and post"
	SeeJobs       Act = "see how PAs are employed"
	ChangeJob     Act = "change how a PA is employed"
	SeeOwnForms   Act = "see one's own P45 and P60"
	ReplyPolicy   Act = "reply on a policy"
	PublishPolicy Act = "publish a policy"
	RunManaged    Act = "run managed accounts"
	SeeBills      Act = "see bills"
	KeyBill       Act = "key a bill"
	ApproveBill   Act = "approve a bill"
	SendBill      Act = "send a bill with a code"
	AgreeFee      Act = "agree a fee"
	ProposeFee    Act = "propose a fee"
	TakeFee       Act = "take a fee"
	SeePack       Act = "see an auditor's pack"
	SeeRecordPack Act = "see an employer's record pack"
)

type permission struct {
	role Role
	in   Relationship
}

// The table. Read a line as: this act is open to a person about themselves, to
// their representative, to staff of the keeper, to a support organisation that
// runs their wages or holds their account by a grant …
var table = permissions(`
read public pages                   | public: anyone

see a person's home                 | person: self, represents | practitioner: staff | support: holds
see direct payment money            | person: self, represents | practitioner: staff | finance: staff | support: holds
say that bills were paid            | person: self, represents | support: holds
tell when somebody is away          | person: self, represents
bring in a bank statement           | person: self, represents | finance: staff | support: holds
say what a bank line was            | person: self, represents | finance: staff | support: holds
see what shows a bank line          | person: self, represents | finance: staff | support: holds
add what shows a bank line          | person: self, represents | finance: staff | support: holds
see hours                           | person: self, represents, stands in | pa: works for | support: runs wages
log hours                           | pa: works for
key hours from paper or phone       | support: runs wages
approve hours                       | person: self, represents, stands in
settle hours that nobody answered   | support: runs wages | system: anyone
see a payslip                       | person: self, represents | pa: self | support: runs wages
see a PA's work                     | pa: self
employ a PA                         | person: self, represents | support: runs wages

record needs                        | practitioner: staff
set a budget                        | practitioner: staff
see a budget                        | person: self, represents | practitioner: staff
write a plan                        | person: self, represents | practitioner: staff
choose a route                      | person: self, represents
sign an agreement                   | person: self, represents | practitioner: staff
name or remove a representative     | person: self
see the caseload                    | practitioner: staff

see decisions                       | person: self, represents | practitioner: staff
decide about a person               | practitioner: staff
challenge a decision                | person: self, represents | practitioner: staff
propose to ask a surplus back       | practitioner: staff
reply to such a proposal            | person: self, represents | practitioner: staff
end one's own direct payments       | person: self, represents

see payment runs                    | finance: staff
prepare a payment run               | finance: staff
approve a payment run               | finance: staff
download a payment file             | finance: staff
bring in what the bank sends back   | finance: staff
ask for a one-off payment           | finance: staff
see changes of bank details         | person: self, represents | finance: staff
ask for other bank details          | person: self, represents | finance: staff
look at a change of bank details    | finance: staff
bring people over                   | finance: staff
check direct payment money          | finance: staff | system: anyone
settle a finding                    | practitioner: staff

see what may be bought              | person: self, represents | practitioner: staff
ask before buying                   | person: self, represents
answer before buying                | practitioner: staff

see wages runs                      | support: staff
run wages                           | support: staff
take over employers                 | support: staff
run an employer's payroll           | support: runs wages | system: anyone
see reports to HMRC                 | person: self, represents | support: runs wages | system: anyone
tell HMRC                           | person: self, represents | support: runs wages | system: anyone
take in HMRC's notices              | person: self, represents | support: runs wages
agree on pay that is stopped        | person: self, represents | support: runs wages
put a payslip right                 | person: self, represents | support: runs wages
keep the bureau's queue             | support: staff
choose pay days                     | person: self, represents | support: runs wages
let a bureau act                    | person: self, represents | support: runs wages
agree what a bureau costs           | person: self, represents
propose what a bureau costs         | support: runs wages
see what a bureau costs             | person: self, represents | support: runs wages
ask for paper                       | person: self, represents | support: runs wages
invoice a bureau's fees             | support: staff
print and post                      | support: staff
see how PAs are employed            | person: self, represents | support: runs wages
change how a PA is employed         | person: self, represents | support: runs wages
see an employer's record pack       | person: self, represents | support: runs wages
see one's own P45 and P60           | pa: self

run managed accounts                | support: staff
see bills                           | person: self, represents | support: holds
key a bill                          | person: self, represents | support: holds
approve a bill                      | person: self, represents
send a bill with a code             | provider: anyone
agree a fee                         | person: self, represents
propose a fee                       | support: holds
take a fee                          | support: holds
see an auditor's pack               | person: self, represents | finance: staff | support: holds

reply on a policy                   | practitioner: staff | finance: staff
publish a policy                    | practitioner: staff | finance: staff
`)

func permissions(text string) map[Act]map[permission]bool {
	t := map[Act]map[permission]bool{}
	for line := range strings.Lines(text) {
		act, rest, ok := strings.Cut(strings.TrimSpace(line), "|")
		if !ok {
			continue
		}
		row := map[permission]bool{}
		for cell := range strings.SplitSeq(rest, "|") {
			role, ins, _ := strings.Cut(cell, ":")
			for in := range strings.SplitSeq(ins, ",") {
				row[permission{Role(strings.TrimSpace(role)), Relationship(strings.TrimSpace(in))}] = true
			}
		}
		t[Act(strings.TrimSpace(act))] = row
	}
	return t
}

// Acts lists every act in the table, in order of name.
func Acts() []Act { return slices.Sorted(maps.Keys(table)) }

// Known reports whether the act stands in the table.
func Known(a Act) bool { return table[a] != nil }
