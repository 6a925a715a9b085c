//! What would make a node fail later, or run on without what it was asked for, found before it
//! starts and said in one line.

use log::warn;
use sc_network::{multiaddr::Protocol, Multiaddr};
use sc_service::Configuration;
use sp_core::crypto::key_types;
use sp_keystore::KeystorePtr;
use std::{
	fs,
	io::ErrorKind,
	net::{IpAddr, SocketAddr, TcpListener},
};

/// Finds a base path that cannot be written and ports that are in use.
///
/// The SDK takes another port for JSON-RPC than the one that was asked for, and runs on without the
/// others: monitoring, firewalls and peers all look at those that were asked for.
///
/// # Errors
///
/// Says what is in the way.
pub fn check(config: &mut Configuration) -> Result<(), String> {
	let base_path = config.base_path.path();
	fs::create_dir_all(base_path)
		.and_then(|()| tempfile::Builder::new().prefix(".writable").tempfile_in(base_path))
		.map_err(|error| {
			format!(
				"{} cannot be written ({error}): choose another --base-path, or give this user the \
				 right to write there",
				base_path.display()
			)
		})?;
	for endpoint in config.rpc.addr.iter_mut().flatten() {
		endpoint.retry_random_port = false;
		if !endpoint.is_optional {
			check_port(endpoint.listen_addr, "--rpc-port")?;
		}
	}
	if let Some(prometheus) = &config.prometheus_config {
		check_port(prometheus.port, "--prometheus-port")?;
	}
	for address in config.network.listen_addresses.iter().filter_map(tcp_address) {
		check_port(address, "--port or --listen-addr")?;
	}
	Ok(())
}

/// Finds out whether `address` is free; `option` is what chooses another.
fn check_port(address: SocketAddr, option: &str) -> Result<(), String> {
	match TcpListener::bind(address) {
		Err(error) if error.kind() == ErrorKind::AddrInUse => Err(format!(
			"port {address} is in use: stop what runs there, or choose another with {option}"
		)),
		Err(error) if error.kind() == ErrorKind::PermissionDenied => {
			Err(format!("port {address} is not for this user: choose another with {option}"))
		}
		// A machine without IPv6 cannot bind the addresses that are tried in case it has it.
		Ok(_) | Err(_) => Ok(()),
	}
}

/// The address and port on which a network address listens, if it is one of TCP.
fn tcp_address(address: &Multiaddr) -> Option<SocketAddr> {
	let mut parts = address.iter();
	let ip = match parts.next()? {
		Protocol::Ip4(ip) => IpAddr::V4(ip),
		Protocol::Ip6(ip) => IpAddr::V6(ip),
		_ => return None,
	};
	match parts.next()? {
		Protocol::Tcp(port) => Some(SocketAddr::new(ip, port)),
		_ => None,
	}
}

/// Warns of a producer that lacks a key: it would run, and do nothing.
pub fn warn_of_missing_keys(keystore: &KeystorePtr) {
	for (duty, keys, options) in [
		(
			"author blocks",
			keystore.sr25519_public_keys(key_types::AURA).len(),
			"--key-type aura --scheme sr25519",
		),
		(
			"vote on finality",
			keystore.ed25519_public_keys(key_types::GRANDPA).len(),
			"--key-type gran --scheme ed25519",
		),
	] {
		if keys == 0 {
			warn!(
				target: "medibloc",
				"This producer has no key to {duty}: insert one with `medibloc-node key insert \
				 {options}`.",
			);
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn addresses_of_tcp_should_be_found_in_network_addresses() {
		let find = |text: &str| tcp_address(&text.parse().expect("it is an address"));
		assert_eq!(find("/ip4/127.0.0.1/tcp/30333"), "127.0.0.1:30333".parse().ok());
		assert_eq!(find("/ip4/127.0.0.1/tcp/30333/ws"), "127.0.0.1:30333".parse().ok());
		assert_eq!(find("/ip6/::1/tcp/30333"), "[::1]:30333".parse().ok());
		assert_eq!(find("/dns/node.example/tcp/30333"), None);
		assert_eq!(find("/memory/7"), None);
	}

	#[test]
	fn a_port_should_be_refused_while_it_is_in_use() {
		let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
		let address = listener.local_addr().expect("it has an address");
		let error = check_port(address, "--rpc-port").expect_err("it is in use");
		assert!(error.contains("is in use") && error.contains("--rpc-port"), "{error}");
		drop(listener);
		assert_eq!(check_port(address, "--rpc-port"), Ok(()));
	}
}
