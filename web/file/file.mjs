// One patient as one file: versioned JSON, sealed with a passphrase if one is given. Nothing here touches the page.
import { is_object, shaped_summary } from './shape.mjs';

export { shaped } from './shape.mjs';

/** The form of the file itself; a file of a later form is not read. */
export const form = 1;
/** What seals it from now on; a file says what it was sealed with, so that this can be raised. */
const now = { name: 'PBKDF2', hash: 'SHA-256', iterations: 1_000_000 };
/** What a file may ask for: fewer would not protect, more would only hang the browser. */
const iterations = { least: 600_000, most: 20_000_000 };
/** Characters of a file that is still looked at: 10,000 visits with every item stay below. */
export const longest = 20_000_000;

export class NotOpened extends Error {}
const refuse = (says) => {
  throw new NotOpened(says);
};

const encode = (text) => new TextEncoder().encode(text);
const to_base64 = (bytes) => btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''));
function from_base64(text) {
  if (typeof text !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) refuse('The file is damaged: its sealed part cannot be read.');
  let bytes;
  try {
    bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  } catch {
    return refuse('The file is damaged: its sealed part is incomplete.');
  }
  const over = bytes.length % 3; // then the last letter has bits to spare, which say nothing and are 0
  if (over > 0 && !text.endsWith(to_base64(bytes.subarray(-over)))) refuse('The file is damaged: its sealed part was changed.');
  return bytes;
}

/** The same passphrase typed on another keyboard gives the same bytes. */
async function key_of(passphrase, { iterations, hash, salt }) {
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) refuse('This browser offers no encryption here: the page has to be opened over https.');
  const given = await subtle.importKey('raw', encode(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
  return subtle.deriveKey({ name: 'PBKDF2', hash, iterations, salt: from_base64(salt) }, given,
    { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** What is readable from outside, in one order: whoever changes any of it breaks the seal. */
const head = ({ lintel, kdf, cipher }) => ({
  lintel,
  kdf: { name: kdf.name, hash: kdf.hash, iterations: kdf.iterations, salt: kdf.salt },
  cipher: { name: cipher.name, bits: cipher.bits, iv: cipher.iv },
});
const with_head = (file) => ({ name: 'AES-GCM', iv: from_base64(file.cipher.iv), additionalData: encode(JSON.stringify(head(file))) });

const random = (size) => to_base64(crypto.getRandomValues(new Uint8Array(size)));

async function seal(inside, passphrase) {
  const file = { lintel: form, kdf: { ...now, salt: random(16) }, cipher: { name: 'AES-GCM', bits: 256, iv: random(12) } };
  const key = await key_of(passphrase, file.kdf);
  const sealed = await crypto.subtle.encrypt(with_head(file), key, encode(JSON.stringify(inside)));
  return { ...head(file), sealed: to_base64(new Uint8Array(sealed)) };
}

/**
 * @param {{knowledge: any, summary: any, record: any}} inside see `contents`
 * @param {string} passphrase empty: the file can be read by anyone
 * @returns {Promise<string>}
 */
export async function write(inside, passphrase) {
  const file = passphrase ? await seal(inside, passphrase) : { lintel: form, ...inside };
  return JSON.stringify(file) + '\n';
}

/** Deeper than anything that is saved: the Record, its visits, a visit, its answers. */
const deepest = 32;
/** What JSON.parse passes over in silence: a name that stands twice (the last would count, be it the milder), a number beyond all numbers. */
function look_through(text) {
  const open = []; // the names of each object that is not closed yet; of a list, nothing
  for (let at = 0, name = ''; at < text.length; at++) {
    const c = text[at];
    if (c === '"') {
      const start = at;
      while (text[++at] !== '"') if (text[at] === '\\') at++;
      name = text.slice(start, at + 1);
    } else if (c === ':') {
      const names = open.at(-1), id = JSON.parse(name);
      if (names.has(id)) refuse(`The file is damaged: ${JSON.stringify(id.slice(0, 40))} stands in it twice, in one place.`);
      names.add(id);
    } else if (c === '{' || c === '[') {
      if (open.length === deepest) refuse('The file is damaged: its parts lie deeper in each other than a file of Lintel has them.');
      open.push(c === '{' ? new Set() : undefined);
    } else if (c === '}' || c === ']') open.pop();
    else if (c === '-' || (c >= '0' && c <= '9')) {
      const start = at;
      while (/[\d.eE+-]/.test(text[at + 1] ?? '')) at++;
      if (!Number.isFinite(Number(text.slice(start, at + 1)))) refuse('The file is damaged: a number in it is too large.');
    }
  }
}

function parse(text) {
  if (text.length > longest) refuse('The file is too large to be one of Lintel.');
  if (!text.trim()) refuse('The file is empty.');
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    refuse(/^\s*\{\s*"lintel"/.test(text) ? 'The file is damaged or cut off: it does not end as it should.' : 'This is not a file of Lintel.');
  }
  if (!is_object(file) || !('lintel' in file)) refuse('This is not a file of Lintel.');
  look_through(text);
  if (file.lintel !== form)
    refuse(Number.isInteger(file.lintel) && file.lintel > form
      ? `The file has form ${file.lintel}, this page reads form ${form}: it was saved by a later Lintel.`
      : 'The file does not say which form it has.');
  return file;
}

function check_seal({ kdf, cipher, sealed }) {
  const known = is_object(kdf) && is_object(cipher) && typeof sealed === 'string' && kdf.name === 'PBKDF2' &&
    ['SHA-256', 'SHA-512'].includes(kdf.hash) && cipher.name === 'AES-GCM' && cipher.bits === 256;
  if (!known) refuse('The file is damaged, or sealed in a way that this page does not know.');
  if (!Number.isInteger(kdf.iterations) || kdf.iterations < iterations.least || kdf.iterations > iterations.most)
    refuse('The file is damaged: how it was sealed is not plausible.');
}

const stated = (knowledge) => {
  const { version, hash } = is_object(knowledge) ? knowledge : {};
  return { ...(typeof version === 'string' && { version }), ...(typeof hash === 'string' && { hash }) };
};

/** What a file holds once it is open; anything in it that is not a Record's part is left behind. `damaged`: what of the summary cannot be read. */
function contents({ knowledge, summary: said, record, example }) {
  if (!is_object(record)) refuse('The file is damaged: it holds no record.');
  for (const part of ['answers', 'settings'])
    if (part in record && !is_object(record[part])) refuse(`The file is damaged: its ${part} cannot be read.`);
  for (const part of ['trials', 'visits', 'courses', 'holidays'])
    if (part in record && !Array.isArray(record[part])) refuse(`The file is damaged: its ${part} cannot be read.`);
  const { summary, damaged } = shaped_summary(said);
  return { knowledge: stated(knowledge), summary, record, ...(typeof example === 'string' && { example }), ...(damaged.length > 0 && { damaged }) };
}

/**
 * Reads the text of a file. Whatever is wrong with it is a NotOpened with a sentence for the reader.
 * @param {string} text
 * @returns {{sealed: boolean, open: (passphrase?: string) => Promise<{knowledge: any, summary: any, record: any, example?: string, damaged?: string[]}>}}
 */
export function read(text) {
  const file = parse(text);
  if (!('sealed' in file)) {
    const inside = contents(file);
    return { sealed: false, open: async () => inside };
  }
  check_seal(file);
  return { sealed: true, open: (passphrase) => unseal(file, passphrase ?? '') };
}

async function unseal(file, passphrase) {
  const way = with_head(file);
  const bytes = from_base64(file.sealed);
  const key = await key_of(passphrase, file.kdf);
  const opened = await crypto.subtle.decrypt(way, key, bytes)
    .catch(() => refuse('The passphrase is not the right one, or the file was changed after it was saved.'));
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(opened);
    const inside = JSON.parse(text);
    look_through(text);
    return contents(inside);
  } catch (error) {
    throw error instanceof NotOpened ? error : new NotOpened('The file is damaged: what was sealed cannot be read.');
  }
}

/** What a report said in short, kept in the file: an older knowledge cannot be run again, what it said can be compared. */
export const summary = ({ plan, urgent, checks, scores, course = {} }) => ({
  plan: { id: plan.id, name: plan.name },
  level: urgent.level,
  statuses: Object.fromEntries(Object.entries(checks).map(([id, { status }]) => [id, status])),
  totals: Object.fromEntries(Object.entries(scores).filter(([, s]) => s.answered > 0).map(([id, { total }]) => [id, total])),
  course: Object.fromEntries(Object.entries(course).map(([id, line]) => [id, { instrument: line.instrument, recall_days: line.recall_days, response: line.response.is, says: line.bad_day.says }])),
});

/**
 * What another knowledge said otherwise.
 * @returns {{what: 'plan' | 'level' | 'status' | 'total' | 'course', id?: string, was: any, is: any}[]}
 */
export function differences(was, is) {
  const out = [];
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  if (was.plan && was.plan.id !== is.plan.id) out.push({ what: 'plan', was: was.plan.name ?? was.plan.id, is: is.plan.name });
  if (was.level && was.level !== is.level) out.push({ what: 'level', was: was.level, is: is.level });
  for (const [what, before, after] of [['status', was.statuses, is.statuses], ['total', was.totals, is.totals], ['course', was.course, is.course]])
    for (const id of new Set([...Object.keys(before ?? {}), ...Object.keys(after)]))
      if (before && !same(before[id], after[id])) out.push({ what, id, was: before[id], is: after[id] });
  return out;
}
