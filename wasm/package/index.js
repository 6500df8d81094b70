// Referral lists on node streams; the same module that the page uses.
import { readFile } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { load, screen_stream } from './screen.mjs';

export { load, Screener } from './screen.mjs';

let compiled;
async function screener() {
  compiled ??= await WebAssembly.compile(await readFile(new URL('screen.wasm', import.meta.url)));
  return load(compiled);
}

/**
 * Screens a readable stream of bytes. `write(lines)` gets Uint8Arrays of whole lines; without it they are kept and come back as `lines`.
 * Options: mapping (object or JSON), format ("csv" or "ndjson"), heading (false: the table has none), progress({ bytes, rows }), signal.
 * Gives { rows, refused, told, asks, mapping, lines? }. While `asks` is not empty, nothing was screened: the mapping has to answer first.
 */
export async function screen(readable, options = {}) {
  const kept = [];
  const write = options.write ?? ((lines) => void kept.push(lines));
  const result = await screen_stream(await screener(), readable, { ...options, write });
  return options.write ? result : { ...result, lines: Buffer.concat(kept).toString() };
}

/** The same as a Transform, for pipe() and pipeline(). Emits "screened" with the result; what has to be asked first is an error. */
export function screening(options = {}) {
  let core;
  const begin = async () => {
    core = await screener();
    core.start(options);
  };
  const hand_on = (stream, lines) => {
    if (core.asks) throw new Error(core.result().asks.join('\n'));
    if (lines.length > 0) stream.push(lines);
  };
  const ready = begin();
  return new Transform({
    transform(bytes, _encoding, done) {
      ready.then(() => hand_on(this, core.feed(bytes))).then(() => done(), done);
    },
    flush(done) {
      ready
        .then(() => hand_on(this, core.finish()))
        .then(() => hand_on(this, new Uint8Array()))
        .then(() => this.emit('screened', core.result()))
        .then(() => done(), done);
    },
  });
}
