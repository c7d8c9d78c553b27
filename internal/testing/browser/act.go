package browser

import (
	"fmt"

	"github.com/chromedp/chromedp"
)

// Type types into a box of the page, named by a CSS selector, in place of what
// stands there. A part of the page that is folded away is opened first, as a
// reader would.
func (b *Browser) Type(box, text string) error {
	if err := b.focus(box); err != nil {
		return err
	}
	ctx, cancel := b.soon()
	defer cancel()
	return chromedp.Do(ctx, chromedp.KeyEvent(text))
}

// Press presses Enter on a button or link, named by a CSS selector, and waits for
// the page that comes. With scripts off none of either page's own scripts runs.
func (b *Browser) Press(what string) error {
	if err := b.focus(what); err != nil {
		return err
	}
	ctx, cancel := b.soon()
	defer cancel()
	if err := b.run(ctx, !b.off); err != nil {
		return err
	}
	if _, err := chromedp.RunResponse(ctx, chromedp.KeyEvent("\r")); err != nil {
		return fmt.Errorf("pressing %s: %w", what, err)
	}
	return b.run(ctx, true)
}

// Fetch gives the text of a file of the site, as whoever is signed in.
func (b *Browser) Fetch(path string) (string, error) {
	ctx, cancel := b.soon()
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[string](fmt.Sprintf(`fetch(%q).then(r => r.text())`, path), chromedp.EvalAwaitPromise))
}

// Await gives what a promise of the page comes to.
func (b *Browser) Await(promise string) (string, error) {
	ctx, cancel := b.soon()
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[string](promise, chromedp.EvalAwaitPromise))
}

// At gives the path of the page that is open.
func (b *Browser) At() (string, error) { return b.at() }

// focus puts a keyboard's reader on something on the page, with its text chosen.
func (b *Browser) focus(what string) error {
	there, err := evaluate[bool](b, fmt.Sprintf(`(() => {
		const at = document.querySelector(%q)
		if (!at) return false
		const folded = at.closest('details')
		if (folded) folded.open = true
		at.focus()
		if (at.select) at.select()
		return document.activeElement === at
	})()`, what))
	if err == nil && !there {
		err = fmt.Errorf("nothing on this page that can be reached is %s", what)
	}
	return err
}
