package browser

import "strings"

// Page is a page of the demo and who looks at it.
type Page struct {
	Name string
	As   string // nobody when empty
	// Path is its address. "~" stands for where the reader begins, and
	// "/work >> /payslips/" for the first link on /work that starts so, and
	// "~ >> /caseload/ >> +/decisions" for a page below the one that this leads to.
	Path string
}

// Pages are the pages of the demo that people meet.
var Pages = []Page{
	{"start", "", "/"},
	{"sign-in", "", "/sign-in"},
	{"cost", "", "/cost"},
	{"cost-answer", "", "/cost?hours=22&wage=13.30&budget=13.75&pas=2&insurance=61"},
	{"rights", "", "/rights"},
	{"rights-question", "", "/rights/money-back"},
	{"rights-family", "", "/rights/daughter?relation=cousin&household=yes"},
	{"buy", "", "/buy"},
	{"buy-answer", "", "/buy?policy=model&use=holiday&plan=need"},
	{"buy-stay", "", "/buy?policy=severnside&use=care-home-short&plan=need&first-1-day=1&first-1-month=12&first-1-year=2026&last-1-day=15&last-1-month=1&last-1-year=2027"},
	{"buy-choose", "", "/buy?words=a+taxi+to+the+gym"},
	{"buy-others", "", "/buy/precedents"},
	{"buy-asked", "Rosa Whitfield", "~/buy"},
	{"questions", "Hannah Lowe", "/questions"},
	{"question", "Hannah Lowe", "/questions >> /caseload/"},
	{"rules", "", "/rules"},
	{"rule", "", "/rules/G3"},
	{"home", "Rosa Whitfield", "~"},
	{"home-card", "Idris Bevan", "~"},
	{"home-spoken-for", "Grace Okafor", "~"},
	{"home-arranged", "Beryl Hartley", "~"},
	{"home-joint", "Priya Nair", "~"},
	{"home-not-quiet", "Owen Pike", "~"},
	{"home-own-money", "Geoffrey Vance", "~"},
	{"budget-own", "Rosa Whitfield", "~/budget"},
	{"hours", "Harold Finch", "~/hours"},
	{"hours-none", "Rosa Whitfield", "~/hours"},
	{"hours-change", "Harold Finch", "~/hours >> ~/hours/"},
	{"money", "Rosa Whitfield", "~/money"},
	{"money-unexplained", "Owen Pike", "~/money"},
	{"line", "Owen Pike", "~/money >> ~/money/lines/"},
	{"line-known", "Rosa Whitfield", "~/money >> ~/money/lines/"},
	{"evidence", "Owen Pike", "~/money >> ~/money/lines/ >> +/evidence"},
	{"evidence-not-asked", "Rosa Whitfield", "~/money >> ~/money/lines/ >> +/evidence"},
	{"away", "Rosa Whitfield", "~/away"},
	{"statement", "Rosa Whitfield", "~/money/statement"},
	{"bank", "Rosa Whitfield", "~/bank"},
	{"payments-own", "Rosa Whitfield", "~/payments"},
	{"payment-own", "Rosa Whitfield", "~/payments >> ~/payments/"},
	{"pay-these", "Alan Croft", "~/pay"},
	{"pay-nothing", "June Okafor", "~/pay"},
	{"bills", "June Okafor", "~/bills"},
	{"bill", "June Okafor", "~/bills >> ~/bills/bil"},
	{"bill-new", "June Okafor", "~/bills/new"},
	{"bill-provider", "June Okafor", "~/bills/providers"},
	{"bill-fee", "June Okafor", "~/bills/fee"},
	{"bill-fee-proposed", "Sunita Rao", "/managed >> /home/ >> +/fee"},
	{"managed", "Sunita Rao", "/managed"},
	{"managed-day", "Sunita Rao", "/managed >> /managed/days/"},
	{"managed-day-to-sign", "Dan Pryce", "/managed >> /managed/days/"},
	{"work", "Kelly Marsh", "~"},
	{"work-hours", "Kelly Marsh", "~ >> /work/"},
	{"payslip", "Daniel Osei", "/work >> /payslips/"},
	{"payslip-sick", "Leila Nasser", "/work >> /payslips/"},
	{"caseload", "Hannah Lowe", "~"},
	{"case", "Hannah Lowe", "~ >> /caseload/"},
	{"decisions", "Hannah Lowe", "~ >> /caseload/ >> +/decisions"},
	{"decide-what", "Hannah Lowe", "~ >> /caseload/ >> +/decide/what"},
	{"decide-about", "Hannah Lowe", "~ >> /caseload/ >> +/decide/about"},
	{"decide-ground", "Hannah Lowe", "~ >> /caseload/ >> +/decide/ground"},
	{"decide-evidence", "Hannah Lowe", "~ >> /caseload/ >> +/decide/evidence"},
	{"decide-reasons", "Hannah Lowe", "~ >> /caseload/ >> +/decide/reasons"},
	{"decide-check", "Hannah Lowe", "~ >> /caseload/ >> +/decide/check"},
	{"decision", "Hannah Lowe", "~ >> /caseload/ >> +/decisions >> /caseload/"},
	{"decision-told", "Hannah Lowe", "~ >> /caseload/ >> +/decisions >> /caseload/ >> +/told"},
	{"decision-answer", "Omar Reid", "~ >> /caseload/ >> +/decisions >> /caseload/ >> +/answer"},
	{"decision-withdraw", "Omar Reid", "~ >> /caseload/ >> +/decisions >> /caseload/ >> +/withdraw"},
	{"decisions-own", "Owen Pike", "~/decisions"},
	{"decisions-none", "Rosa Whitfield", "~/decisions"},
	{"letter", "Owen Pike", "~/decisions >> ~/decisions/"},
	{"budget", "Hannah Lowe", "~ >> /caseload/ >> /caseload/"},
	{"payments", "Pat Doyle", "~"},
	{"payment-run", "Pat Doyle", "~ >> /payments/"},
	{"payment-run-find", "Pat Doyle", "~ >> /payments/ >> +?find=a"},
	{"payment-back", "Pat Doyle", "~ >> /payments/ >> +/back"},
	{"accounts", "Pat Doyle", "/accounts"},
	{"once", "Pat Doyle", "/once?find=a"},
	{"once-person", "Pat Doyle", "/once?find=Whitfield >> /once/"},
	{"bring-over", "Pat Doyle", "/bring-over"},
	{"bring-over-columns", "", "/bring-over/columns"},
	{"wages", "Sunita Rao", "~"},
	{"wages-run", "Sunita Rao", "~ >> /wages/"},
	{"office", "Sunita Rao", "/office"},
	{"office-queue", "Sunita Rao", "/office/queue"},
	{"office-fees", "Sunita Rao", "/office/fees"},
	{"office-post", "Sunita Rao", "/wages >> /office/post/"},
	{"office-hours-sheets", "Sunita Rao", "/wages >> /office/post/ >> +/hours"},
	{"office-employer", "Sunita Rao", "/office >> /office/employers/"},
	{"filings", "Sunita Rao", "/filings"},
	{"filings-employer", "Sunita Rao", "/filings >> /filings/"},
	{"take-over", "Sunita Rao", "/take-over"},
	{"take-over-one", "Sunita Rao", "/take-over >> /take-over/tkv_"},
	{"notices", "Sunita Rao", "/filings >> /filings/ >> /notices/"},
	{"employing", "Sunita Rao", "/filings >> /filings/ >> /employing/"},
	{"employing-scheme", "Sunita Rao", "/filings >> /filings/ >> /employing/ >> +/scheme"},
	{"employing-pension", "Sunita Rao", "/filings >> /filings/ >> /employing/ >> +/pension"},
	{"employing-records", "Sunita Rao", "/filings >> /filings/ >> /employing/ >> +/pack"},
	{"employing-record-of-pa", "Sunita Rao", "/filings >> /filings/ >> /employing/ >> +/pack >> /employing/per"},
	{"employing-year", "Sunita Rao", "/filings >> /filings/ >> /employing/ >> +/year/2026"},
	{"employing-job-pension", "Sunita Rao", "/filings >> /filings/ >> /employing/ >> +/pension >> /employing/per"},
	{"employing-letter", "Sunita Rao", "/filings >> /filings/ >> /employing/ >> +/pension >> /employing/per >> +/letters/enrolled"},
	{"payslip-wrong", "Sunita Rao", "/filings >> /filings/ >> /employing/ >> /payslips/ >> /employing/"},
	{"employing-arranged", "Sunita Rao", "/filings >> /filings/ >> /employing/ >> +/pension >> /employing/per >> +/../pay"},
	{"employing-leave", "Sunita Rao", "/filings >> /filings/ >> /employing/ >> +/pension >> /employing/per >> +/../pay/leave"},
	{"employing-order", "Sunita Rao", "/filings >> /filings/ >> /employing/ >> +/pension >> /employing/per >> +/../pay/order"},
	{"employing-give-up", "Sunita Rao", "/filings >> /filings/ >> /employing/ >> +/pension >> /employing/per >> +/../pay/give-up"},
	{"policies", "", "/policies"},
	{"policy", "", "/policies/st-helens"},
	{"policy-model", "", "/policies/model"},
	{"policies-compare", "", "/policies/compare?council=model&council=merton&council=st-helens&council=severnside"},
	{"policy-changes", "", "/policies/merton/changes?from=1&to=1"},
	{"policy-reply", "Pat Doyle", "/policies/severnside/reply"},
	{"policy-publish", "Pat Doyle", "/policies/severnside/publish"},
	{"policy-check", "", "/policies/check"},
	{"policy-schema", "", "/policies/schema"},
	{"forbidden", "Rosa Whitfield", "/caseload"},
	{"not-found", "", "/nowhere"},
}

// Visit signs in as whoever looks at a page and opens it in a language.
func (b *Browser) Visit(p Page, lang string) error {
	if err := b.SignIn(p.As); err != nil {
		return err
	}
	home := ""
	for i, step := range strings.Split(p.Path, " >> ") {
		if strings.HasPrefix(step, "~") && home == "" {
			if err := b.Go("/"); err != nil {
				return err
			}
			at, err := b.at()
			if err != nil {
				return err
			}
			home = at
		}
		path := strings.Replace(step, "~", home, 1)
		if below, is := strings.CutPrefix(path, "+"); is {
			at, err := b.at()
			if err != nil {
				return err
			}
			path = at + below
		} else if i > 0 {
			link, err := b.Link(path)
			if err != nil {
				return err
			}
			path = link
		}
		if err := b.Go(inLang(path, lang)); err != nil {
			return err
		}
	}
	return nil
}

// at gives the path of the page that is open.
func (b *Browser) at() (string, error) {
	return evaluate[string](b, `location.pathname`)
}

func inLang(path, lang string) string {
	path, fragment, _ := strings.Cut(path, "#")
	sep := "?"
	if strings.Contains(path, "?") {
		sep = "&"
	}
	if fragment != "" {
		fragment = "#" + fragment
	}
	return path + sep + "lang=" + lang + fragment
}
