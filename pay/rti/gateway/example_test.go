package gateway_test

import (
	"fmt"
	"time"

	"ownway/pay/rti/gateway"
)

// A report was sent, and the line broke before the answer. Nothing is sent
// again: HMRC's list is asked first.
func ExampleSubmission_Next() {
	noon := time.Date(2026, 5, 6, 12, 0, 0, 0, time.UTC)
	s := gateway.Submission{Transaction: "A1", Class: "HMRC-PAYE-RTI-FPS", State: gateway.Ready}
	show := func(now time.Time) {
		due := s.Next(now)
		fmt.Printf("%s: %s, now: %v\n", s.State, due.Step, due.Now)
	}
	show(noon)
	s, err := s.Begin(noon)
	if err != nil {
		fmt.Println(err)
		return
	}
	s = s.Lost(gateway.Send, noon)
	show(noon)
	later := noon.Add(3 * time.Minute)
	show(later)
	s = s.Take(gateway.Look, gateway.Answer{Kind: gateway.IsList, List: []gateway.Listed{{Transaction: "A1", Correlation: "0F"}}}, later)
	show(later)
	s = s.Take(gateway.Poll, gateway.Answer{Kind: gateway.IsResponse}, later)
	show(later)
	// Output:
	// ready: send, now: true
	// sending: look, now: false
	// sending: look, now: true
	// acknowledged: poll, now: true
	// accepted: clear, now: true
}
