// Package cli holds the commands of the one binary.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"ownway/internal/content"
	"ownway/internal/store"
	"ownway/value/fault"
)

type commands struct {
	DB string `name:"db" placeholder:"FILE" default:"ownway.db" help:"SQLite database file. OWNWAY_DATABASE_URL, a PostgreSQL address, is used instead when it is set and --db is not given."`

	Demo   demoCommand   `cmd:"" help:"Make an invented council, people and a quarter of their lives, and show them on http://localhost:8080."`
	Serve  serveCommand  `cmd:"" help:"Serve the pages for real people."`
	Ledger ledgerCommand `cmd:"" help:"Prove and export the books."`

	Statement statementCommand `cmd:"" help:"Read bank statements."`
	Cost      costCommand      `cmd:"" help:"What an hour of a PA truly costs, and the wage that a budget can pay."`
	Ask       askCommand       `cmd:"" help:"May I buy this, may I pay them? Answered from the plan, the council's policy and the law."`
	Policy    policyCommand    `cmd:"" help:"Check and compare councils' policies."`
	Wages     wagesCommand     `cmd:"" help:"Run payroll without the pages: hours from a file, a dry run, the wages run, and its payslips."`
	RTI       rtiCommand       `cmd:"" name:"rti" help:"What HMRC is told of wages: write, send and follow the reports."`
	Pack      packCommand      `cmd:"" help:"Write an employer's wages records of a tax year as one zip, for whoever checks."`
	Takeover  takeoverCommand  `cmd:"" help:"Take over employers from another payroll: check its files, and compare its payslips."`
	Cases     casesCommand     `cmd:"" help:"Run cases that others published, and say which come out as published."`
}

// world is what a command works with.
type world struct {
	ctx    context.Context
	db     string
	given  bool // --db was given
	in     io.Reader
	out    io.Writer
	errOut io.Writer
	words  *content.Words
	log    *slog.Logger
}

// quiet is an error that has been told already; it only sets the exit status.
var quiet = errors.New("told already")

// Run runs a command line and gives the exit status: 0 when all is well, 1 when
// something is wrong with what was asked about, 2 when the command cannot be
// understood.
func Run(args []string, in io.Reader, out, errOut io.Writer) int {
	var c commands
	status := 0
	parser, err := kong.New(&c, kong.Name("ownway"), kong.Description("Direct payments in adult social care, in the open."),
		kong.Writers(out, errOut), kong.Exit(func(code int) { status = code; panic(exit{}) }), kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		fmt.Fprintln(errOut, err)
		return 2
	}
	return run(parser, &c, args, in, out, errOut, &status)
}

// exit carries kong's wish to leave (after --help) back to Run.
type exit struct{}

func run(parser *kong.Kong, c *commands, args []string, in io.Reader, out, errOut io.Writer, status *int) (code int) {
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(exit); !ok {
				panic(r)
			}
			code = *status
		}
	}()
	k, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(errOut, "ownway: %v\nSee 'ownway --help'.\n", err)
		return 2
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	w := &world{ctx: ctx, db: c.DB, given: dbGiven(k), in: in, out: out, errOut: errOut, words: content.For(content.En),
		log: slog.New(slog.NewTextHandler(errOut, &slog.HandlerOptions{Level: slog.LevelWarn}))}
	if err := k.Run(w); err != nil {
		return w.tell(err)
	}
	return 0
}

func dbGiven(k *kong.Context) bool {
	for _, p := range k.Path {
		if p.Flag != nil && p.Flag.Name == "db" {
			return true
		}
	}
	return false
}

// tell says what went wrong, in a sentence with its line and field.
func (w *world) tell(err error) int {
	if errors.Is(err, quiet) {
		return 1
	}
	all := fault.All(err)
	for _, f := range all {
		text := w.words.Say(f.Text)
		if f.Line > 0 {
			text = fmt.Sprintf("line %d: %s", f.Line, text)
		}
		fmt.Fprintln(w.errOut, "ownway:", text)
	}
	if len(all) == 0 {
		fmt.Fprintln(w.errOut, "ownway:", err)
	}
	return 1
}

// source says which database to open.
func (w *world) source() store.Options {
	if url := os.Getenv("OWNWAY_DATABASE_URL"); url != "" && !w.given {
		return store.Options{URL: url}
	}
	return store.Options{File: w.db}
}

// existing opens a database that must be there.
func (w *world) existing(master [32]byte) (*store.Store, error) {
	o := w.source()
	o.Master = master
	if o.URL == "" {
		if _, err := os.Stat(o.File); err != nil {
			return nil, fmt.Errorf("there is no database %s: make one with 'ownway demo --headless --db %s', or name another with --db", o.File, o.File)
		}
	}
	return store.Open(w.ctx, o)
}
