// Command pictures opens pages of a running demo in a browser, in each
// language and on a wide and a narrow screen, takes a picture of each, and
// looks for barriers (WCAG 2.2 AA, by axe-core from npm) and for pages wider
// than the screen. It finds fault with exit status 1.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

func main() {
	base := flag.String("base", "http://localhost:8080", "where the demo runs")
	list := flag.String("pages", "scripts/pictures/pages.txt", "the pages to open")
	into := flag.String("into", ".cache/pictures", "where the pictures go")
	only := flag.String("only", "", "open only the pages whose name holds this")
	langs := flag.String("langs", "en,cy,easy", "the languages to open them in")
	flag.Parse()
	faults, err := run(*base, *list, *into, *only, strings.Split(*langs, ","))
	if err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
	if faults > 0 {
		fmt.Fprintf(os.Stderr, "pictures: %d faults\n", faults)
		os.Exit(1)
	}
}

func run(base, list, into, only string, langs []string) (int, error) {
	raw, err := os.ReadFile(list)
	if err != nil {
		return 0, err
	}
	pages, err := parsePages(string(raw))
	if err != nil {
		return 0, fmt.Errorf("%s: %w", list, err)
	}
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		return 0, fmt.Errorf("the checker of accessibility is not here; run make generate with npm: %w", err)
	}
	if err := os.MkdirAll(into, 0o755); err != nil {
		return 0, err
	}
	ctx, stop, err := browser()
	if err != nil {
		return 0, err
	}
	defer stop()
	v := viewer{base: base, into: into, axe: string(axe)}
	for _, p := range pages {
		if !strings.Contains(p.name, only) {
			continue
		}
		if err := v.visit(ctx, p, langs); err != nil {
			return v.faults, fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return v.faults, nil
}

// sight is one line of the list: a page, and who looks at it.
type sight struct{ name, path, as string }

// parsePages reads lines of a name, a path and, when someone must be signed
// in, who. Lines that start with # say something to people.
func parsePages(list string) ([]sight, error) {
	var pages []sight
	for i, line := range strings.Split(list, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, rest, _ := strings.Cut(line, " ")
		path, as, _ := strings.Cut(strings.TrimSpace(rest), " ")
		if !strings.HasPrefix(path, "/") || filepath.Base(name) != name {
			return nil, fmt.Errorf("line %d: write a name, a path and who is signed in, like: home /home Ann", i+1)
		}
		pages = append(pages, sight{name, path, strings.TrimSpace(as)})
	}
	return pages, nil
}

// browser starts Chromium, found by its usual names.
func browser() (context.Context, func(), error) {
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		return nil, nil, fmt.Errorf("there is no Chromium here")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.DisableGPU, chromedp.NoSandbox,
		chromedp.Flag("disable-background-networking", true))
	alloc, stopAlloc := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, stopTab := chromedp.NewContext(alloc)
	ctx, stopTime := context.WithTimeout(ctx, 20*time.Minute)
	return ctx, func() { stopTime(); stopTab(); stopAlloc() }, nil
}
