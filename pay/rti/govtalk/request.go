package govtalk

import (
	"time"

	"ownway/pay/rti/element"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// Poll writes the question whether HMRC has answered a message that it
// acknowledged (Transaction Engine, Document Submission Protocol:
// SUBMISSION_POLL). It bears no password.
func Poll(class, correlation string) ([]byte, error) {
	return request(class, correlation, "poll", "submit")
}

// Delete writes the request to throw an answer away once it is kept here
// (DELETE_REQUEST). It bears no password.
func Delete(class, correlation string) ([]byte, error) {
	return request(class, correlation, "request", "delete")
}

func request(class, correlation, qualifier, function string) ([]byte, error) {
	switch {
	case !classes.MatchString(class):
		return nil, fault.Invalid("class", EnterClass)
	case correlation == "" || !numbers.MatchString(correlation):
		return nil, fault.Invalid("correlation", EnterTransaction)
	}
	return envelope(func(w *element.Writer) {
		details(w, class, qualifier, function, correlation)
		w.Inside("SenderDetails", func() {})
	}, func(*element.Writer) {}), nil
}

// List writes the question which messages of a class HMRC has of the sender,
// from one time to another as a clock on the wall shows them (DATA_REQUEST).
// The layout of dates and times was seen in public programs only, not in
// HMRC's own guide.
func List(class string, s Sender, from, to time.Time) ([]byte, error) {
	switch {
	case !classes.MatchString(class):
		return nil, fault.Invalid("class", EnterClass)
	case s.ID == "" || s.Password == "":
		return nil, fault.Invalid("sender", EnterSender)
	case from.IsZero() || to.Before(from):
		return nil, fault.Invalid("from", calendar.EnterDate)
	}
	return envelope(func(w *element.Writer) {
		details(w, class, "request", "list", "")
		w.Inside("SenderDetails", func() { s.write(w) })
	}, func(w *element.Writer) {
		w.Text("IncludeIdentifiers", "1")
		w.Text("StartDate", from.Format("02/01/2006"))
		w.Text("StartTime", from.Format("15:04:05"))
		w.Text("EndDate", to.Format("02/01/2006"))
		w.Text("EndTime", to.Format("15:04:05"))
	}), nil
}

func envelope(header, body func(w *element.Writer)) []byte {
	var w element.Writer
	w.Written([]byte(`<?xml version="1.0" encoding="UTF-8"?>` + "\n"))
	w.Inside("GovTalkMessage", func() {
		w.Text("EnvelopeVersion", "2.0")
		w.Inside("Header", func() { header(&w) })
		w.Inside("GovTalkDetails", func() { w.Inside("Keys", func() {}) })
		w.Inside("Body", func() { body(&w) })
	}, element.Attr{Name: "xmlns", Value: namespace})
	return w.Bytes()
}

func details(w *element.Writer, class, qualifier, function, correlation string) {
	w.Inside("MessageDetails", func() {
		w.Text("Class", class)
		w.Text("Qualifier", qualifier)
		w.Text("Function", function)
		w.Text("CorrelationID", correlation)
		w.Text("Transformation", "XML")
	})
}
