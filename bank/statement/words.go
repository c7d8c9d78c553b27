package statement

import "ownway/value/msg"

// Limits on what is read, far above any real statement and low enough that no
// file can exhaust the machine.
const (
	MaxBytes = 20 << 20
	MaxRows  = 200_000
	MaxField = 1_000 // characters in one field
)

// The faults of a statement that cannot be used.
var (
	TooLarge     = msg.New("statement.too-large", "This file is larger than {most} MB. Download a shorter period")
	TooManyRows  = msg.New("statement.too-many-rows", "This file has more than {most} lines. Download a shorter period")
	TooLong      = msg.New("statement.too-long", "This should have {most} characters or fewer")
	Empty        = msg.New("statement.empty", "This file is empty. Download the statement again")
	NotText      = msg.New("statement.not-text", "We can't read this file. Download the statement as CSV, OFX or QIF")
	UnknownShape = msg.New("statement.unknown-shape", "We don't know this kind of statement yet. Download it as OFX or QIF")
	EnterDate    = msg.New("statement.enter-date", "This should be a date, like {like}. It says “{found}”")
	EnterTime    = msg.New("statement.enter-time", "This should be a time, like 09:30:00. It says “{found}”")
	EnterAmount  = msg.New("statement.enter-amount", "This should be pounds and pence, like 12.50. It says “{found}”")
	OneSide      = msg.New("statement.one-side", "A line should have either money in or money out")
	WhichWay     = msg.New("statement.which-way", "This should say if money went in or out. It says “{found}”")
	OnlySterling = msg.New("statement.only-sterling", "We can only read statements in pounds. This one is in {currency}")
	WrongWidth   = msg.New("statement.wrong-width", "This line has {found} columns. It should have {want}")
	OpenQuote    = msg.New("statement.open-quote", "A quotation mark on this line isn't closed. Download the statement again")
	CutShort     = msg.New("statement.cut-short", "The file stops in the middle. Download the statement again")
	BalanceBreak = msg.New("statement.balance-break", "The balance here should be {want}, but the file says {found}. A line may be missing. Download the statement again")
	TotalBreak   = msg.New("statement.total-break", "The lines add up to {found}, but the balances differ by {want}. A line may be missing. Download the statement again")
	ManyAccounts = msg.New("statement.many-accounts", "This file holds more than one account. Download one account at a time")
)

// The warnings of a statement that can be used.
var (
	NoBalances = msg.New("statement.no-balances", "This file shows no balances, so we can't tell if a line is missing")
	NotSettled = msg.New("statement.not-settled", "We left out line {line}. The bank hasn't settled it yet")
	NoMoney    = msg.New("statement.no-money", "We left out line {line}. No money moved")
)
