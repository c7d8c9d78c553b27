package period

import "ownway/value/msg"

// Choose is the fault of a frequency that is not one of those known.
var Choose = msg.New("period.choose", "Choose how often pay is worked out: every week, two weeks, four weeks or month")
