package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestDeclaredKeys(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.go"), "package a\n\nimport \"ownway/value/msg\"\n\nvar x = msg.New(\"area.one\", \"One \"+\n\t\"and two\")\nvar y = msg.Other(\"area.two\", \"b\")\n")
	write(t, filepath.Join(dir, "a_test.go"), "package a\n\nvar z = msg.New(\"area.test\", \"t\")\n")
	got, err := declared(dir)
	want := []key{{"area.one", "One and two", filepath.Join(dir, "a.go")}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestTranslatedKeys(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "area.yaml"), "area.one: {cy: a, easy: b}\narea.two: {cy: a}\n")
	have, err := translated(dir)
	if err != nil || !have["area.one"] || have["area.two"] || have["area.three"] {
		t.Errorf("got %v, %v", have, err)
	}
}

func write(t *testing.T, path, body string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
}
