#!/usr/bin/env bash
# Takes the pictures of docs/screens anew, of the service as it is built now
# with its sample stories.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(realpath -m "${1:-docs/screens}")
[ -d web/browser/node_modules ] || (cd web/browser && npm ci --ignore-scripts --no-audit --no-fund --silent)
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
: >"$work/out"
./stemma serve --demo --store "sqlite:$work/demo.db" --address 127.0.0.1:0 --admin off >"$work/out" 2>"$work/log" &
server=$!
for _ in $(seq 100); do
	address=$(grep -o 'http://127.0.0.1:[0-9]*' "$work/out" || true)
	[ -z "$address" ] || break
	sleep 0.1
done
[ -n "$address" ] || { cat "$work/log" >&2; exit 1; }
node web/browser/screens.mjs "$address" "$folder" "${2:-webp}"
