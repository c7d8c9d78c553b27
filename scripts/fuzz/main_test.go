package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestFind(t *testing.T) {
	t.Chdir(t.TempDir())
	for path, body := range map[string]string{
		"a/a_test.go":            "package a\n\nfunc FuzzOne(f *testing.F) {}\n\nfunc TestTwo(t *testing.T) {}\n",
		"a/a.go":                 "package a\n\nfunc FuzzNot(f *testing.F) {}\n",
		"node_modules/b_test.go": "package b\n\nfunc FuzzOther(f *testing.F) {}\n",
	} {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := find(".")
	if err != nil || !slices.Equal(got, []target{{"./a", "FuzzOne"}}) {
		t.Errorf("got %v, %v", got, err)
	}
}
