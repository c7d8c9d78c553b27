package jobs

// StartEvery is Start with another time between seals.
var StartEvery = start
