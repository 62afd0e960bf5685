/** Output of a burst of prints is gathered for this long, so that a loop of prints is a few messages, not thousands. */
const GATHER_MS = 25;
const FLUSH_BYTES = 16_384;

/**
 * Sends what the process writes to stdout and stderr to a cell's outputs, in order.
 *
 * @param publish called with the text of one stream at a time
 * @returns `flush`, to be called before anything else is published, and `release`, which gives the streams back
 */
export function captureStreams(publish: (name: 'stdout' | 'stderr', text: string) => void): {
  flush(): void;
  release(): void;
} {
  let name: 'stdout' | 'stderr' = 'stdout';
  let text = '';
  let timer: NodeJS.Timeout | undefined;
  const original = { stdout: process.stdout.write, stderr: process.stderr.write };

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (text === '') return;
    const gathered = text;
    text = '';
    publish(name, gathered);
  }

  const capture = (stream: 'stdout' | 'stderr'): typeof process.stdout.write =>
    ((chunk: string | Uint8Array, encoding?: unknown, done?: unknown) => {
      if (stream !== name) flush();
      name = stream;
      text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      if (text.length > FLUSH_BYTES) flush();
      else timer ??= setTimeout(flush, GATHER_MS);
      const callback = typeof encoding === 'function' ? encoding : done;
      if (typeof callback === 'function') process.nextTick(callback as () => void);
      return true;
    }) as typeof process.stdout.write;

  process.stdout.write = capture('stdout');
  process.stderr.write = capture('stderr');
  // A cell that ends the process leaves its last words where whoever started the kernel finds them.
  process.once('exit', () => original[name].call(process[name], text));
  return {
    flush,
    release() {
      flush();
      process.stdout.write = original.stdout;
      process.stderr.write = original.stderr;
    },
  };
}
