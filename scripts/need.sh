# Sourced. need COMMAND PACKAGE...: makes sure that a command is there, by
# installing Debian packages where that is possible, else by saying what to do.
need() {
	local command=$1
	shift
	if command -v "$command" >/dev/null || compgen -G "/usr/lib/postgresql/*/bin/$command" >/dev/null; then
		return
	fi
	if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
		echo "installing $* (for $command)"
		[ -n "${apt_updated:-}" ] || { apt-get update -qq && apt_updated=1; }
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
		return
	fi
	echo "the tests need $command; install it, on Debian: sudo apt-get install --no-install-recommends $*" >&2
	exit 1
}
