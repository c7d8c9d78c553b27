// Package web serves the pages: server-rendered, in three languages, working
// without scripts. The pages of each kind of reader are in the packages below.
package web

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"ownway/bank/modulus"
	"ownway/internal/access"
	"ownway/internal/api"
	"ownway/internal/app"
	"ownway/internal/content"
	"ownway/internal/scan"
	"ownway/internal/store"
	"ownway/internal/web/assets"
	"ownway/internal/web/visit"
	"ownway/value/fault"
)

// Server answers requests.
type Server struct {
	store    *store.Store
	base     app.Base
	demo     bool
	sessions *sessions
	routes   []visit.Route
	handler  http.Handler
	log      *slog.Logger
	scanner  scan.Scanner
	numbers  *modulus.Table
}

// Option says something of how a server works.
type Option func(*Server)

// ScannedBy names what looks at each file that people send. Without one a demo
// takes files unseen, and any other server takes none.
func ScannedBy(scanner scan.Scanner) Option { return func(s *Server) { s.scanner = scanner } }

// NumbersCheckedBy gives the table that account numbers are checked by. Without
// one none is checked.
func NumbersCheckedBy(table *modulus.Table) Option { return func(s *Server) { s.numbers = table } }

// maxBody bounds what a form may send: a bank statement and a little more.
const maxBody = 21 << 20

// New makes the server. Only a demo lets people sign in by picking a name.
func New(s *store.Store, demo bool, log *slog.Logger, options ...Option) (*Server, error) {
	keys, err := newSessions(s.Now, !demo)
	if err != nil {
		return nil, err
	}
	v := &Server{store: s, base: app.Base{Store: s}, demo: demo, sessions: keys, log: log, scanner: scan.Closed{}}
	if demo {
		v.scanner = scan.Off{}
	}
	for _, o := range options {
		o(v)
	}
	v.routes = v.allRoutes(v.base)
	mux := http.NewServeMux()
	for _, r := range v.routes {
		mux.HandleFunc(r.Pattern, v.answer(r))
	}
	mux.Handle("GET "+assets.Prefix, assets.Handler())
	mux.HandleFunc("GET "+assets.WorkerPath, assets.Worker)
	mux.Handle(api.Prefix, api.Handler(v.base, log))
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	mux.HandleFunc("/", v.answer(visit.Route{Act: access.ReadPublic, Serve: func(*visit.Visit) error {
		return fault.NotFound(store.NoSuchRecord)
	}}))
	v.handler = http.NewCrossOriginProtection().Handler(safely(mux))
	return v, nil
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// safely sets what every answer says to the browser, and bounds the body.
func safely(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data:; "+
			"object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		next.ServeHTTP(w, r)
	})
}

// answer runs a route's handler for whoever asks, in their language, and
// turns what goes wrong into a page.
func (s *Server) answer(route visit.Route) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := s.visit(w, r)
		if err == nil {
			w.Header().Set("Vary", "Cookie") // who reads, and in which language
			if route.Act != access.ReadPublic || v.SignedIn() {
				w.Header().Set("Cache-Control", "no-store")
			}
			if err = s.gate(r.Context(), route, v); err == nil {
				err = route.Serve(v)
			}
		}
		if errors.Is(err, visit.CutOff) {
			s.log.LogAttrs(context.WithoutCancel(r.Context()), slog.LevelError, "answer cut off", slog.String("pattern", r.Pattern), slog.String("error", err.Error()))
			panic(http.ErrAbortHandler) // so that the reader's browser knows that it is not whole
		}
		if err != nil {
			s.explain(v, err)
		}
	}
}

func (s *Server) visit(w http.ResponseWriter, r *http.Request) (*visit.Visit, error) {
	v := &visit.Visit{W: w, R: r, By: access.Actor{Role: access.Public}, Demo: s.demo, Home: "/", Words: content.For(language(w, r))}
	id, left, ok := s.sessions.read(r)
	if !ok {
		return v, nil
	}
	a, err := s.store.AccountByID(r.Context(), id)
	if fault.KindOf(err) == fault.KindNotFound {
		return v, nil // an account of an earlier database
	}
	if err != nil {
		return v, err
	}
	v.By = a.Actor
	w.Header().Set("Ownway-Who", v.Who())
	w.Header().Set("Ownway-Left", strconv.Itoa(int(left.Seconds())))
	v.Home = firstPage(a.Actor)
	v.Menu = menu(v)
	return v, nil
}

// language gives the reader's setting: what they just chose, or chose before.
func language(w http.ResponseWriter, r *http.Request) content.Lang {
	if chosen, ok := content.ParseLang(r.URL.Query().Get("lang")); ok {
		http.SetCookie(w, &http.Cookie{Name: "lang", Value: string(chosen), Path: "/", MaxAge: 365 * 24 * 3600,
			HttpOnly: true, SameSite: http.SameSiteLaxMode})
		return chosen
	}
	if c, err := r.Cookie("lang"); err == nil {
		if kept, ok := content.ParseLang(c.Value); ok {
			return kept
		}
	}
	return content.En
}

// explain shows an error as a page. What is no fault is logged under an id
// that the page shows, and nothing more is said of it.
func (s *Server) explain(v *visit.Visit, err error) {
	kind := fault.KindOf(err)
	var tooBig *http.MaxBytesError
	if errors.As(err, &tooBig) {
		kind, err = fault.KindInvalid, fault.Invalid("file", tooLarge)
	}
	if kind == fault.KindForbidden && !v.SignedIn() {
		http.Redirect(v.W, v.R, "/sign-in", http.StatusSeeOther)
		return
	}
	id := ""
	if kind == fault.KindInternal {
		id = errorID()
		s.log.LogAttrs(context.WithoutCancel(v.R.Context()), slog.LevelError, "request failed",
			slog.String("id", id), slog.String("pattern", v.R.Pattern), slog.String("error", err.Error()))
	}
	if shown := showFault(v, kind, err, id); shown != nil {
		s.log.Error("error page failed", "error", shown.Error())
	}
}

func errorID() string {
	var b [4]byte
	if _, err := rand.Read(b[:]); err != nil {
		return "0"
	}
	return hex.EncodeToString(b[:])
}

// Serve answers on an address until the context ends, and then lets what is
// under way finish.
func (s *Server) Serve(ctx context.Context, address string) error {
	srv := &http.Server{Addr: address, Handler: s, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, IdleTimeout: 2 * time.Minute}
	failed := make(chan error, 1)
	go func() { failed <- srv.ListenAndServe() }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
		patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		return srv.Shutdown(patience)
	}
}
