package store_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"ownway/bank/statement"
	"ownway/internal/access"
	"ownway/internal/care/assessment"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/monitor/check"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/law"
	"ownway/ledger"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/ident"
)

func read(t testing.TB, s *store.Store, by access.Actor, fn func(*store.Tx) error) {
	t.Helper()
	if err := s.Read(ctx, by, by.Keeper, fn); err != nil {
		t.Fatal(err)
	}
}

// second adds another person with a purse to a council's record.
func second(t testing.TB, s *store.Store, by access.Actor) store.Purse {
	t.Helper()
	p := store.Purse{ID: ledger.PurseID(idOf(t, "pur")), Person: person.ID(idOf(t, "per")), Opened: day, PurseTerms: store.PurseTerms{Held: held},
		Bank: ident.BankAccount{SortCode: "107999", Number: "88837491", Name: "I BEVAN"}}
	write(t, s, by, func(tx *store.Tx) error {
		return errors.Join(tx.AddPerson(ctx, person.Person{ID: p.Person, Name: "Idris Bevan"}), tx.AddPurse(ctx, p))
	})
	return p
}

func needs(t testing.TB, p person.ID) assessment.Assessment {
	return assessment.Assessment{ID: assessment.ID(idOf(t, "ass")), Person: p, On: day,
		Needs: []assessment.Need{{Ref: "mornings", Outcome: law.Hygiene, Words: "I need someone there to wash"}}}
}

// Destroying a person's key erases what is private about them and nobody
// else; the books and the audit still prove themselves.
func TestDestroyedKeyErasesAndTheBooksStillVerify(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		other := second(t, s, by)
		item := expect.Item{ID: expect.ID(idOf(t, "exp")), Purse: purse.ID, Kind: expect.Bill, Due: day, Amount: -500, State: expect.Open}
		lines := map[ledger.PurseID]store.BankLine{}
		for _, id := range []ledger.PurseID{purse.ID, other.ID} {
			lines[id] = store.BankLine{ID: store.LineID(idOf(t, "lin")), Statement: store.StatementID(idOf(t, "sta")), Purse: id, Mark: "1", State: store.Unexplained,
				Line: statement.Line{Date: day, Amount: -1250, Payee: "OLD MILL PHARMACY", Reference: "NEEDLES"}}
			write(t, s, by, func(tx *store.Tx) error {
				file := store.Statement{ID: lines[id].Statement, Purse: id, Digest: "a", Period: calendar.Period{First: day, Last: day}}
				look := store.Check{ID: store.CheckID(idOf(t, "chk")), Purse: id, On: day, Settled: []store.Settled{{What: check.MoneyShort, On: day, Note: "In hospital since May"}},
					Result: check.Result{Findings: []check.Finding{{What: check.NeedUnmet, By: day.AddDays(-1)}}}}
				return errors.Join(tx.AddStatement(ctx, file, []store.BankLine{lines[id]}), tx.AddCheck(ctx, look))
			})
		}
		inTheClear(t, s, map[string][]string{"bank_line": {"PHARMACY", "NEEDLES"}, "purse_check": {"hospital"}})
		write(t, s, by, func(tx *store.Tx) error {
			return errors.Join(tx.AddAssessment(ctx, needs(t, purse.Person)), tx.AddAssessment(ctx, needs(t, other.Person)),
				tx.Expect(ctx, purse.Person, item), tx.Post(ctx, pay(t, purse, "run/1", 1000), pay(t, other, "run/1", 2000)))
		})
		if err := s.Seal(ctx); err != nil {
			t.Fatal(err)
		}
		if err := store.Tamper(ctx, s, `DELETE FROM secret WHERE subject = '`+string(purse.Person)+`'`); err != nil {
			t.Fatal(err)
		}
		store.ForgetKeys(s)
		for name, try := range map[string]func(*store.Tx) error{
			"needs":        func(tx *store.Tx) error { _, err := tx.AssessmentOf(ctx, purse.Person); return err },
			"bank account": func(tx *store.Tx) error { _, err := tx.Purse(ctx, purse.ID); return err },
			"bills":        func(tx *store.Tx) error { _, err := tx.Expected(ctx, purse.Person, purse.ID); return err },
			"a bank line":  func(tx *store.Tx) error { _, err := tx.Line(ctx, lines[purse.ID].ID); return err },
			"bank lines":   func(tx *store.Tx) error { _, err := tx.Lines(ctx, purse.ID); return err },
			"loose lines":  func(tx *store.Tx) error { _, err := tx.UnexplainedLines(ctx, purse.ID); return err },
			"a check":      func(tx *store.Tx) error { _, err := tx.LastCheck(ctx, purse.ID); return err },
		} {
			if err := s.Read(ctx, by, by.Keeper, try); err == nil {
				t.Errorf("%s of someone whose key is destroyed can still be read", name)
			}
		}
		read(t, s, by, func(tx *store.Tx) error {
			got, err := tx.Purse(ctx, other.ID)
			if err == nil && got.Bank != other.Bank {
				t.Errorf("another person's account became %+v", got.Bank)
			}
			theirs, err3 := tx.LinesOn(ctx, other.ID, calendar.Period{First: day, Last: day})
			if len(theirs) != 1 || theirs[0].Line != lines[other.ID].Line {
				t.Errorf("another person's bank lines became %+v", theirs)
			}
			checks, err4 := tx.Checks(ctx, other.ID)
			if len(checks) != 1 || checks[0].Settled[0].Note != "In hospital since May" {
				t.Errorf("another person's checks became %+v", checks)
			}
			b, err2 := tx.Balances(ctx, purse.ID, day)
			if b.Account(held) != 1000 {
				t.Errorf("the books say %v", b.Account(held))
			}
			return errors.Join(err, err2, err3, err4)
		})
		// Whose money waits to be looked at is known without opening anything.
		if due, err := s.PursesToCheck(ctx, day, day); err != nil || len(due) != 2 {
			t.Errorf("to be looked at: %v %v", due, err)
		}
		if p := verify(t, s); len(p.Wrong) > 0 || p.Transactions != 2 {
			t.Errorf("%+v", p)
		}
	})
}

func TestAnotherMasterKeyOpensNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		err := store.OtherMaster(s).Read(ctx, by, by.Keeper, func(tx *store.Tx) error {
			_, err := tx.Purse(ctx, purse.ID)
			return err
		})
		if err == nil {
			t.Error("bank details were read with another master key")
		}
	})
}

// Destroying a PA's key erases their hours and payslips and nobody else's: the
// employer's lists are those of the other PAs, and the books and the audit still
// prove themselves.
func TestDestroyedKeyOfAPAErasesTheirWork(t *testing.T) {
	month := calendar.MonthOf(day)
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := newTown(t, s)
		gone := w.employ(t, day, calendar.Date{})
		var stays work.ID
		paOf := map[work.ID]person.PAID{}
		write(t, s, w.staff, func(tx *store.Tx) error {
			other := person.PA{ID: person.PAID(idOf(t, "pa")), Name: "Aled Pugh", Born: day}
			wrong := tx.AddPA(ctx, other)
			job, err := tx.Employment(ctx, gone)
			job.Away = []calendar.Period{{First: day, Last: day}}
			wrong = errors.Join(wrong, err, tx.SaveEmployment(ctx, job))
			job.ID, job.PA = work.ID(idOf(t, "emp")), other.ID
			stays = job.ID
			wrong = errors.Join(wrong, tx.AddEmployment(ctx, job))
			paOf[gone], paOf[stays] = w.kelly.PA, other.ID
			for id, pa := range paOf {
				wrong = errors.Join(wrong, tx.AddSheet(ctx, sickSheet(t, w, id, month)), tx.AddPayslip(ctx, sickSlip(t, w, id, pa, month)))
			}
			return wrong
		})
		inTheClear(t, s, map[string][]string{"sheet": {"sick"}, "payslip": {"sick", "Sick", "CMS 5567", "Child"}, "employment": {`"Away":[`}})
		if err := s.Seal(ctx); err != nil {
			t.Fatal(err)
		}
		if err := store.Tamper(ctx, s, `DELETE FROM secret WHERE subject = '`+string(w.kelly.PA)+`'`); err != nil {
			t.Fatal(err)
		}
		store.ForgetKeys(s)
		reads := map[string]func(*store.Tx, work.ID) error{
			"hours":         func(tx *store.Tx, id work.ID) error { _, err := tx.Sheet(ctx, id, month.First); return err },
			"payslips":      func(tx *store.Tx, id work.ID) error { _, err := tx.Payslips(ctx, id); return err },
			"earlier hours": func(tx *store.Tx, id work.ID) error { _, err := tx.AgreedBefore(ctx, id, month.Last); return err },
		}
		everybody := []person.ID{w.rosa.Person}
		for _, ahead := range []bool{false, true} {
			for name, try := range reads {
				for id := range paOf {
					err := s.Read(ctx, w.staff, w.staff.Keeper, func(tx *store.Tx) error {
						if ahead {
							if err := tx.ReadAhead(ctx, everybody, month.First); err != nil {
								t.Fatal(err)
							}
						}
						return try(tx, id)
					})
					if erased := err != nil; erased != (id == gone) {
						t.Errorf("%s, read ahead %v: of the PA whose key is destroyed %v: %v", name, ahead, id == gone, err)
					}
				}
			}
			read(t, s, w.staff, func(tx *store.Tx) error {
				if ahead {
					if err := tx.ReadAhead(ctx, everybody, month.First); err != nil {
						return err
					}
				}
				sheets, err := tx.Sheets(ctx, w.rosa.Person)
				jobs, err3 := tx.Employments(ctx, w.rosa.Person)
				for _, j := range jobs {
					one, err := tx.Employment(ctx, j.ID)
					if err3 = errors.Join(err3, err); one.IsAway(day) != (j.ID == stays) || j.IsAway(day) != (j.ID == stays) {
						t.Errorf("read ahead %v: the PA whose key is destroyed %v was away in %v and %v", ahead, j.ID == gone, one.Away, j.Away)
					}
				}
				slips, err2 := tx.PayslipsFor(ctx, w.rosa.Person)
				if len(jobs) != 2 || len(sheets) != 1 || sheets[0].Employment != stays || len(slips) != 1 || slips[0].Employment != stays || len(slips[0].Sick) != 1 {
					t.Errorf("read ahead %v: the employer's hours are %+v, their payslips %+v", ahead, sheets, slips)
				}
				return errors.Join(err, err2, err3)
			})
		}
		if p := verify(t, s); len(p.Wrong) > 0 {
			t.Errorf("%+v", p)
		}
	})
}

func sickSheet(t testing.TB, w town, id work.ID, month calendar.Period) work.Sheet {
	return work.Sheet{ID: work.SheetID(idOf(t, "sht")), Employment: id, Employer: w.rosa.Person,
		Hours: hours.Sheet{Period: month, State: hours.Approved, Entries: []hours.Entry{{Kind: hours.Sick, Date: month.First}}}}
}

func sickSlip(t testing.TB, w town, id work.ID, pa person.PAID, month calendar.Period) work.Payslip {
	return work.Payslip{ID: work.PayslipID(idOf(t, "slp")), Employment: id, Employer: w.rosa.Person, PA: pa, Period: month, PayDay: day,
		Sick: []calendar.Period{{First: month.First, Last: month.First}}, Orders: []work.OrderTaken{{Issuer: "Child Maintenance", Reference: "CMS 5567"}}}
}

// What was sealed for one person does not open in another's place.
func TestSealedTextStaysWithItsPerson(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		other := second(t, s, by)
		text := `UPDATE purse SET bank = (SELECT bank FROM purse WHERE id = '` + string(purse.ID) + `') WHERE id = '` + string(other.ID) + `'`
		if err := store.Tamper(ctx, s, text); err != nil {
			t.Fatal(err)
		}
		err := s.Read(ctx, by, by.Keeper, func(tx *store.Tx) error {
			_, err := tx.Purse(ctx, other.ID)
			return err
		})
		if err == nil {
			t.Error("one person's bank account was read as another's")
		}
	})
}

// A key that was made in a transaction that failed is gone with it.
func TestKeyOfAFailedTransactionIsNotUsed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		late := errors.New("late")
		a := needs(t, person.ID(idOf(t, "per")))
		add := func(tx *store.Tx) error {
			return errors.Join(tx.AddPerson(ctx, person.Person{ID: a.Person, Name: "Samir Haddad"}), tx.AddAssessment(ctx, a))
		}
		err := s.Write(ctx, by, by.Keeper, func(tx *store.Tx) error { return errors.Join(add(tx), late) })
		if !errors.Is(err, late) {
			t.Fatal(err)
		}
		write(t, s, by, add)
		store.ForgetKeys(s)
		read(t, s, by, func(tx *store.Tx) error {
			got, err := tx.AssessmentOf(ctx, a.Person)
			if !reflect.DeepEqual(got, a) {
				t.Errorf("got %+v", got)
			}
			return err
		})
		read(t, s, by, func(tx *store.Tx) error { _, err := tx.Purse(ctx, purse.ID); return err })
	})
}

// Health, bank details, a PA's number and what a plan says never lie in the
// database as they are read.
func TestPrivateWordsAreNotInTheClear(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		pa := person.PA{ID: person.PAID(idOf(t, "pa")), Name: "Kelly Marsh", Born: day, NINO: "QQ123456C", Bank: purse.Bank}
		item := expect.Item{ID: expect.ID(idOf(t, "exp")), Purse: purse.ID, Kind: expect.Wages, Due: day, Amount: -500, State: expect.Open, Account: purse.Bank}
		write(t, s, by, func(tx *store.Tx) error {
			return errors.Join(tx.AddAssessment(ctx, needs(t, purse.Person)), tx.AddPA(ctx, pa), tx.Expect(ctx, purse.Person, item))
		})
		inTheClear(t, s, map[string][]string{
			"assessment": {"wash", "Hygiene", "hygiene"},
			"pa":         {"QQ123456C", "63748472"},
			"expected":   {"63748472"},
		})
	})
}

// inTheClear looks for words in the documents of tables, where none may stand.
func inTheClear(t testing.TB, s *store.Store, of map[string][]string) {
	t.Helper()
	for table, words := range of {
		text, err := store.Column(ctx, s, `SELECT doc FROM `+table)
		if err != nil || text == "" {
			t.Fatal(table, err)
		}
		for _, w := range words {
			if strings.Contains(text, w) {
				t.Errorf("%s holds %q in the clear", table, w)
			}
		}
	}
}
