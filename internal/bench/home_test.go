package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"ownway/internal/store"
	"ownway/internal/web"
)

// rounds is how often each person's home is asked for.
const rounds = 60

// BenchmarkHome measures the home page of every person of the demo, read from
// the database, on one core: first what the handler takes, and then beside a
// constant page of the same bytes, asked for in turn over a real connection. The
// public start page, which asks the database for nothing, stands beside its own
// constant page too.
func BenchmarkHome(b *testing.B) {
	s := openedDemo(b)
	site, err := web.New(s, true, slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	var visits []visit
	for _, a := range people(b, s) {
		visits = append(visits, visit{cookie: signIn(b, site, a), path: "/home/" + string(a.Person)})
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for b.Loop() {
		handled(b, site, visits)
		beside(b, site, visits, "served")
		beside(b, site, []visit{{path: "/"}}, "start")
	}
}

// visit is a page as someone who is signed in asks for it.
type visit struct {
	cookie *http.Cookie
	path   string
}

func signIn(b *testing.B, site http.Handler, a store.Account) *http.Cookie {
	r := httptest.NewRequest(http.MethodPost, "/sign-in", strings.NewReader(url.Values{"account": {string(a.Account)}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		if w.Code == http.StatusSeeOther && c.Value != "" {
			return c
		}
	}
	b.Fatalf("%s could not sign in: %d", a.Name, w.Code)
	return nil
}

func (v visit) request(b *testing.B, host string) *http.Request {
	r, err := http.NewRequest(http.MethodGet, host+v.path, nil)
	if err != nil {
		b.Fatal(err)
	}
	if v.cookie != nil {
		r.AddCookie(v.cookie)
	}
	return r
}

// handled measures the handler alone.
func handled(b *testing.B, site http.Handler, visits []visit) {
	all := make([]time.Duration, 0, rounds*len(visits))
	slowest := time.Duration(0)
	for _, v := range visits {
		var took []time.Duration
		for range rounds {
			w, r := httptest.NewRecorder(), v.request(b, "")
			from := time.Now()
			site.ServeHTTP(w, r)
			took = append(took, time.Since(from))
			if w.Code != http.StatusOK {
				b.Fatalf("%s: %d", v.path, w.Code)
			}
		}
		slices.Sort(took)
		slowest = max(slowest, took[len(took)/2])
		all = append(all, took...)
	}
	slices.Sort(all)
	b.ReportMetric(float64(all[len(all)/2])/1e6, "median-ms")
	b.ReportMetric(float64(all[len(all)*95/100])/1e6, "p95-ms")
	b.ReportMetric(float64(slowest)/1e6, "slowest-person-ms")
}

// beside measures pages over a connection, each beside a constant page of the
// same bytes: the median of each, and of the ratio within each pair.
func beside(b *testing.B, site http.Handler, visits []visit, name string) {
	server := httptest.NewServer(site)
	defer server.Close()
	var ours, theirs []time.Duration
	var ratios []float64
	for _, v := range visits {
		page := body(b, server.Client(), v.request(b, server.URL))
		constant := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			if _, err := w.Write(page); err != nil {
				b.Error(err)
			}
		}))
		for range rounds {
			one := fetched(b, server.Client(), v.request(b, server.URL), len(page))
			other := fetched(b, constant.Client(), v.request(b, constant.URL), len(page))
			ours, theirs = append(ours, one), append(theirs, other)
			ratios = append(ratios, other.Seconds()/one.Seconds())
		}
		constant.Close()
	}
	slices.Sort(ours)
	slices.Sort(theirs)
	slices.Sort(ratios)
	b.ReportMetric(float64(ours[len(ours)/2])/1e3, name+"-µs")
	b.ReportMetric(float64(theirs[len(theirs)/2])/1e3, name+"-constant-µs")
	b.ReportMetric(ratios[len(ratios)/2], name+"-ratio")
}

func fetched(b *testing.B, client *http.Client, r *http.Request, size int) time.Duration {
	from := time.Now()
	n := len(body(b, client, r))
	took := time.Since(from)
	if n != size {
		b.Fatalf("%s has %d bytes, and had %d before", r.URL.Path, n, size)
	}
	return took
}

func body(b *testing.B, client *http.Client, r *http.Request) []byte {
	page, err := get(client, r)
	if err != nil {
		b.Fatal(err)
	}
	return page
}

func get(client *http.Client, r *http.Request) (page []byte, err error) {
	w, err := client.Do(r)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, w.Body.Close()) }()
	if w.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", r.URL.Path, w.Status)
	}
	var read bytes.Buffer
	_, err = io.Copy(&read, w.Body)
	return read.Bytes(), err
}
