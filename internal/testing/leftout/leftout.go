// Package leftout lets a test say that something it needs is not on this
// machine. What was left out is named again at the end of `make test`, and
// fails a strict run.
package leftout

import "testing"

// Mark begins the line that says what was left out and why.
const Mark = "LEFT OUT: "

// Say notes what was left out and why.
func Say(t testing.TB, what string) {
	t.Helper()
	t.Log(Mark + what)
}
