package demo

import (
	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/internal/care/person"
	"ownway/law"
	"ownway/pay/payroll/period"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/money"
)

var (
	september = day("2026-09-01")
	monthly   = calendar.Date{} // monthly pay goes by calendar month
)

// cast is everyone whose life the demo tells.
func cast() []*life {
	june := juneOkafor()
	grace := graceOkafor()
	june.speaks = grace
	return []*life{rosaWhitfield(), idrisBevan(), grace, june, tomaszZielinski(), berylHartley(), samirHaddad(), priyaNair(),
		alanCroft(), bettyLongden(), marcusBell(), lindaFrost(), owenPike(), haroldFinch(), geoffreyVance()}
}

func rosaWhitfield() *life {
	return &life{Person: person.Person{Name: "Rosa Whitfield", CallMe: "Rosa", Born: day("1979-03-14"), Reading: person.English},
		says: "own bank account, two PAs, a quiet month", council: sev, assess: day("2026-06-29"),
		impact:  "Without help Rosa misses meals and medication, and has not been out on her own since spring.",
		matters: "Seeing my friends at choir, and deciding for myself when the day starts.",
		needs: []assessment.Need{
			need("mornings", law.Hygiene, "I need someone there to wash and get dressed, or I fall.", support(12)),
			need("out", law.Community, "I want to get to choir and the shops, and I can't push my chair uphill.", support(10)),
		},
		agreed: lawfulPay(1560, "Hannah Lowe"), contribution: money.Pounds(22, 40),
		route: []policy.Method{policy.OwnAccount}, bank: testAccount(2, "R WHITFIELD DP ACCOUNT"), layout: "barclays",
		jobs: []job{
			{pa: "Kelly Marsh", code: "1257L", pension: true, terms: terms("2026-08-17", period.FourWeekly, First, 1330, week(3, 3, 3, 3, 0, 0, 0))},
			{pa: "Daniel Osei", code: "BR", terms: terms("2026-08-17", period.FourWeekly, First, 1315, week(0, 0, 0, 2, 4, 4, 0)),
				holiday: days("2026-10-23", "2026-10-24")},
		},
		bills: []bill{{payee: "Carers First Insurance", amount: 510, first: day("2026-08-28"), months: 4}},
	}
}

func idrisBevan() *life {
	return &life{Person: person.Person{Name: "Idris Bevan", CallMe: "Idris", Born: day("1958-11-02"), Reading: person.Welsh},
		says: "prepaid card, one PA paid by the month, reads in Welsh", council: mar, assess: day("2026-07-06"),
		impact:  "Idris's balance and memory make cooking and bathing unsafe alone.",
		matters: "Siarad Cymraeg bob dydd, a chael fy nghinio fy hun.",
		needs: []assessment.Need{
			need("meals", law.Nutrition, "I forget pans on the stove.", support(8)),
			need("washing", law.Hygiene, "I cannot get out of the bath safely.", support(7)),
		},
		route: []policy.Method{policy.Card}, bank: testAccount(3, "I BEVAN"), layout: "starling",
		jobs:  []job{{pa: "Sioned Parry", code: "1257L", terms: terms("2026-09-01", period.Monthly, monthly, 1360, week(3, 3, 3, 3, 3, 0, 0))}},
		bills: []bill{{payee: "Castle Brokers Insurance", amount: 710, first: day("2026-09-14"), months: 3}},
	}
}

func graceOkafor() *life {
	return &life{Person: person.Person{Name: "Grace Okafor", CallMe: "Grace", Born: day("1968-05-21"), Carer: true, Reading: person.English},
		says: "June's daughter and carer, with a payment of her own", council: sev, assess: day("2026-07-02"), carer: true,
		impact:  "Grace has had no weekend to herself for two years, and her back is worse.",
		matters: "Swimming, and one evening a week that is mine.",
		needs:   []assessment.Need{need("break", law.CarerRecreation, "I need a bit of time that is mine.", costs(policy.CarerBreak, 28))},
		route:   []policy.Method{policy.OwnAccount}, bank: testAccount(4, "G OKAFOR"), layout: "monzo",
		bills: []bill{{payee: "Riverside Pool", amount: 4250, first: day("2026-09-01"), months: 3}},
	}
}

func juneOkafor() *life {
	return &life{Person: person.Person{Name: "June Okafor", CallMe: "Mrs Okafor", Born: day("1942-01-30"), Reading: person.EasyRead},
		says: "managed account; her daughter Grace speaks for her", council: sev, assess: day("2026-07-02"),
		impact:  "Without help June cannot get up, wash or eat, and has lost weight.",
		matters: "My own kitchen, church on Sunday, and Funmi's cooking.",
		needs: []assessment.Need{
			need("getting-up", law.Hygiene, "I can't stand up to wash.", support(9)),
			need("meals", law.Nutrition, "I can't lift a pan any more.", support(7)),
		},
		agreed: lawfulPay(1560, "Hannah Lowe"), contribution: money.Pounds(31, 15),
		route: []policy.Method{policy.Managed}, holder: "Fairweek Support", bank: testAccount(5, "FAIRWEEK CLIENT J OKAFOR"), layout: "lloyds",
		jobs: []job{{pa: "Funmi Adeyemi", code: "1257L", terms: terms("2026-08-17", period.FourWeekly, First, 1325, week(2, 2, 2, 2, 2, 3, 3))}},
		bills: []bill{{payee: "Fairweek Support", amount: 1200, first: day("2026-09-01"), months: 3},
			{payee: "Carers First Insurance", amount: 510, first: day("2026-08-28"), months: 4}},
		answers: bySpeaker,
	}
}

func tomaszZielinski() *life {
	return &life{Person: person.Person{Name: "Tomasz Zielinski", CallMe: "Tomasz", Born: day("1991-09-09"), Reading: person.English},
		says: "Individual Service Fund with a provider he picked", council: sev, assess: day("2026-07-08"),
		impact:  "Tomasz does not leave his flat or open his post without support.",
		matters: "Bike repair, my own flat, and people who don't rush me.",
		needs: []assessment.Need{
			need("flat", law.HomeUpkeep, "I need someone to go through the post and the flat with me.", assessment.Support{Kind: policy.Agency, Minutes: 4 * 60}),
			need("workshop", law.Work, "I want to help at the bike workshop.", assessment.Support{Kind: policy.Agency, Minutes: 3 * 60}),
		},
		route: []policy.Method{policy.ISF}, holder: "Harbour Lane Support", bank: testAccount(6, "HARBOUR LANE SUPPORT"),
		bills: []bill{{payee: "Harbour Lane Support", amount: 66490, first: day("2026-09-11"), months: 3}},
	}
}

func berylHartley() *life {
	return &life{Person: person.Person{Name: "Beryl Hartley", CallMe: "Beryl", Born: day("1938-12-11"), Reading: person.English},
		says: "chose to have the council arrange her support", council: sev, assess: day("2026-07-09"),
		impact:  "Beryl has fallen twice this year getting in and out of bed.",
		matters: "Not having to deal with any of the money.",
		needs: []assessment.Need{
			need("bed", law.HomeSafety, "I fall when I get up in the night.", assessment.Support{Kind: policy.Agency, Minutes: 7 * 60}),
			need("dressing", law.Clothing, "I can't do buttons or stockings.", assessment.Support{Kind: policy.Agency, Minutes: 3 * 60}),
		},
		contribution: money.Pounds(41, 0), route: []policy.Method{policy.Arranged}, arranged: []assessment.Ref{"bed", "dressing"},
	}
}

func samirHaddad() *life {
	return &life{Person: person.Person{Name: "Samir Haddad", CallMe: "Samir", Born: day("1986-07-19"), Reading: person.English},
		says: "part own account, part arranged; his PA was ill in October", council: sev, assess: day("2026-07-13"),
		impact:  "Samir cannot dress or eat without help and is alone most of the day.",
		matters: "Football on Saturdays and learning to code.",
		needs: []assessment.Need{
			need("eating", law.Nutrition, "I can't cut food or hold a cup.", support(14)),
			need("college", law.Work, "I want to finish my course.", assessment.Support{Kind: policy.Agency, Minutes: 4 * 60}),
		},
		agreed: lawfulPay(1560, "Hannah Lowe"), contribution: 0,
		route: []policy.Method{policy.OwnAccount, policy.Arranged}, arranged: []assessment.Ref{"college"},
		bank: testAccount(7, "S HADDAD"), layout: "starling",
		jobs: []job{{pa: "Leila Nasser", code: "1257L", sick: days("2026-10-05", "2026-10-16"),
			terms: terms("2026-08-17", period.FourWeekly, First, 1320, week(2, 2, 2, 2, 2, 2, 2))}},
		bills: []bill{{payee: "Carers First Insurance", amount: 510, first: day("2026-08-28"), months: 4}},
	}
}

func priyaNair() *life {
	nights := terms("2026-09-01", period.Monthly, monthly, 1380, week(4, 4, 4, 4, 4, 0, 0))
	nights.SleepIn = money.Pounds(66, 0)
	nights.Usual.SleepIn = [7]bool{1: true, 3: true, 5: true}
	return &life{Person: person.Person{Name: "Priya Nair", CallMe: "Priya", Born: day("1983-04-02"), Reading: person.English},
		says: "a joint budget with the NHS, and sleep-ins", council: mar, assess: day("2026-07-06"),
		impact:  "Priya's breathing needs someone close at night; she cannot transfer or eat alone.",
		matters: "Being at home with my children, and sleeping without fear.",
		needs: []assessment.Need{
			need("nights", law.HomeSafety, "If my mask slips at night I can't reach it.", assessment.Support{Kind: policy.SleepIn, Nights: 3}),
			need("days", law.Hygiene, "I need two hands that are not mine to get through the day.", support(20)),
			need("children", law.Children, "I want to read to my children and be there at bath time.", costs(policy.Activity, 18)),
		},
		nhs:   []budget.Share{{Need: "nights", NHS: 10000}, {Need: "days", NHS: 2500}},
		route: []policy.Method{policy.OwnAccount}, bank: testAccount(8, "P NAIR SUPPORT"), layout: "hsbc",
		jobs: []job{{pa: "Marek Dudek", code: "1257L", pension: true, terms: nights}},
		bills: []bill{{payee: "Castle Brokers Insurance", amount: 710, first: day("2026-09-14"), months: 3},
			{payee: "Story Time Club", amount: 7800, first: day("2026-09-08"), months: 3}},
	}
}

func alanCroft() *life {
	return &life{Person: person.Person{Name: "Alan Croft", CallMe: "Alan", Born: day("1949-02-25"), Reading: person.English},
		says: "his niece, who lives elsewhere, is his PA; has bills to pay", council: sev, assess: day("2026-07-14"),
		impact:  "Alan's sight loss leaves him unable to shop, cook or manage post.",
		matters: "Someone I trust reading my letters, and my garden.",
		needs: []assessment.Need{
			need("shopping", law.Nutrition, "I can't see labels or the cooker.", support(6)),
			need("garden", law.Community, "The garden keeps me going and I trip in it.", support(4)),
		},
		agreed: lawfulPay(1560, "Hannah Lowe"), contribution: money.Pounds(12, 30),
		route: []policy.Method{policy.OwnAccount}, bank: testAccount(9, "A CROFT"), layout: "natwest", lateBank: true,
		jobs: []job{{pa: "Ellie Croft", relation: law.NieceOrNephew, code: "BR",
			terms: terms("2026-08-17", period.FourWeekly, First, 1310, week(2, 0, 4, 0, 2, 2, 0))}},
		bills: []bill{{payee: "Carers First Insurance", amount: 510, first: day("2026-08-28"), months: 4}},
	}
}

func bettyLongden() *life {
	return &life{Person: person.Person{Name: "Betty Longden", CallMe: "Betty", Born: day("1945-10-05"), Reading: person.English},
		says: "no screen: hours on paper, help by post and phone", council: sev, assess: day("2026-07-15"),
		impact:  "Betty's arthritis means she cannot wash her hair, cook or change a bed.",
		matters: "Keeping my own front door.",
		needs: []assessment.Need{
			need("washing", law.Hygiene, "My hands won't grip.", support(6)),
			need("home", law.HomeUpkeep, "I can't change a bed or carry washing.", support(5)),
		},
		agreed: lawfulPay(1560, "Hannah Lowe"), contribution: money.Pounds(9, 80),
		route: []policy.Method{policy.OwnAccount}, bank: testAccount(10, "E LONGDEN"), layout: "nationwide",
		jobs: []job{{pa: "Joyce Tranter", code: "1257L", told: onPaper,
			terms: terms("2026-08-17", period.FourWeekly, First, 1305, week(3, 0, 3, 0, 5, 0, 0))}},
		bills: []bill{{payee: "Carers First Insurance", amount: 510, first: day("2026-08-28"), months: 4}},
	}
}

func marcusBell() *life {
	return &life{Person: person.Person{Name: "Marcus Bell", CallMe: "Marcus", Born: day("1996-06-30"), Reading: person.English},
		says: "saving up for a holiday with his PA", council: mar, assess: day("2026-07-07"),
		impact:  "Marcus is isolated and cannot travel, cook or keep safe alone.",
		matters: "A week by the sea with people I like.",
		needs: []assessment.Need{
			need("cooking", law.Nutrition, "I burn things and then don't eat.", support(6)),
			need("out", law.Community, "I don't go out unless someone comes with me.", support(6)),
		},
		route: []policy.Method{policy.OwnAccount}, bank: testAccount(11, "M BELL"), layout: "revolut",
		jobs: []job{{pa: "Kelly Marsh", code: "BR", terms: terms("2026-09-01", period.Monthly, monthly, 1350, week(0, 0, 0, 0, 4, 6, 0))}},
		goal: "a week by the sea", saving: money.Pounds(75, 0),
		bills: []bill{{payee: "Castle Brokers Insurance", amount: 710, first: day("2026-09-14"), months: 3}},
	}
}

func lindaFrost() *life {
	return &life{Person: person.Person{Name: "Linda Frost", CallMe: "Linda", Born: day("1972-08-17"), Reading: person.English},
		says: "her first budget can't buy lawful pay: a gap to settle", council: sev, assess: day("2026-11-09"),
		impact:  "Linda cannot lift or bend and has stopped going out.",
		matters: "Going back to the allotment.",
		needs: []assessment.Need{
			need("home", law.HomeUpkeep, "I can't lift, bend or carry.", support(8)),
			need("allotment", law.Community, "I want to get back to my allotment.", support(5)),
		},
		stopAt: "budget",
	}
}

func owenPike() *life {
	return &life{Person: person.Person{Name: "Owen Pike", CallMe: "Owen", Born: day("1964-01-08"), Reading: person.English},
		says: "a month that is not quiet: money nobody has explained", council: sev, assess: day("2026-07-16"),
		impact:  "Owen's brain injury means he forgets meals, medication and appointments.",
		matters: "Being treated as the man I was.",
		needs: []assessment.Need{
			need("days", law.Nutrition, "I lose track of the day and don't eat.", support(10)),
			need("out", law.Community, "I get lost.", support(5)),
		},
		agreed: lawfulPay(1560, "Hannah Lowe"), contribution: money.Pounds(15, 0),
		route: []policy.Method{policy.OwnAccount}, bank: testAccount(12, "O PIKE"), layout: "lloyds",
		jobs: []job{{pa: "Chloe Barnes", code: "1257L", terms: terms("2026-08-17", period.FourWeekly, First, 1310, week(3, 3, 3, 3, 3, 0, 0))}},
		odd:  []oddLine{{day("2026-09-30"), "HOMEBASE STORES 0442", 18999}, {day("2026-10-07"), "CASH WITHDRAWAL ATM HIGH ST", 6000}},
	}
}

func haroldFinch() *life {
	return &life{Person: person.Person{Name: "Harold Finch", CallMe: "Harold", Born: day("1940-03-03"), Reading: person.English},
		says: "was in hospital at the cut-off; his PA was still paid", council: sev, assess: day("2026-07-20"),
		impact:  "Harold cannot get up, wash or cook alone.",
		matters: "My pipe, my chair and Test Match Special.",
		needs: []assessment.Need{
			need("getting-up", law.Hygiene, "I need a hand up and a wash.", support(7)),
			need("dinner", law.Nutrition, "I can't stand at the stove.", support(5)),
		},
		agreed: lawfulPay(1560, "Hannah Lowe"), contribution: money.Pounds(18, 50),
		route: []policy.Method{policy.OwnAccount}, bank: testAccount(13, "H FINCH"), layout: "barclays", answers: inHospital,
		jobs: []job{{pa: "Gwen Price", code: "1257L", terms: terms("2026-08-17", period.FourWeekly, First, 1320, week(2, 2, 2, 2, 2, 1, 1))}},
	}
}

func geoffreyVance() *life {
	return &life{Person: person.Person{Name: "Geoffrey Vance", CallMe: "Mr Vance", Born: day("1947-05-12"), Reading: person.English},
		says: "pays for his own support; Fairweek runs his payroll", own: true, assess: day("2026-08-17"),
		bank: testAccount(14, "G VANCE"), layout: "barclays",
		jobs: []job{{pa: "Anya Kovacs", code: "1257L", pension: true, terms: terms("2026-08-17", period.FourWeekly, First, 1500, week(4, 4, 4, 4, 4, 0, 0))}},
	}
}

// crew is the PAs, who keep their own profiles.
func crew() []helper {
	pa := func(name, born string, account int, says string) helper {
		return helper{PA: person.PA{Name: name, Born: day(born), Bank: testAccount(account, bankName(name))}, says: says}
	}
	return []helper{
		pa("Kelly Marsh", "1992-02-11", 15, "PA for two people in two councils"),
		pa("Daniel Osei", "1999-08-23", 0, "PA for Rosa"),
		pa("Sioned Parry", "1980-04-04", 1, "PA for Idris"),
		pa("Funmi Adeyemi", "1975-12-19", 2, "PA for June"),
		pa("Leila Nasser", "1990-05-28", 3, "PA for Samir; was ill in October"),
		pa("Marek Dudek", "1985-10-10", 4, "PA for Priya, with sleep-ins"),
		pa("Ellie Croft", "2001-01-16", 5, "Alan's niece and PA"),
		pa("Joyce Tranter", "1966-07-07", 6, "PA for Betty; writes her hours on paper"),
		pa("Chloe Barnes", "1997-11-30", 7, "PA for Owen"),
		pa("Gwen Price", "1971-09-02", 8, "PA for Harold"),
		pa("Anya Kovacs", "1988-03-25", 9, "PA for Geoffrey"),
	}
}
