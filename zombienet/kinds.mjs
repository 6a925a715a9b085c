// The kinds of networks that can be started: the specification that they begin with, and their producers. A producer's
// account and its keys are derived from its secret, which everybody knows.

/** Four producers, in the order of their turns: that of their accounts. */
export const LOCAL = {
  title: 'four producers',
  chain: 'local',
  producers: [
    { name: 'dave', secret: '//Dave' },
    { name: 'bob', secret: '//Bob' },
    { name: 'charlie', secret: '//Charlie' },
    { name: 'alice', secret: '//Alice' },
  ],
};

/** Twenty-one producers, as many as the public networks have. Their turns come in another order. */
export const TESTNET = {
  title: 'twenty-one producers',
  chain: 'testnet-preset',
  producers: Array.from({ length: 21 }, (_, index) => ({
    name: `producer-${index + 1}`,
    secret: `//Producer//${index + 1}`,
  })),
};

/** The kind with so many producers. */
export function kindOf(count) {
  const kind = [LOCAL, TESTNET].find(({ producers }) => producers.length === count);
  if (!kind) {
    throw new Error('there are networks of 4 and of 21 producers: choose one with PRODUCERS=...');
  }
  return kind;
}

/** How many of so many producers can be down while the rest finalises. */
export const tolerated = (count) => Math.floor((count - 1) / 3);
