// build/web/: the page, from web/ and the wasm module. Started by the target "page" in CMakeLists.txt.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { about_page, months_page, words_page } from '../web/written/about.mjs';
import { page } from '../web/written/form.mjs';
import { intake_page } from '../web/written/intake.mjs';
import { more_page } from '../web/written/more.mjs';
import { paper_page } from '../web/written/paper.mjs';
import { words } from './load.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = `${root}build/web`;

const esbuild = (...args) =>
  execFileSync('esbuild', ['--bundle', '--minify', '--target=es2022', '--log-level=warning', ...args], { cwd: root });

/** What every page may do: nothing, and what stands beside it. The policies stand here alone: the server reads them from the built pages. */
const policy = (...more) => ["default-src 'none'", ...more, "base-uri 'none'", "form-action 'none'"].join('; ');
/** The calculator's page runs its own program. A worker that it starts from a blob: is under its policy; one from a file is under
 *  whatever the server says. */
const policy_of_the_page = (script, style) => policy(
  `script-src 'self' 'wasm-unsafe-eval' '${script}'`,
  `style-src 'self' '${style}'`,
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
);
/** Pages to be read have their look, and no program at all. */
const policy_to_read = policy("style-src 'self'", 'img-src data:');

const sha256 = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** One replacement that must happen; a function, because "$" in a plain replacement means something. */
function put(text, marker, value) {
  if (!text.includes(marker)) throw new Error(`the page has no ${marker}`);
  return text.replace(marker, () => value);
}

/** A page under its policy, which stands before anything that it rules. */
const under = (policy, html) => put(html, '<head>', `<head>\n<meta http-equiv="Content-Security-Policy" content="${policy}">`);
/** A part that another page takes in; opened by itself it is a page that may do nothing. */
const part = (title, html) =>
  under(policy(), `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>${title}</title>\n</head>\n<body>${html}</body>\n</html>\n`);

/** Writes <file>.br and <file>.gz beside each file and tells the sizes. */
function compress() {
  let raw = 0;
  let small = 0;
  const row = (a, b, name) => console.log(String(a).padStart(9), String(b).padStart(9), '', name);
  row('bytes', 'brotli', '');
  for (const name of readdirSync(out).sort()) {
    const data = readFileSync(`${out}/${name}`);
    const br = brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: data.length } }); // quality 11, node's default
    writeFileSync(`${out}/${name}.br`, br);
    writeFileSync(`${out}/${name}.gz`, gzipSync(data, { level: 9 }));
    row(data.length, br.length, name);
    raw += data.length;
    small += br.length;
  }
  row(raw, small, 'total');
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

for (const name of ['lintel', 'months', 'screen']) cpSync(`${root}build/wasm/${name}.wasm`, `${out}/${name}.wasm`);
// main.js is what the first results need, later.js what nobody waits for; the file, the view over time and the referral
// list come when they are first wanted.
const graph = `${root}build/web.json`;
esbuild('web/main.js', '--format=esm', '--splitting', `--outdir=${out}`, '--chunk-names=[name]-[hash]', `--metafile=${graph}`);
esbuild('web/intake/intake-worker.js', '--format=esm', `--outfile=${out}/intake-worker.js`);

/** What main.js cannot start without; the page asks for it together with main.js. */
function chunks_of_main() {
  const { outputs } = JSON.parse(readFileSync(graph, 'utf8'));
  const main = outputs['build/web/main.js'].imports.filter((i) => i.kind === 'import-statement');
  return main.map((i) => `\n<link rel="modulepreload" href="${i.path.slice('build/web/'.length)}">`).join('');
}

const { catalog: write_catalog, review } = await words();
const css = esbuild('web/style.css').toString().trim();
const first = esbuild('web/first.js', '--format=iife').toString().trim();
const catalog = JSON.parse(write_catalog());
const whole = put(put(put(page(catalog), '<!--chunks-->', chunks_of_main()), '/*first*/', first), '/*css*/', css);
writeFileSync(`${out}/index.html`, under(policy_of_the_page(sha256(first), sha256(css)), whole));
for (const [name, html] of [['about', about_page(catalog, review())], ['paper', paper_page(catalog)]])
  writeFileSync(`${out}/${name}.html`, under(policy_to_read, html));
for (const [name, html] of [['words', words_page(catalog, review())], ['months', months_page(catalog)], ['more', more_page(catalog)]])
  writeFileSync(`${out}/${name}.html`, under(policy(), html));
writeFileSync(`${out}/intake.html`, part('The referral list of Lintel', intake_page(catalog)));
// The page has style.css inside; what comes later brings its own look.
for (const name of ['about.css', 'paper.css', 'more.css', 'file/file.css', 'time/time.css', 'intake/intake.css'])
  writeFileSync(`${out}/${basename(name)}`, esbuild(`web/${name}`).toString().trim());
compress();
