// The wasm modules inside node, for the build and for the tests.
import { readFileSync } from 'node:fs';
import { start } from '../web/base/core.mjs';

const built = new URL('../build/wasm/', import.meta.url);
const bytes = (name) => readFileSync(new URL(name, built));

/** The page's calculator: from a Record to its Report, both JSON. `months`: the one for visits and courses too. */
export const calculator = (name = 'lintel') => start(WebAssembly.compile(bytes(`${name}.wasm`)));

/** catalog() and review(), which the page is written from; see wasm/words.cpp. */
export async function words() {
  const { default: create } = await import(new URL('words.mjs', built));
  // The glue is made for pages and would fetch() its bytes; node hands them over.
  return create({ wasmBinary: bytes('words.wasm') });
}
