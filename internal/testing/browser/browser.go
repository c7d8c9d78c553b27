// Package browser opens pages in a real browser, as someone, in a language, on
// a wide or narrow screen, with or without scripts, and finds what stands in a
// reader's way.
package browser

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// Narrow is the width of the narrowest phone, which is also a desk at 400% zoom
// (WCAG 1.4.10); Wide is that of a desk.
const (
	Narrow = 320
	Wide   = 1280
)

// Browser is a browser that looks at one site.
type Browser struct {
	ctx  context.Context
	stop func()
	base string
	axe  string
	as   string // who is signed in now
	off  bool   // pages' own scripts are not run
}

// patience bounds every step, so that a page that hangs fails its test.
const patience = 30 * time.Second

func (b *Browser) soon() (context.Context, context.CancelFunc) {
	return context.WithTimeout(b.ctx, patience)
}

// ErrNoBrowser says that there is no Chromium on this machine.
var ErrNoBrowser = errors.New("there is no Chromium here")

// Open starts Chromium for the site at an address. axe is the file of axe-core,
// the checker of accessibility; one who only goes through the pages needs none.
func Open(base, axe string) (*Browser, error) {
	var script []byte
	if axe != "" {
		var err error
		if script, err = os.ReadFile(axe); err != nil {
			return nil, fmt.Errorf("the checker of accessibility is not here; run make generate with npm: %w", err)
		}
	}
	path := chromium()
	if path == "" {
		return nil, ErrNoBrowser
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.DisableGPU, chromedp.NoSandbox,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-quic", true))
	alloc, stopAlloc := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, stopTab := chromedp.NewContext(alloc)
	b := &Browser{ctx: ctx, stop: func() { stopTab(); stopAlloc() }, base: base, axe: string(script)}
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil { // it lives as long as the first context used
		b.Close()
		return nil, fmt.Errorf("start Chromium: %w", err)
	}
	return b, nil
}

// chromium finds Chromium by its usual names.
func chromium() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	return ""
}

// Close ends the browser.
func (b *Browser) Close() { b.stop() }

// SignIn picks a name on the demo's page for it. With no name it signs out.
func (b *Browser) SignIn(as string) error {
	if as == b.as {
		return nil
	}
	b.as = as
	ctx, cancel := b.soon()
	defer cancel()
	if _, err := chromedp.Call(ctx, network.ClearBrowserCookies, cdp.Empty{}); err != nil || as == "" {
		return err
	}
	if err := b.Go("/sign-in"); err != nil {
		return err
	}
	button := chromedp.Search(fmt.Sprintf(`//main//button[normalize-space(.)=%q]`, as))
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(button)); err != nil {
		return fmt.Errorf("signing in as %s: %w", as, err)
	}
	return nil
}

// Go opens an address of the site. With scripts off none of the page's own
// scripts runs, not even later: they are let run again only once it has loaded, so that
// the checker can.
func (b *Browser) Go(path string) error {
	ctx, cancel := b.soon()
	defer cancel()
	if err := b.run(ctx, !b.off); err != nil {
		return err
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(b.base+path)); err != nil {
		return err
	}
	return b.run(ctx, true)
}

// Scripts says whether pages' own scripts run, from the next page on.
func (b *Browser) Scripts(on bool) { b.off = !on }

func (b *Browser) run(ctx context.Context, scripts bool) error {
	_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !scripts})
	return err
}

// Size sets the width of the screen.
func (b *Browser) Size(width int64) error {
	ctx, cancel := b.soon()
	defer cancel()
	return chromedp.Do(ctx, chromedp.EmulateViewport(width, 900))
}

// Overflow gives how many pixels the page is wider than the screen.
func (b *Browser) Overflow(width int64) (int64, error) {
	wide, err := evaluate[int64](b, `document.documentElement.scrollWidth`)
	return max(0, wide-width), err
}

// Picture gives a picture of the whole page as PNG.
func (b *Browser) Picture() ([]byte, error) {
	ctx, cancel := b.soon()
	defer cancel()
	return chromedp.Run(ctx, chromedp.FullScreenshot(100))
}

// Link gives the path of the first link in the main part that starts with a prefix.
func (b *Browser) Link(prefix string) (string, error) {
	href, err := evaluate[string](b, fmt.Sprintf(
		`(document.querySelector('main a[href^=%q]') || {getAttribute: () => ''}).getAttribute('href')`, prefix))
	if err == nil && href == "" {
		err = fmt.Errorf("no link on this page starts with %s", prefix)
	}
	return href, err
}

// Barrier is something that stands in a reader's way.
type Barrier struct {
	ID    string `json:"id"`
	Help  string `json:"help"`
	Nodes []struct {
		HTML string `json:"html"`
	} `json:"nodes"`
}

// String says what it is and where.
func (b Barrier) String() string {
	var where []string
	for _, n := range b.Nodes {
		where = append(where, fmt.Sprintf("%.160s", n.HTML))
	}
	return fmt.Sprintf("%s (%s): %s", b.Help, b.ID, strings.Join(where, " | "))
}

const askAxe = `axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(r => r.violations)`

// Barriers looks for what breaks WCAG 2.2 AA or good practice on the page that
// is open.
func (b *Browser) Barriers() ([]Barrier, error) {
	ctx, cancel := b.soon()
	defer cancel()
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[chromedp.Void](b.axe)); err != nil {
		return nil, err
	}
	return chromedp.Run(ctx, chromedp.Evaluate[[]Barrier](askAxe, chromedp.EvalAwaitPromise))
}

// FirstStop presses Tab once and gives where a keyboard's reader then stands:
// the class of the element.
func (b *Browser) FirstStop() (string, error) {
	ctx, cancel := b.soon()
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.KeyEvent("\t")); err != nil {
		return "", err
	}
	return evaluate[string](b, `document.activeElement.className`)
}

func evaluate[T any](b *Browser, script string) (T, error) {
	ctx, cancel := b.soon()
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](script))
}

// Text gives all the words of the page.
func (b *Browser) Text() (string, error) { return evaluate[string](b, `document.body.innerText`) }

// Ask runs a script on the page and gives its answer.
func (b *Browser) Ask(script string) (string, error) { return evaluate[string](b, script) }
