// Referral lists in the browser's worker, in node, in anything that has WebAssembly: bytes in, lines out, nothing kept.
// The page's worker and the node package run this same file.

/** The largest piece that goes over at once, in bytes. */
const piece = 1 << 18;

const needed = ['mapping_room', 'start', 'room', 'take', 'finish', 'out', 'out_size', 'drop', 'rows', 'refused', 'asks', 'said', 'said_size'];

/** The module's bytes or a compiled module, made ready. It imports nothing but what its runtime asks for. */
export async function load(source) {
  const module = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(await source);
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = refuse(name);
  const instance = await WebAssembly.instantiate(module, imports);
  const missing = needed.filter((name) => typeof instance.exports[name] !== 'function');
  if (missing.length || !instance.exports.memory) throw new Error(`the screening module is not whole: it has no ${missing[0] ?? 'memory'}`);
  instance.exports._initialize?.();
  return new Screener(instance.exports);
}

/** Growing memory is told; everything else the core never asks for. */
const refuse = (name) => () => {
  if (name === 'emscripten_notify_memory_growth') return 0;
  throw new Error(`the screening module asked for ${name}`);
};

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** One list at a time: start, feed as often as there are bytes, finish. Lines are Uint8Arrays of their own. */
export class Screener {
  #core;
  constructor(core) {
    this.#core = core;
  }

  /** mapping: an object or JSON text; format: "csv", "ndjson", or "records" for what was answered instead of what follows from it; heading: false for tables without one. */
  start({ mapping, format = 'csv', heading = true } = {}) {
    const text = encoder.encode(mapping ? (typeof mapping === 'string' ? mapping : JSON.stringify(mapping)) : '');
    const at = this.#core.mapping_room(text.length);
    new Uint8Array(this.#core.memory.buffer, at, text.length).set(text);
    this.#core.start(['csv', 'ndjson', 'records'].indexOf(format), heading ? 1 : 0);
  }

  /** Takes bytes in; gives the lines that are ready. */
  feed(bytes) {
    for (let at = 0; at < bytes.length; at += piece) {
      const part = bytes.subarray(at, at + piece);
      const to = this.#core.room(part.length);
      new Uint8Array(this.#core.memory.buffer, to, part.length).set(part);
      this.#core.take(part.length);
    }
    return this.#lines();
  }

  /** Nothing follows; gives the lines that were still waiting. */
  finish() {
    this.#core.finish();
    return this.#lines();
  }

  #lines() {
    const size = this.#core.out_size();
    const lines = new Uint8Array(this.#core.memory.buffer, this.#core.out(), size).slice();
    this.#core.drop();
    return lines;
  }

  /** { rows, refused, told, asks, mapping }; when `asks` is not empty no line has come out, and the mapping has to answer. */
  result() {
    const at = this.#core.said();
    const said = decoder.decode(new Uint8Array(this.#core.memory.buffer, at, this.#core.said_size()));
    return { rows: this.#core.rows(), refused: this.#core.refused(), ...JSON.parse(said) };
  }
  get rows() {
    return this.#core.rows();
  }
  get asks() {
    return this.#core.asks() === 1;
  }
}

/**
 * Screens a stream of Uint8Arrays (a Blob's stream or its `pieces`, a node stream). `write` gets the lines and may return a promise that is waited
 * for; `progress` hears { bytes, rows }; `signal` stops it half-way. Gives result().
 */
export async function screen_stream(screener, stream, { write, progress, signal, ...options } = {}) {
  screener.start(options);
  let bytes = 0;
  for await (const part of parts(stream)) {
    signal?.throwIfAborted();
    const lines = screener.feed(part);
    bytes += part.length;
    if (lines.length > 0) await write?.(lines);
    if (screener.asks) break;
    progress?.({ bytes, rows: screener.rows });
  }
  signal?.throwIfAborted();
  if (!screener.asks) {
    const lines = screener.finish();
    if (lines.length > 0) await write?.(lines);
  }
  return screener.result();
}

/** A file or Blob in pieces. Chromium, known by what it alone has, hands out a stream in a third of the time that slices take; in Firefox a stream held up the list. */
export const pieces = (blob) => (globalThis.navigator?.userAgentData ? parts(blob.stream()) : slices(blob));

/** 1 MiB each; while one is worked on the next is being read. */
async function* slices(blob) {
  const size = 1 << 20;
  const read = (from) => blob.slice(from, from + size).arrayBuffer();
  let next = read(0);
  for (let from = 0; from < blob.size; from += size) {
    const bytes = new Uint8Array(await next);
    if (from + size < blob.size) next = read(from + size);
    yield bytes;
  }
}

/** Not every browser can walk a stream with "for await" yet. */
async function* parts(stream) {
  if (stream[Symbol.asyncIterator]) {
    yield* stream;
    return;
  }
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    reader.cancel().catch(() => {});
  }
}
