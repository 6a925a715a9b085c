#!/usr/bin/env bash
# Checks what deploy/ has for Prometheus and Grafana: the rules with promtool, and every query of the dashboard and of
# the alerts on Debian's Prometheus, which watches a real producer and a real full node. All on the loopback interface.
#
# NODE names another program than the one that was built. Prometheus is taken from PATH; where it is not installed, its
# package is downloaded with apt-get and unpacked in a temporary folder, so that no service starts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly node=${NODE:-${CARGO_TARGET_DIR:-target}/release/medibloc-node}
die() {
	printf 'dashboard-check: %s\n' "$*" >&2
	exit 1
}
say() { printf 'dashboard-check: %s\n' "$*"; }
[ -x "$node" ] || die "there is no program $node: run 'make build', or name one with NODE=..."
command -v node >/dev/null || die "Node.js is missing: run 'make setup'"

work=$(mktemp -d)
processes=()
clean_up() {
	local process
	for process in "${processes[@]}"; do
		kill "$process" 2>/dev/null || true
		wait "$process" 2>/dev/null || true
	done
	rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

prometheus=$(command -v prometheus || true) promtool=$(command -v promtool || true)
if [ -z "$prometheus" ] || [ -z "$promtool" ]; then
	say "downloading Debian's Prometheus"
	mkdir "$work/package"
	# apt-get downloads as another user, which has to be able to write here.
	chmod 755 "$work"
	chmod 777 "$work/package"
	download() { (cd "$work/package" && apt-get download -qq prometheus); }
	# The lists of packages may be missing or old.
	download 2>/dev/null || { apt-get update -qq && download; } ||
		die "the package prometheus cannot be downloaded: run 'apt-get update' as root first"
	dpkg-deb -x "$work"/package/prometheus_*.deb "$work/package"
	prometheus=$work/package/usr/bin/prometheus promtool=$work/package/usr/bin/promtool
fi
say "$("$prometheus" --version 2>&1 | head -n 1)"

"$promtool" check config deploy/prometheus.yml
"$promtool" test rules deploy/alerts.test.yml

read -r -a port < <(node -e '
	const net = require("net");
	const servers = Array.from({ length: 7 }, () => net.createServer().listen(0, "127.0.0.1"));
	Promise.all(servers.map((s) => new Promise((done) => s.on("listening", done)))).then(() => {
		console.log(servers.map((s) => s.address().port).join(" "));
		servers.forEach((s) => s.close());
	});')

# start_node NAME NETWORK-PORT RPC-PORT METRICS-PORT OPTION...
start_node() {
	local name=$1 address=/ip4/127.0.0.1/tcp/$2 rpc=$3 metrics=$4
	shift 4
	"$node" --chain dev --base-path "$work/$name" --listen-addr "$address" --rpc-port "$rpc" --prometheus-port "$metrics" \
		--unsafe-force-node-key-generation --no-mdns "$@" >"$work/$name.log" 2>&1 &
	processes+=($!)
	for _ in $(seq 120); do
		grep -q 'Running JSON-RPC server' "$work/$name.log" && return
		kill -0 "${processes[-1]}" 2>/dev/null || break
		sleep 0.5
	done
	tail -n 20 "$work/$name.log" >&2
	die "the $name did not start; the end of its log is above"
}
say "starting a producer and a full node"
start_node producer "${port[0]}" "${port[1]}" "${port[2]}" --alice --force-authoring
identity=$(sed -n 's/.*Local node identity is: \([A-Za-z0-9]*\).*/\1/p' "$work/producer.log")
start_node follower "${port[3]}" "${port[4]}" "${port[5]}" --bootnodes "/ip4/127.0.0.1/tcp/${port[0]}/p2p/$identity"

# The shipped configuration, but for the addresses and a shorter interval.
sed -e "s/\"127.0.0.1:9615\"/\"127.0.0.1:${port[2]}\", \"127.0.0.1:${port[5]}\"/" \
	-e 's/_interval: 15s/_interval: 2s/' -e "s#- alerts.yml#- $PWD/deploy/alerts.yml#" \
	deploy/prometheus.yml >"$work/prometheus.yml"
"$prometheus" --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/data" \
	--web.listen-address="127.0.0.1:${port[6]}" >"$work/prometheus.log" 2>&1 &
processes+=($!)

say "asking every query"
status=0
PROMETHEUS=http://127.0.0.1:${port[6]} node --input-type=module - <<'END' || status=$?
import { readFileSync } from "node:fs";

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const ask = async (path) => {
	const answer = await (await fetch(process.env.PROMETHEUS + path)).json();
	if (answer.status !== "success") throw new Error(answer.error);
	return answer.data;
};
const query = async (expr) => (await ask(`/api/v1/query?query=${encodeURIComponent(expr)}`)).result;

// A panel shows a line when a series has a number; 0 / 0 is none.
const hasNumber = (series) => series.some(({ value }) => Number.isFinite(Number(value[1])));

const wanted = [];
for (const panel of JSON.parse(readFileSync("deploy/dashboard.json", "utf8")).panels)
	for (const target of panel.targets)
		wanted.push([`panel '${panel.title}'`, target.expr.replaceAll("$instance", ".*")]);

// The rules as Prometheus read them. Of a condition that is not met nothing is left, so its parts are asked for, too.
let rules = [];
for (let i = 0; i < 60 && rules.length === 0; i++) {
	rules = await ask("/api/v1/rules").then((data) => data.groups.flatMap((group) => group.rules), () => []);
	await sleep(500);
}
if (rules.length === 0) throw new Error("Prometheus has no rules");
for (const rule of rules)
	for (const part of rule.query.match(/[a-z_]\w*\{[^}]*\}/g)) wanted.push([`a part of alert '${rule.name}'`, part]);

// Finality, the first scrapes and the rates need a while. The chain is well, so no alert's condition may stay met; for a
// moment it may: the height seems to stand still while all samples are of one slot, which is why the alerts wait.
let failures = [];
for (const end = Date.now() + 120_000; Date.now() < end; await sleep(3_000)) {
	failures = [];
	for (const [what, expr] of wanted)
		await query(expr).then(
			(series) => hasNumber(series) || failures.push(`${what} has no series: ${expr}`),
			(error) => failures.push(`${what}: ${error.message}: ${expr}`),
		);
	for (const rule of rules)
		await query(rule.query).then(
			(series) => series.length && failures.push(`alert '${rule.name}' on a chain that is well: ${JSON.stringify(series)}`),
			(error) => failures.push(`alert '${rule.name}': ${error.message}`),
		);
	if (failures.length === 0) break;
}
for (const failure of failures) console.error(failure);
console.log(`${wanted.length} queries and ${rules.length} alerts, ${failures.length} failures`);
process.exit(failures.length ? 1 : 0);
END
[ "$status" -eq 0 ] || {
	tail -n 5 "$work/prometheus.log" >&2
	die "not every query works"
}
say "every query has series, and no alert is raised"
