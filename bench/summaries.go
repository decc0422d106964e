package main

import (
	"flag"
	"strings"
)

// summaries measures our methods beside baselines and peers.
func summaries(args []string) error {
	flags := flag.NewFlagSet("summaries", flag.ContinueOnError)
	data := flags.String("data", "", "measure on the development files of this folder instead of the pages shipped")
	methods := flags.String("methods", "clean-lead,ranker", "our methods")
	if err := flags.Parse(args); err != nil {
		return err
	}
	return dev(*data, strings.Split(*methods, ","))
}
