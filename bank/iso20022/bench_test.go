package iso20022_test

import (
	"strconv"
	"testing"

	"ownway/bank/iso20022"
)

// run is a payment run of 120,000 lines.
func run() iso20022.File {
	f := sample(iso20022.V9)
	c := f.Credits[0]
	f.Credits = make([]iso20022.Credit, 120_000)
	for i := range f.Credits {
		c.EndToEnd = "R-" + strconv.Itoa(i)
		f.Credits[i] = c
	}
	return f
}

func BenchmarkWrite(b *testing.B) {
	f := run()
	b.ReportAllocs()
	for b.Loop() {
		data, err := iso20022.Write(f)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(data)))
	}
}

func BenchmarkParse(b *testing.B) {
	data, err := iso20022.Write(run())
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := iso20022.Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}
