package law

import "ownway/value/explain"

const (
	careActAddress        = "https://www.legislation.gov.uk/ukpga/2014/23"
	paymentsAddress       = "https://www.legislation.gov.uk/uksi/2014/2871"
	eligibilityAddress    = "https://www.legislation.gov.uk/uksi/2015/313"
	healthPaymentsAddress = "https://www.legislation.gov.uk/uksi/2013/1617"
	capacityActAddress    = "https://www.legislation.gov.uk/ukpga/2005/9"
)

// CareAct cites the Care Act 2014; section is the number in the address.
func CareAct(section, rest string) explain.Citation {
	return explain.Citation{Name: "Care Act 2014 s." + section + rest, Address: careActAddress + "/section/" + section}
}

// Payments cites the Care and Support (Direct Payments) Regulations 2014.
func Payments(regulation, rest string) explain.Citation {
	return explain.Citation{Name: "SI 2014/2871 reg " + regulation + rest, Address: paymentsAddress + "/regulation/" + regulation}
}

// eligibility cites the Care and Support (Eligibility Criteria) Regulations 2015.
func eligibility(regulation, rest string) explain.Citation {
	return explain.Citation{Name: "SI 2015/313 reg " + regulation + rest, Address: eligibilityAddress + "/regulation/" + regulation}
}

// healthPayments cites the National Health Service (Direct Payments) Regulations 2013.
func healthPayments(regulation, rest string) explain.Citation {
	return explain.Citation{Name: "SI 2013/1617 reg " + regulation + rest, Address: healthPaymentsAddress + "/regulation/" + regulation}
}

// capacityAct cites the Mental Capacity Act 2005.
func capacityAct(section, rest string) explain.Citation {
	return explain.Citation{Name: "Mental Capacity Act 2005 s." + section + rest, Address: capacityActAddress + "/section/" + section}
}

// GuidanceSeenAt cites the Care and Support Statutory Guidance as quoted at an
// address: the guidance itself was not read.
func GuidanceSeenAt(paragraph, address string) explain.Citation {
	return explain.Citation{Name: "Care and Support Statutory Guidance " + paragraph, Address: address}
}

// GuidanceUnchecked cites the guidance where no copy of its words was seen.
func GuidanceUnchecked(paragraph string) explain.Citation {
	return explain.Citation{Name: "Care and Support Statutory Guidance " + paragraph, Unchecked: true}
}
