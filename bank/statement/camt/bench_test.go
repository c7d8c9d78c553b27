package camt_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"testing"

	"ownway/bank/statement/camt"
)

// month is the sample of September with its lines many times over, without
// balances, about 2 MB.
func month(b *testing.B) []byte {
	b.Helper()
	data := load(b, "september.v8.xml")
	first, last := bytes.Index(data, []byte("   <Bal>")), bytes.Index(data, []byte("   <Ntry>"))
	end := bytes.Index(data, []byte("  </Stmt>"))
	return bytes.Join([][]byte{data[:first], bytes.Repeat(data[last:end], 2_000_000/(end-last)), data[end:]}, nil)
}

func BenchmarkRead(b *testing.B) {
	data := month(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if all, err := camt.Read(data); err != nil || len(all) != 1 {
			b.Fatal(err)
		}
	}
}

// BenchmarkBareXML walks the same bytes with encoding/xml alone, its tokens
// thrown away.
func BenchmarkBareXML(b *testing.B) {
	data := month(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		d := xml.NewDecoder(bytes.NewReader(data))
		for {
			if _, err := d.RawToken(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}
