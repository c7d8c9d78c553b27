package main

// part is the rows of the table under one heading.
type part struct {
	heading string
	rows    []row
}

// Below are the limits and aims that the project measures itself against.
var table = []part{
	{"Start", []row{
		{what: "first page, from the start of the process", name: "FirstPage", seen: unit{"ms", milliseconds}, limit: 2000, aim: aim{atMost: 1}},
	}},
	{"Pages, on one core", []row{
		{what: "a person's home from the database, median", name: "Home", seen: unit{"median-ms", milliseconds}, limit: 5, aim: aim{atMost: 1}},
		{what: "the same, 95 of 100 are quicker", name: "Home", seen: unit{"p95-ms", milliseconds}, limit: 5},
		{what: "the same, median of the slowest person's", name: "Home", seen: unit{"slowest-person-ms", milliseconds}, limit: 5},
		served("a person's home, and a constant page of its bytes", "served"),
		served("the start page, and a constant page of its bytes", "start"),
	}},
	{"The books: a batch beside a bare insert of its rows", []row{
		posted("SQLite, with the audit rows", "Post/sqlite", "audited"),
		posted("SQLite, without", "Post/sqlite", "unaudited"),
		posted("PostgreSQL, with the audit rows", "Post/postgres", "audited"),
		posted("PostgreSQL, without", "Post/postgres", "unaudited"),
	}},
	{"Wages runs from end to end, beside a bare insert of their rows", []row{
		wholeRun("500 employers, SQLite", "WagesRun/employers-sqlite"),
		wholeRun("500 employers, PostgreSQL", "WagesRun/employers-postgres"),
		wholeRun("1,000 PAs or OWNWAY_BENCH_PAS, SQLite", "WagesRun/pas-sqlite"),
		wholeRun("1,000 PAs or OWNWAY_BENCH_PAS, PostgreSQL", "WagesRun/pas-postgres"),
	}},
	{"A payment run of 5,000 lines or OWNWAY_BENCH_LINES to its file, beside a bare insert of its rows", []row{
		wholeRun("SQLite", "PaymentRun/sqlite"),
		wholeRun("PostgreSQL", "PaymentRun/postgres"),
		{what: "its page, SQLite", name: "PaymentRun/sqlite", seen: unit{"look-ms", milliseconds}, limit: 1000, aim: aim{atMost: 1}},
		{what: "its page, PostgreSQL", name: "PaymentRun/postgres", seen: unit{"look-ms", milliseconds}, limit: 1000, aim: aim{atMost: 1}},
		{what: "more memory than before, SQLite", name: "PaymentRun/sqlite", seen: unit{"MB", megabytes}},
		{what: "more memory than before, PostgreSQL", name: "PaymentRun/postgres", seen: unit{"MB", megabytes}},
	}},
	{"Bank statements read, on one core, beside the bare decoder of their form", []row{
		fileRead("CSV, Barclays", "csv-barclays"),
		fileRead("CSV, HSBC", "csv-hsbc"),
		fileRead("CSV, Lloyds", "csv-lloyds"),
		fileRead("CSV, Monzo", "csv-monzo"),
		fileRead("CSV, Nationwide", "csv-nationwide"),
		fileRead("CSV, NatWest", "csv-natwest"),
		fileRead("CSV, Revolut", "csv-revolut"),
		fileRead("CSV, Santander card", "csv-santander-card"),
		fileRead("CSV, Starling", "csv-starling"),
		fileRead("CSV, prepaid card", "csv-paymentology"),
		fileRead("camt.053", "camt"),
		fileRead("OFX 2", "ofx2"),
		fileRead("OFX 1, beside its lines alone", "ofx1"),
		fileRead("QIF, beside its lines alone", "qif"),
		fileRead("Santander's text, beside its lines alone", "santander-text"),
	}},
	{"Matching a month of 2,000 purses or OWNWAY_BENCH_PURSES, on one core", []row{
		{what: "bank lines", name: "MatchPurses", seen: unit{"lines/s", aSecond}},
		{what: "memory after the last purse, and after the first tenth", name: "MatchPurses", seen: unit{"last-MB", megabytes}, beside: &unit{"early-MB", megabytes},
			ratio: "memory-ratio", aim: aim{atMost: 1.3}},
	}},
	{"Reckoning, on one core", []row{
		{what: "payslips", name: "Calculate", seen: unit{"ns/op", perSecond(1)}},
		{what: "allocations for a payslip without its working", name: "Calculate", seen: unit{"allocs/op", count}, aim: aim{none: true}},
		{what: "payslips with every line of their working", name: "CalculateExplained", seen: unit{"ns/op", perSecond(1)}},
		{what: "safe to spend, from the database, with its working", name: "Safe", seen: unit{"ns/op", perSecond(1)}},
		{what: "153 councils' policies checked", name: "CheckPolicies", seen: unit{"check-ms", milliseconds}, limit: 1000, aim: aim{atMost: 1}},
		{what: "may I buy this, answered from one policy", name: "MayI", seen: unit{"may-i-ms", milliseconds}, limit: 1, aim: aim{atMost: 1}},
		{what: "bank lines matched with what was expected", name: "Run", seen: unit{"ns/op", perSecond(linesMatched)}},
	}},
}

// linesMatched is how many bank lines the benchmark of matching goes over.
const linesMatched = 2000

func served(what, name string) row {
	return row{what: what, name: "Home", seen: unit{name + "-µs", microseconds}, beside: &unit{name + "-constant-µs", microseconds},
		ratio: name + "-ratio", aim: aim{atLeast: 0.4}}
}

func posted(what, name, way string) row {
	return row{what: what, name: name, seen: unit{way + "-rows/s", rowsASecond}, beside: &unit{way + "-bare-rows/s", rowsASecond},
		ratio: way + "-ratio"}
}

func fileRead(what, form string) row {
	return row{what: what, name: "BankFiles/" + form, seen: unit{"MB/s", megabytesASecond}, beside: &unit{"bare-MB/s", megabytesASecond}, ratio: "ratio"}
}

func wholeRun(what, name string) row {
	return row{what: what, name: name, seen: unit{"ms", milliseconds}, beside: &unit{"bare-ms", milliseconds}, ratio: "ratio", aim: aim{atMost: 1.3}}
}
