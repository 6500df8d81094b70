// A file once through the core, in pieces so small that whoever waits is heard between them.
import { Fingerprint } from './fingerprint.mjs';
import { load, pieces } from './screen.mjs';

const piece = 1 << 16; // bytes that the core gets at once
const breath_every = 50; // ms

/** Something that a clinician is told as it stands. */
export class Told extends Error {}
const changed = () => new Told('The file has changed since it was read. Choose it again.');

/** Lets messages in: while a stream has bytes at hand it leaves no room for them. A timer would wait longer than need be. */
const { port1: bell, port2: button } = new MessageChannel();
const waiting = [];
bell.onmessage = () => waiting.shift()();
const breath = () => new Promise((done) => {
  waiting.push(done);
  button.postMessage(0);
});

async function* small_pieces(file) {
  let breathed = performance.now();
  for await (const bytes of pieces(file))
    for (let at = 0; at < bytes.length; at += piece) {
      if (performance.now() - breathed > breath_every) {
        await breath();
        breathed = performance.now();
      }
      yield bytes.subarray(at, at + piece);
    }
}

/**
 * As long as `go_on` says so; stopped half-way it ends with the last whole row, for half a row would be a wrong one. What `print` an
 * earlier reading left has to be met again.
 * @param {{file: File, mapping: string, heading: boolean, print?: Fingerprint}} list
 * @param {{readers: {format: string, take: (lines: Uint8Array) => void}[], go_on: (print: Fingerprint) => boolean,
 *   progress?: (bytes: number, rows: number) => void}} how each reader gets the lines in a format of its own
 * @returns what the screening says in the end; whole: the file has been read to its end
 */
export async function read_through({ file, mapping, heading, print: before }, module, { readers, go_on, progress = () => {} }) {
  const cores = await Promise.all(readers.map(() => load(module)));
  cores.forEach((core, i) => core.start({ mapping, format: readers[i].format, heading }));
  const take = (each) => cores.forEach((core, i) => readers[i].take(each(core)));
  const print = new Fingerprint();
  const ended = (whole) => ({ ...cores[0].result(), whole, print });
  const check = () => {
    if (before && !print.agrees(before)) throw changed();
  };
  for await (const bytes of small_pieces(file)) {
    if (!go_on(print)) return ended(false);
    print.take(bytes);
    check();
    take((core) => core.feed(bytes));
    if (cores[0].asks) return ended(true);
    progress(print.size, cores[0].rows);
  }
  print.end();
  check();
  if (print.size !== file.size) throw changed();
  take((core) => core.finish());
  return ended(true);
}

/** Goes on until `is_done`, and from there to where it is known that the bytes so far are those of the earlier reading. */
export function until(is_done) {
  let marks;
  return (print) => {
    if (!is_done()) return true;
    marks ??= print.marks.length;
    return print.marks.length === marks;
  };
}
