package reconcile

import (
	"testing"

	"ownway/bank/statement"
)

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		bank, expected string
		want           bool
	}{
		{"CARD PAYMENT TO TESCO STORES 3297", "Tesco", true},
		{"FASTER PAYMENT FROM J SMITH", "Jane Smith", true},
		{"SMITH J", "Jane Smith", true},
		{"Mrs J. Smith", "Jane Smith", true},
		{"K SMITH", "Jane Smith", false},
		{"JANE", "Jane Smith", true},
		{"SMYTH J", "Jane Smith", false},
		{"J", "Jane Smith", false},
		{"SHROPSHIRE COUNCIL", "Shropshire Council Direct Payments", true},
		{"COUNCIL", "Shropshire Council", false},
		{"CROYDON COUNCIL TAX", "Shropshire Council", false},
		{"INDEPENDENT LIVING", "Independent Living Group Ltd", true},
		{"CYNGOR GWYNEDD", "Cyngor Gwynedd", true},
		{"SIAN WYN", "Siân Ŵyn", true},
		{"EXAMPLE INSURANCE", "Example Insurance plc", true},
		{"OTHER INSURANCE", "Example Insurance plc", false},
		{"H M R C PAYE", "HMRC", true},
		{"HM REVENUE & CUSTOMS", "HMRC Cumbernauld", true},
		{"CARE DIRECT LTD", "Care Direct Ltd", true},
		{"THE CARE DIRECT", "Care Direct Ltd", false},
		{"COMMUNITY TRANSPOR", "Community Transport (Oswestry)", true},
		{"", "Jane Smith", false},
		{"JANE SMITH", "", false},
		{"12345678", "12345678 Ltd", false},
	} {
		if got := alike(worded(c.bank), worded(c.expected)); got != c.want {
			t.Errorf("%q and %q: %v, want %v", c.bank, c.expected, got, c.want)
		}
	}
}

func TestAbbreviates(t *testing.T) {
	for _, c := range []struct {
		bank, expected string
		want           bool
	}{
		{"COMMU TRANS OSWES", "Community Transport Oswestry", true},
		{"STANDING ORDER COMMUNITY TRANSPO", "Community Transport Oswestry", true},
		{"HYDRO POOL CENTR 8776", "Hydro Pool Centre", true},
		{"TELFO AND WREKI CO DP8545958", "Telford and Wrekin Council", true},
		{"CAR SMIT", "Carla Smith", true},
		{"C S", "Carla Smith", false},
		{"CARE SERV", "Care Services", false}, // says nothing of who
		{"TRANS COMMU", "Community Transport", false},
		{"HYDRA POOL", "Hydro Pool Centre", false},
		{"", "Hydro Pool Centre", false},
	} {
		if got := abbreviates(worded(c.bank), worded(c.expected)); got != c.want {
			t.Errorf("%q and %q: %v, want %v", c.bank, c.expected, got, c.want)
		}
	}
}

func TestHolds(t *testing.T) {
	for _, c := range []struct {
		words, reference string
		want             bool
	}{
		{"DP 0012345 NOV", "DP0012345", true},
		{"DP-0012345", "dp/0012345", true},
		{"120PZ0123456726080", "120PZ01234567 2608 EXTRA", true},
		{"NO REF", "DP0012345", false},
		{"ABC", "ABC", false}, // too short to prove anything
		{"", "DP0012345", false},
		{"DP0012345", "", false},
	} {
		if got := worded(c.words).holds(worded(c.reference)); got != c.want {
			t.Errorf("%q in %q: %v, want %v", c.reference, c.words, got, c.want)
		}
	}
}

func TestShape(t *testing.T) {
	for given, want := range map[string]string{
		"CARD PAYMENT TO TESCO STORES 3297": "TESCO STORES",
		"Tesco Stores 1105":                 "TESCO STORES",
		"DIRECT DEBIT BRITISH GAS":          "BRITISH GAS",
		"365":                               "365",
		"":                                  "",
	} {
		if got := Shape(statement.Line{Payee: given}); got != want {
			t.Errorf("%q has the shape %q, want %q", given, got, want)
		}
	}
	if got := Shape(statement.Line{Reference: "RENT 12"}); got != "RENT" {
		t.Errorf("a line with a reference alone has the shape %q", got)
	}
}
