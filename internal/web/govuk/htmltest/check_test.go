package htmltest

import (
	"strings"
	"testing"
)

func TestFaults(t *testing.T) {
	tests := []struct {
		name, page, says string
	}{
		{"left open", "<div><p>a</p>", "<div> does not close"},
		{"closed out of order", "<b><i>a</b></i>", "closes nothing"},
		{"an id twice", `<p id="a">1</p><p id="a">2</p>`, `"a" is there 2 times`},
		{"an id with a space", `<p id="a b">1</p>`, "no id"},
		{"a hint that is not there", `<label for="a">A</label><input id="a" aria-describedby="a-hint">`, `"a-hint", which is not there`},
		{"a field without a label", `<input id="a" name="a">`, "no label"},
		{"a link to nothing", `<a href="#gone">x</a>`, "leads nowhere"},
		{"a style inside the page", `<p style="color:red">x</p>`, "style inside the page"},
		{"a script inside the page", `<script>1</script>`, "stands inside the page"},
		{"a handler inside the page", `<p onclick="x()">x</p>`, "onclick inside the page"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(Faults(tt.page), "; "); !strings.Contains(got, tt.says) {
				t.Errorf("got %q, want %q in it", got, tt.says)
			}
		})
	}
	fine := `<!doctype html><p id="a-hint">h</p><label for="a">A</label><input id="a" aria-describedby="a-hint"><br/><a href="#a">x</a><svg><rect/></svg>`
	if got := Faults(fine); len(got) != 0 {
		t.Errorf("a page with nothing wrong: %v", got)
	}
}

func TestText(t *testing.T) {
	if got := Text("<p>A <b>bold</b>\n word</p><p>&pound;5</p>"); got != "A bold word £5" {
		t.Errorf("got %q", got)
	}
}
