//! The log as JSON, one object a line, for machines that collect logs.

use tracing_subscriber::EnvFilter;

/// What the SDK's own log leaves out, too.
const QUIET: &str = "info,ws=off,yamux=off,regalloc=off,cranelift_codegen=off,cranelift_wasm=warn,\
	hyper=warn,trust_dns_proto=off,hickory_proto=off,libp2p_mdns::behaviour::iface=off,\
	rustls::common_state=off,rustls::conn=off";

/// Starts the log on the standard error, with the filters that the command line names (`-l`) after
/// those of `RUST_LOG`.
///
/// # Errors
///
/// A filter makes no sense.
pub fn start(filters: &str) -> sc_cli::Result<()> {
	let environment = std::env::var(EnvFilter::DEFAULT_ENV).unwrap_or_default();
	let directives: Vec<_> =
		[QUIET, &environment, filters].into_iter().filter(|part| !part.is_empty()).collect();
	let filter = EnvFilter::try_new(directives.join(",")).map_err(|error| {
		sc_cli::Error::Input(format!("the log's filter makes no sense: {error}"))
	})?;
	json_subscriber::fmt()
		.with_env_filter(filter)
		.with_writer(std::io::stderr)
		.flatten_event(true)
		.with_current_span(false)
		.with_span_list(false)
		.try_init()
		.map_err(|error| sc_cli::Error::Input(format!("the log cannot be started: {error}")))
}
