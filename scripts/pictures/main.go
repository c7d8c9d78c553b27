// Command pictures opens the pages of a running demo in a browser, in each
// language and on a wide and a narrow screen, and takes a picture of each. The
// picture of a person's home in the README is one of them.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"ownway/internal/testing/browser"
)

// readme is where the README's picture stands, and which one it is.
const (
	readme   = "docs/pictures/home.png"
	pictured = "home"
)

func main() {
	base := flag.String("base", "http://localhost:8080", "where the demo runs")
	into := flag.String("into", ".cache/pictures", "where the pictures go")
	only := flag.String("only", "", "open only the pages whose name holds this")
	langs := flag.String("langs", "en,cy,easy", "the languages to open them in")
	flag.Parse()
	if err := run(*base, *into, *only, strings.Split(*langs, ",")); err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
}

func run(base, into, only string, langs []string) error {
	b, err := browser.Open(base, "node_modules/axe-core/axe.min.js")
	if err != nil {
		return err
	}
	defer b.Close()
	if err := os.MkdirAll(into, 0o755); err != nil {
		return err
	}
	for _, p := range browser.Pages {
		if !strings.Contains(p.Name, only) {
			continue
		}
		for _, lang := range langs {
			if err := take(b, p, lang, into); err != nil {
				return fmt.Errorf("%s in %s: %w", p.Name, lang, err)
			}
		}
		fmt.Println(p.Name)
	}
	return nil
}

func take(b *browser.Browser, p browser.Page, lang, into string) error {
	if err := b.Size(browser.Wide); err != nil {
		return err
	}
	if err := b.Visit(p, lang); err != nil {
		return err
	}
	for _, width := range []int64{browser.Wide, browser.Narrow} {
		if err := b.Size(width); err != nil {
			return err
		}
		png, err := b.Picture()
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(into, fmt.Sprintf("%s-%s-%d.png", p.Name, lang, width)), png, 0o644); err != nil {
			return err
		}
		if p.Name == pictured && lang == "en" && width == browser.Wide {
			if err := os.MkdirAll(filepath.Dir(readme), 0o755); err != nil {
				return err
			}
			if err := os.WriteFile(readme, png, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}
