// The bundle of the API takes two names from inner modules of @polkadot/types, which no bundle
// provides. Without them it loads, and fails when it reads from the chain's storage.

/* global polkadotTypes */

globalThis.constants = {
  LATEST_EXTRINSIC_VERSION: polkadotTypes.GenericExtrinsic.LATEST_EXTRINSIC_VERSION,
};
globalThis.util$1 = {
  /** The type of the values of a storage entry. */
  unwrapStorageSi: (entry) => (entry.isMap ? entry.asMap.value : entry.asPlain),
};
