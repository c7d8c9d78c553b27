package hmrc_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"ownway/internal/hmrc"
	"ownway/pay/rti/gateway"
)

func TestLine(t *testing.T) {
	var asked atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		text, err := io.ReadAll(r.Body)
		if err != nil || r.Method != http.MethodPost || !strings.HasPrefix(r.Header.Get("Content-Type"), "text/xml") {
			t.Errorf("%s %v %v", r.Method, r.Header, err)
		}
		switch r.URL.Path {
		case "/moved":
			http.Redirect(w, r, "/echo", http.StatusTemporaryRedirect)
		case "/large":
			_, _ = w.Write(make([]byte, gateway.Most+1)) // the client goes away
		case "/most":
			_, _ = w.Write(make([]byte, gateway.Most))
		case "/broken":
			panic(http.ErrAbortHandler)
		case "/never":
			<-r.Context().Done()
		default:
			w.WriteHeader(http.StatusInternalServerError)
			_, _ = w.Write(text)
		}
	}))
	defer server.Close()
	for _, c := range []struct {
		path string
		want int // bytes that come back; -1 for no answer
	}{
		{"/echo", 5}, {"/most", gateway.Most}, {"/large", -1}, {"/broken", -1}, {"/never", -1}, {"/moved", 0},
	} {
		limit := 10 * time.Second
		if c.path == "/never" {
			limit = 100 * time.Millisecond
		}
		was := asked.Load()
		got, err := hmrc.Line(server.Client(), limit)(context.Background(), server.URL+c.path, []byte("hello"))
		if c.want < 0 && !errors.Is(err, hmrc.ErrNoAnswer) || c.want >= 0 && (err != nil || len(got) != c.want) {
			t.Errorf("%s: %d bytes, %v", c.path, len(got), err)
		}
		if asked.Load() != was+1 {
			t.Errorf("%s was asked %d times", c.path, asked.Load()-was)
		}
	}
	if _, err := hmrc.Line(nil, time.Second)(context.Background(), "::", nil); !errors.Is(err, hmrc.ErrNoAnswer) {
		t.Errorf("no address: %v", err)
	}
}
