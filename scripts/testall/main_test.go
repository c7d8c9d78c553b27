package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What go test -json said of small packages, one file each.
func sample(t *testing.T, names ...string) io.Reader {
	t.Helper()
	var all []io.Reader
	for _, name := range names {
		raw, err := os.ReadFile(filepath.Join("testdata", name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, strings.NewReader(string(raw)))
	}
	return io.MultiReader(all...)
}

func told(t *testing.T, strict bool, names ...string) (string, bool) {
	t.Helper()
	var out strings.Builder
	r := newReport(&out, len(names), false)
	if err := read(sample(t, names...), r); err != nil {
		t.Fatal(err)
	}
	ok := r.close(strict)
	if r.broken != nil {
		t.Fatal(r.broken)
	}
	return out.String(), ok
}

func TestOutcomes(t *testing.T) {
	for _, c := range []struct {
		name   string
		given  []string // samples
		strict bool
		ok     bool
		want   string // how the report ends
	}{
		{"all is well", []string{"clean"}, true, true, "\n1 passed, 0 failed\n"},
		{"left out and skipped", []string{"well"}, false, true, "\n4 passed, 0 failed\n"},
		{"left out and skipped, strict", []string{"well"}, true, false, "fails it.\n\n4 passed, 0 failed\n"},
		{"a subtest and a test of its own", []string{"wrong"}, false, false, "\n2 passed, 2 failed\n"},
		{"a panic", []string{"panics"}, false, false, "\n1 passed, 1 failed\n"},
		{"a test that never ended", []string{"stuck"}, false, false, "\n1 passed, 1 failed\n"},
		{"does not build", []string{"unbuilt"}, false, false, "\n0 passed, 1 failed\n"},
		{"go vet finds fault", []string{"vet"}, false, false, "\n0 passed, 1 failed\n"},
		{"the package fails after its tests", []string{"package-fails"}, false, false, "\n1 passed, 1 failed\n"},
		{"a package without tests skips nothing", []string{"no-tests"}, true, true, "\n0 passed, 0 failed\n"},
		{"several packages", []string{"clean", "wrong", "no-tests"}, false, false, "\n3 passed, 2 failed\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := told(t, c.strict, c.given...)
			if ok != c.ok || !strings.HasSuffix(got, c.want) {
				t.Errorf("all is well: %t; report:\n%s", ok, got)
			}
		})
	}
}

func TestReport(t *testing.T) {
	got, _ := told(t, false, "well", "wrong", "unbuilt", "no-tests")
	want := `ok    a  4 passed  0.0s
FAIL  b  2 passed, 2 failed  0.0s
      --- FAIL: TestBad (0.00s)
          b_test.go:3: got 1, want 2
      --- FAIL: TestBad/wrong (0.00s)
          b_test.go:4: the parent itself
          b_test.go:4: LEFT OUT: hledger is not installed, so no other program read the journal
      --- FAIL: TestOwnFault (0.00s)
FAIL  c  0 passed, 1 failed  0.0s
      # ownway/c [ownway/c.test]
      c/c_test.go:3:27: undefined: undefined
-     f  no tests

FAILED:
  b TestBad/wrong
  b TestOwnFault
  c (the package itself)

LEFT OUT, because something is not on this machine (docs/tools.txt says what a whole run needs):
  hledger is not installed, so no other program read the journal

SKIPPED:
  a TestSkips: a_test.go:4: no such thing here

With what was left out installed, run: make test ARGS=-count=1

6 passed, 3 failed
`
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestOnlyWhatATestSaysItselfWasLeftOut(t *testing.T) {
	tally := newTally()
	for _, output := range []string{
		"    a_test.go:82: LEFT OUT: one\n",
		"        deep/b_test.go:1: LEFT OUT: one\n",
		"LEFT OUT: two\n",
		"    a_test.go:9: got \"LEFT OUT: three\", want nothing\n",
	} {
		tally.add(event{Action: "output", Package: "ownway/a", Test: "TestA", Output: output})
	}
	if want := []string{"one", "two"}; !slices.Equal(tally.leftOut, want) {
		t.Errorf("got %q, want %q", tally.leftOut, want)
	}
}

func TestProgressIsWrittenOver(t *testing.T) {
	var out strings.Builder
	r := newReport(&out, 2, true)
	if err := read(sample(t, "clean", "no-tests"), r); err != nil {
		t.Fatal(err)
	}
	want := "0 of 2 packages, 0 passed, 0 failed\r\x1b[Kok    h  1 passed  0.0s\n1 of 2 packages, 1 passed, 0 failed\r\x1b[K-     f  no tests\n"
	if out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

func TestWhatIsNoEventIsShown(t *testing.T) {
	var out strings.Builder
	if err := read(strings.NewReader("go: a message of its own\n"), newReport(&out, 1, false)); err != nil {
		t.Fatal(err)
	}
	if out.String() != "go: a message of its own\n" {
		t.Errorf("got %q", out.String())
	}
}

func TestCommand(t *testing.T) {
	for _, c := range []struct {
		name   string
		given  []string
		afresh bool
		want   string // behind the number of packages at a time
	}{
		{"nothing given", nil, false, "./..."},
		{"a strict run", nil, true, "-count=1 ./..."},
		{"flags", []string{"-run", "TestX", "-v"}, false, "./... -run TestX -v"},
		{"a package and a flag", []string{"./pay/...", "-race"}, false, "./pay/... -race"},
	} {
		t.Run(c.name, func(t *testing.T) {
			patterns, flags := split(c.given)
			got := command(patterns, flags, c.afresh)
			if rest := strings.Join(got[4:], " "); rest != c.want || strings.Join(got[:3], " ") != "test -json -p" {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestRounds(t *testing.T) {
	all := []pack{{"ownway/a", false}, {"ownway/b", true}, {"ownway/c", false}}
	for _, c := range []struct {
		name   string
		given  []pack
		strict bool
		want   string
	}{
		{"by hand", all, false, "./... -v"},
		{"strict", all, true, "ownway/b -rapid.seed=20260406 -v; ownway/a ownway/c -v"},
		{"strict, none draws", all[:1], true, "./... -v"},
		{"strict, all draw", all[1:2], true, "ownway/b -rapid.seed=20260406 -v"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, r := range rounds([]string{"./..."}, []string{"-v"}, c.given, c.strict) {
				got = append(got, strings.Join(append(r.patterns, r.flags...), " "))
			}
			if strings.Join(got, "; ") != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestListKnowsWhatDraws(t *testing.T) {
	all, err := list([]string{"ownway/value/money", "ownway/scripts/testall"})
	if want := []pack{{"ownway/value/money", true}, {"ownway/scripts/testall", false}}; err != nil || !slices.Equal(all, want) {
		t.Errorf("got %v, %v", all, err)
	}
}

func TestAPackageThatIsNotThereIsAFault(t *testing.T) {
	var out strings.Builder
	if ok, err := run([]string{"./no/such/package"}, &out); ok || err != nil || !strings.Contains(out.String(), "directory not found") {
		t.Errorf("all is well: %t, %v; report:\n%s", ok, err, out.String())
	}
}
