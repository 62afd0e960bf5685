// Preloaded with NODE_OPTIONS=--require, so that child processes and worker threads load it too: every connection to
// another machine fails and is named on stderr.
const net = require('node:net');

/** @param {string | undefined} host */
const isLoopback = (host) => !host || host === 'localhost' || /^(::ffff:)?127\.|^::1$/.test(host);

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (/** @type {any[]} */ ...args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const host = typeof first === 'object' ? first.host : typeof second === 'string' ? second : undefined;
  const isLocalSocket = typeof first === 'object' ? first.path : typeof first === 'string' && !/^\d+$/.test(first);
  if (isLocalSocket || isLoopback(host)) return Reflect.apply(connect, this, args);
  const error = new Error(`loopback only: no connection to ${host}`);
  console.error(error.message);
  process.nextTick(() => this.destroy(error));
  return this;
};
