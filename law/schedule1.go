package law

import "ownway/value/msg"

// schedule1 lists the paragraphs of SI 2014/2871 Schedule 1. Nothing else rules
// direct payments out.
var schedule1 = []struct {
	paragraph string
	words     msg.Key
}{
	{"a", msg.New("law.schedule-1.a", "a drug rehabilitation requirement in a community order or suspended sentence order")},
	{"b", msg.New("law.schedule-1.b", "an alcohol treatment requirement in a community order or suspended sentence order")},
	{"c(i)", msg.New("law.schedule-1.c-i", "a licence condition to do offending behaviour work about drugs or alcohol")},
	{"c(ii)", msg.New("law.schedule-1.c-ii", "a licence condition for drug testing or drug appointments")},
	{"d", msg.New("law.schedule-1.d", "a supervision notice that requires drug testing or drug appointments")},
	{"e", msg.New("law.schedule-1.e", "a community rehabilitation order that requires treatment for drugs or alcohol")},
	{"f", msg.New("law.schedule-1.f", "a drug treatment and testing order")},
	{"g", msg.New("law.schedule-1.g", "an order made in Scotland that requires treatment for drugs or alcohol")},
	{"h", msg.New("law.schedule-1.h", "a licence given in Scotland with a condition of treatment for drugs or alcohol")},
}

func inSchedule1(paragraph string) bool {
	for _, s := range schedule1 {
		if s.paragraph == paragraph {
			return true
		}
	}
	return false
}

// Order is one kind of order that rules direct payments out.
type Order struct {
	Paragraph string  // of SI 2014/2871 Schedule 1
	Words     msg.Key // in plain words
}

// Schedule1 lists the orders that rule direct payments out.
func Schedule1() []Order {
	orders := make([]Order, len(schedule1))
	for i, s := range schedule1 {
		orders[i] = Order{s.paragraph, s.words}
	}
	return orders
}
