//! What is known of a record: some of its leaves.

use crate::{
	json::JsonError,
	leaf::{LeafRef, Tag, Value},
	path::{write_json_string, Path, Segment},
	unit::UnitText,
	verify::Disclosed,
	walk::walk_unsalted,
	way::Way,
};
use alloc::{string::String, vec::Vec};
use core::{
	cmp::Ordering,
	convert::Infallible,
	fmt::{self, Write},
};

/// Some leaves of a record, as the tree that they are the leaves of: the way to many of them is kept once.
///
/// It takes 32 bytes for each leaf and each node above leaves, besides names and values. A list of the leaves with their
/// paths would take as much as there are paths, which may be many times the text.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct View {
	/// The nodes, each behind the one that holds it. The first holds the units.
	nodes: Vec<Node>,
	/// The nodes but the first: by the node that holds them, and then in the order of paths.
	order: Vec<NodeId>,
	/// Names, and values as they are hashed.
	bytes: Vec<u8>,
}

/// Lists the leaves.
impl fmt::Debug for View {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_list().entries(self.leaves()).finish()
	}
}

/// A node of a [`View`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NodeId(u32);

/// What holds the units.
const TOP: NodeId = NodeId(0);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Node {
	holder: NodeId,
	step: Step,
	/// What the node's own leaf says, if that is known.
	value: Option<(Tag, Piece)>,
}

/// How a node is reached from the one that holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
	Name(Piece),
	Index(u32),
}

/// A piece of the bytes of a [`View`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
	start: u32,
	length: u32,
}

impl View {
	/// The units of which something is known, ascending.
	pub(crate) fn units(&self) -> impl Iterator<Item = u32> + '_ {
		self.children(TOP).iter().filter_map(|unit| match self.segment(*unit) {
			Segment::Index(index) => Some(index),
			Segment::Name(_) => None,
		})
	}

	/// The root of a unit, if anything is known of the unit.
	pub(crate) fn unit(&self, index: u32) -> Option<NodeId> {
		self.child(TOP, Segment::Index(index))
	}

	/// The node at `path` in a unit, if anything at or under it is known.
	pub(crate) fn node(&self, unit: u32, path: &Path) -> Option<NodeId> {
		path.segments().try_fold(self.unit(unit)?, |node, segment| self.child(node, segment))
	}

	/// What `node` holds under `segment`, if anything at or under that is known.
	pub(crate) fn child(&self, node: NodeId, segment: Segment<'_>) -> Option<NodeId> {
		let place = |id: &NodeId| self.compare(*id, node, segment);
		let found = self.order.binary_search_by(place).ok()?;
		self.order.get(found).copied()
	}

	/// What `node` holds, as far as anything at or under it is known, in the order of paths.
	pub(crate) fn children(&self, node: NodeId) -> &[NodeId] {
		let says = self.get(node).and_then(|node| node.value);
		if says.is_some_and(|(tag, _)| !matches!(tag, Tag::Keys | Tag::Len)) {
			return &[];
		}
		let holder = |id: &NodeId| self.get(*id).map(|node| node.holder);
		let start = self.order.partition_point(|id| holder(id) < Some(node));
		let behind = self.order.get(start..).unwrap_or_default();
		let count = behind.partition_point(|id| holder(id) == Some(node));
		behind.get(..count).unwrap_or_default()
	}

	/// How `node` is reached from the one that holds it.
	pub(crate) fn segment(&self, node: NodeId) -> Segment<'_> {
		match self.get(node).map(|node| node.step) {
			Some(Step::Index(index)) => Segment::Index(index),
			Some(Step::Name(name)) => {
				Segment::Name(core::str::from_utf8(self.piece(name)).unwrap_or_default())
			}
			None => Segment::Index(0),
		}
	}

	/// What the node's own leaf says, if that is known.
	pub(crate) fn value(&self, node: NodeId) -> Option<Value<'_>> {
		let (tag, value) = self.get(node)?.value?;
		Value::decode(tag, self.piece(value))
	}

	/// The path of a node in its unit.
	pub(crate) fn path(&self, node: NodeId) -> Path {
		let above = |node: &NodeId| self.get(*node).map(|node| node.holder);
		let way: Vec<NodeId> = core::iter::successors(Some(node), above)
			.take_while(|node| above(node) != Some(TOP))
			.collect();
		let segments = way.into_iter().rev().map(|node| self.segment(node));
		segments.fold(Path::root(), Path::child)
	}

	/// The leaves, by unit and path.
	pub(crate) fn leaves(&self) -> impl Iterator<Item = Disclosed> + '_ {
		let (mut unit, mut path) = (0, Vec::new());
		// What is still to be visited of what the nodes above hold, with the bytes of the paths of these.
		let mut open = Vec::from([(self.children(TOP).iter(), 0)]);
		core::iter::from_fn(move || loop {
			let above = open.len();
			let (siblings, path_bytes) = open.last_mut()?;
			let Some(node) = siblings.next().copied() else {
				open.pop();
				continue;
			};
			path.truncate(*path_bytes);
			match (above, self.segment(node)) {
				(1, Segment::Index(index)) => unit = index,
				(_, segment) => segment.encode_to(&mut path),
			}
			open.push((self.children(node).iter(), path.len()));
			if let Some(value) = self.value(node) {
				return Some(Disclosed {
					unit,
					path: Path::from_encoded(&path),
					value: value.to_owned(),
				});
			}
		})
	}

	/// The JSON text of a node all of whose leaves are there: members by name, without white space.
	pub(crate) fn text(&self, node: NodeId) -> String {
		let mut out = String::new();
		// Writing to a string does not fail.
		let _written: fmt::Result = self.write(&mut out, node);
		out.shrink_to_fit();
		out
	}

	fn write(&self, out: &mut String, node: NodeId) -> fmt::Result {
		match self.value(node) {
			Some(Value::Null) | None => out.write_str("null"),
			Some(Value::Bool(truth)) => write!(out, "{truth}"),
			Some(Value::String(text)) => write_json_string(out, text),
			Some(Value::Number(lexeme)) => out.write_str(lexeme),
			Some(Value::Keys(names)) => {
				out.push('{');
				for (position, name) in names.iter().enumerate() {
					if position > 0 {
						out.push(',');
					}
					write_json_string(out, name)?;
					out.push(':');
					match self.child(node, Segment::Name(name)) {
						Some(member) => self.write(out, member)?,
						None => out.write_str("null")?,
					}
				}
				out.push('}');
				Ok(())
			}
			Some(Value::Len(_)) => {
				out.push('[');
				for (position, element) in self.children(node).iter().enumerate() {
					if position > 0 {
						out.push(',');
					}
					self.write(out, *element)?;
				}
				out.push(']');
				Ok(())
			}
		}
	}

	/// The order of a node beside the one that `holder` holds under `segment`.
	fn compare(&self, id: NodeId, holder: NodeId, segment: Segment<'_>) -> Ordering {
		let by_holder = self.get(id).map(|node| node.holder).cmp(&Some(holder));
		by_holder.then_with(|| self.segment(id).cmp_encoded(segment))
	}

	fn get(&self, node: NodeId) -> Option<&Node> {
		self.nodes.get(usize::try_from(node.0).ok()?)
	}

	fn piece(&self, Piece { start, length }: Piece) -> &[u8] {
		let from = |start: u32, length: u32| {
			let start = usize::try_from(start).ok()?;
			self.bytes.get(start..start.checked_add(usize::try_from(length).ok()?)?)
		};
		from(start, length).unwrap_or_default()
	}

	/// The bytes from `start` on.
	fn piece_from(&self, start: usize) -> Piece {
		Piece { start: number(start), length: number(self.bytes.len().saturating_sub(start)) }
	}

	fn push(&mut self, holder: NodeId, segment: Segment<'_>) -> NodeId {
		let step = match segment {
			Segment::Index(index) => Step::Index(index),
			Segment::Name(name) => {
				let start = self.bytes.len();
				self.bytes.extend_from_slice(name.as_bytes());
				Step::Name(self.piece_from(start))
			}
		};
		let id = NodeId(number(self.nodes.len()));
		self.nodes.push(Node { holder, step, value: None });
		self.order.push(id);
		id
	}
}

/// A number of nodes or bytes. There are fewer than 2^32: they come from texts of at most 2^27 bytes.
fn number(count: usize) -> u32 {
	u32::try_from(count).unwrap_or(u32::MAX)
}

/// Puts a [`View`] together.
pub(crate) struct Builder {
	view: View,
	way: Way<NodeId>,
}

impl Builder {
	/// For a view of about so many leaves of so many units.
	pub(crate) fn new(leaves: usize, units: usize) -> Self {
		let room = leaves.saturating_add(units).saturating_add(1);
		let mut view = View { nodes: Vec::new(), order: Vec::new(), bytes: Vec::new() };
		view.nodes.reserve_exact(room);
		view.order.reserve_exact(room);
		view.nodes.push(Node { holder: TOP, step: Step::Index(0), value: None });
		Self { view, way: Way::new(TOP) }
	}

	/// Begins a unit of which there was nothing yet.
	pub(crate) fn unit(&mut self, index: u32) {
		self.way = Way::new(self.view.push(TOP, Segment::Index(index)));
	}

	/// Adds a leaf of the unit, and tells its node. The leaves come in an order in which all that a node holds stands
	/// together.
	pub(crate) fn leaf(&mut self, leaf: LeafRef<'_>) -> NodeId {
		let Self { view, way } = self;
		let Ok(id) =
			way.go(leaf.path, |above, segment, _| Ok::<_, Infallible>(view.push(*above, segment)));
		let start = view.bytes.len();
		leaf.value.for_each_part(|part| view.bytes.extend_from_slice(part));
		let value = Some((leaf.value.tag(), view.piece_from(start)));
		let node = usize::try_from(id.0).ok().and_then(|index| view.nodes.get_mut(index));
		if let Some(node) = node {
			node.value = value;
		}
		*id
	}

	/// Adds all leaves of the unit at and under the node at `path` (encoded), whose text this is.
	///
	/// # Errors
	/// As [`walk_unsalted`].
	pub(crate) fn leaves(&mut self, text: &UnitText<'_>, path: &[u8]) -> Result<(), JsonError> {
		walk_unsalted(text, path, |leaf| {
			self.leaf(leaf);
		})
	}

	/// The view.
	pub(crate) fn build(self) -> View {
		let mut view = self.view;
		let mut order = core::mem::take(&mut view.order);
		order.sort_unstable_by(|a, b| match view.get(*b) {
			Some(node) => view.compare(*a, node.holder, view.segment(*b)),
			None => Ordering::Equal,
		});
		view.order = order;
		view
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{leaf::LeafValue, Document};
	use alloc::{vec, vec::Vec};

	const TEXT: &str = r#"{"resourceType":"Bundle","zz":[[],{"b":1,"a":[null,2]}],"é":{},"entry":[
		{"resource":{"id":"x"}},{"y":[true]}]}"#;

	fn view_of(document: &Document<'_>, units: &[u32]) -> View {
		let mut builder = Builder::new(0, 0);
		for unit in units {
			builder.unit(*unit);
			let text = document.unit(*unit).unwrap();
			builder.leaves(&text, &[]).unwrap();
		}
		builder.build()
	}

	#[test]
	fn a_node_should_take_32_bytes() {
		assert_eq!(size_of::<Node>() + size_of::<NodeId>(), 32);
	}

	#[test]
	fn leaves_should_come_by_unit_and_path() {
		let document = Document::read(TEXT.as_bytes()).unwrap();
		let view = view_of(&document, &[0, 2, 1]);
		let mut expected: Vec<Disclosed> =
			(0..3).flat_map(|unit| document.values(unit).unwrap()).collect();
		expected.sort_by(|a, b| (a.unit, &a.path).cmp(&(b.unit, &b.path)));
		assert!(view.leaves().eq(expected));
		assert!(view.units().eq(0..3));
	}

	#[test]
	fn nodes_should_be_found_by_their_paths() {
		let document = Document::read(TEXT.as_bytes()).unwrap();
		let view = view_of(&document, &[0, 1]);
		for leaf in document.values(0).unwrap() {
			let node = view.node(0, &leaf.path).unwrap();
			assert_eq!(view.path(node), leaf.path);
			assert_eq!(view.value(node).map(Value::to_owned), Some(leaf.value));
		}
		let root = view.unit(0).unwrap();
		assert_eq!(view.child(root, Segment::Name("missing")), None);
		assert_eq!(view.child(root, Segment::Index(0)), None);
		assert_eq!(view.unit(2), None);
	}

	#[test]
	fn nodes_above_a_leaf_should_be_there_without_saying_anything() {
		let mut path = Path::root();
		path.push(Segment::Name("a")).unwrap();
		path.push(Segment::Index(7)).unwrap();
		let mut builder = Builder::new(1, 1);
		builder.unit(3);
		builder.leaf(LeafRef { path: path.as_bytes(), salt: [0; 16], value: Value::Null });
		let view = builder.build();
		let above = view.child(view.unit(3).unwrap(), Segment::Name("a")).unwrap();
		assert!(view.value(above).is_none());
		let shown: Vec<Disclosed> = view.leaves().collect();
		assert_eq!(shown, vec![Disclosed { unit: 3, path, value: LeafValue::Null }]);
	}
}
