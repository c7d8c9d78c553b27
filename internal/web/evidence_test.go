package web

import (
	"bytes"
	"image"
	"image/jpeg"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

const pdfPaper = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"

var opens = regexp.MustCompile(`href="([^"]+/evidence/evd_[^"]+)"`)

// paperPage gives the address of the papers of the first bank line of somebody.
func (s *site) paperPage(name string) string {
	s.t.Helper()
	found := regexp.MustCompile(`/money/lines/lin_[0-9a-z]+`).FindString(s.open(name, s.home(name)+"/money"))
	if found == "" {
		s.t.Fatal("no line on the page")
	}
	return s.home(name) + found + "/evidence"
}

func TestAPhotoIsAddedSeenAndTakenAwayWithoutScripts(t *testing.T) {
	s := newSite(t)
	const name = "Owen Pike"
	at := s.paperPage(name)
	if line := s.open(name, strings.TrimSuffix(at, "/evidence")); !strings.Contains(line, at) {
		t.Error("the page of the line does not lead to its papers")
	}
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 40, 60)), nil); err != nil {
		t.Fatal(err)
	}
	code, page := s.upload(name, at, "../../<script>.jpg", photo.String())
	if code != http.StatusOK || !strings.Contains(page, "It is kept") {
		t.Fatalf("adding: %d", code)
	}
	open := opens.FindStringSubmatch(page)
	if open == nil {
		t.Fatal("the page does not lead to the photo")
	}
	w := s.as(name, http.MethodGet, open[1], nil)
	if _, err := jpeg.Decode(w.Body); err != nil || w.Header().Get("Content-Type") != "image/jpeg" {
		t.Errorf("the photo: %d %v", w.Code, err)
	}
	s.mayRunNothing(t, w.Header())
	if page = s.open(name, at); !strings.Contains(page, "Owen Pike,") {
		t.Error("the page does not say who looked")
	}
	for other, want := range map[string]int{"": http.StatusSeeOther, "Rosa Whitfield": http.StatusForbidden, "Hannah Lowe": http.StatusForbidden} {
		if w := s.as(other, http.MethodGet, open[1], nil); w.Code != want {
			t.Errorf("%q opens it: %d", other, w.Code)
		}
	}
	if code, page := s.send(name, at, "/remove", nil); code != http.StatusOK || opens.MatchString(page) {
		t.Errorf("taking it away: %d", code)
	}
	if w := s.as(name, http.MethodGet, open[1], nil); w.Code != http.StatusNotFound {
		t.Errorf("it is still there: %d", w.Code)
	}
}

// mayRunNothing fails the test where a browser could run what is in a file.
func (s *site) mayRunNothing(t *testing.T, h http.Header) {
	t.Helper()
	if h.Get("Content-Security-Policy") != "default-src 'none'; sandbox" || h.Get("X-Content-Type-Options") != "nosniff" ||
		h.Get("Content-Disposition") == "" || h.Get("Cache-Control") != "no-store" {
		t.Errorf("headers: %v", h)
	}
}

func TestAPDFIsOnlySaved(t *testing.T) {
	s := newSite(t)
	at := s.paperPage("Rosa Whitfield")
	_, page := s.upload("Rosa Whitfield", at, "x.html", pdfPaper)
	open := opens.FindStringSubmatch(page)
	if open == nil {
		t.Fatal("it was not taken")
	}
	w := s.as("Rosa Whitfield", http.MethodGet, open[1], nil)
	if w.Body.String() != pdfPaper || !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment") {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	s.mayRunNothing(t, w.Header())
}

func TestWhatIsNoPaperIsRefusedWithWhatToDo(t *testing.T) {
	s := newSite(t)
	at := s.paperPage("Rosa Whitfield")
	for name, file := range map[string]string{
		"a web page":  "<html><script>alert(1)</script></html>",
		"nothing":     "",
		"HEIC":        "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + strings.Repeat("\x00", 64),
		"half a PDF":  pdfPaper[:30],
		"a huge file": strings.Repeat("x", 16<<20),
	} {
		code, page := s.upload("Rosa Whitfield", at, "photo.jpg", file)
		if code != http.StatusUnprocessableEntity || !strings.Contains(page, "There is a problem") {
			t.Errorf("%s: %d", name, code)
		}
	}
	server, err := New(s.store, false, s.Server.log)
	if err != nil {
		t.Fatal(err)
	}
	server.sessions = s.Server.sessions
	s.Server = server
	code, page := s.upload("Rosa Whitfield", at, "x.pdf", pdfPaper)
	if code != http.StatusUnprocessableEntity || !strings.Contains(page, "just now") {
		t.Errorf("a server that was told of no scanner: %d", code)
	}
	if opens.MatchString(s.open("Rosa Whitfield", at)) {
		t.Error("something that was refused was kept")
	}
}
