// Command assets fetches what the pages take from npm, checks it, and puts it
// where the program embeds it. With nothing changed it does nothing. Without
// npm, or without a network, the pages use the plain stylesheet of our own.
package main

import (
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const (
	from = "node_modules/govuk-frontend/dist/govuk"
	into = "internal/web/assets/govuk"
	sums = "scripts/assets/assets.sha512"
)

func main() {
	accept := flag.Bool("accept", false, "write down the checksums of what was made, after a change of version")
	flag.Parse()
	if err := run(*accept); err != nil {
		fmt.Fprintln(os.Stderr, "assets:", err)
		os.Exit(1)
	}
}

func run(accept bool) error {
	stamp, err := inputs()
	if err != nil {
		return err
	}
	stampFile := filepath.Join(into, ".stamp")
	if have, err := os.ReadFile(stampFile); err == nil && string(have) == stamp && !accept {
		return nil
	}
	fetched, err := fetch()
	if err != nil || !fetched {
		return err
	}
	made, err := build()
	if err != nil {
		return err
	}
	if accept {
		if err := os.WriteFile(sums, []byte(list(made)), 0o644); err != nil {
			return err
		}
		if stamp, err = inputs(); err != nil {
			return err
		}
	}
	if err := check(made); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(into, "pictures"), 0o755); err != nil {
		return err
	}
	for _, f := range made {
		if err := os.WriteFile(filepath.Join(into, f.name), f.body, 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(stampFile, []byte(stamp), 0o644)
}

// inputs names the state of everything that the result depends on.
func inputs() (string, error) {
	h := sha256.New()
	for _, name := range []string{"package-lock.json", sums, "scripts/assets/main.go", "scripts/assets/strip.go", "scripts/assets/pictures.go", pictureList} {
		b, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%s %d\n", name, len(b))
		h.Write(b)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// fetch installs exactly what package-lock.json names; npm refuses a package
// whose checksum is another. It gives false when the packages cannot be had.
func fetch() (bool, error) {
	npm, err := exec.LookPath("npm")
	if err != nil {
		fmt.Println("assets: npm is not here, so the pages use the plain stylesheet")
		return false, nil
	}
	cmd := exec.Command(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
	out, err := cmd.CombinedOutput()
	switch {
	case err == nil:
		return true, nil
	case bytes.Contains(out, []byte("EINTEGRITY")):
		return false, fmt.Errorf("a package is not the one that package-lock.json names:\n%s", out)
	}
	fmt.Printf("assets: npm could not fetch the packages, so the pages use the plain stylesheet (%v)\n", lastLine(out, err))
	return false, nil
}

func lastLine(out []byte, err error) string {
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if lines[0] == "" {
		return err.Error()
	}
	return lines[0]
}

type file struct {
	name string
	body []byte
}

func build() ([]file, error) {
	css, err := os.ReadFile(filepath.Join(from, "govuk-frontend.min.css"))
	if err != nil {
		return nil, err
	}
	js, err := os.ReadFile(filepath.Join(from, "govuk-frontend.min.js"))
	if err != nil {
		return nil, err
	}
	css, err = stripCSS(css)
	if err != nil {
		return nil, err
	}
	made := []file{{"govuk-frontend.min.css", css}, {"govuk-frontend.min.js", stripMap(js)}}
	drawn, err := pictures()
	return append(made, drawn...), err
}

// list writes checksums as sha512sum does.
func list(made []file) string {
	var b strings.Builder
	for _, f := range made {
		fmt.Fprintf(&b, "%x  %s\n", sha512.Sum512(f.body), f.name)
	}
	return b.String()
}

func check(made []file) error {
	want, err := os.ReadFile(sums)
	if err != nil {
		return err
	}
	if list(made) != string(want) {
		return errors.New("what was made is not what " + sums + " names; after a change of version run: go run ./scripts/assets -accept")
	}
	return nil
}
