#!/usr/bin/env bash
# What a reviewer should not have to say: form, vet, static analysis.
set -euo pipefail
cd "$(dirname "$0")/.."
bad=$(git ls-files '*.go' | grep -v '\.gen\.go$' | xargs gofmt -l)
if [ -n "$bad" ]; then
	echo "not formatted (run gofmt -w): $bad" >&2
	exit 1
fi
go vet ./...
go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
