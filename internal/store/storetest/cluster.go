package storetest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
)

var shared struct {
	sync.Once
	running *cluster // nil where there is no PostgreSQL
	err     error
	next    atomic.Int64
}

// cluster is a PostgreSQL server of our own, on a socket only.
type cluster struct {
	bin, dir string
	as       *syscall.Credential // whom to run as; PostgreSQL refuses to run as root
}

// binaries finds the folder of PostgreSQL's server programs: on the PATH, or
// in the versioned folder where Debian puts them, newest first.
func binaries() string {
	if p, err := exec.LookPath("initdb"); err == nil {
		if real, err := filepath.EvalSymlinks(p); err == nil {
			return filepath.Dir(real)
		}
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return ""
	}
	slices.SortFunc(found, func(a, b string) int { return version(b) - version(a) })
	return filepath.Dir(found[0])
}

func version(initdb string) int {
	n, err := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(initdb))))
	if err != nil {
		return 0
	}
	return n
}

func start() (*cluster, error) {
	bin := binaries()
	if bin == "" {
		return nil, nil
	}
	dir, err := os.MkdirTemp("", "ownway-pg")
	if err != nil {
		return nil, err
	}
	c := &cluster{bin: bin, dir: dir}
	if os.Getuid() == 0 {
		if err := c.giveTo("postgres", "nobody"); err != nil {
			return nil, err
		}
	}
	for _, step := range [][]string{
		{"initdb", "-D", c.data(), "-A", "trust", "-U", "ownway", "-E", "UTF8", "--no-locale", "-N"},
		{"pg_ctl", "-D", c.data(), "-w", "-s", "-l", filepath.Join(dir, "log"), "-o",
			"-c listen_addresses='' -c unix_socket_directories='" + dir + "' -c fsync=off -c max_connections=200", "start"},
	} {
		if err := c.run(step...); err != nil {
			return nil, errors.Join(err, os.RemoveAll(dir))
		}
	}
	return c, nil
}

// giveTo makes the folder belong to the first of the users that there is.
func (c *cluster) giveTo(names ...string) error {
	for _, name := range names {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.ParseUint(u.Uid, 10, 32)
		if err != nil {
			return err
		}
		gid, err := strconv.ParseUint(u.Gid, 10, 32)
		if err != nil {
			return err
		}
		c.as = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		return os.Chown(c.dir, int(uid), int(gid))
	}
	return errors.New("no unprivileged user to run PostgreSQL as")
}

func (c *cluster) data() string { return filepath.Join(c.dir, "data") }

func (c *cluster) run(args ...string) error {
	cmd := exec.Command(filepath.Join(c.bin, args[0]), args[1:]...)
	cmd.Dir = c.dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: c.as}
	if out, err := cmd.CombinedOutput(); err != nil {
		log, readErr := os.ReadFile(filepath.Join(c.dir, "log"))
		if readErr != nil && !errors.Is(readErr, fs.ErrNotExist) {
			err = errors.Join(err, readErr)
		}
		return fmt.Errorf("%s: %w\n%s%s", args[0], err, out, log)
	}
	return nil
}

func (c *cluster) create(name string) error {
	return c.run("createdb", "-h", c.dir, "-U", "ownway", name)
}

func (c *cluster) address(name string) string {
	return "postgres://ownway@/" + name + "?host=" + c.dir + "&sslmode=disable"
}

func (c *cluster) stop() {
	err := c.run("pg_ctl", "-D", c.data(), "-m", "immediate", "-w", "-s", "stop")
	if err = errors.Join(err, os.RemoveAll(c.dir)); err != nil {
		fmt.Fprintln(os.Stderr, "stop PostgreSQL:", err)
	}
}
