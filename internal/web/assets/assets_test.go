package assets

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

func some() fstest.MapFS {
	return fstest.MapFS{
		"own/plain.css":  {Data: []byte("p{}" + strings.Repeat(" ", 500))},
		"own/ownway.css": {Data: []byte("b{}")},
		"own/ownway.js":  {Data: []byte("import {} from 'GOVUK-FRONTEND'")},
		"own/kept.js":    {Data: []byte("export {}")},
		"own/offline.js": {Data: []byte("self")},
		"own/icon.svg":   {Data: []byte("<svg/>")},
		"govuk/README":   {Data: []byte("no asset")},
	}
}

func withGOVUK() fstest.MapFS {
	f := some()
	f["govuk/govuk-frontend.min.css"] = &fstest.MapFile{Data: []byte("a{}")}
	f["govuk/govuk-frontend.min.js"] = &fstest.MapFile{Data: []byte("export{}")}
	return f
}

func TestWithoutTheGOVUKStylesPagesUseThePlainOnes(t *testing.T) {
	s, err := stock(some())
	if err != nil {
		t.Fatal(err)
	}
	if len(s.css) != 2 || !strings.HasPrefix(s.css[0], "/assets/plain.") || len(s.js) != 1 || s.byName["own/offline.js"] != nil {
		t.Errorf("styles %v, scripts %v", s.css, s.js)
	}
}

func TestWithTheGOVUKStylesPagesUseThem(t *testing.T) {
	s, err := stock(withGOVUK())
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(s.css[0], "/assets/govuk-frontend.min.") || !strings.HasPrefix(s.css[1], "/assets/ownway.") {
		t.Errorf("styles %v", s.css)
	}
	res := get(t, s, s.js[0], nil)
	body, _ := io.ReadAll(res.Body)
	library := Prefix + s.byName["govuk/govuk-frontend.min.js"].name
	if !strings.Contains(string(body), "'"+library+"'") {
		t.Errorf("the script %q does not name %s", body, library)
	}
}

func TestAStyleThatIsMissingIsAFault(t *testing.T) {
	f := some()
	delete(f, "own/ownway.css")
	if _, err := stock(f); err == nil {
		t.Error("nothing wrong without ownway.css")
	}
}

func TestEachFileHasItsContentInItsName(t *testing.T) {
	before, err := stock(some())
	if err != nil {
		t.Fatal(err)
	}
	f := some()
	f["own/ownway.css"] = &fstest.MapFile{Data: []byte("c{}")}
	after, err := stock(f)
	if err != nil {
		t.Fatal(err)
	}
	if before.css[1] == after.css[1] || before.css[0] != after.css[0] {
		t.Errorf("before %v, after %v", before.css, after.css)
	}
}

func TestServing(t *testing.T) {
	s, err := stock(some())
	if err != nil {
		t.Fatal(err)
	}
	res := get(t, s, s.css[0], nil)
	if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != "text/css; charset=utf-8" ||
		res.Header.Get("Cache-Control") != "public, max-age=31536000, immutable" {
		t.Errorf("%d %v", res.StatusCode, res.Header)
	}
	whole, _ := io.ReadAll(res.Body)

	packed := get(t, s, s.css[0], http.Header{"Accept-Encoding": {"gzip, br"}})
	if packed.Header.Get("Content-Encoding") != "gzip" {
		t.Fatalf("not packed: %v", packed.Header)
	}
	z, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	if unpacked, _ := io.ReadAll(z); string(unpacked) != string(whole) {
		t.Error("the packed file is another")
	}

	again := get(t, s, s.css[0], http.Header{"If-None-Match": {res.Header.Get("ETag")}})
	if again.StatusCode != http.StatusNotModified {
		t.Errorf("asked again: %d", again.StatusCode)
	}
	for _, path := range []string{"/assets/", "/assets/plain.css", "/assets/README", "/assets/../assets.go", "/assets/own/plain.css"} {
		if res := get(t, s, path, nil); res.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d", path, res.StatusCode)
		}
	}
	rec := httptest.NewRecorder()
	s.ServeHTTP(rec, httptest.NewRequest(http.MethodPost, s.css[0], nil))
	if rec.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", rec.Code)
	}
}

func TestWhatIsInTheBinaryIsServed(t *testing.T) {
	for _, href := range append(append(CSS(), Scripts()...), Icon()) {
		if res := get(t, Handler(), href, nil); res.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", href, res.StatusCode)
		}
	}
}

// A page may only load from its own site, so no style may name another.
func TestStylesLoadNothingFromElsewhere(t *testing.T) {
	outside := regexp.MustCompile(`url\(|@import|@font-face|GDS Transport`)
	for name, a := range ours().byName {
		if strings.HasSuffix(name, ".css") {
			if found := outside.Find(a.body); found != nil {
				t.Errorf("%s holds %s", name, found)
			}
		}
	}
}

func get(t *testing.T, h http.Handler, path string, header http.Header) *http.Response {
	t.Helper()
	req := httptest.NewRequest(http.MethodGet, "/", nil)
	req.URL.Path = path
	for k, v := range header {
		req.Header[k] = v
	}
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, req)
	return rec.Result()
}

// With the GOV.UK styles the pictures were fetched too.
func TestEveryPictureIsServed(t *testing.T) {
	if len(PictureNames()) < 20 {
		t.Fatalf("only these pictures are listed: %v", PictureNames())
	}
	for _, name := range PictureNames() {
		href, ok := Picture(name)
		if ok != HasPictures() {
			t.Errorf("%s was fetched: %t, others: %t", name, ok, HasPictures())
		}
		if ok {
			if res := get(t, Handler(), href, nil); res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != "image/svg+xml" {
				t.Errorf("%s: %d %v", name, res.StatusCode, res.Header)
			}
		}
	}
	if _, ok := Picture("no-such-picture"); ok {
		t.Error("a picture that is not listed was found")
	}
}

// The worker keeps its name, so that a browser asks for a newer one.
func TestTheWorkerHasANameOfItsOwn(t *testing.T) {
	w := httptest.NewRecorder()
	Worker(w, httptest.NewRequest(http.MethodGet, WorkerPath, nil))
	if h := w.Header(); h.Get("Cache-Control") != "no-cache" || !strings.HasPrefix(h.Get("Content-Type"), "text/javascript") || !strings.Contains(w.Body.String(), "'fetch'") {
		t.Errorf("%v %s", w.Header(), w.Body)
	}
}
