package scan_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ownway/internal/scan"
	"ownway/internal/testing/leftout"
	"ownway/value/fault"
	"ownway/value/msg"
)

// fake is a clamd that hands what it was sent to answer, on a socket of its own.
func fake(t *testing.T, answer func(net.Conn)) *scan.Clamd {
	t.Helper()
	path := filepath.Join(t.TempDir(), "clamd.ctl")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			answer(c)
			if err := c.Close(); err != nil {
				t.Error(err)
			}
		}
	}()
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
		<-done
	})
	return &scan.Clamd{Network: "unix", Address: path, Wait: 10 * time.Second}
}

// take reads a file as clamd does.
func take(t *testing.T, c io.Reader) []byte {
	const command = "zINSTREAM\x00"
	head := make([]byte, len(command))
	if _, err := io.ReadFull(c, head); err != nil || string(head) != command {
		t.Errorf("the command was %q, %v", head, err)
	}
	var all []byte
	for {
		var n uint32
		if err := binary.Read(c, binary.BigEndian, &n); err != nil {
			t.Error(err)
			return nil
		}
		if n == 0 {
			return all
		}
		part := make([]byte, n)
		if _, err := io.ReadFull(c, part); err != nil {
			t.Error(err)
			return nil
		}
		all = append(all, part...)
	}
}

func says(t *testing.T, c net.Conn, text string) {
	if _, err := io.WriteString(c, text); err != nil {
		t.Error(err)
	}
}

func TestOnlyAPlainYesTakesAFile(t *testing.T) {
	file := bytes.Repeat([]byte("a photo "), 40_000) // several pieces
	for _, c := range []struct {
		name   string
		answer func(*testing.T, net.Conn)
		want   msg.Key
	}{
		{"clean", func(t *testing.T, c net.Conn) {
			if got := take(t, c); !bytes.Equal(got, file) {
				t.Errorf("the scanner was sent %d bytes, want %d", len(got), len(file))
			}
			says(t, c, "stream: OK\x00")
		}, ""},
		{"harmful", func(t *testing.T, c net.Conn) {
			take(t, c)
			says(t, c, "stream: Eicar-Signature FOUND\x00")
		}, scan.Harmful},
		{"too large for it", func(t *testing.T, c net.Conn) {
			says(t, c, "INSTREAM size limit exceeded. ERROR\x00") // and hangs up
		}, scan.NoAnswer},
		{"an error", func(t *testing.T, c net.Conn) {
			take(t, c)
			says(t, c, "stream: Can't allocate memory ERROR\x00")
		}, scan.NoAnswer},
		{"nonsense", func(t *testing.T, c net.Conn) {
			take(t, c)
			says(t, c, "HTTP/1.1 200 OK\r\n\r\n\x00")
		}, scan.NoAnswer},
		{"yes with more behind it", func(t *testing.T, c net.Conn) {
			take(t, c)
			says(t, c, "stream: OK but not quite\x00")
		}, scan.NoAnswer},
		{"an answer with no end", func(t *testing.T, c net.Conn) {
			take(t, c)
			says(t, c, "stream: OK")
		}, scan.NoAnswer},
		{"an answer without bound", func(t *testing.T, c net.Conn) {
			take(t, c)
			_, err := io.WriteString(c, strings.Repeat("x", 1<<20))
			_ = err // it hangs up on us, as it should
		}, scan.NoAnswer},
		{"hangs up at once", func(*testing.T, net.Conn) {}, scan.NoAnswer},
		{"hangs up when it has the file", func(t *testing.T, c net.Conn) { take(t, c) }, scan.NoAnswer},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := fake(t, func(conn net.Conn) { c.answer(t, conn) })
			var told error
			s.Tell = func(err error) { told = err }
			is(t, s.Scan(context.Background(), file), c.want)
			if (told != nil) != (c.want == scan.NoAnswer) {
				t.Errorf("the log was told %v", told)
			}
		})
	}
}

func is(t *testing.T, err error, want msg.Key) {
	t.Helper()
	if want == ("") {
		if err != nil {
			t.Errorf("refused: %v", err)
		}
		return
	}
	var f *fault.Fault
	if !errors.As(err, &f) || f.Text.Key != want || f.Field != "file" {
		t.Errorf("got %v, want %v", err, want)
	}
}

func TestAScannerThatIsSlowOrGoneTakesNothing(t *testing.T) {
	hold := make(chan struct{})
	slow := fake(t, func(net.Conn) { <-hold })
	t.Cleanup(func() { close(hold) }) // before the fake is closed
	slow.Wait = 20 * time.Millisecond
	ctx := context.Background()
	is(t, slow.Scan(ctx, bytes.Repeat([]byte("x"), 4<<20)), scan.NoAnswer)
	is(t, (&scan.Clamd{Network: "unix", Address: filepath.Join(t.TempDir(), "nobody")}).Scan(ctx, nil), scan.NoAnswer)
	over, cancel := context.WithCancel(ctx)
	cancel()
	is(t, slow.Scan(over, []byte("x")), scan.NoAnswer)
	is(t, scan.Closed{}.Scan(ctx, nil), scan.NoAnswer)
	is(t, scan.Off{}.Scan(ctx, nil), "")
}

func TestWhatAServerIsTold(t *testing.T) {
	for _, c := range []struct {
		how, address string
		want         bool
	}{
		{"clamd", "unix:/run/clamav/clamd.ctl", true},
		{"clamd", "127.0.0.1:3310", true},
		{"clamd", "[::1]:3310", true},
		{"none-accepted", "", true},
		{"", "unix:/run/clamav/clamd.ctl", false},
		{"none", "", false},
		{"clamd", "", false},
		{"clamd", "unix:clamd.ctl", false},
		{"clamd", "10.0.0.4:3310", false},
		{"clamd", "scanner.example:3310", false},
		{"clamd", ":3310", false},
		{"clamd", "127.0.0.1", false},
	} {
		s, err := scan.New(c.how, c.address)
		if (err == nil) != c.want || (s != nil) != c.want {
			t.Errorf("%q at %q: %v, %v", c.how, c.address, s, err)
		}
	}
}

// The real clamd, with one signature of our own, finds what it is told to find
// and lets the rest be.
func TestTheRealClamd(t *testing.T) {
	clamd, err := exec.LookPath("clamd")
	if err != nil {
		leftout.Say(t, "clamd is not installed, so no real scanner was asked")
		return
	}
	dir := t.TempDir()
	socket := filepath.Join(dir, "clamd.ctl")
	for name, text := range map[string]string{
		"ours.ndb":   "Ownway.Test:0:*:6f776e776179206861726d66756c\n", // "ownway harmful"
		"clamd.conf": "Foreground yes\nDatabaseDirectory " + dir + "\nLocalSocket " + socket + "\nLogSyslog no\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	cmd := exec.CommandContext(ctx, clamd, "-c", filepath.Join(dir, "clamd.conf"))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop()
		if err := cmd.Wait(); err == nil {
			t.Error("clamd ended by itself")
		}
	})
	go func() { _, _ = io.Copy(io.Discard, out) }()
	s := &scan.Clamd{Network: "unix", Address: socket}
	for s.Ping(ctx) != nil {
		select {
		case <-ctx.Done():
			t.Fatal("clamd never answered")
		case <-time.After(50 * time.Millisecond):
		}
	}
	is(t, s.Scan(ctx, bytes.Repeat([]byte("a receipt "), 100_000)), "")
	is(t, s.Scan(ctx, []byte("this is ownway harmful text")), scan.Harmful)
}
