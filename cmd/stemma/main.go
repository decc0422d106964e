// Command stemma reads articles: what they say, what changed between two
// copies, and who took it from whom.
package main

import (
	"os"
)

func main() {
	os.Exit(run(os.Args[1:], world{os.Stdin, os.Stdout, os.Stderr, os.Environ()}))
}
