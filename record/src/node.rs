//! Nodes of a unit, as far as leaves of it are known.

use crate::{
	leaf::LeafValue,
	path::{segments, Path, Segment},
};
use alloc::vec::Vec;
use core::ops::Range;

/// What is known of a leaf.
pub(crate) trait Known {
	/// Where it is in the unit.
	fn path(&self) -> &Path;
	/// What it says.
	fn value(&self) -> &LeafValue;
}

/// A node: the known leaves at and under it stand together in the order of paths.
#[derive(Debug, Clone)]
pub(crate) struct Node {
	/// Where these leaves are among all.
	pub(crate) range: Range<usize>,
	/// Bytes of the node's path.
	pub(crate) path_bytes: usize,
}

impl Node {
	/// The root over `leaves`, which are by path.
	pub(crate) fn root(leaves: &[impl Known]) -> Self {
		Self { range: 0..leaves.len(), path_bytes: 0 }
	}

	/// The node's own leaf, if it is known.
	pub(crate) fn own<'l>(&self, leaves: &'l [impl Known]) -> Option<&'l LeafValue> {
		let first = leaves.get(self.range.clone())?.first()?;
		(first.path().as_bytes().len() == self.path_bytes).then(|| first.value())
	}

	/// The path of the node, if anything is known of it.
	pub(crate) fn path(&self, leaves: &[impl Known]) -> Option<Path> {
		let first = leaves.get(self.range.clone())?.first()?;
		Some(first.path().first_bytes(self.path_bytes))
	}

	/// What the node holds under `segment`; without any leaf, if nothing of it is known.
	pub(crate) fn child(&self, leaves: &[impl Known], segment: Segment<'_>) -> Self {
		let mut encoded = Vec::with_capacity(segment.encoded_len());
		segment.encode_to(&mut encoded);
		let known = leaves.get(self.range.clone()).unwrap_or_default();
		let start = known.partition_point(|leaf| self.below(leaf) < encoded.as_slice());
		let behind = known.get(start..).unwrap_or_default();
		let count = behind.partition_point(|leaf| self.below(leaf).starts_with(&encoded));
		let start = self.range.start.saturating_add(start);
		Self {
			range: start..start.saturating_add(count),
			path_bytes: self.path_bytes.saturating_add(encoded.len()),
		}
	}

	/// Is nothing known of the node?
	pub(crate) fn is_unknown(&self) -> bool {
		self.range.is_empty()
	}

	/// The segments by which known leaves lead on from here, in the order of paths.
	pub(crate) fn segments<'l>(&self, leaves: &'l [impl Known]) -> Vec<Segment<'l>> {
		let mut found = Vec::new();
		let known = leaves.get(self.range.clone()).unwrap_or_default();
		for leaf in known {
			if let Some((segment, _)) = segments(self.below(leaf)).next() {
				if found.last() != Some(&segment) {
					found.push(segment);
				}
			}
		}
		found
	}

	/// What of a leaf's path lies below the node.
	fn below<'l>(&self, leaf: &'l impl Known) -> &'l [u8] {
		leaf.path().as_bytes().get(self.path_bytes..).unwrap_or_default()
	}
}
