// Puts the data of a wasm module back into one piece.  node scripts/one-segment.mjs build/wasm/lintel.wasm
// The optimiser cuts it apart wherever a few zeros stand: our tables into 5,000 pieces, whose addresses and lengths
// compress badly. In one piece, zeros and all, the module is larger on disk and a seventh smaller on the line.
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.argv[2];
const given = readFileSync(file);
const data_section = 11, data_count_section = 12;
let at = 8; // behind the magic number and the version

/** The number that starts here, in LEB128. Addresses are signed but never negative. */
function number() {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = given[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
}
function written(value, signed = false) {
  const bytes = [];
  do {
    bytes.push((value % 128) | 0x80);
    value = Math.floor(value / 128);
  } while (value > 0);
  if (signed && bytes.at(-1) & 0x40) bytes.push(0x80); // or it would read as negative
  bytes[bytes.length - 1] &= 0x7f;
  return Buffer.from(bytes);
}

const i32_const = 0x41, end = 0x0b;

function pieces() {
  const all = [];
  for (let left = number(); left > 0; left--) {
    if (number() !== 0 || given[at++] !== i32_const) throw new Error('a piece of data that is not put at a fixed place');
    const place = number();
    at++; // end
    const length = number();
    all.push({ place, bytes: given.subarray(at, at + length) });
    at += length;
  }
  return all;
}

function joined(all) {
  const first = Math.min(...all.map((p) => p.place));
  const whole = Buffer.alloc(Math.max(...all.map((p) => p.place + p.bytes.length)) - first);
  for (const { place, bytes } of all) bytes.copy(whole, place - first);
  return Buffer.concat([Buffer.from([1, 0, i32_const]), written(first, true), Buffer.from([end]), written(whole.length), whole]);
}

const out = [given.subarray(0, at)];
while (at < given.length) {
  const start = at;
  const id = given[at++];
  const stop = number() + at;
  if (id === data_count_section) out.push(Buffer.from([data_count_section, 1, 1]));
  else if (id !== data_section) out.push(given.subarray(start, stop));
  else {
    const body = joined(pieces());
    out.push(Buffer.from([data_section]), written(body.length), body);
  }
  at = stop;
}
writeFileSync(file, Buffer.concat(out));
