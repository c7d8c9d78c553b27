// Package period names how often pay is worked out, which decides the
// thresholds that tax and National Insurance use.
package period

// Frequency is how often an employee is paid.
type Frequency string

// The frequencies, with the names that HMRC's full payment submission uses.
const (
	Weekly      Frequency = "W1"
	Fortnightly Frequency = "W2"
	FourWeekly  Frequency = "W4"
	Monthly     Frequency = "M1"
)

// Weeks gives the number of weeks in the pay period, or 0 for monthly pay.
func (f Frequency) Weeks() int {
	switch f {
	case Weekly:
		return 1
	case Fortnightly:
		return 2
	case FourWeekly:
		return 4
	}
	return 0
}

// Known reports whether this is one of the frequencies above.
func (f Frequency) Known() bool { return f == Monthly || f.Weeks() > 0 }
