package web

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"ownway/bank/bacs"
)

// form is a form as a browser without scripts would send it.
type form struct {
	action string
	values url.Values
}

// forms reads the forms of a page with what is filled in already.
func forms(t *testing.T, page string) []form {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var all []form
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data != "form" {
			continue
		}
		f := form{action: attr(n, "action"), values: url.Values{}}
		for c := range n.Descendants() {
			f.take(c)
		}
		all = append(all, f)
	}
	return all
}

func (f form) take(n *html.Node) {
	name := attr(n, "name")
	if n.Type != html.ElementNode || name == "" {
		return
	}
	switch n.Data {
	case "input":
		kind := attr(n, "type")
		if (kind == "checkbox" || kind == "radio") && !has(n, "checked") || kind == "file" {
			return
		}
		f.values.Add(name, attr(n, "value"))
	case "textarea":
		text := ""
		if n.FirstChild != nil {
			text = n.FirstChild.Data
		}
		f.values.Add(name, text)
	case "select":
		f.values.Add(name, chosen(n))
	}
}

func chosen(n *html.Node) string {
	first, picked := "", ""
	for o := range n.Descendants() {
		if o.Data == "option" {
			if first == "" {
				first = attr(o, "value")
			}
			if has(o, "selected") {
				picked = attr(o, "value")
			}
		}
	}
	if picked != "" {
		return picked
	}
	return first
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// open gives a page's text, and fails when it is not there.
func (s *site) open(name, address string) string {
	s.t.Helper()
	w := s.as(name, http.MethodGet, address, nil)
	if w.Code != http.StatusOK {
		s.t.Fatalf("%s opens %s: %d", name, address, w.Code)
	}
	return w.Body.String()
}

// send fills in the form of a page whose action ends so, sends it, follows where
// it leads, and gives the answer.
func (s *site) send(name, address, action string, more url.Values) (int, string) {
	s.t.Helper()
	for _, f := range forms(s.t, s.open(name, address)) {
		where := f.action
		if where == "" {
			where = address
		}
		if !strings.HasSuffix(where, action) {
			continue
		}
		for k, v := range more {
			f.values[k] = v
		}
		return s.follow(name, s.as(name, http.MethodPost, where, f.values))
	}
	s.t.Fatalf("%s has no form for %s", address, action)
	return 0, ""
}

func (s *site) follow(name string, w *httptest.ResponseRecorder) (int, string) {
	s.t.Helper()
	if w.Code == http.StatusSeeOther {
		return http.StatusOK, s.open(name, w.Header().Get("Location"))
	}
	return w.Code, w.Body.String()
}

func (s *site) home(name string) string { return "/home/" + string(s.accounts[name].Person) }

func TestHoursAreAgreedWithoutScripts(t *testing.T) {
	s := newSite(t)
	at := s.home("Harold Finch")
	if !strings.Contains(s.open("Harold Finch", at), at+"/hours") {
		t.Error("his home does not lead to the hours")
	}
	code, page := s.send("Harold Finch", at+"/hours", "/hours", nil)
	if code != http.StatusOK || strings.Contains(page, "There is a problem") {
		t.Fatalf("agreeing: %d", code)
	}
	if strings.Contains(s.open("Harold Finch", at), "Are these hours right?") {
		t.Error("the hours are agreed and still asked about")
	}
}

func TestBillsAreSaidToBePaidOnce(t *testing.T) {
	s := newSite(t)
	at := s.home("Alan Croft") + "/pay"
	tick := ticks(t, s.open("Alan Croft", at))
	if len(tick) == 0 {
		t.Fatal("nothing to tick")
	}
	if code, _ := s.send("Alan Croft", at, "/pay", url.Values{}); code != http.StatusUnprocessableEntity {
		t.Errorf("sent with nothing ticked: %d", code)
	}
	if w := s.as("Alan Croft", http.MethodPost, at, tick); w.Code != http.StatusSeeOther {
		t.Errorf("paid: %d", w.Code)
	}
	once := s.open("Alan Croft", s.home("Alan Croft"))
	if w := s.as("Alan Croft", http.MethodPost, at, tick); w.Code >= http.StatusInternalServerError {
		t.Errorf("the same again: %d", w.Code)
	}
	if s.open("Alan Croft", s.home("Alan Croft")) != once {
		t.Error("what was said twice was counted twice")
	}
}

// ticks ticks every box of a page.
func ticks(t *testing.T, page string) url.Values {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	values := url.Values{}
	for n := range root.Descendants() {
		if n.Data == "input" && attr(n, "type") == "checkbox" {
			values.Add(attr(n, "name"), attr(n, "value"))
		}
	}
	return values
}

func TestAStatementIsTakenOnceOrRefusedWithItsLine(t *testing.T) {
	s := newSite(t)
	at := s.home("Rosa Whitfield") + "/money/statement"
	const good = "Number,Date,Account,Amount,Subcategory,Memo\r\n ,21/11/2026,20-29-59 63748472,-12.40,Card Purchase,CHOIR SUBS\r\n"
	if code, page := s.upload("Rosa Whitfield", at, "november.csv", good); code != http.StatusOK || !strings.Contains(page, "1") {
		t.Errorf("a good file: %d", code)
	}
	if !strings.Contains(s.open("Rosa Whitfield", s.home("Rosa Whitfield")), "CHOIR SUBS") {
		t.Error("the new line is not on her home")
	}
	before := s.open("Rosa Whitfield", s.home("Rosa Whitfield")+"/money")
	if code, _ := s.upload("Rosa Whitfield", at, "november.csv", good); code >= 500 {
		t.Errorf("the same file again: %d", code)
	}
	for name, bad := range map[string]string{
		"an amount that is none": strings.Replace(good, "-12.40", "twelve", 1),
		"another account":        strings.ReplaceAll(good, "63748472", "11111111"),
		"no statement":           "dear bank",
		"nothing":                "",
	} {
		code, page := s.upload("Rosa Whitfield", at, "bad.csv", bad)
		if code != http.StatusUnprocessableEntity || !strings.Contains(page, "There is a problem") {
			t.Errorf("%s: %d", name, code)
		}
		if name == "an amount that is none" && !strings.Contains(page, "ine 2") {
			t.Errorf("%s: the page does not name the line", name)
		}
	}
	if after := s.open("Rosa Whitfield", s.home("Rosa Whitfield")+"/money"); after != before {
		t.Error("a file that was known or refused changed something")
	}
}

func (s *site) upload(name, address, file, text string) (int, string) {
	s.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	part, err := w.CreateFormFile("file", file)
	if err != nil {
		s.t.Fatal(err)
	}
	if _, err := part.Write([]byte(text)); err != nil {
		s.t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		s.t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, address, &body)
	r.Header.Set("Content-Type", w.FormDataContentType())
	cookie := httptest.NewRecorder()
	s.sessions.start(cookie, s.accounts[name].Account)
	r.AddCookie(cookie.Result().Cookies()[0])
	got := httptest.NewRecorder()
	s.ServeHTTP(got, r)
	return s.follow(name, got)
}

func TestAPaymentRunTakesTwoPeople(t *testing.T) {
	s := newSite(t)
	code, page := s.send("Pat Doyle", "/payments", "/payments", nil)
	if code != http.StatusOK {
		t.Fatalf("preparing: %d", code)
	}
	var run string
	for _, f := range forms(t, page) {
		if strings.HasSuffix(f.action, "/approve") {
			run = strings.TrimSuffix(f.action, "/approve")
		}
	}
	if run == "" {
		run = newest(t, s.open("Pat Doyle", "/payments"))
	}
	if w := s.as("Pat Doyle", http.MethodGet, run+"/bacs.txt", nil); w.Code != http.StatusConflict {
		t.Errorf("a file before approval: %d", w.Code)
	}
	if w := s.as("Pat Doyle", http.MethodPost, run+"/approve", nil); w.Code == http.StatusSeeOther {
		t.Error("who prepared it approved it")
	}
	if w := s.as("Mei Tan", http.MethodPost, run+"/approve", nil); w.Code != http.StatusSeeOther {
		t.Errorf("approving: %d", w.Code)
	}
	if w := s.as("Mei Tan", http.MethodPost, run+"/approve", nil); w.Code == http.StatusSeeOther {
		t.Error("approved twice")
	}
	w := s.as("Mei Tan", http.MethodGet, run+"/bacs.txt", nil)
	file, err := bacs.Parse(w.Body.Bytes())
	if w.Code != http.StatusOK || err != nil || len(file.Credits) < 8 {
		t.Errorf("the file: %d, %v, %d payments", w.Code, err, len(file.Credits))
	}
}

// newest gives the address of the first run that a page links to.
func newest(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if href := attr(n, "href"); n.Data == "a" && strings.HasPrefix(href, "/payments/") {
			return href
		}
	}
	t.Fatal("no run on the page")
	return ""
}

func TestAFindingIsSettledWithANote(t *testing.T) {
	s := newSite(t)
	at := "/caseload/" + string(s.accounts["Owen Pike"].Person)
	if code, _ := s.send("Hannah Lowe", at, "/findings", nil); code != http.StatusUnprocessableEntity {
		t.Errorf("settled without a note: %d", code)
	}
	var note string
	for _, f := range forms(t, s.open("Hannah Lowe", at)) {
		for k := range f.values {
			if strings.HasPrefix(k, "note") {
				note = k
			}
		}
	}
	if code, _ := s.send("Hannah Lowe", at, "/findings", url.Values{note: {"He showed the receipts."}}); code != http.StatusOK {
		t.Errorf("settling: %d", code)
	}
}
