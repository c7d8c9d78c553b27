package bacs

import (
	"bufio"
	"io"

	"ownway/value/fault"
	"ownway/value/money"
)

// Writer writes a file credit by credit, so that a file of any length takes no
// memory. Nothing can be sent of what was written before Close succeeded.
type Writer struct {
	out   *bufio.Writer
	head  File
	n     int
	total money.Amount
}

// NewWriter begins a file. The head's credits are not looked at.
func NewWriter(w io.Writer, head File) (*Writer, error) {
	if err := head.checkHead(); err != nil {
		return nil, err
	}
	head.Credits = nil
	b := &Writer{out: bufio.NewWriter(w), head: head.settled()}
	h := b.head
	return b, b.write(h.vol1(), h.hdr1("HDR1"), h.hdr2("HDR2"), h.uhl1())
}

// Put writes a credit, or gives its fault with its number, from 1, as the line.
func (b *Writer) Put(c Credit) error {
	b.n++
	if err := c.check(); err != nil {
		return fault.OnLine(err, b.n)
	}
	b.total += c.Amount
	c.To.Name, c.Reference = name(c.To.Name), Fold(c.Reference)
	return b.write(b.head.credit(c))
}

// Close takes the total from the payer's account and ends the file.
func (b *Writer) Close() error {
	if err := checkCredits(b.n, b.total); err != nil {
		return err
	}
	h := b.head
	if err := b.write(h.contra(b.total), h.hdr1("EOF1"), h.hdr2("EOF2"), h.utl1(b.total, b.n)); err != nil {
		return err
	}
	return b.out.Flush()
}

func (b *Writer) write(records ...record) error {
	for _, r := range records {
		if _, err := b.out.Write(append(r, lineEnd...)); err != nil {
			return err
		}
	}
	return nil
}
