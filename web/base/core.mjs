// The calculator: a wasm module behind one function from text to text. wasm/text.hpp is the other half.

/** lintel.wasm knows one visit; months.wasm visits, courses and their calendar too. Only a server that names the type lets it compile while it arrives. */
export async function fetched(file) {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  const is_named = response.headers.get('content-type') === 'application/wasm';
  return is_named ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** All that the module may call: it is told when its memory has grown, and it may stop. */
function allowed(module) {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module))
    (imports[from] ??= {})[name] = name.endsWith('growth') ? () => {} : () => {
      throw new Error(`the calculator called ${name}`);
    };
  return imports;
}

const encoder = new TextEncoder(), decoder = new TextDecoder('utf-8', { fatal: true });

/** One text through an instance. */
function pass(core, record, wanted) {
  /** The memory is asked for anew each time: growing it detaches what was seen of it before. */
  const bytes = (at, size) => new Uint8Array(core.memory.buffer, at, size);
  const most = record.length * 3 + 1; // UTF-8 takes at most three bytes for a UTF-16 unit
  const at = core.room(most);
  if (!at) throw new Error('there is no memory left');
  const { written } = encoder.encodeInto(record, bytes(at, most));
  const report = core[wanted](at, written);
  core.release(at);
  const text = decoder.decode(bytes(core.data(report), core.length(report)));
  core.forget(report);
  return text;
}

/**
 * @param {Promise<WebAssembly.Module> | WebAssembly.Module} [compiled] where it cannot be fetched
 * @returns {Promise<((record: string, wanted?: 'assess' | 'ics' | 'csv', read?: (text: string) => any) => any) & {forget: () => void}>}
 *   from a Record to its Report, both JSON; or to its calendar or its table. `read` makes of the text what is wanted: a text that it
 *   cannot read is a failure of the calculator. What fails is tried once more, by a new instance; then it throws.
 *   `forget` leaves nothing of a patient in the memory that was used.
 */
export async function start(compiled = fetched('lintel.wasm')) {
  const module = await compiled;
  const imports = allowed(module);
  /** As long as it is sound: after a failure nothing is known about what lies in its memory. */
  let core = begun(await WebAssembly.instantiate(module, imports));

  function begun({ exports }) {
    exports._initialize?.();
    return exports;
  }
  function forget() {
    if (core?.memory) new Uint8Array(core.memory.buffer).fill(0);
    core = undefined;
  }
  function once(record, wanted, read) {
    try {
      core ??= begun(new WebAssembly.Instance(module, imports));
      return read(pass(core, record, wanted));
    } catch (error) {
      forget();
      throw error;
    }
  }
  const answer = (record, wanted = 'assess', read = (text) => text) => {
    try {
      return once(record, wanted, read);
    } catch {
      return once(record, wanted, read);
    }
  };
  return Object.assign(answer, { forget });
}
