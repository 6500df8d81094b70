// The wasm module inside node, for the build and for the tests.
import { readFileSync } from 'node:fs';

const built = new URL('../build/wasm/', import.meta.url);

/** `lintel` has assess() and version(), `words` has catalog() and review(); see wasm/. */
export async function load(name = 'lintel', folder = built) {
  const { default: create } = await import(new URL(`${name}.mjs`, folder));
  // The glue is made for pages and would fetch() its bytes; node hands them over.
  return create({ wasmBinary: readFileSync(new URL(`${name}.wasm`, folder)) });
}
