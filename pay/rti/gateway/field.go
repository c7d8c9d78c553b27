package gateway

import (
	"strconv"
	"strings"
)

// steps of a location that stand outside the report, or that our names skip.
var skipped = map[string]bool{
	"GovTalkMessage": true, "Body": true, "IRenvelope": true, "FullPaymentSubmission": true,
	"EmployerPaymentSummary": true, "NINOverificationRequest": true, "EmployeeDetails": true,
}

// named are HMRC's names of elements whose names in package rti differ; a
// slash joins an element to the one around it where that matters.
var named = map[string]string{
	"Employee": "employees", "Employment": "employments", "NIlettersAndValues": "ni", "Line": "address.lines",
	"Address/Line": "lines", "NINO": "nino", "Fore": "forenames", "Sur": "surname", "Ttl": "title", "Initials": "initials",
	"BirthDate": "born", "Gender": "gender", "UKPostcode": "postcode", "ForeignCountry": "country", "PassportNumber": "passport",
	"StartDate": "date", "StartDec": "declaration", "StudentLoan": "student-loan", "PostgradLoan": "postgraduate",
	"EmployeeWorkplacePostcode": "workplace", "PayId": "pay-id", "OldPayrollId": "old-pay-id", "IrrEmp": "irregular", "LeavingDate": "left",
	"FiguresToDate": "to-date", "Payment/TaxablePay": "taxable", "TaxablePay": "taxable", "TotalTax": "tax",
	"StudentLoansTD": "student-loan", "PostgradLoansTD": "postgraduate-loan",
	"EmpeePenContribnsPaidYTD": "pension-before-tax", "EmpeePenContribnsNotPaidYTD": "pension-after-tax",
	"PayFreq": "frequency", "PmtDate": "date", "LateReason": "late", "WeekNo": "date", "MonthNo": "date",
	"PeriodsCovered": "periods", "HoursWorked": "hours", "TaxCode": "code", "NonTaxOrNICPmt": "not-taxed",
	"DednsFromNetPay": "deducted", "PayAfterStatDedns": "after-statutory", "EmpeePenContribnsPaid": "pension-before-tax",
	"EmpeePenContribnsNotPaid": "pension-after-tax", "StudentLoanRecovered": "student-loan",
	"PostgradLoanRecovered": "postgraduate-loan", "TaxDeductedOrRefunded": "tax", "PmtAfterLeaving": "left",
	"NIletter": "letter", "GrossEarningsForNICsInPd": "pay", "GrossEarningsForNICsYTD": "pay-to-date",
	"AtLELYTD": "bands.at-lel", "LELtoPTYTD": "bands.lel-to-pt", "PTtoUELYTD": "bands.pt-to-uel",
	"TotalEmpNICInPd": "employer", "TotalEmpNICYTD": "employer-to-date",
	"EmpeeContribnsInPd": "employee", "EmpeeContribnsYTD": "employee-to-date",
	"NoPaymentDates": "no-payment", "PeriodOfInactivity": "inactive", "From": "first", "To": "last",
	"EmpAllceInd": "allowance", "DeMinimisStateAid": "allowance", "RecoverableAmountsYTD": "recovered", "TaxMonth": "month",
	"AccountHoldersName": "name", "AccountNo": "number", "SortCode": "sort-code",
	"FinalSubmission": "final", "DateSchemeCeased": "ceased", "OfficeNo": "paye-ref", "PayeRef": "paye-ref", "AORef": "accounts-office",
	"EmpRefs": "employer", "RelatedTaxYear": "year", "PeriodEnd": "year",
}

// many are the names that stand in lists.
var many = map[string]bool{"employees": true, "employments": true, "ni": true}

// fieldOf turns a location as HMRC writes it, an XPath with places counted
// from 1, into the path of the field, counted from 0:
// "/hd:GovTalkMessage[1]/.../Employee[2]/EmployeeDetails[1]/NINO[1]" is
// "employees[1].nino".
func fieldOf(location string) string {
	if len(location) > 1000 {
		return ""
	}
	var path []string
	around := ""
	for part := range strings.SplitSeq(location, "/") {
		name, place := splitStep(part)
		if name == "" || skipped[name] {
			continue
		}
		ours, ok := named[around+"/"+name]
		if !ok {
			if ours, ok = named[name]; !ok {
				ours = strings.ToLower(name)
			}
		}
		if many[ours] {
			ours += "[" + strconv.Itoa(max(place, 1)-1) + "]"
		}
		path, around = append(path, ours), name
	}
	return strings.Join(path, ".")
}

// splitStep takes the prefix and the place off a step: "hd:NINO[2]" is NINO
// and 2.
func splitStep(part string) (name string, place int) {
	name, rest, _ := strings.Cut(part, "[")
	if _, local, ok := strings.Cut(name, ":"); ok {
		name = local
	}
	place, _ = strconv.Atoi(strings.TrimSuffix(rest, "]")) // no place is the first one
	return strings.TrimSpace(name), place
}
