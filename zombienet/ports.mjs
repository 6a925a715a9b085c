// Ports of the loopback interface.

import { createServer } from 'node:net';

/** Whether nothing listens on a port of the loopback interface. */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}

/** Free ports that the system does not give to outgoing connections: a killed node needs its own again. */
export async function freePorts(count, taken = []) {
  const ports = new Set();
  while (ports.size < count) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    if (!taken.includes(port) && (await isFree(port))) {
      ports.add(port);
    }
  }
  return [...ports];
}
