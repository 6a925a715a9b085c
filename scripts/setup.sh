#!/usr/bin/env bash
# Makes this machine able to build and test the project. Idempotent: it checks before it installs, says what it
# does, and needs root only for the steps that install a package (it uses sudo for those when it is not root).
#
#   scripts/setup.sh          everything: build tools, Rust, the Wasm target, Node.js, Chromium and the tests' packages
#   scripts/setup.sh build    only what `cargo build --release` needs
#   scripts/setup.sh profile  only what `make profile` needs besides
#
# Two routes lead to the Wasm target (docs/decisions/0002-wasm-target.md):
#   * rustup can download: it installs `wasm32v1-none` for the toolchain that rust-toolchain.toml pins;
#   * only package registries can be reached: Debian's rustc-web and its sources, from which the target is made.
# WASM_ROUTE=debian takes the second although the first is open.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly TARGET=wasm32v1-none
readonly DEBIAN_TOOLCHAIN=debian
readonly DEBIAN_RUSTLIB=/usr/lib/rustlib

say() { printf 'setup: %s\n' "$*"; }
die() {
	printf 'setup: %s\n' "$*" >&2
	exit 1
}

as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo "$@"
	else
		die "this step needs root: run '$*' as root, then start again"
	fi
}

apt_updated=no
# apt_install COMMAND-OR-FILE PACKAGE...: installs the packages unless the command or file is there.
apt_install() {
	local needed=$1
	shift
	if [[ $needed == /* ]]; then
		[ -e "$needed" ] && return
	elif command -v "$needed" >/dev/null; then
		return
	fi
	command -v apt-get >/dev/null ||
		die "$needed is missing and this is no Debian: install it (Debian packages: $*), then start again"
	say "installing $* with apt-get (needs root)"
	if [ $apt_updated = no ]; then
		as_root apt-get update -qq
		apt_updated=yes
	fi
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

require_rust() {
	command -v rustup >/dev/null || die "rustup is missing: install Rust from https://rustup.rs, then start again"
	local channel
	channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
	if ! rustup toolchain list | grep -q "^$channel"; then
		say "installing Rust $channel with rustup"
		rustup toolchain install "$channel" --profile minimal ||
			die "Rust $channel is not installed and rustup cannot fetch it: install it, then start again"
	fi
}

pinned_toolchain_has_target() { [ -d "$(rustc --print sysroot)/lib/rustlib/$TARGET/lib" ]; }

# Lets rustup fetch the target; where it cannot, or is told not to, it fails or does nothing.
fetch_target() {
	rustup target add "$TARGET" >/dev/null 2>&1
	pinned_toolchain_has_target
}

# Makes `wasm32v1-none` an installed target of Debian's compiler, from Debian's copy of the standard library's
# sources, and registers that compiler with rustup under the name `debian`.
make_debian_target() {
	apt_install "$DEBIAN_RUSTLIB/src/rust/library/core/src/lib.rs" rustc-web cargo-web rust-web-src rust-web-clippy

	# The linker: the rust-lld that comes with the pinned toolchain, which Debian's packages leave out. A link, not a
	# copy: it finds its libraries beside itself.
	local lld host_bin=$DEBIAN_RUSTLIB/x86_64-unknown-linux-gnu/bin
	lld=$(rustc --print sysroot)/lib/rustlib/x86_64-unknown-linux-gnu/bin/rust-lld
	[ -x "$lld" ] || die "rust-lld is missing at $lld: reinstall the pinned toolchain, then start again"
	if [ ! -e "$host_bin/rust-lld" ]; then
		say "giving Debian's compiler the linker rust-lld (needs root)"
		as_root mkdir -p "$host_bin"
		as_root ln -sfn "$lld" "$host_bin/rust-lld"
	fi

	if ! ls "$DEBIAN_RUSTLIB/$TARGET/lib/"libcore-*.rlib >/dev/null 2>&1; then
		say "building core and alloc for $TARGET from Debian's sources (half a minute; needs root)"
		# Not `local`: the trap runs when the function's variables are gone.
		seed_dir=$(mktemp -d)
		trap 'rm -rf "$seed_dir"' EXIT
		mkdir "$seed_dir/src"
		printf '[package]\nname = "seed"\nversion = "0.0.0"\nedition = "2021"\n[lib]\ncrate-type = ["cdylib"]\n' \
			>"$seed_dir/Cargo.toml"
		printf '#![no_std]\n#[panic_handler]\nfn panic(_: &core::panic::PanicInfo) -> ! { loop {} }\n' \
			>"$seed_dir/src/lib.rs"
		# embed-bitcode: without it the runtime's link-time optimisation cannot use the libraries.
		(
			cd "$seed_dir"
			env -u CARGO_TARGET_DIR -u RUSTUP_TOOLCHAIN RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 \
				RUSTFLAGS="-C embed-bitcode=yes -C opt-level=3 -C codegen-units=1 -C panic=abort" \
				/usr/bin/cargo build --quiet --release --target "$TARGET" -Zbuild-std=core,alloc
		)
		as_root mkdir -p "$DEBIAN_RUSTLIB/$TARGET/lib"
		as_root cp "$seed_dir"/target/$TARGET/release/deps/lib{core,alloc,compiler_builtins}-*.rlib \
			"$DEBIAN_RUSTLIB/$TARGET/lib/"
	fi

	rustup toolchain list | grep -q "^$DEBIAN_TOOLCHAIN" || {
		say "registering Debian's compiler with rustup as '$DEBIAN_TOOLCHAIN'"
		rustup toolchain link "$DEBIAN_TOOLCHAIN" /usr
	}
}

setup_build() {
	apt_install cc build-essential
	apt_install pkg-config pkg-config
	apt_install protoc protobuf-compiler
	require_rust
	if [ "${WASM_ROUTE:-}" != debian ] && { pinned_toolchain_has_target || fetch_target; }; then
		say "the Wasm target $TARGET comes with the pinned toolchain"
	else
		make_debian_target
		say "the Wasm target $TARGET comes from Debian's compiler (WASM_BUILD_TOOLCHAIN=$DEBIAN_TOOLCHAIN)"
	fi
}

setup_tests() {
	apt_install node nodejs
	apt_install npm npm
	# zombienet looks with it whether a node runs.
	apt_install ps procps
	# The tests' browser. They name this path, so that no other browser takes its place.
	apt_install /usr/bin/chromium chromium
	local folder installed
	for folder in e2e zombienet; do
		# npm leaves this file behind when it has installed what the lock file says.
		installed=$folder/node_modules/.package-lock.json
		if [ ! -e $installed ] || [ $folder/package-lock.json -nt $installed ]; then
			say "installing the packages of $folder/ with npm"
			npm --prefix $folder ci --silent
			touch $installed
		fi
	done
}

case "${1:-all}" in
build) setup_build ;;
profile) apt_install perf linux-perf ;;
all)
	setup_build
	setup_tests
	;;
*) die "unknown argument '$1': use no argument, 'build' or 'profile'" ;;
esac
say "ready"
