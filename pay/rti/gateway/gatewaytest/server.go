// Package gatewaytest is HMRC's Transaction Engine for tests: a server on this
// machine that looks at every message as HMRC does, and misbehaves as the test
// asks it to.
package gatewaytest

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"ownway/internal/hmrc"
	"ownway/pay/rti/gateway"
	"ownway/pay/rti/govtalk"
	"ownway/pay/rti/irmark"
)

// Mishap is one thing that goes wrong with one request.
type Mishap string

// The mishaps.
const (
	Fine        Mishap = "fine"         // nothing goes wrong
	Lost        Mishap = "lost"         // the request is carried out, and the line breaks before the answer
	Broken      Mishap = "broken"       // the line breaks before the request is carried out
	Late        Mishap = "late"         // it is carried out, and the answer never comes within the client's time
	Garbage     Mishap = "garbage"      // it is carried out, and what comes back is no answer
	Giant       Mishap = "giant"        // it is carried out, and the answer has no end
	Foreign     Mishap = "foreign"      // it is carried out, and the answer is about another message
	Busy        Mishap = "busy"         // it is not carried out: come again later
	Unknown     Mishap = "unknown"      // it is not carried out: the number is not known (error 2000)
	BadPassword Mishap = "bad-password" // it is not carried out: error 1046
	Working     Mishap = "working"      // a question is answered by one more acknowledgement
	Unlisted    Mishap = "unlisted"     // the list leaves everything out
	Twice       Mishap = "twice"        // a report that came before is acknowledged again, not refused
	Elsewhere   Mishap = "elsewhere"    // it is carried out, and the answer names an address on another host
	Moved       Mishap = "moved"        // it is carried out, and the answer is a redirect to another host
)

// Mishaps lists them all.
var Mishaps = []Mishap{Fine, Lost, Broken, Late, Garbage, Giant, Foreign, Busy, Unknown, BadPassword, Working, Unlisted, Twice, Elsewhere, Moved}

// Sender is whom the server knows.
var Sender = govtalk.Sender{ID: "EXAMPLESENDER", Password: "made up"}

// Server is the engine. Its methods may be called while it answers.
type Server struct {
	t      testing.TB
	http   *httptest.Server
	schema schemas
	mu     sync.Mutex
	ahead  []Mishap
	refuse []gateway.Error
	held   map[string]*message // by our number
	kept   int
}

// message is one that the server has taken.
type message struct {
	class, number, correlation string
	bytes                      []byte
	mark                       string
	errors                     []gateway.Error
	again                      int
	cleared, listed            bool
}

// New starts a server that ends with the test.
func New(t testing.TB) *Server {
	t.Helper()
	return start(t, load(t))
}

// NewLoose starts a server that does not look at messages by HMRC's schemas,
// for tests with very many messages.
func NewLoose(t testing.TB) *Server {
	t.Helper()
	return start(t, schemas{})
}

func start(t testing.TB, schema schemas) *Server {
	s := &Server{t: t, held: map[string]*message{}, schema: schema}
	s.http = httptest.NewServer(http.HandlerFunc(s.answer))
	t.Cleanup(s.http.Close)
	return s
}

// Client gives a client of the server.
func (s *Server) Client() gateway.Client { return s.ClientWithin(10 * time.Second) }

// ClientWithin gives a client that waits no longer for an answer, for when one
// is to come late.
func (s *Server) ClientWithin(limit time.Duration) gateway.Client {
	return gateway.Client{Submit: s.http.URL + "/submission", Poll: s.http.URL + "/poll", Post: hmrc.Line(s.http.Client(), limit)}
}

// Ahead says what goes wrong with the next requests, one for each. After them
// all goes well.
func (s *Server) Ahead(m ...Mishap) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ahead = append(s.ahead, m...)
}

// Refuse has the server refuse what it takes from now on, for these reasons;
// none is to accept again.
func (s *Server) Refuse(errors ...gateway.Error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refuse = errors
}

// Taken says how often the server took a message by its number: once, or
// never. What came again is refused as a duplicate.
func (s *Server) Taken(number string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held[number] == nil {
		return 0
	}
	return 1
}

// Again says how often a message came that the server had taken already.
func (s *Server) Again(number string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if m := s.held[number]; m != nil {
		return m.again
	}
	return 0
}

// Cleared reports whether the message's answer was thrown away on request.
func (s *Server) Cleared(number string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.held[number]
	return m != nil && m.cleared
}

// request is what the server reads of any message.
type request struct {
	Details struct{ Class, Qualifier, Function, TransactionID, CorrelationID string } `xml:"Header>MessageDetails"`
	Sender  struct {
		SenderID string
		Value    string `xml:"Authentication>Value"`
	} `xml:"Header>SenderDetails>IDAuthentication"`
}

func (s *Server) answer(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(io.LimitReader(r.Body, irmark.Most))
	if err != nil {
		return // the client has gone
	}
	s.mu.Lock()
	mishap := Fine
	if len(s.ahead) > 0 {
		mishap, s.ahead = s.ahead[0], s.ahead[1:]
	}
	out := s.carryOut(r, text, mishap)
	s.mu.Unlock()
	s.reply(w, r, mishap, out)
}

// reply writes the answer, or what goes wrong with it.
func (s *Server) reply(w http.ResponseWriter, r *http.Request, mishap Mishap, out string) {
	switch mishap {
	case Lost, Broken:
		panic(http.ErrAbortHandler)
	case Late:
		<-r.Context().Done()
		return
	case Garbage:
		out = "<html><body>Sorry, there is a problem</body>"
	case Giant:
		out = strings.Repeat("<GovTalkMessage>", gateway.Most/8)
	case Moved:
		w.Header().Set("Location", "http://elsewhere.example/poll")
		w.WriteHeader(http.StatusTemporaryRedirect)
		return
	}
	w.Header().Set("Content-Type", "text/xml")
	_, _ = io.WriteString(w, out) // a client that has gone does not matter
}

// carryOut does what a request asks for and gives the answer to it.
func (s *Server) carryOut(r *http.Request, text []byte, mishap Mishap) string {
	var q request
	if err := xml.NewDecoder(bytes.NewReader(text)).Decode(&q); err != nil || r.Method != http.MethodPost {
		s.t.Errorf("the gateway was sent %s, no message: %v", r.Method, err)
		return failure(q, "", gateway.Error{Number: 1001, Type: "fatal", Text: "The message is no XML"})
	}
	s.schema.check(s.t, text)
	switch mishap {
	case Broken:
		return ""
	case Busy:
		return failure(q, "", gateway.Error{Number: 1000, Type: "recoverable", Text: "The service is busy"})
	case Unknown:
		if q.Details.Qualifier == "poll" {
			return failure(q, "", gateway.Error{Number: 2000, Type: "recoverable", Text: "The correlation is not known"})
		}
	}
	asks := q.Details.Function == "list" || q.Details.Qualifier == "request" && q.Details.Function == "submit"
	if asks && (mishap == BadPassword || q.Sender.SenderID != Sender.ID || q.Sender.Value != Sender.Password) {
		return failure(q, "", gateway.Error{Number: 1046, Type: "fatal", Text: "Authentication failure"})
	}
	if !asks && q.Sender.Value != "" {
		s.t.Errorf("a password was sent with %s %s", q.Details.Qualifier, q.Details.Function)
	}
	switch q.Details.Qualifier + " " + q.Details.Function {
	case "request submit":
		return s.submit(q, text, mishap)
	case "poll submit":
		return s.poll(q, mishap)
	case "request list":
		return s.list(q, mishap)
	case "request delete":
		return s.clear(q, mishap)
	}
	s.t.Errorf("the gateway was asked to %s %s", q.Details.Qualifier, q.Details.Function)
	return failure(q, "", gateway.Error{Number: 1001, Type: "fatal", Text: "No such function"})
}

func (s *Server) submit(q request, text []byte, mishap Mishap) string {
	if proved, err := irmark.Proves(text); err != nil || !proved {
		s.t.Errorf("a message was sent that does not bear its mark: %v", err)
	}
	mark, err := irmark.Of(text)
	if err != nil {
		s.t.Errorf("a message was sent that cannot be marked: %v", err)
	}
	m := s.held[q.Details.TransactionID]
	if m == nil {
		s.kept++
		m = &message{class: q.Details.Class, number: q.Details.TransactionID, correlation: fmt.Sprintf("%032X", s.kept),
			bytes: text, mark: mark.Base64(), errors: s.refuse}
		s.held[m.number] = m
		return s.acknowledge(m, mishap)
	}
	m.again++
	if !bytes.Equal(m.bytes, text) {
		s.t.Errorf("message %s was sent again with other bytes", m.number)
	}
	if m.listed {
		s.t.Errorf("message %s was sent again although the list had shown it", m.number)
	}
	if mishap == Twice {
		return s.acknowledge(m, mishap)
	}
	return failure(q, "", gateway.Error{Number: 9999, Type: "business", Text: "Duplicate submission"})
}

func (s *Server) poll(q request, mishap Mishap) string {
	m := s.by(q.Details.CorrelationID)
	switch {
	case m == nil || m.cleared:
		return failure(q, "", gateway.Error{Number: 2000, Type: "recoverable", Text: "The correlation is not known"})
	case mishap == Working:
		return s.acknowledge(m, mishap)
	case len(m.errors) > 0:
		return failure(q, report(m.errors), gateway.Error{RaisedBy: "Department", Number: 3001, Type: "business",
			Text: "The submission of this document has failed due to departmental specific business logic in the Body tag."})
	}
	return s.success(m, mishap)
}

func (s *Server) list(q request, mishap Mishap) string {
	var b strings.Builder
	for _, m := range s.held {
		if mishap == Unlisted || m.cleared || m.class != q.Details.Class {
			continue
		}
		if mishap == Fine || mishap == Elsewhere { // else the answer does not come home
			m.listed = true
		}
		fmt.Fprintf(&b, "<StatusRecord><TimeStamp>21/11/2026 12:00:00</TimeStamp><CorrelationID>%s</CorrelationID>"+
			"<TransactionID>%s</TransactionID><Status>SUBMISSION_RESPONSE</Status></StatusRecord>", m.correlation, m.number)
	}
	return envelope(q.Details.Class, "response", "list", "", "", "", "", "<StatusReport>"+b.String()+"</StatusReport>")
}

func (s *Server) clear(q request, mishap Mishap) string {
	m := s.by(q.Details.CorrelationID)
	if m == nil {
		return failure(q, "", gateway.Error{Number: 2000, Type: "recoverable", Text: "The correlation is not known"})
	}
	m.cleared = true
	return envelope(m.class, "response", "delete", "", m.other(mishap), "", "", "")
}

func (s *Server) by(correlation string) *message {
	for _, m := range s.held {
		if m.correlation == correlation {
			return m
		}
	}
	return nil
}

// other gives the message's number, or another one when the answer is to be
// about something else.
func (m *message) other(mishap Mishap) string {
	if mishap == Foreign {
		return "F0F0F0"
	}
	return m.correlation
}
