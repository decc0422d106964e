#!/usr/bin/env bash
# The steps of the Dockerfile, run by hand, since there may be no engine here:
# the same build, then the same binary alone in an empty root, as nobody, asked
# for its health by itself.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$(mktemp -d)
chmod 755 "$root"
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$root"' EXIT

build=$(grep -o 'CGO_ENABLED=0 go build.*' Dockerfile | sed "s#-o /stemma#-o '$root/stemma'#; s#\${VERSION}#image-test#; s#\${COMMIT}##")
eval "$build"
if file "$root/stemma" 2>/dev/null | grep -q 'dynamically linked'; then
	echo 'the image is FROM scratch, but the binary is not static' >&2
	exit 1
fi
install -d -o 65532 -g 65532 "$root/data" 2>/dev/null || install -d "$root/data"

if [ "$(id -u)" != 0 ]; then
	echo 'not root: the binary is built, but not run in an empty root'
	exit 0
fi
port=$((20000 + RANDOM % 20000))
inside() { exec env -i PATH="$PATH" STEMMA_ADDRESS=127.0.0.1:$port STEMMA_ADMIN=off STEMMA_STORE=sqlite:/data/stemma.db chroot --userspec=65532:65532 "$root" "$@"; }
inside /stemma serve >"$root/log" 2>&1 &
server=$!
for _ in $(seq 100); do
	if (inside /stemma health) 2>/dev/null; then
		[ -f "$root/data/stemma.db" ] || { echo 'the store is not in the volume' >&2; exit 1; }
		kill -TERM "$server"
		wait "$server"
		server=
		echo "image: built, healthy as nobody in an empty root, stopped ($(stat -c %s "$root/stemma") bytes)"
		exit 0
	fi
	sleep 0.1
done
cat "$root/log" >&2
echo 'the service did not become healthy' >&2
exit 1
