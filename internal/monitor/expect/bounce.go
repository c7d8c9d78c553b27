package expect

import "ownway/value/fault"

// Bounce undoes Meet where the payment came back: it is not paid, whatever
// somebody had said, and what it wrote to the books is to be taken back.
func (i Item) Bounce() (Item, error) {
	if i.State != Met {
		return Item{}, fault.Conflict(NotMet)
	}
	i.State, i.Line, i.Told = Open, "", false
	i.Redo++
	return i, nil
}
