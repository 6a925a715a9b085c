// What libraries print, kept instead of shown. A test file that imports this module before any
// other hears them from the moment they load: that is when they report a version too many.

/** Everything that was printed in this process, as `level: text`. */
export const printed = [];

for (const level of ['log', 'info', 'warn', 'error']) {
  console[level] = (...parts) => printed.push(`${level}: ${parts.join(' ')}`);
}
process.on('warning', (warning) => printed.push(`warn: ${warning}`));

/** polkadot.js lists the methods of the node that it has no use for: the SDK's newer ones. */
const UNUSED_METHODS = /API\/INIT: RPC methods not decorated: (.*)$/;
const OF_THE_SDK =
  /^(archive|author|bitswap|chainHead|chainSpec|state|transaction|transactionWatch)_/;

/**
 * The lines that no client of this chain should print: all but polkadot.js's list of methods, which
 * may name the SDK's and none of this chain's own.
 */
export function complaints(lines) {
  return lines.filter((line) => {
    const methods = line.match(UNUSED_METHODS)?.[1].split(', ');
    return !methods?.every((method) => OF_THE_SDK.test(method));
  });
}
