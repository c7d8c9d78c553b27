package web

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"
	"time"

	"ownway/internal/access"
)

// sessions keeps who is signed in, in a cookie that only this server can
// write. The key lives as long as the server: a restart signs everyone out.
type sessions struct {
	key    [32]byte
	now    func() time.Time
	secure bool // the cookie goes over an encrypted line only; a demo has none
}

const (
	sessionCookie = "ownway"
	sessionLength = 8 * time.Hour
)

func newSessions(now func() time.Time, secure bool) (*sessions, error) {
	s := &sessions{now: now, secure: secure}
	_, err := rand.Read(s.key[:])
	return s, err
}

func (s *sessions) sign(text string) string {
	mac := hmac.New(sha256.New, s.key[:])
	mac.Write([]byte(text))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

func (s *sessions) start(w http.ResponseWriter, id access.AccountID) {
	text := string(id) + "." + strconv.FormatInt(s.now().Add(sessionLength).Unix(), 10)
	s.set(w, text+"."+s.sign(text), int(sessionLength.Seconds()))
}

func (s *sessions) end(w http.ResponseWriter) { s.set(w, "", -1) }

func (s *sessions) set(w http.ResponseWriter, value string, seconds int) {
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Value: value, Path: "/", MaxAge: seconds,
		HttpOnly: true, Secure: s.secure, SameSite: http.SameSiteLaxMode})
}

// read gives the account of a cookie that this server wrote and that has not run
// out, and for how much longer it lasts.
func (s *sessions) read(r *http.Request) (access.AccountID, time.Duration, bool) {
	c, err := r.Cookie(sessionCookie)
	if err != nil {
		return "", 0, false
	}
	end := strings.LastIndexByte(c.Value, '.')
	if end < 0 || !hmac.Equal([]byte(c.Value[end+1:]), []byte(s.sign(c.Value[:end]))) {
		return "", 0, false
	}
	id, until, _ := strings.Cut(c.Value[:end], ".")
	seconds, err := strconv.ParseInt(until, 10, 64)
	left := time.Unix(seconds, 0).Sub(s.now())
	if err != nil || left < 0 {
		return "", 0, false
	}
	var account access.AccountID
	err = account.Parse(id)
	return account, left, err == nil
}
