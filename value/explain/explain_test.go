package explain_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

var (
	rate  = msg.New("explain-test.rate", "The rate is {rate}")
	total = msg.New("explain-test.total", "Together")
	act   = explain.Citation{Name: "Care Act 2014 s.26", Address: "https://www.legislation.gov.uk/ukpga/2014/23/section/26"}
)

// worked is a calculator as the house writes them.
func worked(a money.Amount, why *explain.Note) money.Amount {
	working := why.Sub()
	if working != nil {
		working.Say(rate.With("rate", a), act)
	}
	if why != nil {
		why.AddWorked(total.Text(), 2*a, working, act)
	}
	return 2 * a
}

func TestNoNoteRecordsNothing(t *testing.T) {
	var none *explain.Note
	none.Say(total.Text(), act)
	none.Add(total.Text(), 5, act)
	none.AddWorked(total.Text(), 5, &explain.Note{}, act)
	none.AddWorked(total.Text(), 5, nil)
	if none.Sub() != nil || !none.Empty() {
		t.Error("no note passes its silence on")
	}
	if n := testing.AllocsPerRun(100, func() { worked(5, nil) }); n != 0 {
		t.Errorf("silence allocates %v times", n)
	}
}

func TestNoteKeepsTheWorking(t *testing.T) {
	why := &explain.Note{}
	if !why.Empty() || why.Sub() == why {
		t.Error("a fresh note is empty and its own")
	}
	if got := worked(500, why); got != worked(500, nil) {
		t.Errorf("a note changed the figure to %v", got)
	}
	amount := money.Amount(1000)
	want := explain.Note{Lines: []explain.Line{{Text: total.Text(), Amount: &amount, Cites: []explain.Citation{act},
		Lines: []explain.Line{{Text: rate.With("rate", money.Amount(500)), Cites: []explain.Citation{act}}}}}}
	if !reflect.DeepEqual(*why, want) || why.Empty() {
		t.Errorf("got %+v", *why)
	}
	doc, err := json.Marshal(why)
	if err != nil {
		t.Fatal(err)
	}
	var back explain.Note
	if err := json.Unmarshal(doc, &back); err != nil || !reflect.DeepEqual(back, want) {
		t.Errorf("came back as %+v, %v", back, err)
	}
}

func TestEachLineKeepsItsOwnAmount(t *testing.T) {
	why := &explain.Note{}
	for a := range money.Amount(3) {
		why.Add(total.Text(), a)
	}
	for i, l := range why.Lines {
		if *l.Amount != money.Amount(i) {
			t.Errorf("line %d says %v", i, *l.Amount)
		}
	}
	why.Say(total.Text())
	if why.Lines[3].Amount != nil {
		t.Error("a line in words has no amount")
	}
}
