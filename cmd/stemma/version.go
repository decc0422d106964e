package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

var versionCommand = command{
	name: "version", args: "",
	short:   "which build this is",
	example: "stemma version",
	run:     runVersion,
}

// version is set by the Makefile from the tag; a build by hand is "devel".
var version = "devel"

type build struct {
	Version  string `json:"version"`
	Commit   string `json:"commit,omitempty"`
	Time     string `json:"time,omitempty"`
	Modified bool   `json:"modified"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

// buildInfo is what the linker and the go tool know of this binary.
func buildInfo() build {
	b := build{Version: version, Commit: commit, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Commit = s.Value
		case "vcs.time":
			b.Time = s.Value
		case "vcs.modified":
			b.Modified = s.Value == "true"
		}
	}
	return b
}

// commit is set by the Makefile where the go tool does not stamp the build.
var commit = ""

func runVersion(c *call) error {
	format := c.flags.String("format", "text", "`text` or json")
	if err := c.parse(); err != nil {
		return err
	}
	if err := oneOf("format", *format, "text", "json"); err != nil {
		return err
	}
	b := buildInfo()
	if *format == "json" {
		return writeJSON(c.out, b)
	}
	fmt.Fprintf(c.out, "stemma %s", b.Version)
	if b.Commit != "" {
		fmt.Fprintf(c.out, " (%.12s)", b.Commit)
	}
	fmt.Fprintf(c.out, " %s %s\n", b.Go, b.Platform)
	return nil
}
