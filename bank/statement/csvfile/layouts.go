package csvfile

const (
	ukDay   = "02/01/2006"
	ukWords = "02 Jan 2006"
	isoDay  = "2006-01-02"
)

// Layouts is the table of layouts, tried in order. Where each was seen is in
// testdata/SOURCES.md. One without a header comes last, since it is known only
// by the shape of its lines.
var Layouts = []Layout{
	{Name: "barclays", Bank: "Barclays", Dates: []string{ukDay}, Columns: []Column{
		{"Number", Unread}, {"Date", Day}, {"Account", SortAndNumber}, {"Amount", Amount},
		{"Subcategory", Kind}, {"Memo", Payee}}},

	{Name: "lloyds", Bank: "Lloyds", Dates: []string{ukDay}, Columns: []Column{
		{"Transaction Date", Day}, {"Transaction Type", Kind}, {"Sort Code", SortCode},
		{"Account Number", Number}, {"Transaction Description", Payee}, {"Debit Amount", Out},
		{"Credit Amount", In}, {"Balance", Balance}}},

	{Name: "monzo", Bank: "Monzo", Dates: []string{ukDay}, Columns: []Column{
		{"Transaction ID", OwnID}, {"Date", Day}, {"Time", Clock}, {"Type", Kind}, {"Name", Payee},
		{"Emoji", Unread}, {"Category", Unread}, {"Amount", Amount}, {"Currency", Currency},
		{"Local amount", Unread}, {"Local currency", Unread}, {"Notes and #tags", Unread},
		{"Address", Unread}, {"Receipt", Unread}, {"Description", Reference},
		{"Category split", Unread}, {"Money Out", Unread}, {"Money In", Unread}}},

	{Name: "nationwide", Bank: "Nationwide", Dates: []string{ukWords}, Preamble: true, OldLetters: true,
		QuoteAll: true, Pound: true, Columns: []Column{
			{"Date", Day}, {"Transaction type", Kind}, {"Description", Payee}, {"Paid out", Out},
			{"Paid in", In}, {"Balance", Balance}}},

	{Name: "natwest", Bank: "NatWest", Dates: []string{ukDay, ukWords}, Apostrophe: true, Trailing: true,
		Columns: []Column{
			{"Date", Day}, {"Type", Kind}, {"Description", Payee}, {"Value", Amount},
			{"Balance", Balance}, {"Account Name", Holder}, {"Account Number", SortAndNumber}}},

	{Name: "starling", Bank: "Starling", Dates: []string{ukDay}, Columns: []Column{
		{"Date", Day}, {"Counter Party", Payee}, {"Reference", Reference}, {"Type", Kind},
		{"Amount (GBP)", Amount}, {"Balance (GBP)", Balance}, {"Spending Category", Unread},
		{"Notes", Unread}}},

	{Name: "revolut", Bank: "Revolut", Dates: []string{"2006-01-02 15:04:05"}, Settled: "COMPLETED",
		Columns: []Column{
			{"Type", Kind}, {"Product", Shown}, {"Started Date", Unread}, {"Completed Date", Day},
			{"Description", Payee}, {"Amount", Amount}, {"Fee", Fee}, {"Currency", Currency},
			{"State", State}, {"Balance", Balance}}},

	{Name: "paymentology", Bank: "Prepaid card (loads and unloads)", InWord: "load", OutWord: "unload",
		Dates: []string{"02/01/2006 15:04", "2006/01/02 15:04", "2006/01/02"}, Columns: []Column{
			{"ac_id", Shown}, {"Token", Unread}, {"txn_id", Unread}, {"txn_type", Kind},
			{"Source", Payee}, {"Date", Day}, {"amt_ccy", Currency}, {"txn_amt", Amount},
			{"Additional data", Direction}, {"Note", OwnID}}},

	{Name: "santander-card", Bank: "Santander card", Dates: []string{isoDay}, CardSigns: true,
		Columns: []Column{
			{"Date", Day}, {"Card", Shown}, {"Description", Payee}, {"Amount", Amount}}},

	{Name: "hsbc", Bank: "HSBC", Dates: []string{ukDay}, NoHeader: true, Grouped: true,
		Columns: []Column{{"", Day}, {"", Payee}, {"", Amount}}},
}
