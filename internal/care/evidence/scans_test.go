package evidence

import (
	"encoding/binary"
	"errors"
	"image"
	"testing"

	"ownway/value/fault"
)

// passes is a grey photo of many passes, each of which says in a few bytes that
// nothing changes: a small file that takes very long to read.
func passes(w, h uint16, n int) []byte {
	head := append([]byte{0xFF, 0xD8, 0xFF, 0xC2, 0, 11, 8}, 0, 0, 0, 0, 1, 1, 0x11, 0)
	binary.BigEndian.PutUint16(head[7:], h)
	binary.BigEndian.PutUint16(head[9:], w)
	quant := append([]byte{0xFF, 0xDB, 0, 67, 0}, make([]byte, 64)...)
	for i := range 64 {
		quant[5+i] = 1
	}
	// one code, a single 0, for a run of 16384 blocks and more in which nothing stands
	codes := append([]byte{0xFF, 0xC4, 0, 20, 0x10, 1}, append(make([]byte, 15), 0xE0)...)
	out := append(append(head, quant...), codes...)
	blocks := (int(w) + 7) / 8 * ((int(h) + 7) / 8)
	runs := (blocks + 1<<14 - 1) >> 14
	for range n {
		out = append(out, 0xFF, 0xDA, 0, 8, 1, 1, 0, 1, 63, 0)
		out = append(out, make([]byte, (15*runs+7)/8)...)
	}
	return append(out, 0xFF, 0xD9)
}

func TestAPhotoOfTooManyPassesIsRefusedUnread(t *testing.T) {
	_, err := Inspect(passes(4000, 4000, 5000))
	var f *fault.Fault
	if !errors.As(err, &f) || f.Text.Key != TooManyPX {
		t.Errorf("got %v", err)
	}
	if kind, err := Inspect(passes(64, 64, mostPasses)); err != nil || kind != Photo {
		t.Errorf("as many as a camera may write: %q, %v", kind, err)
	}
	if _, err := Tidy(passes(64, 64, 3)); err != nil {
		t.Errorf("the photo can be read: %v", err)
	}
}

// What stands beside or behind the picture is no pass, however it looks.
func TestOnlyPassesOfThePictureCount(t *testing.T) {
	many := make([]byte, 0, 60_002)
	for range 30_000 {
		many = append(many, 0xFF, 0xDA)
	}
	whole := jpegOf(t, image.NewGray(image.Rect(0, 0, 16, 16)))
	part := append(binary.BigEndian.AppendUint16([]byte{0xFF, 0xE2}, uint16(len(many)+2)), many...) // short
	if n := scans(append(append(append([]byte{}, whole[:2]...), part...), whole[2:]...)); n != 1 {
		t.Errorf("beside it: %d", n)
	}
	if n := scans(append(append([]byte{}, whole...), many...)); n != 1 {
		t.Errorf("behind it: %d", n)
	}
}
