//! The limits of section 3. Committers refuse to exceed them, and verifiers reject what does.

/// Bytes of a document.
pub const MAX_DOCUMENT_BYTES: usize = 1 << 26;
/// Bytes of a proof, in the form received.
pub const MAX_PROOF_BYTES: usize = 1 << 27;
/// Nesting of objects and arrays in any JSON text; the outermost is 1.
pub const MAX_NESTING: usize = 128;
/// Bytes of a number lexeme.
pub const MAX_NUMBER_BYTES: usize = 1_024;
/// Bytes of an encoded path.
pub const MAX_PATH_BYTES: usize = 4_096;
/// Segments of a path.
pub const MAX_PATH_SEGMENTS: usize = 128;
/// Sum of the lengths in bytes of the paths of all leaves of a document, or of those recomputed for a proof.
pub const MAX_PATHS_BYTES: u64 = 1 << 28;
/// Leaves of a unit.
pub const MAX_LEAVES: u32 = 1 << 20;
/// Units of a record.
pub const MAX_UNITS: u32 = 1 << 20;
/// Array index in a path, and `index` of a unit in a proof.
pub const MAX_INDEX: u32 = (1 << 20) - 1;
/// Value of a LEN leaf.
pub const MAX_LENGTH: u32 = 1 << 20;
/// Least depth of a unit tree.
pub const MIN_UNIT_DEPTH: u8 = 4;
/// Greatest depth of a unit tree or a record tree.
pub const MAX_TREE_DEPTH: u8 = 20;
/// Least depth of an attestation tree.
pub const MIN_ATTESTATION_DEPTH: u8 = 1;
/// Greatest depth of an attestation tree.
pub const MAX_ATTESTATION_DEPTH: u8 = 8;
/// Bytes of a profile; it has at least one.
pub const MAX_PROFILE_BYTES: usize = 16;
/// Any integer written in JSON or CBOR.
pub const MAX_INTEGER: u64 = (1 << 53) - 1;
/// Attestations of a record.
pub const MAX_ATTESTATIONS: usize = 256;
/// Bytes of the role in an attestation; it has at least one.
pub const MAX_ROLE_BYTES: usize = 64;
/// Bytes of the audience of a presentation; it has at least one.
pub const MAX_AUDIENCE_BYTES: usize = 256;
/// Least number of bytes of a presentation's nonce.
pub const MIN_NONCE_BYTES: usize = 16;
/// Greatest number of bytes of a presentation's nonce.
pub const MAX_NONCE_BYTES: usize = 64;
/// Bytes of the text of an opened subtree or unit.
pub const MAX_OPENED_BYTES: usize = 1 << 26;
/// Nesting of arrays in the compact form of a proof.
pub const MAX_COMPACT_NESTING: usize = 6;
