package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/stemma-news/stemma/internal/fault"
)

// world is all that a command sees of the outside, so that a test can be one.
type world struct {
	in       io.Reader
	out, err io.Writer
	environ  []string
}

// The exit statuses, as docs/formats.md promises them.
const (
	done    = 0
	refused = 1 // the input was refused; one line on standard error says why
	misused = 2 // the command line was wrong
)

// command is one word that may follow "stemma".
type command struct {
	name    string
	args    string // what follows the flags, for the usage line
	short   string // one line
	example string // a line a user can copy
	tidy    bool   // ends in its own way on a signal; other commands end at once
	run     func(c *call) error
}

// commands lists every command, in the order of the help. A new one is one
// file in this folder and one line here. It is a function because help, which
// is in it, lists it.
func commands() []command {
	return []command{
		serveCommand,
		articleCommand,
		sentencesCommand,
		summarizeCommand,
		diffCommand,
		familyCommand,
		importCommand,
		exportCommand,
		healthCommand,
		versionCommand,
	}
}

// call is one run of one command: the world, the flags and the rest.
type call struct {
	world
	ctx   context.Context
	flags *flag.FlagSet
	raw   []string // the arguments before they are parsed
	args  []string // what is left after the flags
}

// errUsage is a wrong command line; it has been or will be shown with the
// usage.
type errUsage struct{ detail string }

func (e errUsage) Error() string { return e.detail }

func usagef(format string, a ...any) error { return errUsage{fmt.Sprintf(format, a...)} }

// run is the whole program but for the process around it.
func run(args []string, w world) int {
	if len(args) == 0 {
		help(w.err)
		return misused
	}
	name, rest := args[0], args[1:]
	switch name {
	case "help", "-h", "--help", "-help":
		if name == "help" && len(rest) == 1 {
			return run([]string{rest[0], "--help"}, w)
		}
		help(w.out)
		return done
	case "--version", "-version":
		name = "version"
	}
	for _, cmd := range commands() {
		if cmd.name == name {
			return cmd.call(context.Background(), rest, w)
		}
	}
	fmt.Fprintf(w.err, "stemma: no command %q; run 'stemma help' for the list\n", name)
	return misused
}

func (cmd command) call(ctx context.Context, args []string, w world) int {
	if cmd.tidy {
		var stop context.CancelFunc
		ctx, stop = signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
		defer stop()
		context.AfterFunc(ctx, stop) // a second signal ends the process at once
	}
	c := &call{world: w, ctx: ctx, raw: args, flags: flag.NewFlagSet(cmd.name, flag.ContinueOnError)}
	c.flags.SetOutput(io.Discard)
	err := cmd.run(c)
	var usage errUsage
	switch {
	case err == nil:
		return done
	case errors.Is(err, flag.ErrHelp):
		cmd.help(w.out, c.flags)
		return done
	case errors.As(err, &usage):
		fmt.Fprintf(w.err, "stemma %s: %s; run 'stemma %s --help'\n", cmd.name, usage.detail, cmd.name)
		return misused
	case errors.Is(err, syscall.EPIPE):
		return done // the reader has seen enough
	}
	fmt.Fprintf(w.err, "stemma %s: %s\n", cmd.name, oneLine(err))
	return refused
}

// parse reads the flags, which may stand before, between and after the
// arguments. "--" ends them; "-" is an argument.
func (c *call) parse() error {
	rest := c.raw
	for {
		if err := c.flags.Parse(rest); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return err
			}
			return wrongFlag(c.flags, err)
		}
		left := c.flags.Args()
		if len(left) == 0 {
			return nil
		}
		if used := len(rest) - len(left); used > 0 && rest[used-1] == "--" {
			c.args = append(c.args, left...)
			return nil
		}
		c.args = append(c.args, left[0])
		rest = left[1:]
	}
}

// oneLine shows an error as one line for a terminal.
func oneLine(err error) string {
	var f *fault.Error
	text := err.Error()
	if errors.As(err, &f) {
		text = f.Error()
		if prefix, _, ok := strings.Cut(err.Error(), f.Error()); ok {
			text = prefix + text
		}
	}
	return squeeze(text)
}

func help(w io.Writer) {
	fmt.Fprint(w, "stemma reads articles: what they say, what changed between two copies, who took it from whom.\n\nUsage: stemma COMMAND [flags] [FILE...]\n\n")
	for _, cmd := range commands() {
		fmt.Fprintf(w, "  %-10s %s\n", cmd.name, cmd.short)
	}
	fmt.Fprint(w, "\nFILE is a path, an http(s) URL or - for standard input; HTML, plain text, ninjs and JSON-LD are told apart by content.\n'stemma COMMAND --help' shows flags and an example.\n")
}

func (cmd command) help(w io.Writer, flags *flag.FlagSet) {
	fmt.Fprintf(w, "stemma %s: %s\n\nUsage: %s\n\nExample:\n", cmd.name, cmd.short, strings.TrimSpace("stemma "+cmd.name+" [flags] "+cmd.args))
	for line := range strings.Lines(cmd.example) {
		fmt.Fprintf(w, "  %s", line)
	}
	fmt.Fprint(w, "\n\nFlags:\n")
	flags.VisitAll(func(f *flag.Flag) {
		name, usage := flag.UnquoteUsage(f)
		left := "--" + f.Name
		if name != "" {
			left += " " + name
		}
		if f.DefValue != "" && f.DefValue != "0" && f.DefValue != "false" {
			usage += " (default " + f.DefValue + ")"
		}
		fmt.Fprintf(w, "  %-24s %s\n", left, usage)
	})
}
