package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
)

// importGit captures every state that a file had in the git repository it lies
// in, the oldest first, each seen at the time of its commit. Renames are
// followed. A folder is taken file by file.
func (c *call) importGit(d *desk.Desk, path string) (t desk.Tally, err error) {
	dir, name := path, "."
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		dir, name = filepath.Split(filepath.Clean(path)) // also a file that is gone today has a history
		if dir == "" {
			dir = "."
		}
	}
	listed, err := c.git(dir, "ls-files", "-z", "--full-name", "--", name)
	if err != nil {
		return t, err
	}
	if listed == "" {
		return t, fault.New(fault.Missing, path+" is in no git repository, or not tracked there", "give a file or folder that git tracks")
	}
	top, err := c.git(dir, "rev-parse", "--show-toplevel")
	if err != nil {
		return t, err
	}
	top = strings.TrimSpace(top)
	for _, file := range strings.Split(strings.TrimSuffix(listed, "\x00"), "\x00") {
		states, err := c.gitStates(top, file)
		if err != nil {
			return t, err
		}
		for _, s := range states {
			t.Lines++
			got, err := c.captureState(d, top, file, s)
			switch {
			case err != nil && c.ctx.Err() != nil:
				return t, c.ctx.Err()
			case err != nil:
				t.Failed++
				fmt.Fprintf(c.err, "%s at %.12s: %s\n", squeeze(file), s.commit, oneLine(err))
			case got.NewRevision:
				t.Kept++
			default:
				t.Known++
			}
		}
	}
	return t, nil
}

// gitState is one commit that changed a file, and the name it had then.
type gitState struct {
	commit, name string
	at           time.Time
}

// gitStates lists the states of a file, the oldest first.
func (c *call) gitStates(top, file string) ([]gitState, error) {
	out, err := c.git(top, "log", "--follow", "--diff-filter=AMR", "--format=%x01%H %ct", "--name-only", "-z", "--", file)
	if err != nil {
		return nil, err
	}
	var states []gitState
	for _, entry := range strings.Split(out, "\x01") {
		head, names, ok := strings.Cut(strings.ReplaceAll(entry, "\n", ""), "\x00")
		commit, at, ok2 := strings.Cut(head, " ")
		if !ok || !ok2 {
			continue
		}
		seconds, err := strconv.ParseInt(at, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("git log: %q is not a time: %w", at, err)
		}
		states = append(states, gitState{commit, strings.Trim(names, "\x00"), time.Unix(seconds, 0).UTC()})
	}
	slices.Reverse(states) // git's own --reverse would not follow renames
	return states, nil
}

func (c *call) captureState(d *desk.Desk, top, file string, s gitState) (desk.Captured, error) {
	data, err := c.git(top, "cat-file", "blob", s.commit+":"+s.name)
	if err != nil {
		return desk.Captured{}, err
	}
	return d.Capture(c.ctx, desk.CaptureRequest{
		Source: ingest.Source{Data: []byte(data)}, Key: "git:" + filepath.Base(top) + "/" + file, Seen: s.at,
	})
}

// git runs git in a folder and gives what it prints.
func (c *call) git(dir string, args ...string) (string, error) {
	cmd := exec.CommandContext(c.ctx, "git", append([]string{"-C", dir}, args...)...)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if errors.Is(err, exec.ErrNotFound) {
		return "", fault.Wrap(err, fault.Missing, "the program git was not found", "install git, or import the files without --git")
	}
	if err != nil {
		return "", fault.Wrap(err, fault.Invalid, "git could not read the history: "+squeeze(complaint.String()), "give a file or folder that git tracks")
	}
	return string(out), nil
}
