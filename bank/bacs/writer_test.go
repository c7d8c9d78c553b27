package bacs_test

import (
	"bytes"
	"testing"

	"ownway/bank/bacs"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
)

func TestWriterWritesTheVerySameFile(t *testing.T) {
	f := bacs.File{Serial: "PAY001", SUN: "123456", From: ident.BankAccount{SortCode: "089999", Number: "66374958", Name: "Severnside"},
		Narrative: "Direct payments", Processing: calendar.MustDate("2026-08-17")}
	for _, name := range []string{"Siân Ó Dónaill", "Rosa Whitfield", "A name that is longer than its field"} {
		f.Credits = append(f.Credits, bacs.Credit{To: ident.BankAccount{SortCode: "202959", Number: "63748472", Name: name}, Reference: "dp 1a", Amount: 12345})
	}
	want, err := bacs.Write(f)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	w, err := bacs.NewWriter(&got, f)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range f.Credits {
		if err := w.Put(c); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil || !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%v\n%s", err, got.Bytes())
	}
}

func TestWriterRefuses(t *testing.T) {
	head := bacs.File{Serial: "PAY001", SUN: "123456", From: ident.BankAccount{SortCode: "089999", Number: "66374958", Name: "Severnside"}, Processing: calendar.MustDate("2026-08-17")}
	if _, err := bacs.NewWriter(&bytes.Buffer{}, bacs.File{}); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("a head with nothing in it: %v", err)
	}
	w, err := bacs.NewWriter(&bytes.Buffer{}, head)
	if err != nil {
		t.Fatal(err)
	}
	if all := fault.All(w.Close()); len(all) != 1 || all[0].Text.Key != bacs.NoCredits {
		t.Errorf("a file of nobody: %v", all)
	}
	good := bacs.Credit{To: ident.BankAccount{SortCode: "202959", Number: "63748472", Name: "Rosa"}, Reference: "DP 1", Amount: bacs.MostItem}
	if err := w.Put(good); err != nil {
		t.Fatal(err)
	}
	bad := good
	bad.To.Name = "…"
	if all := fault.All(w.Put(bad)); len(all) != 1 || all[0].Line != 2 || all[0].Text.Key != bacs.EnterName {
		t.Errorf("a name without a letter: %v", all)
	}
	for range bacs.MostTotal / bacs.MostItem {
		if err := w.Put(good); err != nil {
			t.Fatal(err)
		}
	}
	if all := fault.All(w.Close()); len(all) != 1 || all[0].Text.Key != bacs.TotalTooLarge {
		t.Errorf("more than one file can hold: %v", all)
	}
}
