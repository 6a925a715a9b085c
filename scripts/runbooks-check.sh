#!/usr/bin/env bash
# Follows docs/runbooks/ word for word on bare Debian machines: every block marked `sh`, in order, with `set -e`.
#
# A machine is a root made by debootstrap whose own systemd is booted in namespaces of its own. It has the loopback
# interface only, on which three producers of a small network run; the runbooks' node becomes the fourth. The packages
# that the runbooks install are downloaded before. What the machines have been given beforehand is in `equip`.
#
# Needs root, debootstrap, and 3 GB in TMPDIR; takes a quarter of an hour. NODE names another program than the one that
# was built; BASE names a root that debootstrap made before, which is copied instead of making one; LOG a file that
# keeps what the commands printed.
#
# Everything but the temporary folder lives in namespaces that end with the script, whatever happens: processes, mounts
# and the network.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly pages=(run-a-node logs-and-metrics finality-stalls upgrade back-up-and-restore)
die() {
	printf 'runbooks-check: %s\n' "$*" >&2
	exit 1
}
say() { printf 'runbooks-check: %s\n' "$*"; }

# Cuts the pages into blocks: NUMBER.sh, and NUMBER.about with the page, the line, the heading and what a comment
# `<!-- check: ... -->` before it says.
cut_pages() {
	local page
	mkdir "$work/blocks"
	for page in "${pages[@]}"; do
		awk -v page="$page" -v folder="$work/blocks" '
			BEGIN { prefix = folder "/" page }
			/^<!-- check: .* -->$/ { hint = $0; sub(/^<!-- check: /, "", hint); sub(/ -->$/, "", hint) }
			/^## / && !inside { heading = substr($0, 4) }
			/^```sh$/ {
				inside = 1
				name = sprintf("%s.%03d", prefix, ++count)
				printf "%s\n%d\n%s\n%s\n", page, NR, heading, hint >(name ".about")
				close(name ".about")
				hint = ""
				next
			}
			/^```$/ && inside { inside = 0; close(name ".sh"); next }
			inside { print >(name ".sh") }
			END { if (inside || !count) exit 1 }
		' "docs/runbooks/$page.md" || die "docs/runbooks/$page.md has no complete block of commands"
	done
}

make_root() {
	if [ -n "${BASE:-}" ]; then
		cp --archive --reflink=auto "$BASE" "$work/base"
	else
		say "debootstrap bookworm (minutes)"
		debootstrap bookworm "$work/base" >"$work/debootstrap.log" 2>&1 || {
			tail -n 5 "$work/debootstrap.log" >&2
			die "debootstrap failed; the end of its log is above"
		}
	fi
	local packages
	packages=$(sed -n 's/^apt-get install --yes //p' docs/runbooks/*.md | sort --unique)
	say "downloading what the runbooks install: $(tr '\n' ' ' <<<"$packages")"
	# shellcheck disable=SC2086 # They are words.
	{
		chroot "$work/base" apt-get update -qq
		DEBIAN_FRONTEND=noninteractive chroot "$work/base" apt-get install -qq --yes --download-only $packages
	} >"$work/apt.log" 2>&1 || {
		tail -n 5 "$work/apt.log" >&2
		die "the packages cannot be downloaded; the end of the log is above"
	}
}

# What a machine has before its operator types the first command.
equip() {
	local root=$1
	install --mode 0755 "$node" "$root/root/medibloc-node"
	cp --recursive deploy "$root/root/deploy"
	cp "$work/chain.json" "$root/root/chain.json"
	echo //Dave >"$root/root/producer.secret"
	# A machine without a clock of its own: chrony runs, and leaves the clock of the real machine alone.
	mkdir -p "$root/etc/systemd/system/chrony.service.d"
	printf '%s\n' '[Unit]' ConditionCapability= '[Service]' ExecStart= 'ExecStart=!/usr/sbin/chronyd -F 1 -x' \
		>"$root/etc/systemd/system/chrony.service.d/no-clock.conf"
}

# boot NAME: copies the bare root, boots it, and sets $machine to the process that is its init.
boot() {
	local name=$1 root=$work/$1 group=$work/cgroup/$check_group/$1
	say "booting the machine '$name'"
	cp --archive --reflink=auto "$work/base" "$root"
	equip "$root"
	mkdir "$group"
	# In a subshell, which enters the control group before its control groups become a namespace.
	# shellcheck disable=SC2016 # The inner shell expands them.
	(
		echo "$BASHPID" >"$group/cgroup.procs"
		exec unshare --fork --kill-child --pid --mount --uts --ipc --cgroup bash -euc '
			root=$1
			mount --bind "$root" "$root"
			mount -t proc proc "$root/proc"
			mount -t sysfs -o ro sysfs "$root/sys"
			mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
			mount -t tmpfs tmpfs "$root/run"
			mount -t tmpfs tmpfs "$root/tmp"
			mount -t tmpfs -o mode=755 tmpfs "$root/dev"
			mkdir "$root/dev/shm" "$root/dev/pts"
			for device in null zero full random urandom tty; do
				touch "$root/dev/$device"
				mount --bind "/dev/$device" "$root/dev/$device"
			done
			mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
			ln -s pts/ptmx "$root/dev/ptmx"
			ln -s /proc/self/fd "$root/dev/fd"
			hostname "$2"
			# Not chroot alone: the unit gets a mount namespace, which is made from the whole tree.
			cd "$root"
			pivot_root . .
			umount --lazy .
			cd /
			# Without what would reach the real machine: its clock, its kernel, its power.
			exec env --ignore-environment container=runbooks-check PATH=/usr/sbin:/usr/bin:/sbin:/bin \
				setpriv --bounding-set -sys_time,-sys_module,-sys_boot,-sys_rawio,-syslog,-mknod \
				/lib/systemd/systemd --system
		' boot "$root" "$name"
	) >"$work/$name.boot.log" 2>&1 &
	local outer=$! state=
	for _ in $(seq 60); do
		sleep 1
		kill -0 "$outer" 2>/dev/null || break
		machine=$(pgrep --parent "$outer" || true)
		[ -n "$machine" ] || continue
		state=$(on_machine systemctl is-system-running 2>/dev/null || true)
		case $state in running | degraded) return ;; esac
	done
	tail -n 5 "$work/$name.boot.log" >&2
	die "the machine '$name' did not boot (state: ${state:-none})"
}

on_machine() {
	nsenter --target "$machine" --mount --uts --ipc --pid --cgroup --root --wd env --ignore-environment \
		HOME=/root TERM=dumb PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
}

# run_block NAME: runs it in /root of the machine.
run_block() {
	local name=$1 about
	mapfile -t about <"$work/blocks/$name.about"
	say "${about[0]}.md:${about[1]} (${about[2]})"
	{
		printf '\n=== %s.md:%s\n' "${about[0]}" "${about[1]}"
		sed 's/^/$ /' "$work/blocks/$name.sh"
	} >>"$work/output.log"
	if ! on_machine DEBIAN_FRONTEND=noninteractive timeout 600 bash -euo pipefail -c "cd /root; $(cat "$work/blocks/$name.sh")" \
		</dev/null >"$work/block.log" 2>&1; then
		cat "$work/block.log" >>"$work/output.log"
		{
			sed 's/^/$ /' "$work/blocks/$name.sh"
			tail -n 30 "$work/block.log"
			echo "--- the end of the node's journal:"
			on_machine journalctl --unit medibloc-node --no-pager --lines 15 || true
		} >&2
		die "docs/runbooks/${about[0]}.md, the block after line ${about[1]}, failed; what it printed is above"
	fi
	cat "$work/block.log" >>"$work/output.log"
}

# start_producer NAME PORT OPTION...: one of the network's other producers.
start_producer() {
	local name=$1 port=$2
	shift 2
	"$node" --chain "$work/plain.json" "--$name" --base-path "$work/network/$name" --unsafe-force-node-key-generation \
		--listen-addr "/ip4/127.0.0.1/tcp/$port" --rpc-port $((port + 1)) --no-prometheus --no-mdns "$@" \
		>"$work/$name.log" 2>&1 &
	for _ in $(seq 120); do
		grep -q 'Running JSON-RPC server' "$work/$name.log" && return
		sleep 0.5
	done
	tail -n 10 "$work/$name.log" >&2
	die "the producer $name did not start; the end of its log is above"
}

start_network() {
	say "starting three producers"
	"$node" export-chain-spec --chain local --raw --output "$work/plain.json" 2>/dev/null
	start_producer alice 40000
	local identity
	identity=$(sed -n 's/.*Local node identity is: \([A-Za-z0-9]*\).*/\1/p' "$work/alice.log")
	local address=/ip4/127.0.0.1/tcp/40000/p2p/$identity
	start_producer bob 40010 --bootnodes "$address"
	start_producer charlie 40020 --bootnodes "$address"
	# The specification that an operator is given names a boot node.
	sed "s#\"bootNodes\": \[\]#\"bootNodes\": [\"$address\"]#" "$work/plain.json" >"$work/chain.json"
	grep -q "$address" "$work/chain.json" || die "the chain specification has no place for boot nodes"
}

# All of it, in namespaces of its own.
inside() {
	mount --make-rprivate /
	mount -t proc proc /proc
	ip link set lo up
	mkdir "$work/cgroup"
	mount -t cgroup2 cgroup2 "$work/cgroup"
	mkdir "$work/cgroup/$check_group"
	start_network
	boot first

	local name about hint
	for name in $(cd "$work/blocks" && for page in "${pages[@]}"; do ls "$page".*.sh; done); do
		name=${name%.sh}
		mapfile -t about <"$work/blocks/$name.about"
		hint=${about[3]}
		case $hint in
		"") ;;
		"new machine")
			boot second
			cp "$work"/first/root/medibloc-backup.tar.gz "$work"/first/root/medibloc-database.tar.gz "$work/second/root/"
			for install in "$work"/blocks/run-a-node.*.sh; do
				install=$(basename "$install" .sh)
				if sed -n 3p "$work/blocks/$install.about" | grep -qx Install; then run_block "$install"; fi
			done
			;;
		*) die "docs/runbooks/${about[0]}.md: the hint '$hint' means nothing" ;;
		esac
		run_block "$name"
	done
	# Nobody may have been seen with the keys of another.
	if on_machine journalctl --unit medibloc-node --no-pager | grep 'Another machine authored'; then
		die "the moved producer saw its keys elsewhere"
	fi
	if grep -h -i equivocat "$work"/{alice,bob,charlie}.log; then
		die "the other producers saw an equivocation"
	fi
}

if [ "${1:-}" = --inside ]; then
	readonly work=$2 node=$3 check_group=$4
	inside
	exit
fi
[ $# -eq 0 ] || die "unknown argument '$1'; there is none"
[ "$(id -u)" -eq 0 ] || die "run it as root: it makes root folders and namespaces"
node=$(realpath "${NODE:-${CARGO_TARGET_DIR:-target}/release/medibloc-node}")
readonly node
[ -x "$node" ] || die "there is no program $node: run 'make build', or name one with NODE=..."
[ -n "${BASE:-}" ] || command -v debootstrap >/dev/null || die "debootstrap is missing: 'apt-get install debootstrap'"

work=$(mktemp --directory)
readonly work check_group=medibloc-runbooks-$$
clean_up() {
	# The namespaces ended with `unshare`; what is left is the temporary folder and empty control groups.
	# shellcheck disable=SC2016 # The inner shell expands them.
	unshare --mount bash -c 'mkdir -p "$1/cgroup" && mount -t cgroup2 cgroup2 "$1/cgroup" &&
		find "$1/cgroup/$2" -depth -type d -exec rmdir {} + 2>/dev/null' clean "$work" "$check_group" || true
	if [ -n "${LOG:-}" ] && [ -e "$work/output.log" ]; then cp "$work/output.log" "$LOG"; fi
	rm -rf --one-file-system "$work"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
# The service's user looks into it through its root.
chmod 755 "$work"

cut_pages
make_root
status=0
unshare --fork --kill-child --pid --mount --net "$0" --inside "$work" "$node" "$check_group" || status=$?
[ $status -eq 0 ] || exit $status
say "every command of the runbooks worked"
