package irmark_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ownway/bank/banktest"
	"ownway/internal/testing/leftout"
	"ownway/pay/rti/irmark"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The worked examples: the message, its mark in both forms, and where given
// the canonical body itself.
func TestPublishedExamples(t *testing.T) {
	raw, ok := banktest.Shared(t, "rti", "irmark-examples.json")
	if !ok {
		return
	}
	var examples []struct {
		File      string `json:"file"`
		Base64    string `json:"irmark_base64"`
		Base32    string `json:"irmark_base32"`
		Input     string `json:"canonical_sha1_input"`
		Canonical string `json:"canonical_form"`
	}
	if err := json.Unmarshal(raw, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) < 2 {
		t.Fatalf("%d examples", len(examples))
	}
	for _, e := range examples {
		message, _ := banktest.Shared(t, "rti", e.File)
		mark, err := irmark.Of(message)
		if err != nil {
			t.Fatal(e.File, err)
		}
		if mark.Base64() != e.Base64 || mark.String() != e.Base32 {
			t.Errorf("%s: %s %s, want %s %s", e.File, mark.Base64(), mark, e.Base64, e.Base32)
		}
		want := []byte(e.Canonical)
		if e.Input != "" {
			want, _ = banktest.Shared(t, "rti", e.Input)
		}
		got, err := irmark.Canonical(message)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: canonical body\n%s\nwant\n%s", e.File, got, want)
		}
		if proved, err := irmark.Proves(message); err != nil || !proved {
			t.Errorf("%s does not bear its own mark: %v", e.File, err)
		}
		if again, put, err := irmark.Put(message); err != nil || put != mark || !bytes.Equal(again, message) {
			t.Errorf("%s: put again, the message changed: %v", e.File, err)
		}
	}
}

func message(body string) string {
	return `<GovTalkMessage xmlns="urn:g" xmlns:b="urn:b">` + body + `</GovTalkMessage>`
}

func TestCanonicalForm(t *testing.T) {
	const open = `<Body xmlns="urn:g" xmlns:b="urn:b">`
	for _, c := range []struct{ name, given, want, source string }{
		{"empty tag becomes a pair", `<Body><x/></Body>`, open + `<x></x></Body>`, "C14N 1.0, 3.3"},
		{"attributes in order, namespaces first", `<Body><x b:a="1" z='2' a="3" xmlns:a="urn:a"/></Body>`, open + `<x xmlns:a="urn:a" a="3" z="2" b:a="1"></x></Body>`, "C14N 1.0, 2.2 and 3.3"},
		{"attributes by address, not by prefix", `<Body><x xmlns:c="urn:aa" b:y="1" c:y="2"/></Body>`, open + `<x xmlns:c="urn:aa" c:y="2" b:y="1"></x></Body>`, "C14N 1.0, 2.2"},
		{"declared again for nothing", `<Body><x xmlns="urn:g" xmlns:b="urn:b"/></Body>`, open + `<x></x></Body>`, "C14N 1.0, 2.3"},
		{"default taken away and given back", `<Body><x xmlns=""><y xmlns="urn:y"/><z xmlns=""/></x></Body>`, open + `<x xmlns=""><y xmlns="urn:y"></y><z></z></x></Body>`, "C14N 1.0, 2.3"},
		{"characters", `<Body>&lt;&gt;&amp;&quot;"'&#13;<![CDATA[<a>]]>` + "\r\nß</Body>", open + `&lt;&gt;&amp;""'&#xD;&lt;a&gt;` + "\nß</Body>", "C14N 1.0, 3.4"},
		{"characters in an attribute", `<Body><x a='"&lt;>&amp;&apos;'/></Body>`, open + `<x a="&quot;&lt;>&amp;'"></x></Body>`, "C14N 1.0, 3.4"},
		{"comments go", `<Body>a<!-- b -->c</Body>`, open + `ac</Body>`, "IRmark guide: without comments"},
		{"the mark goes, the space round it stays", "<Body><IRenvelope><IRheader> <IRmark Type='generic'>x</IRmark>\n</IRheader></IRenvelope></Body>", open + "<IRenvelope><IRheader> \n</IRheader></IRenvelope></Body>", "IRmark guide"},
		{"another element of that name stays", `<Body><IRmark>x</IRmark></Body>`, open + `<IRmark>x</IRmark></Body>`, "IRmark guide"},
		{"outside the body nothing counts", `<Header a="1">h</Header><Body/><Footer/>`, open + `</Body>`, "IRmark guide"},
	} {
		got, err := irmark.Canonical([]byte(message(c.given)))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if string(got) != c.want {
			t.Errorf("%s (%s):\n got %s\nwant %s", c.name, c.source, got, c.want)
		}
		agreesWithXMLLint(t, c.name, got)
	}
}

// agreesWithXMLLint proves that another program leaves the canonical form as
// it is, and so finds it canonical.
func agreesWithXMLLint(t *testing.T, name string, canonical []byte) {
	t.Helper()
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		leftout.Say(t, "canonical XML compared with xmllint, because it is not installed (apt libxml2-utils)")
		return
	}
	file := filepath.Join(t.TempDir(), "body.xml")
	if err := os.WriteFile(file, canonical, 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := exec.Command(lint, "--nonet", "--c14n", file).Output()
	if err != nil {
		t.Fatalf("%s: xmllint: %v", name, err)
	}
	if !bytes.Equal(bytes.TrimSuffix(got, []byte("\n")), canonical) {
		t.Errorf("%s: xmllint --c14n\n%s\nours\n%s", name, got, canonical)
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name, given string
		want        msg.Key
	}{
		{"nothing", "", irmark.NotXML},
		{"no body", message("<Head/>"), irmark.NoBody},
		{"two bodies", message("<Body/><Body/>"), irmark.NoBody},
		{"two roots", message("<Body/>") + message("<Body/>"), irmark.NotXML},
		{"text behind", message("<Body/>") + "x", irmark.NotXML},
		{"tags that cross", message("<Body><a></Body></a>"), irmark.NotXML},
		{"never closed", "<GovTalkMessage><Body>", irmark.NotXML},
		{"prefix of nothing", message("<Body><q:a/></Body>"), irmark.NotXML},
		{"the same attribute twice", message(`<Body><a x="1" x="2"/></Body>`), irmark.NotXML},
		{"the same attribute by two prefixes", message(`<Body><a xmlns:c="urn:b" b:x="1" c:x="2"/></Body>`), irmark.NotXML},
		{"a line break in an attribute", message("<Body><a x='1\n2'/></Body>"), irmark.NotXML},
		{"a document type", "<!DOCTYPE a []>" + message("<Body/>"), irmark.Unexpected},
		{"an instruction", message("<Body><?a b?></Body>"), irmark.Unexpected},
		{"an entity of its own", message("<Body>&mine;</Body>"), irmark.NotXML},
		{"another alphabet", `<?xml version="1.0" encoding="latin1"?>` + message("<Body/>"), irmark.NotXML},
		{"too deep", message("<Body>" + strings.Repeat("<a>", 70) + strings.Repeat("</a>", 70) + "</Body>"), irmark.Unexpected},
		{"an element in the mark", message("<Body><IRenvelope><IRheader><IRmark><a/></IRmark></IRheader></IRenvelope></Body>"), irmark.OneMark},
	} {
		_, err := irmark.Of([]byte(c.given))
		var f *fault.Fault
		if !errors.As(err, &f) || f.Text.Key != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	if _, err := irmark.Of(make([]byte, irmark.Most+1)); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("too large: %v", err)
	}
}

func TestPutWantsOnePlace(t *testing.T) {
	place := `<IRmark Type="generic"></IRmark>`
	for _, body := range []string{"", place + place, `<IRmark Type="generic"/>`} {
		_, _, err := irmark.Put([]byte(message("<Body><IRenvelope><IRheader>" + body + "</IRheader></IRenvelope></Body>")))
		var f *fault.Fault
		if !errors.As(err, &f) || f.Text.Key != irmark.OneMark {
			t.Errorf("%q: %v", body, err)
		}
	}
}

func ExamplePut() {
	marked, mark, err := irmark.Put([]byte(`<GovTalkMessage xmlns="http://www.govtalk.gov.uk/CM/envelope"><Body>` +
		`<IRenvelope><IRheader><IRmark Type="generic"></IRmark></IRheader></IRenvelope></Body></GovTalkMessage>`))
	if err != nil {
		fmt.Println(err)
		return
	}
	proved, err := irmark.Proves(marked)
	fmt.Println(len(mark.String()), len(mark.Base64()), proved, err)
	// Output: 32 28 true <nil>
}

// Whatever is read has a canonical form that reads as itself, and a mark that
// can be put is then the message's own.
func FuzzOf(f *testing.F) {
	f.Add([]byte(message("<Body><IRenvelope><IRheader><IRmark Type='generic'>a</IRmark></IRheader></IRenvelope></Body>")))
	f.Add([]byte(message(`<Body><x b:a="1" z='2' xmlns:a="urn:a"/>&lt;<![CDATA[<a>]]></Body>`)))
	f.Add([]byte("<!DOCTYPE a><a/>"))
	f.Fuzz(func(t *testing.T, given []byte) {
		canonical, err := irmark.Canonical(given)
		if err != nil {
			if fault.KindOf(err) != fault.KindInvalid {
				t.Fatalf("no fault: %v", err)
			}
			return
		}
		again, err := irmark.Canonical([]byte("<GovTalkMessage>" + string(canonical) + "</GovTalkMessage>"))
		if err != nil || !bytes.Equal(again, canonical) {
			t.Fatalf("%q reads again as %q, %v", canonical, again, err)
		}
		marked, mark, err := irmark.Put(given)
		if err != nil {
			return
		}
		if proved, err := irmark.Proves(marked); err != nil || !proved {
			t.Fatalf("%q does not bear its mark %s: %v", marked, mark, err)
		}
	})
}
