package main

import (
	"errors"
	"flag"
	"strings"
	"time"
)

// wrongFlag says what package flag did not like of a command line, with what
// the flag is for instead of what a parser of Go's thought.
func wrongFlag(f *flag.FlagSet, err error) error {
	said := err.Error()
	if name, ok := strings.CutPrefix(said, "flag provided but not defined: -"); ok {
		return usagef("there is no flag --%s", name)
	}
	if name, ok := strings.CutPrefix(said, "flag needs an argument: -"); ok {
		return usagef("--%s wants a value", name)
	}
	for _, kind := range []string{"invalid value ", "invalid boolean value "} {
		rest, ok := strings.CutPrefix(said, kind)
		if !ok {
			continue
		}
		for _, before := range []string{" for flag -", " for -"} {
			if value, rest, ok := strings.Cut(rest, before); ok {
				name, reason, _ := strings.Cut(rest, ": ")
				return wrongValue("--"+name, value, f.Lookup(name), errors.New(reason))
			}
		}
	}
	return usagef("%s", said)
}

// wrongValue is the refusal of a flag's value, or of its environment twin's. A
// reason of ours is told; one of a parser of Go's is not.
func wrongValue(name, quoted string, one *flag.Flag, reason error) error {
	why := reason.Error()
	if !strings.HasPrefix(why, "parse error") && !strings.HasPrefix(why, "value out of range") && !strings.HasPrefix(why, "slog: ") && !strings.HasPrefix(why, "strconv.") {
		return usagef("%s does not take %s: %s", name, quoted, why)
	}
	if kind := wants(one); kind != "" {
		return usagef("%s wants %s, not %s", name, kind, quoted)
	}
	return usagef("%s does not take %s (%s)", name, quoted, strings.ReplaceAll(one.Usage, "`", ""))
}

// wants names the values of a flag; "" when only its own words can.
func wants(f *flag.Flag) string {
	g, ok := f.Value.(flag.Getter)
	if !ok {
		return ""
	}
	switch g.Get().(type) {
	case bool:
		return "true or false"
	case int, int64, uint, uint64:
		return "a whole number"
	case float64:
		return "a number"
	case time.Duration:
		return "a time such as 5s or 2m"
	}
	return ""
}
