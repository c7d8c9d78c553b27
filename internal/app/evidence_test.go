package app_test

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"testing"

	"ownway/internal/access"
	"ownway/internal/app"
	papers "ownway/internal/app/evidence"
	"ownway/internal/care/evidence"
	"ownway/internal/care/person"
	"ownway/internal/monitor/check"
	"ownway/internal/scan"
	"ownway/internal/store"
	"ownway/value/fault"
	pence "ownway/value/money"
)

func TestEvidence(t *testing.T) {
	scenes(t, map[string]func(*world){
		"a photo that was asked for is seen by the council, and who looked is shown": askedFor,
		"a photo that nobody asked for is the person's own":                          keptForOneself,
		"what the scanner does not clearly let through is not kept":                  notScanned,
		"what came by post is put in by whoever holds the account":                   byPost,
		"a paper is taken away until somebody else has looked":                       takenAway,
		"odd papers are refused":                                                     oddPapers,
	})
}

func receiptPhoto(w *world) []byte {
	w.Helper()
	var b bytes.Buffer
	w.ok(jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 60, 90)), nil))
	return b.Bytes()
}

func (w *world) evidence() *papers.Service {
	return &papers.Service{Base: app.Base{Store: w.s}, Scanner: scan.Off{}}
}

// oddLine gives a person a bank line that nothing explains, at a tier.
func (w *world) oddLine(who access.Actor, tier check.Tier) store.LineID {
	w.Helper()
	w.on("2026-09-14")
	w.bring(who, bank(w, line("2026-09-10", -18999, "HOMEBASE"), line("2026-09-11", -500, "CAFE")))
	a, err := w.money.Account(ctx, who, who.Person)
	w.ok(err)
	c := store.Check{Purse: a.Purse.ID, On: day("2026-09-14"), Result: check.Result{Tier: tier}}
	w.ok(w.s.Write(ctx, w.prepares, w.council.ID, func(tx *store.Tx) error {
		if err := store.NewID(tx, &c.ID); err != nil {
			return err
		}
		return tx.AddCheck(ctx, c)
	}))
	for _, l := range a.Unexplained {
		if l.Line.Payee == "HOMEBASE" {
			return l.ID
		}
	}
	w.Fatal("the line is not there")
	return ""
}

func askedFor(w *world) {
	s, rosa := w.evidence(), w.settled("Rosa Whitfield")
	l := w.oddLine(rosa, check.OfConcern)
	before, err := s.Of(ctx, rosa, rosa.Person, l)
	w.ok(err)
	if !before.Ask.Needed || len(before.Papers) != 0 {
		w.Errorf("asked %v because %v", before.Ask.Needed, before.Ask.Why)
	}
	total := pence.Amount(19499)
	id, err := s.Add(ctx, rosa, rosa.Person, papers.New{Line: l, Data: receiptPhoto(w), Total: &total, Came: evidence.ByScreen})
	w.ok(err)
	for _, who := range []access.Actor{w.prepares, rosa} {
		p, data, err := s.Open(ctx, who, rosa.Person, id)
		w.ok(err)
		if img, err := jpeg.Decode(bytes.NewReader(data)); err != nil || img.Bounds().Dx() != 60 || p.Kind != evidence.Photo {
			w.Errorf("%s sees %v, %v", who.Name, p.Kind, err)
		}
	}
	after, err := s.Of(ctx, rosa, rosa.Person, l)
	w.ok(err)
	if len(after.Papers) != 1 || len(after.Papers[0].Looks) != 2 || after.Papers[0].Looks[0].Name != "Pat Doyle" {
		w.Fatalf("she sees %+v", after.Papers)
	}
	if n := after.Papers[0].Note; n.Args["sum"].N != 500 {
		w.Errorf("the receipt is £5 more than the line, and it says %v", n)
	}
	for name, by := range map[string]access.Actor{"her practitioner": w.practitioner, "another person": w.settled2("Idris Bevan"), "a bureau without a grant": w.bureau} {
		_, _, err := s.Open(ctx, by, rosa.Person, id)
		w.refused(name, err, fault.KindForbidden)
		_, err = s.Of(ctx, by, rosa.Person, l)
		w.refused(name, err, fault.KindForbidden)
	}
}

func keptForOneself(w *world) {
	s, rosa := w.evidence(), w.settled("Rosa Whitfield")
	l := w.oddLine(rosa, check.Steady)
	id, err := s.Add(ctx, rosa, rosa.Person, papers.New{Line: l, Data: receiptPhoto(w), Came: evidence.ByScreen})
	w.ok(err)
	o, err := s.Of(ctx, rosa, rosa.Person, l)
	w.ok(err)
	if o.Ask.Needed || len(o.Papers) != 1 || o.Papers[0].Asked {
		w.Errorf("%+v", o)
	}
	_, _, err = s.Open(ctx, w.prepares, rosa.Person, id)
	w.refused("the council's officer", err, fault.KindForbidden, papers.NotAskedFor)
	if o, err = s.Of(ctx, w.prepares, rosa.Person, l); err != nil || len(o.Papers) != 0 {
		w.Errorf("the council's officer sees %+v, %v", o.Papers, err)
	}
	_, err = s.Add(ctx, w.prepares, rosa.Person, papers.New{Line: l, Data: receiptPhoto(w), Came: evidence.ByPost})
	w.refused("an officer adding what was not asked for", err, fault.KindForbidden, papers.NotAskedFor)
	grace := w.add("Grace Okafor")
	w.ok(w.care.Represent(ctx, rosa, person.Representative{Person: rosa.Person, Account: string(grace.Account), Name: grace.Name, Standing: person.Nominated}))
	_, _, err = s.Open(ctx, grace, rosa.Person, id)
	w.ok(err)
}

// noAnswer is a scanner that is not there.
type noAnswer struct{}

func (noAnswer) Scan(context.Context, []byte) error { return fault.Invalid("file", scan.NoAnswer) }

func notScanned(w *world) {
	rosa := w.settled("Rosa Whitfield")
	l := w.oddLine(rosa, check.OfConcern)
	for name, scanner := range map[string]scan.Scanner{"no scanner was named": nil, "it does not answer": noAnswer{}} {
		s := &papers.Service{Base: app.Base{Store: w.s}, Scanner: scanner}
		_, err := s.Add(ctx, rosa, rosa.Person, papers.New{Line: l, Data: receiptPhoto(w), Came: evidence.ByScreen})
		w.refused(name, err, fault.KindInvalid, scan.NoAnswer)
		if o, err := s.Of(ctx, rosa, rosa.Person, l); err != nil || len(o.Papers) != 0 {
			w.Errorf("%s: something was kept: %+v, %v", name, o.Papers, err)
		}
	}
}

func byPost(w *world) {
	s, rosa := w.evidence(), w.settled("Rosa Whitfield")
	l := w.oddLine(rosa, check.OfConcern)
	n := papers.New{Line: l, Data: receiptPhoto(w), Came: evidence.ByPost}
	_, err := s.Add(ctx, w.bureau, rosa.Person, n)
	w.refused("before she lets them hold her account", err, fault.KindForbidden)
	w.ok(w.care.LetSupport(ctx, rosa, rosa.Person, w.bureau.Keeper, access.Account, "holds my account"))
	_, err = s.Add(ctx, w.bureau, rosa.Person, n)
	w.ok(err)
	_, err = s.Add(ctx, w.prepares, rosa.Person, n) // she was asked, and posted it to the council
	w.ok(err)
	o, err := s.Of(ctx, rosa, rosa.Person, l)
	w.ok(err)
	if len(o.Papers) != 2 || o.Papers[0].Came != evidence.ByPost || !o.Papers[0].Mine {
		w.Errorf("%+v", o.Papers)
	}
}

func takenAway(w *world) {
	s, rosa := w.evidence(), w.settled("Rosa Whitfield")
	l := w.oddLine(rosa, check.OfConcern)
	add := func() evidence.ID {
		id, err := s.Add(ctx, rosa, rosa.Person, papers.New{Line: l, Data: receiptPhoto(w), Came: evidence.ByScreen})
		w.ok(err)
		return id
	}
	wrong, right := add(), add()
	_, _, err := s.Open(ctx, rosa, rosa.Person, wrong)
	w.ok(err)
	w.refused("an officer taking it away", s.Remove(ctx, w.prepares, rosa.Person, wrong), fault.KindForbidden, papers.OnlySender)
	w.ok(s.Remove(ctx, rosa, rosa.Person, wrong))
	w.refused("twice", s.Remove(ctx, rosa, rosa.Person, wrong), fault.KindNotFound)
	_, _, err = s.Open(ctx, w.prepares, rosa.Person, right)
	w.ok(err)
	w.refused("once the council has looked", s.Remove(ctx, rosa, rosa.Person, right), fault.KindConflict, papers.LookedAt)
}

func oddPapers(w *world) {
	s, rosa := w.evidence(), w.settled("Rosa Whitfield")
	l := w.oddLine(rosa, check.OfConcern)
	below := pence.Amount(-1)
	photo := receiptPhoto(w)
	for name, n := range map[string]papers.New{
		"a script":         {Line: l, Data: []byte("<script>alert(1)</script>"), Came: evidence.ByScreen},
		"nothing":          {Line: l, Came: evidence.ByScreen},
		"half a photo":     {Line: l, Data: photo[:len(photo)/2], Came: evidence.ByScreen},
		"a total below 0":  {Line: l, Data: photo, Came: evidence.ByScreen, Total: &below},
		"no way of coming": {Line: l, Data: photo},
	} {
		_, err := s.Add(ctx, rosa, rosa.Person, n)
		w.refused(name, err, fault.KindInvalid)
	}
	_, err := s.Add(ctx, rosa, rosa.Person, papers.New{Line: "lin_x", Data: photo, Came: evidence.ByScreen})
	w.refused("no such line", err, fault.KindNotFound)
	for range evidence.MostMany {
		_, err := s.Add(ctx, rosa, rosa.Person, papers.New{Line: l, Data: photo, Came: evidence.ByScreen})
		w.ok(err)
	}
	_, err = s.Add(ctx, rosa, rosa.Person, papers.New{Line: l, Data: photo, Came: evidence.ByScreen})
	w.refused("one too many", err, fault.KindConflict, papers.Enough)
	other := w.settled2("Idris Bevan")
	_, err = s.Of(ctx, other, other.Person, l)
	w.refused("another's line as one's own", err, fault.KindNotFound)
}
