//! Perfect binary trees over sorted hashes, and proofs about several items at once (sections 8 and 10).

use crate::sha256::{compress, last_block_of, to_hash, Block, BLOCK_BYTES, INITIAL};
use alloc::{vec, vec::Vec};
use core::{cmp::Ordering, fmt};
use sha2::{Digest, Sha256};

pub use crate::sha256::Hash;

const NODE: u8 = 0x01;
const UNIT: u8 = 0x02;
const PAD: u8 = 0x0b;

/// Of each MAC `H(0x0b || mac)`: items that stand for nothing.
pub(crate) fn pad_each(macs: &[Hash]) -> Vec<Hash> {
	let blocks: Vec<Block> = macs.iter().map(|mac| last_block_of(0, &[PAD], mac)).collect();
	let mut states = vec![INITIAL; blocks.len()];
	compress(&mut states, &blocks);
	states.iter().map(to_hash).collect()
}

/// `H(0x02 || u32 index || u8 depth || root)`: what the record tree holds of a unit.
pub fn unit_hash(index: u32, depth: u8, root: &Hash) -> Hash {
	let mut hasher = Sha256::new_with_prefix([UNIT]);
	hasher.update(index.to_be_bytes());
	hasher.update([depth]);
	hasher.update(root);
	hasher.finalize().into()
}

/// The 65 bytes of a node in the two blocks that they fill with the padding of SHA-256.
fn node_blocks([left, right]: &[Hash; 2]) -> [Block; 2] {
	let [head @ .., last] = right;
	let mut first = [NODE; BLOCK_BYTES];
	let (_, places) = first.split_at_mut(1);
	let (of_left, of_right) = places.split_at_mut(left.len());
	of_left.copy_from_slice(left);
	of_right.copy_from_slice(head);
	[first, last_block_of(BLOCK_BYTES, &[*last], &[])]
}

/// The hashes `H(0x01 || left || right)` of at most `N` pairs, in the first places.
///
/// Without the buffer that a message of any length needs: most of a tree's time goes by here.
fn nodes<const N: usize>(pairs: &[[Hash; 2]]) -> [Hash; N] {
	let mut blocks = [[[0; BLOCK_BYTES]; N]; 2];
	let [firsts, seconds] = &mut blocks;
	for ((pair, first), second) in pairs.iter().zip(firsts).zip(seconds) {
		[*first, *second] = node_blocks(pair);
	}
	let mut states = [INITIAL; N];
	let filled = states.get_mut(..pairs.len()).unwrap_or_default();
	for blocks in &blocks {
		compress(filled, blocks);
	}
	states.map(|state| to_hash(&state))
}

/// `H(0x01 || left || right)`.
fn node(left: &Hash, right: &Hash) -> Hash {
	let [hash] = nodes(&[[*left, *right]]);
	hash
}

/// The least depth that is at least `minimum` and has room for `items`.
pub fn depth_for(items: usize, minimum: u8) -> u8 {
	let room = items.checked_next_power_of_two().map_or(usize::BITS, usize::trailing_zeros);
	u8::try_from(room).unwrap_or(u8::MAX).max(minimum)
}

/// An empty list that a tree over so many items fills without growing it.
pub fn list_for(items: usize, minimum_depth: u8) -> Vec<Hash> {
	let places = 1_usize.checked_shl(depth_for(items, minimum_depth).into());
	let mut list = Vec::new();
	list.reserve_exact(places.unwrap_or(items));
	list
}

/// A perfect binary tree: 2^depth hashes in ascending order, neighbours combined up to one root.
#[derive(Debug, Clone)]
pub struct Tree {
	depth: u8,
	sorted: Vec<Hash>,
}

impl Tree {
	/// Fills up `items`, best a list from [`list_for`], with as many of `pads` as the depth needs, and sorts them.
	///
	/// Besides the list this takes 40 bytes for each of at most 2^17 hashes.
	pub fn new(mut items: Vec<Hash>, minimum_depth: u8, pads: impl Iterator<Item = Hash>) -> Self {
		let depth = depth_for(items.len(), minimum_depth);
		let room = 1_usize.checked_shl(depth.into()).unwrap_or(usize::MAX);
		let missing = room.saturating_sub(items.len());
		items.reserve_exact(missing);
		items.extend(pads.take(missing));
		sort(&mut items);
		Self { depth, sorted: items }
	}

	/// The depth; the tree has 2^depth places.
	pub fn depth(&self) -> u8 {
		self.depth
	}

	/// The root.
	pub fn root(mut self) -> Hash {
		for _ in 0..self.depth {
			halve(&mut self.sorted);
		}
		self.sorted.first().copied().unwrap_or_default()
	}

	/// The root, and the proof that `chosen` are in the tree; `None` if one of them is not.
	pub fn prove(mut self, chosen: &[Hash]) -> Option<(Hash, TreeProof)> {
		let mut positions = Vec::with_capacity(chosen.len());
		for hash in chosen {
			let place = self.sorted.binary_search(hash).ok()?;
			positions.push(u32::try_from(place).ok()?);
		}
		positions.sort_unstable();
		positions.dedup();

		let mut siblings = Vec::new();
		let mut known = positions.clone();
		for _ in 0..self.depth {
			let mut below = core::mem::take(&mut known).into_iter().peekable();
			while let Some(position) = below.next() {
				// Of two known neighbours the left comes first.
				if below.next_if_eq(&(position | 1)).is_none() {
					let sibling = self.sorted.get(usize::try_from(position ^ 1).ok()?)?;
					siblings.push(*sibling);
				}
				known.push(position >> 1);
			}
			halve(&mut self.sorted);
		}
		let root = *self.sorted.first()?;
		Some((root, TreeProof { depth: self.depth, positions, siblings }))
	}
}

/// How many of the first bits tell the parts of a long list in [`sort`] apart.
const PART_BITS: u32 = 4;

/// How long a list is to be, at most, to be sorted in one part. A part takes as much memory again.
const MAX_PART: usize = 1 << 16;

/// Sorts hashes, a long list part by part.
fn sort(hashes: &mut [Hash]) {
	if hashes.len() <= MAX_PART {
		return sort_part(hashes, 0);
	}
	let part = |hash: &Hash| prefix(hash) >> (u64::BITS - PART_BITS);
	hashes.sort_unstable_by_key(part);
	for hashes in hashes.chunk_by_mut(|a, b| part(a) == part(b)) {
		match hashes.len() <= MAX_PART << 1 {
			true => sort_part(hashes, PART_BITS),
			// Not by chance: somebody has searched for such hashes.
			false => hashes.sort_unstable_by(compare),
		}
	}
}

/// Sorts hashes by groups of equal bits behind the first `alike`, about as many groups as hashes: these are spread
/// evenly, so few are left to compare. Where they are not, what is left is an ordinary sort.
fn sort_part(hashes: &mut [Hash], alike: u32) {
	let bits = hashes.len().checked_ilog2().unwrap_or(0);
	let unused = u64::BITS.saturating_sub(bits).saturating_sub(1);
	let group = |hash: &Hash| {
		let bits = prefix(hash) << alike >> 1 >> unused;
		usize::try_from(bits).unwrap_or_default()
	};
	let mut places = vec![0_usize; 1 << bits];
	for hash in hashes.iter() {
		if let Some(size) = places.get_mut(group(hash)) {
			*size = size.saturating_add(1);
		}
	}
	let mut start = 0_usize;
	for place in &mut places {
		let size = core::mem::replace(place, start);
		start = start.saturating_add(size);
	}
	for hash in &hashes.to_vec() {
		let Some(place) = places.get_mut(group(hash)) else { continue };
		if let Some(slot) = hashes.get_mut(*place) {
			*slot = *hash;
		}
		*place = place.saturating_add(1);
	}
	// Each place is now the end of its group.
	let (mut start, mut rest) = (0, hashes);
	for end in places {
		let size = end.saturating_sub(start);
		let (group, behind) = rest.split_at_mut_checked(size).unwrap_or_default();
		group.sort_unstable_by(compare);
		(start, rest) = (end, behind);
	}
}

/// The first bytes of a hash as a number.
fn prefix([a, b, c, d, e, f, g, h, ..]: &Hash) -> u64 {
	u64::from_be_bytes([*a, *b, *c, *d, *e, *f, *g, *h])
}

/// The order of bytes. As good as always the first few decide, which is quicker to see as numbers.
fn compare(a: &Hash, b: &Hash) -> Ordering {
	prefix(a).cmp(&prefix(b)).then_with(|| a.cmp(b))
}

/// How many nodes are hashed together.
const GROUP: usize = 16;

/// Replaces a level of a tree by the level above it.
fn halve(level: &mut Vec<Hash>) {
	let half = level.len() >> 1;
	for start in (0..half).step_by(GROUP) {
		let end = half.min(start.saturating_add(GROUP));
		let (pairs, _) = level.as_chunks();
		let parents = nodes::<GROUP>(pairs.get(start..end).unwrap_or_default());
		let places = level.get_mut(start..end).unwrap_or_default();
		places.iter_mut().zip(parents).for_each(|(place, parent)| *place = parent);
	}
	level.truncate(half);
}

/// What leads from some items of a tree to its root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeProof {
	/// Depth of the tree.
	pub depth: u8,
	/// Places of the items in the sorted list, ascending.
	pub positions: Vec<u32>,
	/// The hashes that are needed besides, level by level from the leaves upwards, left to right.
	pub siblings: Vec<Hash>,
}

impl TreeProof {
	/// The root of the tree that holds `items` at the positions. The items are taken in ascending order.
	///
	/// # Errors
	/// If positions and items do not fit each other or the tree, or siblings are missing or left over.
	pub fn fold(&self, mut items: Vec<Hash>) -> Result<Hash, FoldError> {
		items.sort_unstable();
		self.fold_sorted(&items)
	}

	/// As [`Self::fold`], of items in ascending order.
	pub(crate) fn fold_sorted(&self, items: &[Hash]) -> Result<Hash, FoldError> {
		if items.is_empty() {
			return Err(FoldError::Nothing);
		}
		if self.positions.len() != items.len() {
			let positions = self.positions.len();
			return Err(FoldError::Count { positions, items: items.len() });
		}
		let ascending = self.positions.windows(2).all(|pair| match pair {
			[a, b] => a < b,
			_ => true,
		});
		if !ascending {
			return Err(FoldError::Order);
		}
		let places = 1_u32.checked_shl(self.depth.into()).unwrap_or(u32::MAX);
		if let Some(outside) = self.positions.last().filter(|last| **last >= places) {
			return Err(FoldError::Outside { position: *outside });
		}

		let mut siblings = self.siblings.iter();
		let mut known: Vec<(u32, Hash)> =
			self.positions.iter().copied().zip(items.iter().copied()).collect();
		for _ in 0..self.depth {
			let mut above = Vec::with_capacity(known.len());
			let mut below = known.into_iter().peekable();
			while let Some((position, hash)) = below.next() {
				let neighbour = below.next_if(|(next, _)| *next == position | 1);
				let parent = match neighbour {
					Some((_, right)) => node(&hash, &right),
					None => {
						let sibling = siblings.next().ok_or(FoldError::SiblingMissing)?;
						match position & 1 {
							0 => node(&hash, sibling),
							_ => node(sibling, &hash),
						}
					}
				};
				above.push((position >> 1, parent));
			}
			known = above;
		}
		match (siblings.len(), known.first()) {
			(0, Some((_, root))) => Ok(*root),
			(left_over, _) => Err(FoldError::SiblingsLeft(left_over)),
		}
	}
}

/// Why a tree proof leads to no root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoldError {
	/// There is no item.
	Nothing,
	/// There are more positions than items, or fewer.
	Count {
		/// Positions given.
		positions: usize,
		/// Items that need one each.
		items: usize,
	},
	/// Positions are not strictly ascending.
	Order,
	/// A position is not below 2^depth.
	Outside {
		/// The position.
		position: u32,
	},
	/// A sibling is needed that is not there.
	SiblingMissing,
	/// So many siblings are not needed.
	SiblingsLeft(usize),
}

impl fmt::Display for FoldError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Nothing => f.write_str("nothing is disclosed"),
			Self::Count { positions, items } => {
				write!(f, "{positions} positions are given for {items} hashes")
			}
			Self::Order => f.write_str("positions are not strictly ascending"),
			Self::Outside { position } => write!(f, "position {position} is outside the tree"),
			Self::SiblingMissing => f.write_str("a sibling is missing"),
			Self::SiblingsLeft(count) => write!(f, "{count} siblings are left over"),
		}
	}
}

impl core::error::Error for FoldError {}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn depth_should_be_the_least_that_has_room() {
		for (items, minimum, depth) in [
			(0, 0, 0),
			(1, 0, 0),
			(2, 0, 1),
			(3, 0, 2),
			(16, 4, 4),
			(17, 4, 5),
			(1, 4, 4),
			(1 << 20, 4, 20),
		] {
			assert_eq!(depth_for(items, minimum), depth, "{items}");
		}
	}

	#[test]
	fn sort_should_order_hashes_that_are_spread_and_hashes_that_are_not() {
		let spread = |i: u32| Sha256::digest(i.to_be_bytes()).into();
		let alike = |i: u32| {
			let mut hash = Hash::default();
			hash[28..].copy_from_slice(&(i ^ 0x55).to_be_bytes());
			hash
		};
		let twice = |i: u32| spread(i / 2);
		for hash in [&spread as &dyn Fn(u32) -> Hash, &alike, &twice] {
			for count in [0, 1, 2, 3, 255, 256, 65_536, 140_000] {
				let mut sorted: Vec<Hash> = (0..count).map(hash).collect();
				let mut expected = sorted.clone();
				expected.sort();
				sort(&mut sorted);
				assert_eq!(sorted, expected, "{count}");
			}
		}
	}

	#[test]
	fn a_node_should_be_the_hash_of_its_domain_and_its_children() {
		for seed in 0..=255_u8 {
			let (left, right): (Hash, Hash) =
				(Sha256::digest([seed]).into(), Sha256::digest([seed, seed]).into());
			let expected = Sha256::new_with_prefix([NODE]).chain_update(left).chain_update(right);
			assert_eq!(node(&left, &right), Hash::from(expected.finalize()), "{seed}");
		}
	}

	#[test]
	fn every_subset_should_fold_to_the_root() {
		for count in 1..=9_u8 {
			let items: Vec<Hash> = (0..count).map(|i| Sha256::digest([i]).into()).collect();
			let tree = Tree::new(items.clone(), 0, (100..).map(|i: u8| [i; 32]));
			let root = tree.clone().root();
			for subset in 1..1_usize << count {
				let chosen: Vec<Hash> = (0..usize::from(count))
					.filter(|i| subset >> i & 1 == 1)
					.map(|i| items[i])
					.collect();
				let (proved, proof) = tree.clone().prove(&chosen).unwrap();
				assert_eq!(proved, root);
				assert_eq!(proof.fold(chosen), Ok(root));
			}
		}
	}

	#[test]
	fn prove_should_refuse_what_the_tree_does_not_hold() {
		let tree = Tree::new([[1; 32]].into(), 4, core::iter::repeat([2; 32]));
		assert_eq!(tree.prove(&[[3; 32]]), None);
	}

	#[test]
	fn fold_should_refuse_each_misfit() {
		let proof = |depth, positions: &[u32], siblings| TreeProof {
			depth,
			positions: positions.into(),
			siblings: alloc::vec![[9; 32]; siblings],
		};
		let fold = |proof: TreeProof, items: u8| proof.fold((0..items).map(|i| [i; 32]).collect());
		assert!(fold(proof(2, &[0, 3], 2), 2).is_ok());
		assert_eq!(fold(proof(0, &[], 1), 0), Err(FoldError::Nothing));
		assert_eq!(fold(proof(2, &[0], 2), 2), Err(FoldError::Count { positions: 1, items: 2 }));
		assert_eq!(fold(proof(2, &[3, 0], 2), 2), Err(FoldError::Order));
		assert_eq!(fold(proof(2, &[1, 1], 2), 2), Err(FoldError::Order));
		assert_eq!(fold(proof(2, &[0, 4], 2), 2), Err(FoldError::Outside { position: 4 }));
		assert_eq!(fold(proof(2, &[0, 3], 1), 2), Err(FoldError::SiblingMissing));
		assert_eq!(fold(proof(2, &[0, 3], 4), 2), Err(FoldError::SiblingsLeft(2)));
		assert_eq!(fold(proof(0, &[0], 0), 1), Ok([0; 32]));
	}
}
