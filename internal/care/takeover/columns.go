package takeover

import "ownway/value/table"

// File is one of the files of a takeover.
type File string

// The files. The last two may be left out.
const (
	EmployersFile File = "employers.csv"
	PAsFile       File = "pas.csv"
	YearFile      File = "year-to-date.csv"
	HolidayFile   File = "holiday.csv"
	HistoryFile   File = "history.csv"
	PensionsFile  File = "pensions.csv"
	FiledFile     File = "filed.csv"
	NoticesFile   File = "notices.csv"
	ParallelFile  File = "parallel.csv"
)

// Files lists the files that are taken over, in the order that they are read.
func Files() []File {
	return []File{EmployersFile, PAsFile, YearFile, HolidayFile, HistoryFile, PensionsFile, FiledFile, NoticesFile}
}

// Needed reports whether a takeover cannot do without the file.
func (f File) Needed() bool { return f == EmployersFile || f == PAsFile || f == YearFile }

// Columns gives the columns of a file. What stands in each is written down in
// docs/takeover.md.
func (f File) Columns() table.Columns { return columns[f] }

var columns = map[File]table.Columns{
	EmployersFile: {
		Must: []string{"employer", "name", "born", "registered", "authority from", "pas", "gross", "tax", "employee ni", "employer ni"},
		May: []string{"call me", "reads", "person", "council", "own money", "paye reference", "accounts office", "registered since", "employment allowance",
			"pays hmrc", "authority why", "agent reference", "agent since", "pension duties"}},
	PAsFile: {
		Must: []string{"employer", "pa", "name", "born", "starts", "frequency", "paid to", "rate", "holiday", "tax code", "ni letter", "pension"},
		May: []string{"nino", "account name", "sort code", "account number", "address 1", "address 2", "address 3", "postcode", "gender", "pay id", "irregular",
			"ends", "period from", "weekend rate", "bank holiday rate", "sleep-in", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday",
			"saturday", "student loan", "postgraduate loan", "declaration", "average weekly", "relation", "same household", "veteran until",
			"apprentice until", "deferred until", "certificate until"}},
	YearFile: {
		Must: []string{"employer", "pa", "pay day", "letter", "pay", "at lel", "lel to pt", "pt to uel", "employee ni", "employer ni"},
		May: []string{"gross", "taxable", "tax", "earlier pay", "earlier tax", "student loan", "postgraduate loan", "worker pension", "employer pension",
			"deducted", "allowance used", "net"}},
	HolidayFile:  {Must: []string{"employer", "pa", "earned", "taken"}},
	HistoryFile:  {Must: []string{"employer", "pa", "from", "to", "pay", "hours"}},
	PensionsFile: {Must: []string{"employer", "pa", "on", "event"}, May: []string{"until", "letter"}},
	FiledFile: {
		Must: []string{"employer", "report", "day"},
		May:  []string{"irmark", "correlation", "allowance", "gross", "tax", "employee ni", "employer ni"}},
	NoticesFile: {
		Must: []string{"employer", "pa", "notice", "issued", "from"},
		May:  []string{"tax code", "week 1", "earlier pay", "earlier tax", "plan"}},
	ParallelFile: {
		Must: []string{"employer", "pa", "pay day", "from", "to", "gross", "tax", "employee ni", "net"},
		May: []string{"tax code", "ni letter", "hours", "rate", "hours pay", "sleep-in pay", "awake", "holiday pay", "sick pay", "other pay", "student loan",
			"postgraduate loan", "worker pension", "employer pension", "employer ni", "allowance used", "deducted", "taxable to date", "tax to date"}},
}
