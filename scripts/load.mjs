// The wasm module inside node, for the build and for the tests.
import { readFileSync } from 'node:fs';

const built = new URL('../build/wasm/', import.meta.url);

/** assess(), catalog(), review() and version(), as in wasm/bindings.cpp. */
export async function load(folder = built) {
  const { default: create } = await import(new URL('lintel.mjs', folder));
  // The glue is made for pages and would fetch() its bytes; node hands them over.
  return create({ wasmBinary: readFileSync(new URL('lintel.wasm', folder)) });
}
