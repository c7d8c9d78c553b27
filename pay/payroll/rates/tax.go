package rates

import (
	"ownway/value/explain"
	"ownway/value/money"
)

// Band is one band of income above allowances and the rate it is taxed at.
type Band struct {
	Width money.Amount // in a year; 0 in the last band, which has no end, and in a band that is empty
	Rate  Rate
}

// Regime holds the bands of one part of the United Kingdom.
type Regime struct {
	Bands []Band
	Basic int // which band, from 0, is the basic rate: codes BR and D count from it
}

// IncomeTax holds a year's figures for tax under PAYE.
type IncomeTax struct {
	RestOfUK, Scotland, Wales Regime

	PersonalAllowance money.Amount // for display: tax works from the code
	EmergencyCode     string       // of the rest of the UK; Scotland and Wales add their letter

	// Limit is the most of a payment that may be taken in tax (the overriding limit).
	Limit Rate
	Cites []explain.Citation
}

// restOfUK gives the bands of England, Northern Ireland and Wales. Band 1 is
// empty: it keeps HMRC's numbering, in which the basic rate is band 2.
func restOfUK(higher money.Amount) Regime {
	return Regime{Basic: 1, Bands: []Band{
		{0, percent(10)}, {pounds(37_700), percent(20)}, {higher, percent(40)}, {0, percent(45)},
	}}
}

// routines is the specification that the tax calculation follows.
var routines = cite("HMRC Specification for PAYE Tax Table Routines v24.0",
	"https://assets.publishing.service.gov.uk/media/698c9824bd090be481c2879a/PAYErout-v24-0.odt")
