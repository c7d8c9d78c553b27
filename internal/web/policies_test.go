package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	files "ownway/policies"
	"ownway/policy"
)

// All that anyone can do with councils' policies is done without scripts and
// without signing in; only a council's own staff reply.
func TestPoliciesAreOpenToAnyone(t *testing.T) {
	s := newSite(t)
	t.Run("compare", func(t *testing.T) {
		for address, want := range map[string]int{
			"/policies/compare?council=merton&council=model":  http.StatusOK,
			"/policies/compare?council=merton&council=merton": http.StatusUnprocessableEntity,
			"/policies/compare": http.StatusUnprocessableEntity,
			"/policies/compare?council=merton&council=atlantis":                       http.StatusNotFound,
			"/policies/compare?council=" + strings.Join(everyCouncil(t), "&council="): http.StatusUnprocessableEntity,
			"/policies/atlantis":                     http.StatusNotFound,
			"/policies/merton/changes?from=1&to=2":   http.StatusNotFound,
			"/policies/merton/changes?from=1&to=x":   http.StatusNotFound,
			"/policies/merton/policy.yaml?version=7": http.StatusNotFound,
			"/policies/merton/changes?from=1&to=1":   http.StatusOK,
		} {
			if w := s.as("", http.MethodGet, address, nil); w.Code != want {
				t.Errorf("%s: %d, want %d", address, w.Code, want)
			}
		}
		if page := s.as("", http.MethodGet, "/policies/compare?council=merton", nil).Body.String(); !strings.Contains(page, "Choose two councils or more") || !strings.Contains(page, `value="merton" checked`) {
			t.Error("what was chosen does not stay, or what to do is not said")
		}
	})
	t.Run("downloads", func(t *testing.T) {
		text, _, err := files.Text("merton")
		if err != nil {
			t.Fatal(err)
		}
		for _, address := range []string{"/policies/merton/policy.yaml", "/policies/merton/policy.yaml?version=1"} {
			if got := s.open("", address); got != string(text) {
				t.Errorf("%s is not the file", address)
			}
		}
		var doc policy.Document
		if err := json.Unmarshal([]byte(s.open("", "/policies/merton/findings.json")), &doc); err != nil || doc.Council != "London Borough of Merton" || len(doc.Findings) == 0 {
			t.Errorf("findings: %v %+v", err, doc)
		}
		var schema map[string]any
		if err := json.Unmarshal([]byte(s.open("", "/policies/schema.json")), &schema); err != nil || schema["properties"] == nil {
			t.Errorf("schema: %v", err)
		}
	})
	t.Run("check", func(t *testing.T) {
		code, page := s.send("", "/policies/check", "/policies/check", url.Values{"text": {"id: ourtown\ncouncil: Ourtown Council\nabout: x\npayees: {household-family: {is: never}}\n"}})
		if code != http.StatusOK || !strings.Contains(page, "Ourtown Council, as it holds on") || !strings.Contains(page, "Looks to conflict with the law") {
			t.Errorf("%d", code)
		}
		for text, want := range map[string]string{"": "Choose a file, or paste", "id: ourtown\nevery: {is: weekly}": "four-weekly", strings.Repeat("#", 130<<10): "128 kilobytes",
			"id: <script>alert(1)</script>\n": "&lt;script&gt;"} {
			code, page := s.send("", "/policies/check", "/policies/check", url.Values{"text": {text}})
			if code != http.StatusUnprocessableEntity || !strings.Contains(page, want) {
				t.Errorf("%.20q: %d, and nothing says %q", text, code, want)
			}
		}
	})
	t.Run("reply", func(t *testing.T) {
		s.replyTo(t)
	})
}

func (s *site) replyTo(t *testing.T) {
	t.Helper()
	const at = "/policies/severnside/reply"
	code, page := s.send("Pat Doyle", at, at, url.Values{"text": {"Since May <b>all</b> of this has changed."}})
	if code != http.StatusOK || !strings.Contains(page, "Since May &lt;b&gt;all&lt;/b&gt; of this") {
		t.Errorf("a reply: %d", code)
	}
	if !strings.Contains(s.open("", "/policies/severnside"), "Severnside Council replied on") {
		t.Error("nobody else can read it")
	}
	if code, page := s.send("Hannah Lowe", at, at, url.Values{"text": {""}}); code != http.StatusUnprocessableEntity || !strings.Contains(page, "Write what people should know") {
		t.Errorf("nothing said: %d", code)
	}
	for who, want := range map[string]int{"Ruth Amos": http.StatusNotFound, "Rosa Whitfield": http.StatusForbidden, "Sunita Rao": http.StatusForbidden} {
		if w := s.as(who, http.MethodPost, at, url.Values{"text": {"x"}}); w.Code != want {
			t.Errorf("%s: %d, want %d", who, w.Code, want)
		}
		if page := s.as(who, http.MethodGet, "/policies/severnside", nil).Body.String(); strings.Contains(page, "Reply for your council") {
			t.Errorf("%s is offered to reply", who)
		}
	}
}

func everyCouncil(t *testing.T) []string {
	t.Helper()
	all, err := files.All()
	if err != nil {
		t.Fatal(err)
	}
	ids := make([]string, len(all))
	for i, p := range all {
		ids[i] = p.ID
	}
	return ids
}
