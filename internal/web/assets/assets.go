// Package assets holds the styles and scripts that pages link to, inside the
// binary. Each is served under a name with the hash of its content, so that a
// browser may keep it for good and a new version is fetched at once.
package assets

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"
)

// Prefix is where Handler expects to be mounted.
const Prefix = "/assets/"

//go:embed own govuk
var embedded embed.FS

// asset is one file, ready to be sent.
type asset struct {
	name string // its hashed name, after Prefix
	kind string // content type
	body []byte
	zip  func() []byte
}

// shelf is all assets of one build.
type shelf struct {
	byName  map[string]*asset // by plain name, like "own/ownway.css"
	byHash  map[string]*asset // by hashed name
	css, js []string
}

var kinds = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}

var ours = sync.OnceValue(func() *shelf {
	s, err := stock(embedded)
	if err != nil {
		panic("assets: " + err.Error()) // the files are part of the program
	}
	return s
})

// stock reads the files. With the GOV.UK styles there, pages use them; without
// them, the plain ones.
func stock(from fs.FS) (*shelf, error) {
	s := &shelf{byName: map[string]*asset{}, byHash: map[string]*asset{}}
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || kinds[path.Ext(name)] == "" || path.Base(name) == starter || path.Base(name) == worker {
			return err
		}
		body, err := fs.ReadFile(from, name)
		if err == nil {
			s.put(name, body)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	first := "own/plain.css"
	if _, ok := s.byName["govuk/govuk-frontend.min.css"]; ok {
		first = "govuk/govuk-frontend.min.css"
	}
	for _, name := range []string{first, "own/ownway.css"} {
		if _, ok := s.byName[name]; !ok {
			return nil, fmt.Errorf("%s is not there", name)
		}
		s.css = append(s.css, s.href(name))
	}
	if err := s.start(from); err != nil {
		return nil, err
	}
	s.js = append(s.js, s.href("own/kept.js"))
	return s, nil
}

// starter is the script that a page loads. It names the GOV.UK script, whose
// hashed name it is given here.
const starter = "ownway.js"

// worker is the script that a browser runs beside the pages under /work. It has
// a name of its own, by which a browser asks for a newer one.
const worker = "offline.js"

// WorkerPath is where the browser finds it: no deeper than the pages that it serves.
const WorkerPath = "/" + worker

// Worker sends it.
func Worker(w http.ResponseWriter, _ *http.Request) {
	body, err := embedded.ReadFile("own/" + worker)
	if err != nil {
		panic("assets: " + err.Error()) // the file is part of the program
	}
	h := w.Header()
	h.Set("Content-Type", kinds[".js"])
	h.Set("Cache-Control", "no-cache")
	_, _ = w.Write(body) // whoever asked may have gone
}

func (s *shelf) start(from fs.FS) error {
	library, ok := s.byName["govuk/govuk-frontend.min.js"]
	if !ok {
		return nil // the pages work without
	}
	script, err := fs.ReadFile(from, "own/"+starter)
	if err != nil {
		return err
	}
	s.put("own/"+starter, bytes.ReplaceAll(script, []byte("GOVUK-FRONTEND"), []byte(Prefix+library.name)))
	s.js = []string{s.href("own/" + starter)}
	return nil
}

func (s *shelf) put(name string, body []byte) {
	sum := sha256.Sum256(body)
	ext := path.Ext(name)
	stem := strings.TrimSuffix(path.Base(name), ext)
	a := &asset{
		name: stem + "." + base64.RawURLEncoding.EncodeToString(sum[:9]) + ext,
		kind: kinds[ext],
		body: body,
		zip:  sync.OnceValue(func() []byte { return zipped(body) }),
	}
	s.byName[name], s.byHash[a.name] = a, a
}

func (s *shelf) href(name string) string { return Prefix + s.byName[name].name }

func zipped(body []byte) []byte {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil
	}
	_, err = w.Write(body)
	if cerr := w.Close(); err != nil || cerr != nil {
		return nil // sent as it is
	}
	return b.Bytes()
}

// CSS gives the addresses of the stylesheets of every page, in order.
func CSS() []string { return ours().css }

// Scripts gives the addresses of the scripts of every page: modules, none of
// which a page needs to work.
func Scripts() []string { return ours().js }

// Icon gives the address of the icon in a browser's tab.
func Icon() string { return ours().href("own/icon.svg") }

// Handler serves the files under Prefix. They never change, so a browser need
// not ask again for a year.
func Handler() http.Handler { return ours() }

// ServeHTTP sends one file, packed when the browser can unpack it.
func (s *shelf) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a, ok := s.byHash[strings.TrimPrefix(r.URL.Path, Prefix)]
	switch {
	case !ok:
		http.NotFound(w, r)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
		return
	}
	h := w.Header()
	h.Set("Content-Type", a.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Vary", "Accept-Encoding")
	h.Set("ETag", `"`+a.name+`"`)
	body := a.body
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		if z := a.zip(); len(z) > 0 && len(z) < len(body) {
			h.Set("Content-Encoding", "gzip")
			h.Set("ETag", `"`+a.name+`-gz"`)
			body = z
		}
	}
	http.ServeContent(w, r, a.name, time.Time{}, bytes.NewReader(body))
}
