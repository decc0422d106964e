//go:build !linux

package servertest

import "os/exec"

// dieWithUs can only be had on Linux.
func dieWithUs(*exec.Cmd) {}
