package demo

import (
	"fmt"
	"io"
	"strings"

	"ownway/internal/access"
	"ownway/internal/app/care"
	"ownway/internal/app/money"
	"ownway/internal/care/agreement"
	"ownway/internal/care/work"
	"ownway/internal/content"
	"ownway/internal/monitor/check"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	pence "ownway/value/money"
)

// Tell writes the story of one person's quarter on one screen, in plain
// English, every figure read back from what was kept.
func (w *World) Tell(out io.Writer) error {
	l := w.lives[0]
	t := &teller{words: content.For(content.En)}
	for _, part := range []func(*teller, *life) error{w.tellBudget, w.tellPayments, w.tellWages, w.tellBank, w.tellCheck} {
		if err := part(t, l); err != nil {
			return err
		}
	}
	_, err := io.WriteString(out, t.String())
	return err
}

type teller struct {
	strings.Builder
	words *content.Words
}

// row writes words on the left and an amount on the right.
func (t *teller) row(what string, amount pence.Amount) {
	t.line("  %-62s %12s", cut(what, 62), t.words.Money(amount))
}

func (t *teller) line(format string, args ...any) { fmt.Fprintf(t, format+"\n", args...) }

func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}

func (w *World) tellBudget(t *teller, l *life) error {
	p, err := w.care.Papers(w.ctx, l.account, l.Person.ID)
	if err != nil {
		return err
	}
	first, final := p.Budgets[len(p.Budgets)-1], p.Budgets[0]
	t.line("%s, %s. %s", l.Name, l.council(w).keeper.Name, t.words.Period(calendar.Period{First: First, Last: Today}))
	t.line("\nBudget, %s a week at first and then %s:", t.words.Money(first.Budget.Weekly), t.words.Money(final.Budget.Weekly))
	for _, b := range final.Budget.Lines {
		t.row(fmt.Sprintf("“%s” %s at %s", cut(b.Words, 34), t.words.Hours(b.Support.Minutes), t.words.Money(b.Rate)), b.Weekly)
	}
	t.row("Of which Rosa pays in herself", final.Budget.Contribution)
	t.row("Short of lawful pay at the first figure, a week", first.Enough.Weekly)
	t.row("Short of lawful pay now, a week", final.Enough.Weekly)
	return tellAgreement(t, p)
}

func tellAgreement(t *teller, p care.Papers) error {
	t.line("\nAgreement, signed %s:", t.words.Date(p.Agreement.Signatures[len(p.Agreement.Signatures)-1].On))
	for _, about := range []agreement.About{agreement.Purpose, agreement.Freedom, agreement.Payments, agreement.Reviewing} {
		if terms := p.Agreement.TermsAbout(about); len(terms) > 0 {
			t.line("  %s", cut(t.words.Say(terms[0].Text), 100))
		}
	}
	return nil
}

func (w *World) tellPayments(t *teller, l *life) error {
	runs, err := w.money.PaymentRuns(w.ctx, w.severnside.prepares)
	if err != nil {
		return err
	}
	t.line("\nPaid by the council:")
	for i := len(runs) - 1; i >= 0; i-- {
		run, err := w.money.PaymentRun(w.ctx, w.severnside.prepares, runs[i].ID)
		if err != nil {
			return err
		}
		for _, line := range run.Lines {
			if line.Person == l.Person.ID {
				t.row(fmt.Sprintf("%-10s  ", t.words.ShortDay(runs[i].PayDay))+cut(t.words.Say(line.Change), 50), line.Amount())
			}
		}
	}
	return nil
}

func (w *World) tellWages(t *teller, l *life) error {
	var slips []work.Payslip
	err := w.see(l, func(tx *store.Tx) (err error) {
		slips, err = tx.PayslipsFor(w.ctx, l.Person.ID)
		return err
	})
	if err != nil {
		return err
	}
	t.line("\nHours and wages, %s:", t.words.Period(slips[0].Period))
	for i := len(slips) - 1; i >= 0; i-- {
		if p := slips[i]; p.Period == slips[0].Period {
			t.payslip(p)
		}
	}
	return nil
}

func (t *teller) payslip(p work.Payslip) {
	minutes := 0
	for _, line := range p.Lines {
		minutes += line.Minutes
	}
	t.row(fmt.Sprintf("%s, %s, paid %s", p.PAName, t.words.Hours(minutes), t.words.ShortDay(p.PayDay)), p.Result.Gross)
	t.row("    tax (code "+p.Code+")", -p.Result.Tax)
	t.row("    National Insurance", -p.Result.EmployeeNI)
	t.row("    pension", -p.Result.WorkerPension)
	t.row("    to take home", p.Result.Net)
	t.line("      holiday earned %s, taken %s, left %s", t.words.Hours(p.Earned), t.words.Hours(p.Taken), t.words.Hours(p.Holiday.Left()))
}

func (w *World) tellBank(t *teller, l *life) error {
	a, err := w.money.Account(w.ctx, l.account, l.Person.ID)
	if err != nil {
		return err
	}
	t.line("\nBank lines of %s, newest first:", t.words.Month(a.Months[0].First))
	for _, b := range a.Months[0].Lines {
		mark := "?"
		if b.State != store.Unexplained {
			mark = "✔"
		}
		what := b.Line.Payee
		if len(b.What) > 0 {
			what = t.words.Say(b.What[0])
		}
		t.row(fmt.Sprintf("%s %-10s  %s", mark, t.words.ShortDay(b.Line.Date), what), b.Line.Amount)
	}
	matched, all := 0, 0
	for _, m := range a.Months {
		for _, b := range m.Lines {
			all++
			if b.State == store.Matched {
				matched++
			}
		}
	}
	t.line("  %d of %d bank lines since August matched by themselves", matched, all)
	return t.standing(a)
}

func (t *teller) standing(a money.Account) error {
	t.line("\nWhere the money stands on %s:", t.words.Date(Today))
	for _, s := range a.Books {
		if s.Class == ledger.Held || s.Class == ledger.Owed || s.Class == ledger.Committed || s.Class == ledger.SetAside {
			t.row(t.words.Say(s.Name), s.Amount)
		}
	}
	t.row("Safe to spend", a.Safe.Total)
	return nil
}

func (w *World) tellCheck(t *teller, l *life) error {
	var latest store.Check
	err := w.see(l, func(tx *store.Tx) error {
		p, err := tx.PurseOf(w.ctx, l.Person.ID)
		if err != nil {
			return err
		}
		checks, err := tx.Checks(w.ctx, p.ID)
		if err == nil && len(checks) > 0 {
			latest = checks[0]
		}
		return err
	})
	if err != nil {
		return err
	}
	t.line("\nCheck on %s: %s", t.words.Date(latest.On), quietly(t, latest.Result))
	return nil
}

func quietly(t *teller, r check.Result) string {
	if r.Quiet {
		return "a quiet month. Nothing needs Rosa."
	}
	var seen []string
	for _, f := range r.Findings {
		seen = append(seen, t.words.Say(f.Saw))
	}
	return strings.Join(seen, " ")
}

func (w *World) see(l *life, fn func(*store.Tx) error) error {
	keeper, err := w.store.KeeperOf(w.ctx, access.About(l.Person.ID))
	if err != nil {
		return err
	}
	return w.store.Read(w.ctx, l.account, keeper, fn)
}
