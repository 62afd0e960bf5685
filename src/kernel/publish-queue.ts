import type { Publisher } from 'zeromq';

/**
 * Sends messages on a publisher socket in order, at once where possible: a busy cell's prints show while it runs.
 *
 * ZeroMQ's binding sends at once, but every few hundred messages it makes a send wait for the event loop and refuses
 * others meanwhile; those are kept and sent as soon as it is free again.
 */
export function publishQueue(socket: Publisher): (frames: Buffer[]) => void {
  const waiting: Buffer[][] = [];
  let last: Promise<void> = Promise.resolve();

  function flush(): void {
    for (let frames = waiting[0]; frames; frames = waiting[0]) {
      try {
        last = socket.send(frames);
        last.catch(() => {});
      } catch {
        void last.then(flush, flush);
        return;
      }
      waiting.shift();
    }
  }

  return (frames) => {
    waiting.push(frames);
    flush();
  };
}
