//! The metrics of this chain's own, beside those that every Substrate node has.

use substrate_prometheus_endpoint::{
	register, Counter, Gauge, PrometheusError, Registry, F64, U64,
};

/// What Prometheus can ask. Counters start at zero with the process.
pub struct Metrics {
	/// Slots without a block on the best chain.
	pub missed_slots: Counter<U64>,
	/// Slots of this node's keys without a block on the best chain.
	pub own_missed_slots: Counter<U64>,
	/// Blocks that this node authored.
	pub authored_blocks: Counter<U64>,
	/// When blocks of others arrive, as the median of the last ones.
	pub block_arrival: Gauge<F64>,
	/// Whether this node's keys were seen in use on another machine.
	pub keys_elsewhere: Gauge<U64>,
}

impl Metrics {
	/// Makes them known to Prometheus.
	///
	/// # Errors
	///
	/// A metric of that name exists.
	pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		Ok(Self {
			missed_slots: register(
				Counter::new(
					"medibloc_missed_slots_total",
					"Slots without a block on the best chain since this node runs",
				)?,
				registry,
			)?,
			own_missed_slots: register(
				Counter::new(
					"medibloc_own_missed_slots_total",
					"Slots of this node's keys without a block on the best chain since it runs",
				)?,
				registry,
			)?,
			authored_blocks: register(
				Counter::new(
					"medibloc_authored_blocks_total",
					"Blocks that this node authored since it runs",
				)?,
				registry,
			)?,
			block_arrival: register(
				Gauge::<F64>::new(
					"medibloc_block_arrival_seconds",
					"Seconds from the beginning of a slot to the arrival of its block, the median \
					 of the last 21 blocks of others",
				)?,
				registry,
			)?,
			keys_elsewhere: register(
				Gauge::new(
					"medibloc_keys_elsewhere",
					"1 when another machine authored with this node's keys",
				)?,
				registry,
			)?,
		})
	}
}
