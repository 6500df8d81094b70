// The worker that reads lists: what it is made of, how it is started, and the eye that is kept on it.
// It is started from a blob:, for only then does every browser put it under the policy that the page states; from a file it would be
// under whatever the server says, which may be nothing.

const asked_every = 1000; // ms
// Counted in questions, not by the clock: a machine that slept has asked none.
const most_unanswered = 6;          // while it has nothing to do
const most_unanswered_working = 60; // in the middle of a piece it hears nothing
const told_after = 5;

async function got(file) {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response;
}

/** @returns {Promise<{script: Blob, program: WebAssembly.Module}>} */
async function parts_of_it() {
  const [text, program] = await Promise.all([
    got('intake-worker.js').then((response) => response.text()),
    got('screen.wasm').then((response) => response.arrayBuffer()).then((bytes) => WebAssembly.compile(bytes)),
  ]);
  return { script: new Blob([text], { type: 'text/javascript' }), program };
}

export class Engine {
  #page;
  #parts;
  #worker;
  #ready = false;
  #working = false;
  #unanswered = 0;
  #turn = 0;
  #waiting = [];

  /** @param {{heard: (data: any) => void, slow: () => void, ended: (says: string, was_ready: boolean) => void}} page */
  constructor(page) {
    this.#page = page;
    setInterval(() => this.#worker && this.#look(), asked_every);
  }

  /** A new worker; what an earlier one did or knew is gone. */
  async start() {
    this.#stop();
    const turn = ++this.#turn;
    try {
      this.#parts ??= await parts_of_it();
      if (turn === this.#turn) this.#begin(this.#parts);
    } catch (error) {
      if (turn === this.#turn) this.#end(String(error));
    }
  }

  ask(what, more = {}) {
    const message = { do: what, ...more };
    if (this.#worker) this.#worker.postMessage(message);
    else this.#waiting.push(message);
  }

  #begin({ script, program }) {
    const address = URL.createObjectURL(script);
    const worker = new Worker(address, { type: 'module' });
    const mine = (act) => (event) => worker === this.#worker && act(event);
    worker.addEventListener('message', mine(({ data }) => this.#hear(data)));
    worker.addEventListener('messageerror', mine(() => this.#end('what it answered could not be read')));
    worker.addEventListener('error', mine((event) => this.#end(event.message ?? 'its program did not start')));
    worker.addEventListener('message', () => URL.revokeObjectURL(address), { once: true });
    this.#worker = worker;
    this.ask('start', { program });
    for (const message of this.#waiting.splice(0)) worker.postMessage(message);
  }

  #hear(data) {
    this.#unanswered = 0;
    if (data.is === 'ready') this.#ready = true;
    else if (data.is === 'working') this.#working = data.on;
    else if (data.is === 'broken') this.#end(data.says);
    else if (data.is !== 'pong') this.#page.heard(data);
  }

  #look() {
    const most = this.#ready && !this.#working ? most_unanswered : most_unanswered_working;
    if (++this.#unanswered > most) return this.#end('it does not answer any more');
    if (this.#working && this.#unanswered === told_after) this.#page.slow();
    this.#worker.postMessage({ do: 'ping' });
  }

  /** Nothing of what it held stays in memory. */
  #stop() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#ready = this.#working = false;
    this.#unanswered = 0;
    this.#waiting.length = 0;
  }

  #end(says) {
    const was_ready = this.#ready;
    if (!was_ready) this.#parts = undefined; // it may be there as it should be the next time
    this.#stop();
    this.#page.ended(says, was_ready);
  }
}
