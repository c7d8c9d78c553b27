package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"testing"
	"time"

	"ownway/internal/jobs"
	"ownway/internal/web"
)

// serves names the variable that has this program serve a database.
const serves = "OWNWAY_BENCH_SERVES"

// starts is how often a server is started to be measured.
const starts = 5

// BenchmarkFirstPage measures the time from the start of a process that serves
// the demo's database, with its jobs, to the last byte of its start page.
func BenchmarkFirstPage(b *testing.B) {
	file := demoFile(b)
	var took []time.Duration
	for b.Loop() {
		for range starts {
			took = append(took, firstPage(b, file))
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2])/1e6, "ms")
	b.ReportMetric(float64(took[len(took)-1])/1e6, "slowest-ms")
}

// firstPage starts a server and asks it for its start page at once: the socket
// is there before the server is, so that the question waits for it.
func firstPage(b *testing.B, file string) time.Duration {
	listener, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		b.Fatal(err)
	}
	socket, err := listener.File()
	if err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), serves+"="+file)
	cmd.ExtraFiles = []*os.File{socket}
	cmd.Stderr = os.Stderr
	stop, err := cmd.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	from := time.Now()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	size, asked := ask("http://" + listener.Addr().String() + "/")
	took := time.Since(from)
	ended := errors.Join(asked, stop.Close(), cmd.Wait(), socket.Close(), listener.Close())
	if ended != nil || size == 0 {
		b.Fatalf("a page of %d bytes: %v", size, ended)
	}
	return took
}

func ask(address string) (size int64, err error) {
	r, err := http.Get(address)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, r.Body.Close()) }()
	if r.StatusCode != http.StatusOK {
		return 0, fmt.Errorf("%s: %s", address, r.Status)
	}
	return io.Copy(io.Discard, r.Body)
}

// serve answers on the socket that it was started with until its input ends.
func serve(file string) error {
	s, err := openDemo(file)
	if err != nil {
		return err
	}
	log := slog.New(slog.DiscardHandler) // a job that is stopped as it begins says so
	site, err := web.New(s, true, log)
	if err != nil {
		return errors.Join(err, s.Close())
	}
	crew, err := jobs.Start(ctx, s, log)
	if err != nil {
		return errors.Join(err, s.Close())
	}
	listener, err := net.FileListener(os.NewFile(3, "socket"))
	if err != nil {
		return errors.Join(err, s.Close())
	}
	server := &http.Server{Handler: site, ReadHeaderTimeout: 10 * time.Second}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	if _, err = bufio.NewReader(os.Stdin).ReadByte(); errors.Is(err, io.EOF) {
		err = nil // told to stop
	}
	patience, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	err = errors.Join(err, server.Shutdown(patience))
	if e := <-ended; !errors.Is(e, http.ErrServerClosed) {
		err = errors.Join(err, e)
	}
	return errors.Join(err, crew.Stop(patience), s.Close())
}
