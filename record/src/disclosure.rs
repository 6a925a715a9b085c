//! Disclosures: proofs that a record holds some fields, and nothing about the others (section 10).

use crate::{
	commitment::{
		attestation_leaves, attestation_tree, content_root, record_tree, unit_tree,
		AttestationLeaf, CommitError, Commitment, Content, Numbered, Terms, Top,
	},
	cover::Cover,
	document::Document,
	field::Field,
	floor::{self, Demands, FloorError},
	header::subject,
	keys::{ContentSeed, Seed},
	path::Path,
	presentation::{Audience, Presentation, PresentationError},
	proof::{Attestations, Open, Partial, Proof, ShownAttestation, Subject, Unit},
	rejection::Rejection,
	tree::{list_for, unit_hash, Hash, TreeProof},
	unit::UnitText,
	view::{Builder, NodeId, View},
};
use alloc::{collections::BTreeMap, string::String, vec::Vec};
use core::fmt;

/// All that opens a record: what its holder keeps.
#[derive(Debug, Clone, Copy)]
pub struct Holding<'a> {
	/// The document as it was issued.
	pub document: &'a Document<'a>,
	/// The seed.
	pub seed: &'a Seed,
	/// What the record was committed with besides.
	pub terms: &'a Terms<'a>,
	/// The attestations of the record.
	pub attestations: &'a [Numbered],
}

/// What to disclose of a record.
#[derive(Debug, Clone, Copy, Default)]
pub struct Request<'a> {
	/// Nodes to show with all that is under them. They may repeat or contain each other; each leaf is disclosed once.
	pub fields: &'a [Field],
	/// Objects and arrays of which only the names of the members, or the number of elements, are to be shown.
	pub shapes: &'a [Field],
	/// Add what the clinical floor (section 13) demands, so that nothing is hidden that reverses the meaning of what
	/// is shown.
	pub floor: bool,
	/// The numbers of the attestations to show; with none, not even their count is shown.
	pub attestations: &'a [u32],
}

impl Holding<'_> {
	/// Commits to the record.
	///
	/// # Errors
	/// As [`Content::new`] and [`Commitment::of_content`].
	pub fn commit(&self) -> Result<Commitment, CommitError> {
		let content = Content::new(self.document, &self.seed.content_seed(), self.terms)?;
		Commitment::of_content(content, self.seed, self.attestations)
	}

	/// Makes a proof. What is shown with all that is under it is opened (its key is given), which takes least room.
	///
	/// # Errors
	/// If nothing is asked for, a field is not in the document, there is no such attestation, the clinical floor
	/// cannot be had, or there is no record to disclose from.
	pub fn disclose(&self, request: &Request<'_>) -> Result<Proof, DiscloseError> {
		let Self { document, seed, terms, attestations } = self;
		let mut wanted = Wanted::of(request);
		wanted.check(document)?;
		if request.floor {
			// An entry may mislead without the Bundle that it is in.
			wanted.0.entry(0).or_default();
		}

		let content_seed = seed.content_seed();
		let header = terms.header(&content_seed);
		let header_bytes = header.encode().map_err(CommitError::from)?;
		let mut unit_hashes = list_for(usize::try_from(document.units()).unwrap_or_default(), 0);
		let mut disclosed_hashes = Vec::new();
		let mut units = Vec::new();
		for index in 0..document.units() {
			let hash = match wanted.0.remove(&index) {
				None => {
					let (_, tree) = unit_tree(document, &content_seed, index, |_, _| ())?;
					unit_hash(index, tree.depth(), &tree.root())
				}
				Some(selection) => {
					let floor = request.floor.then_some(terms.profile);
					let maker = UnitMaker { document, content_seed: &content_seed, index };
					let (hash, unit) = maker.make(selection, floor)?;
					disclosed_hashes.push(hash);
					units.push(unit);
					hash
				}
			};
			unit_hashes.push(hash);
		}
		let (root, tree) = record_tree(unit_hashes, &content_seed)
			.prove(&disclosed_hashes)
			.ok_or(DiscloseError::Inconsistent)?;

		let content_root = content_root(&header_bytes, tree.depth, &root);
		let leaves = attestation_leaves(seed, attestations)?;
		let top = Top::new(&content_root, seed, leaves.iter().map(|leaf| leaf.hash));
		Ok(Proof {
			anchor: top.anchor,
			blind: top.blind,
			header,
			header_bytes,
			attestations: self.attestations(&top, &leaves, request.attestations)?,
			units,
			tree,
			subject: None,
			presentation: None,
		})
	}

	fn attestations(
		&self,
		top: &Top,
		leaves: &[AttestationLeaf],
		numbers: &[u32],
	) -> Result<Attestations, DiscloseError> {
		if numbers.is_empty() {
			let (depth, root) = (top.attestation_depth, top.attestation_root);
			return Ok(Attestations::Hidden { depth, root });
		}
		let known = self.attestations.iter().map(|numbered| numbered.number);
		let unknown = |number: &&u32| !known.clone().any(|known| known == **number);
		if let Some(number) = numbers.iter().find(unknown) {
			return Err(DiscloseError::NoSuchAttestation { number: *number });
		}
		let mut chosen: Vec<_> = leaves
			.iter()
			.zip(self.attestations)
			.filter(|(leaf, _)| numbers.contains(&leaf.number))
			.collect();
		chosen.sort_unstable_by_key(|(leaf, _)| leaf.hash);
		let hashes: Vec<Hash> = chosen.iter().map(|(leaf, _)| leaf.hash).collect();
		let (_, tree) = attestation_tree(self.seed, leaves.iter().map(|leaf| leaf.hash))
			.prove(&hashes)
			.ok_or(DiscloseError::Inconsistent)?;
		let shown = chosen
			.into_iter()
			.map(|(leaf, numbered)| ShownAttestation {
				salt: leaf.salt,
				encoded: leaf.encoded.clone(),
				attestation: numbered.attestation.clone(),
			})
			.collect();
		Ok(Attestations::Shown { shown, tree })
	}
}

/// What is asked for, by unit.
struct Wanted<'f>(BTreeMap<u32, Selection<'f>>);

impl<'f> Wanted<'f> {
	fn of(request: &Request<'f>) -> Self {
		let mut wanted = BTreeMap::<u32, Selection<'f>>::new();
		for field in request.fields {
			wanted.entry(field.unit()).or_default().add_field(field);
		}
		for shape in request.shapes {
			wanted.entry(shape.unit()).or_default().add_shape(shape);
		}
		wanted.values_mut().for_each(Selection::arrange);
		Self(wanted)
	}

	fn check(&self, document: &Document<'_>) -> Result<(), DiscloseError> {
		if self.0.is_empty() {
			return Err(DiscloseError::NoFields);
		}
		let mut beyond = self.0.range(document.units()..);
		match beyond.find_map(|(_, selection)| selection.asked.first()) {
			None => Ok(()),
			Some(field) => Err(DiscloseError::no_such(field)),
		}
	}
}

/// What is asked for of one unit.
#[derive(Default)]
struct Selection<'f> {
	/// By path.
	asked: Vec<&'f Field>,
	/// Nodes to show with all that is under them: by path, none under another.
	fields: Vec<Path>,
	/// Nodes to show the own leaves of, by path.
	shapes: Vec<Path>,
}

impl<'f> Selection<'f> {
	fn add_field(&mut self, field: &'f Field) {
		self.asked.push(field);
		self.fields.push(field.path().clone());
	}

	fn add_shape(&mut self, field: &'f Field) {
		self.asked.push(field);
		self.shapes.push(field.path().clone());
	}

	/// Adds what the clinical floor demands.
	fn extend(&mut self, demands: Demands) {
		self.fields.extend(demands.fields);
		self.shapes.extend(demands.shapes);
		self.arrange();
	}

	fn arrange(&mut self) {
		self.asked.sort_unstable_by_key(|field| field.path());
		self.fields.sort_unstable();
		// What is under a path follows it.
		self.fields.dedup_by(|path, kept| path.starts_with(kept));
		self.shapes.sort_unstable();
	}

	/// Is the whole unit asked for?
	fn is_everything(&self) -> bool {
		self.fields.first().is_some_and(|field| field.as_bytes().is_empty())
	}

	/// Is the leaf at `path` asked for?
	fn holds(&self, path: &[u8]) -> bool {
		let behind = self.fields.partition_point(|field| field.as_bytes() <= path);
		let before = behind.checked_sub(1).and_then(|last| self.fields.get(last));
		before.is_some_and(|field| path.starts_with(field.as_bytes()))
			|| self.shapes.binary_search_by_key(&path, |shape| shape.as_bytes()).is_ok()
	}

	/// Is the node at `path` on the way to one that is asked for, or that one?
	fn passes(&self, path: &[u8]) -> bool {
		let first = self.asked.partition_point(|field| field.path().as_bytes() < path);
		let next = self.asked.get(first);
		next.is_some_and(|field| field.path().as_bytes().starts_with(path))
	}

	/// Are all that are asked for among the nodes of `view`?
	fn check(&self, view: &View) -> Result<(), DiscloseError> {
		let is_there = |field: &Field| view.node(field.unit(), field.path()).is_some();
		match self.asked.iter().find(|field| !is_there(field)) {
			None => Ok(()),
			Some(field) => Err(DiscloseError::no_such(field)),
		}
	}
}

/// Makes what a proof holds of one unit.
struct UnitMaker<'a> {
	document: &'a Document<'a>,
	content_seed: &'a ContentSeed,
	index: u32,
}

impl UnitMaker<'_> {
	/// The hash of the unit, and what is disclosed of it; with the clinical floor of the profile `floor`, if any.
	fn make(
		&self,
		selection: Selection<'_>,
		floor: Option<&str>,
	) -> Result<(Hash, Unit), DiscloseError> {
		match selection.is_everything() {
			true => self.open(&selection, floor),
			false => self.choose(selection, floor),
		}
	}

	/// As [`Self::make`], of the whole unit, which needs no proof that its leaves are in its tree.
	fn open(
		&self,
		selection: &Selection<'_>,
		floor: Option<&str>,
	) -> Result<(Hash, Unit), DiscloseError> {
		let (leaves, tree) = unit_tree(self.document, self.content_seed, self.index, |_, _| ())?;
		let hash = unit_hash(self.index, tree.depth(), &tree.root());

		let mut all = Builder::new(usize::try_from(leaves).unwrap_or_default(), 1);
		all.unit(self.index);
		all.leaves(&self.text()?, &[]).map_err(CommitError::from)?;
		let view = all.build();
		let root = self.check(&view, selection, floor)?;
		Ok((hash, self.opened(&view, root)))
	}

	/// As [`Self::make`], of a part of the unit.
	fn choose(
		&self,
		mut selection: Selection<'_>,
		floor: Option<&str>,
	) -> Result<(Hash, Unit), DiscloseError> {
		if let Some(profile) = floor {
			let demands = self.demands(profile, &selection)?;
			selection.extend(demands);
		}
		let mut chosen = Builder::new(0, 1);
		chosen.unit(self.index);
		let (mut hashes, mut salts) = (Vec::new(), Vec::new());
		let (leaves, tree) =
			unit_tree(self.document, self.content_seed, self.index, |leaf, hash| {
				if selection.holds(leaf.path) {
					salts.push((chosen.leaf(leaf), leaf.salt));
					hashes.push(hash);
				}
			})?;
		let (root, tree) = tree.prove(&hashes).ok_or(DiscloseError::Inconsistent)?;
		drop(hashes);
		let hash = unit_hash(self.index, tree.depth, &root);

		salts.sort_unstable();
		let view = chosen.build();
		let root = self.check(&view, &selection, floor)?;
		let unit = match u32::try_from(salts.len()) == Ok(leaves) {
			true => self.opened(&view, root),
			false => self.partial(&Cover::new(&view, root, &salts), tree),
		};
		Ok((hash, unit))
	}

	/// The root of the unit in `view`, where all that is asked for has to be, and what the clinical floor demands.
	fn check(
		&self,
		view: &View,
		selection: &Selection<'_>,
		floor: Option<&str>,
	) -> Result<NodeId, DiscloseError> {
		selection.check(view)?;
		if let Some(profile) = floor {
			floor::check_unit(profile, self.index, view)?;
		}
		view.unit(self.index).ok_or(DiscloseError::Inconsistent)
	}

	fn text(&self) -> Result<UnitText<'_>, CommitError> {
		self.document.unit(self.index).ok_or(CommitError::NoSuchUnit { unit: self.index })
	}

	/// What the clinical floor demands of the unit besides what is asked for.
	fn demands(&self, profile: &str, selection: &Selection<'_>) -> Result<Demands, DiscloseError> {
		// The root is touched, even where only other units are asked for.
		let are_touched = |path: &[u8]| path.is_empty() || selection.passes(path);
		let text = self.text()?;
		let outline = floor::outline(&text, self.index, are_touched).map_err(CommitError::from)?;
		selection.check(&outline)?;
		Ok(floor::demands(profile, self.index, &outline, are_touched)?)
	}

	/// The unit, all of whose leaves are in `view`.
	fn opened(&self, view: &View, root: NodeId) -> Unit {
		let Self { document, content_seed, index } = *self;
		let is_bundle = index == 0 && document.is_bundle();
		Unit::Open(Open {
			index,
			key: *content_seed.unit_key(index).as_bytes(),
			value: view.text(root),
			entries: is_bundle.then(|| document.units().saturating_sub(1)),
		})
	}

	/// The unit that discloses the leaves of `cover`.
	fn partial(&self, cover: &Cover<'_>, tree: TreeProof) -> Unit {
		let subtrees = cover.subtrees(&self.content_seed.unit_key(self.index));
		Unit::Partial(Partial { index: self.index, leaves: cover.leaves(), subtrees, tree })
	}
}

impl Proof {
	/// The same proof, which also shows that the record belongs to `account` (`subject`, section 10).
	///
	/// The account links all records that it owns: add it only where the verifier needs it.
	///
	/// # Errors
	/// If the record was committed with another seed, or for another account.
	pub fn with_subject(mut self, seed: &Seed, account: [u8; 32]) -> Result<Self, DiscloseError> {
		let salt = seed.content_seed().subject_salt();
		if subject(&account, &salt) != self.header.subject {
			return Err(DiscloseError::NotTheSubject);
		}
		self.subject = Some(Subject { account, salt });
		Ok(self)
	}

	/// What the record's owner signs to show this proof to one audience, in the form in which wallets sign data.
	///
	/// Wallets show a hash only: whoever is asked for the signature has to be shown the audience, the expiry and all
	/// that is disclosed before.
	///
	/// # Errors
	/// If the audience is beyond its limits, or the proof does not show its subject.
	pub fn presentation_message(&self, to: &Audience) -> Result<String, DiscloseError> {
		to.check()?;
		if self.subject.is_none() {
			return Err(PresentationError::NoSubject.into());
		}
		Ok(to.message(&self.anchor, &self.disclosure()?))
	}

	/// The same proof, presented.
	///
	/// # Errors
	/// As [`Self::presentation_message`], or if the owner did not sign that message.
	pub fn with_presentation(self, presentation: Presentation) -> Result<Self, DiscloseError> {
		let message = self.presentation_message(&presentation.to)?;
		let owner = self.subject.as_ref().ok_or(PresentationError::NoSubject)?;
		let Presentation { scheme, signature, .. } = &presentation;
		if !scheme.verify(&owner.account, message.as_bytes(), signature) {
			return Err(PresentationError::Signature.into());
		}
		Ok(Self { presentation: Some(presentation), ..self })
	}
}

/// Why there is no proof.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DiscloseError {
	/// No field was given; a proof discloses at least one leaf.
	NoFields,
	/// The field is not in this document; it was found in another.
	NoSuchField {
		/// The pointer of the field.
		pointer: String,
	},
	/// The record has no attestation of this number.
	NoSuchAttestation {
		/// The number.
		number: u32,
	},
	/// The clinical floor cannot be had.
	Floor(FloorError),
	/// There is no commitment to disclose from.
	Commit(CommitError),
	/// The seed and the account do not open the subject in the header.
	NotTheSubject,
	/// The proof cannot be presented.
	Presentation(PresentationError),
	/// The proof itself is not good.
	Rejected(Rejection),
	/// A leaf is missing from its own tree, which cannot be.
	Inconsistent,
}

impl DiscloseError {
	fn no_such(field: &Field) -> Self {
		Self::NoSuchField { pointer: field.pointer().into() }
	}
}

impl From<CommitError> for DiscloseError {
	fn from(error: CommitError) -> Self {
		Self::Commit(error)
	}
}

impl From<FloorError> for DiscloseError {
	fn from(error: FloorError) -> Self {
		Self::Floor(error)
	}
}

impl From<PresentationError> for DiscloseError {
	fn from(error: PresentationError) -> Self {
		Self::Presentation(error)
	}
}

impl From<Rejection> for DiscloseError {
	fn from(rejection: Rejection) -> Self {
		Self::Rejected(rejection)
	}
}

impl fmt::Display for DiscloseError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::NoFields => f.write_str("a proof discloses at least one field; none was given"),
			Self::NoSuchField { pointer } => {
				write!(f, "`{pointer}` was found in another document and is not in this one")
			}
			Self::NoSuchAttestation { number } => {
				write!(f, "the record has no attestation of the number {number}")
			}
			Self::Floor(error) => write!(f, "the clinical floor cannot be kept: {error}"),
			Self::Commit(error) => write!(f, "{error}"),
			Self::NotTheSubject => f.write_str(
				"the record was committed with another seed or for another account: \
				 this account cannot be shown as its owner",
			),
			Self::Presentation(error) => write!(f, "{error}"),
			Self::Rejected(rejection) => write!(f, "the proof is not good: {rejection}"),
			Self::Inconsistent => f.write_str("a leaf is missing from its own tree"),
		}
	}
}

// The message already says what the inner error says, so there is no `source` to say it twice.
impl core::error::Error for DiscloseError {}
