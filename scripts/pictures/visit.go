package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// widths are those of a desk and of the narrowest phone, which is also a desk
// at 400% zoom (WCAG 1.4.10).
var widths = []int64{1280, 320}

// viewer opens pages and counts what is wrong.
type viewer struct {
	base, into, axe string
	as              string // who is signed in now
	faults          int
}

func (v *viewer) visit(ctx context.Context, p sight, langs []string) error {
	if err := v.signIn(ctx, p.as); err != nil {
		return err
	}
	for _, lang := range langs {
		if err := chromedp.Do(ctx, chromedp.Navigate(v.base+withLang(p.path, lang)), chromedp.WaitReady("main")); err != nil {
			return err
		}
		for _, width := range widths {
			if err := v.picture(ctx, p.name, lang, width); err != nil {
				return err
			}
		}
		if err := v.barriers(ctx, p.name+" in "+lang); err != nil {
			return err
		}
	}
	return nil
}

func withLang(path, lang string) string {
	if strings.Contains(path, "?") {
		return path + "&lang=" + lang
	}
	return path + "?lang=" + lang
}

// signIn picks a name on the demo's page for it. With no name it signs out.
func (v *viewer) signIn(ctx context.Context, as string) error {
	if as == v.as {
		return nil
	}
	v.as = as
	if _, err := chromedp.Call(ctx, network.ClearBrowserCookies, cdp.Empty{}); err != nil || as == "" {
		return err
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(v.base+"/sign-in"), chromedp.WaitReady("main")); err != nil {
		return err
	}
	button := chromedp.Search(fmt.Sprintf(`//main//*[self::button or self::a][contains(normalize-space(.), %q)]`, as))
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(button)); err != nil {
		return fmt.Errorf("signing in as %s: %w", as, err)
	}
	return nil
}

// picture takes the whole page at a width, and finds a page that is wider.
func (v *viewer) picture(ctx context.Context, name, lang string, width int64) error {
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)); err != nil {
		return err
	}
	wide, err := chromedp.Run(ctx, chromedp.Evaluate[int64](`document.documentElement.scrollWidth`))
	if err != nil {
		return err
	}
	if wide > width {
		v.fault("%s in %s is %d wide on a screen of %d", name, lang, wide, width)
	}
	png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(v.into, fmt.Sprintf("%s-%s-%d.png", name, lang, width)), png, 0o644)
}

// violation is what axe-core found, as far as it is shown here.
type violation struct {
	ID    string `json:"id"`
	Help  string `json:"help"`
	Nodes []struct {
		HTML string `json:"html"`
	} `json:"nodes"`
}

const askAxe = `axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(r => r.violations)`

func (v *viewer) barriers(ctx context.Context, where string) error {
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[chromedp.Void](v.axe)); err != nil {
		return err
	}
	found, err := chromedp.Run(ctx, chromedp.Evaluate[[]violation](askAxe, chromedp.EvalAwaitPromise))
	if err != nil {
		return err
	}
	for _, one := range found {
		for _, n := range one.Nodes {
			v.fault("%s: %s (%s): %.160s", where, one.Help, one.ID, n.HTML)
		}
	}
	return nil
}

func (v *viewer) fault(format string, args ...any) {
	v.faults++
	fmt.Printf(format+"\n", args...)
}
