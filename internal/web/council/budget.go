package council

import (
	"unicode"
	"unicode/utf8"

	"ownway/internal/access"
	"ownway/internal/app/care"
	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/internal/web/visit"
	"ownway/law"
	"ownway/value/explain"
	"ownway/value/money"
)

// budgetPage is a personal budget as a letter: needs, what each becomes, who
// pays, and whether it is enough.
type budgetPage struct {
	Name   string
	Yours  bool // the reader is the person
	Helper bool // the reader works for the council
	Final  bool
	None   bool // no budget has been set
	budget.Budget
	Needs  []budgetNeed
	Enough enough
	First  *compared // the first figure, beside this final one
	Wrong  []explain.Citation
}

// budgetNeed is a need in the person's words, and what it becomes.
type budgetNeed struct {
	Words, Outcome string
	ByCarer        bool
	Lines          []budgetLine
}

// budgetLine is one kind of support for a need.
type budgetLine struct {
	budget.Line
	Sum    string // how much of what at which rate
	IsOnce bool   // bought once
}

func (p Pages) budget(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	papers, err := p.Care.Papers(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	page := budgetOf(v, papers)
	look := visit.Look{Title: page.title(v), Back: "/home/" + string(id), Wide: true}
	if page.Helper {
		look.Back = "/caseload/" + string(id)
	}
	return v.Page(look, showBudget(v, page))
}

func (p budgetPage) title(v *visit.Visit) string {
	if p.Yours {
		return v.T("budget.title-yours")
	}
	return v.T("budget.title-of", "name", p.Name)
}

func budgetOf(v *visit.Visit, papers care.Papers) budgetPage {
	page := budgetPage{Name: papers.Person.Name, Yours: v.By.Person == papers.Person.ID && v.By.Role == access.Person,
		Helper: v.By.Role == access.Practitioner, None: len(papers.Budgets) == 0}
	if rule, ok := law.ByID("A2"); ok {
		page.Wrong = rule.Cites
	}
	if page.None {
		return page
	}
	now := papers.Budgets[0]
	page.Budget, page.Final = now.Budget, now.Budget.Stage == budget.Final
	page.Needs = needsOf(v, now.Budget, papers.Needs)
	page.Enough = enoughOf(v, now)
	page.First = firstFigure(v, papers.Budgets)
	return page
}

// needsOf puts the lines of a budget under the needs that they are for.
func needsOf(v *visit.Visit, b budget.Budget, a assessment.Assessment) []budgetNeed {
	var needs []budgetNeed
	at := map[assessment.Ref]int{}
	for _, l := range b.Lines {
		i, there := at[l.Need]
		if !there {
			i, at[l.Need] = len(needs), len(needs)
			needs = append(needs, budgetNeed{Words: l.Words, Outcome: outcomeOf(v, a, l.Need)})
		}
		needs[i].Lines = append(needs[i].Lines, budgetLine{Line: l, Sum: sumOf(v, l), IsOnce: l.Once > 0})
	}
	for _, ref := range b.ByCarer {
		n, _ := a.Need(ref)
		needs = append(needs, budgetNeed{Words: n.Words, Outcome: outcomeOf(v, a, ref), ByCarer: true})
	}
	return needs
}

func outcomeOf(v *visit.Visit, a assessment.Assessment, ref assessment.Ref) string {
	n, found := a.Need(ref)
	if !found {
		return ""
	}
	return v.Words.Say(n.Outcome.Words().Text())
}

// sumOf says how much of what at which rate, as the budget worked it out.
func sumOf(v *visit.Visit, l budget.Line) string {
	if l.Working.Empty() {
		return capital(v.Words.Say(l.Support.Kind.Words().Text()))
	}
	return capital(v.Words.Say(l.Working.Lines[0].Text))
}

// capital writes the first letter large: what stood within a sentence begins one.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// onceCouncil gives what the council pays of what is bought once.
func (p budgetPage) onceCouncil() money.Amount { return p.Once - p.OnceNHS }
