#!/usr/bin/env bash
# Every test there is. Installs what is missing where it may, and says clearly
# what to install where it may not. Servers are started by the tests that need
# them, on free ports of 127.0.0.1.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/need.sh
begun=$SECONDS
step() { printf '\n== %s (%d s)\n' "$1" $((SECONDS - begun)); }

step 'what the tests need'
need go golang
need redis-server redis-server
need postgres postgresql
need chromium chromium fonts-dejavu-core fonts-noto-cjk
need node nodejs npm
need npm npm
export STEMMA_TEST_REQUIRE_SERVERS=1 # a missing server is a failure here, not a skip

step 'form and static analysis'
bash scripts/lint.sh

step 'the browser tests'' own packages'
(cd web/browser && npm ci --ignore-scripts --no-audit --no-fund --silent)

step 'build, as released'
make --no-print-directory build
./stemma version

step 'the image'
bash scripts/image-test.sh

step 'tests'
go test -timeout 20m ./...

step 'tests of the benchmarks'
(cd bench && go vet ./... && go test ./...)

printf '\nall tests passed in %d s\n' $((SECONDS - begun))
