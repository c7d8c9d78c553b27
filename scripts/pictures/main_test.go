package main

import (
	"slices"
	"testing"
)

func TestParsePages(t *testing.T) {
	got, err := parsePages("# a list\n\nstart  /\nhome /home?x=1   Ann Price\n")
	want := []sight{{"start", "/", ""}, {"home", "/home?x=1", "Ann Price"}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
	for _, bad := range []string{"start", "start home", "../up /"} {
		if _, err := parsePages(bad); err == nil {
			t.Errorf("%q: nothing wrong", bad)
		}
	}
}

func TestWithLang(t *testing.T) {
	for path, want := range map[string]string{"/": "/?lang=cy", "/a?b=c": "/a?b=c&lang=cy"} {
		if got := withLang(path, "cy"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
