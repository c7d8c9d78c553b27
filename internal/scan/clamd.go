package scan

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"

	"ownway/value/fault"
)

// Clamd asks ClamAV's daemon, by its INSTREAM command (clamd(8)): the file in
// pieces with their length before each, an empty piece, and one line back.
type Clamd struct {
	Network, Address string        // "unix" and a path, or "tcp" and a host with its port
	Wait             time.Duration // for the whole talk; half a minute when left out
	// Tell is told why there was no answer, for a log; nil tells nobody. It is
	// never told what was in a file.
	Tell func(error)
}

const (
	usualWait  = 30 * time.Second
	piece      = 64 << 10
	mostAnswer = 4 << 10
)

// Scan asks about a file.
func (c *Clamd) Scan(ctx context.Context, data []byte) error {
	answer, err := c.ask(ctx, "INSTREAM", func(w io.Writer) error { return stream(w, data) })
	switch {
	case err == nil && answer == "stream: OK":
		return nil
	case err == nil && strings.HasPrefix(answer, "stream: ") && strings.HasSuffix(answer, " FOUND"):
		return fault.Invalid("file", Harmful)
	case err == nil:
		err = fmt.Errorf("clamd answered %q", answer)
	}
	if c.Tell != nil {
		c.Tell(err)
	}
	return fault.Invalid("file", NoAnswer)
}

// Ping asks whether the scanner is there.
func (c *Clamd) Ping(ctx context.Context) error {
	answer, err := c.ask(ctx, "PING", func(io.Writer) error { return nil })
	if err == nil && answer != "PONG" {
		err = fmt.Errorf("clamd answered %q", answer)
	}
	return err
}

// ask sends a command with what follows it, and gives the line that comes back.
func (c *Clamd) ask(ctx context.Context, command string, send func(io.Writer) error) (answer string, err error) {
	wait := c.Wait
	if wait == 0 {
		wait = usualWait
	}
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	var d net.Dialer
	conn, err := d.DialContext(ctx, c.Network, c.Address)
	if err != nil {
		return "", err
	}
	stop := context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Unix(1, 0)) }) // whoever waits is woken
	defer func() {
		stop()
		err = errors.Join(err, conn.Close())
	}()
	_, sent := io.WriteString(conn, "z"+command+"\x00")
	if sent == nil {
		sent = send(conn)
	}
	answer, err = line(conn) // clamd may answer and hang up before it has read all
	if err != nil {
		return "", errors.Join(sent, err)
	}
	return answer, nil
}

// line reads up to the null byte that ends an answer.
func line(r io.Reader) (string, error) {
	all, err := io.ReadAll(io.LimitReader(r, mostAnswer))
	if err != nil && len(all) == 0 {
		return "", err
	}
	text, _, ended := bytes.Cut(all, []byte{0})
	if !ended {
		return "", errors.New("clamd stopped in the middle of its answer")
	}
	return string(text), nil
}

func stream(w io.Writer, data []byte) error {
	for len(data) > 0 {
		n := min(len(data), piece)
		if err := send(w, data[:n]); err != nil {
			return err
		}
		data = data[n:]
	}
	return send(w, nil)
}

// send writes one piece; the empty one ends the file.
func send(w io.Writer, part []byte) error {
	out := binary.BigEndian.AppendUint32(make([]byte, 0, 4+len(part)), uint32(len(part))) // at most one piece
	_, err := w.Write(append(out, part...))
	return err
}
