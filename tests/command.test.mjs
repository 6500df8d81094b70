// The command tells the truth: what could not be read or written is an exit code and one sentence, in every command.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = `${root}build/native/lintel`;
const folder = mkdtempSync(join(tmpdir(), 'lintel-command-'));
after(() => rmSync(folder, { recursive: true }));
const linux = { skip: process.platform !== 'linux' };

const file = (name, text) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const record = '{"answers":{"phq9.9":1,"cssrs.4":"yes"},"courses":[{"modality":"tms","protocol":"tms_30","start":"2026-03-02"}],"visits":[{"date":"2026-03-01","totals":{"phq9":20}}]}';
const list = file('list.csv', 'id,phq9_1,phq9_9\nR-1,1,0\nR-2,2,1\n');

/** Every command, with an input of which all can be read. */
const readers = { assess: record, 'assess --lines': `${record}\n{}\n`, ics: record, csv: record, 'screen --quiet': readFileSync(list, 'utf8'), 'screen --quiet --print-map': readFileSync(list, 'utf8') };
const tellers = ['catalog', 'review', 'version', 'help', '--help', '-h', 'screen --help', `screen --quiet ${list}`];
const every = { ...readers, ...Object.fromEntries(tellers.map((words) => [words, ''])) };

const result = ({ status, signal, stdout, stderr }) => ({ status: signal ?? status, out: stdout.toString(), err: stderr.toString() });
const run = (words, input = '') => result(spawnSync(command, words.split(' ').filter(Boolean), { input, maxBuffer: 2 ** 26 }));
/** In a shell: "lintel WORDS" and what stands behind it, after what stands before. */
const shell = (words, { before = ':', behind = '', input = '' }) =>
  result(spawnSync('/bin/bash', ['-c', `${before}; exec '${command}' ${words} ${behind}`], { input, maxBuffer: 2 ** 26, cwd: folder }));

/** What any failure looks like: an exit code that says so, and one sentence. */
function failed({ status, out, err }, words, sentence, code = 2) {
  assert.equal(status, code, `${words}: ${err}`);
  assert.match(err, sentence, words);
  assert.match(err, /^lintel[^\n]*: [^\n]+\n$/, `${words} says one sentence`);
  return out;
}

test('where all is well the code is 0 and nothing is said', () => {
  for (const [words, input] of Object.entries(every)) {
    const { status, out, err } = run(words, input);
    assert.deepEqual([status, err], [0, ''], words);
    assert.ok(out.endsWith('\n'), words);
  }
});

test('a full disk is told by every command', linux, () => {
  for (const [words, input] of Object.entries(every)) failed(shell(words, { behind: '>/dev/full', input }), words, /: the output could not be written: No space left on device\n/);
});

test('a file that may not grow any further is told by every command, at its first byte and half-way', linux, () => {
  for (const [words, input] of Object.entries(every))
    failed(shell(words, { before: 'ulimit -f 0', behind: '>grown', input }), words, /: the output could not be written: File too large\n/);
  failed(shell('catalog', { before: 'ulimit -f 100', behind: '>grown' }), 'catalog', /: the output could not be written: File too large\n/);
  assert.equal(readFileSync(join(folder, 'grown')).length, 100 * 1024, 'all that went in');
});

test('a closed standard output is told by every command, and no file that is opened later takes its place', linux, () => {
  for (const [words, input] of Object.entries(every)) failed(shell(words, { behind: '>&-', input }), words, /: the output could not be written: Bad file descriptor\n/);
  for (const [words, input] of Object.entries(every)) failed(shell(words, { behind: '1</dev/null', input }), words, /: the output could not be written: Bad file descriptor\n/);
});

test('a reader that has gone: the code says so, quietly, in every command', linux, () => {
  for (const [words, input] of Object.entries(every)) {
    const before = 'rm -f gone; mkfifo gone; exec 8<>gone 9>gone 8>&-';
    assert.deepEqual(shell(words, { before, behind: '>&9 9>&-', input }), { status: 2, out: '', err: '' }, words);
  }
});

test('an input that cannot be read is told by every command that reads one, and nothing is printed of it', linux, () => {
  const inputs = { '</tmp': /the input could not be read: Is a directory/, '<&-': /the input could not be read: Bad file descriptor/, '0>/dev/null': /the input could not be read: Bad file descriptor/ };
  for (const words of Object.keys(readers))
    for (const [behind, sentence] of Object.entries(inputs)) assert.equal(failed(shell(words, { behind }), words, sentence), '', words);
  for (const words of tellers) assert.equal(shell(words, { behind: '</tmp' }).status, 0, `${words} reads nothing there`);
});

test('a device that fails is told by every command that reads, and nothing is printed of it', linux, () => {
  const gone = 'import os, subprocess, sys\nhere, there = os.openpty()\nos.close(there)\nsys.exit(subprocess.run(sys.argv[1:], stdin=here).returncode)';
  for (const words of Object.keys(readers))
    assert.equal(failed(result(spawnSync('python3', ['-c', gone, command, ...words.split(' ')])), words, /the input could not be read: Input\/output error/), '', words);
});

test('a file or a mapping that is not there, or is a folder, is named', () => {
  failed(run('screen nowhere.csv'), 'screen', /nowhere.csv could not be read: No such file or directory/);
  failed(run(`screen ${folder}`), 'screen', /could not be read: Is a directory/);
  failed(run(`screen --map ${folder} ${list}`), 'screen', /the mapping .* could not be read: Is a directory/);
  failed(run(`screen --map nowhere.json ${list}`), 'screen', /the mapping nowhere.json could not be read: No such file/);
});

test('both fail: one sentence, about what came in', linux, () => {
  failed(shell('assess', { behind: '</tmp >/dev/full' }), 'assess', /could not be read: Is a directory/);
});

test('what is no Record: the Report says why, and so does the exit code', () => {
  for (const text of ['', ' \n', 'null', '17', '[]', '"text"', 'answers: 1', '{"answers":{}', '{"answers":{}}}', record.slice(0, -1), '\xFF\xFE{', `{"answers":{"phq9.9":01}}`]) {
    const report = JSON.parse(failed(run('assess', text), `assess of ${text}`, /^lintel assess: what came in is not a Record; its Report says why\n$/, 1));
    assert.equal(report.read, false, text);
    assert.equal(report.problems[0].id, 'record', text);
    assert.equal(report.urgent.level, 'unknown', text);
    for (const words of ['ics', 'csv'])
      assert.equal(failed(run(words, text), `${words} of ${text}`, /is not a Record, so nothing was printed/), '', `${words} of ${text}`);
  }
});

test('a Record with a field that cannot be used is read: its Report names the field', () => {
  const { status, out, err } = run('assess', '{"answers":{"phq9.9":7,"age":44}}');
  assert.deepEqual([status, err], [0, '']);
  assert.deepEqual(JSON.parse(out).problems.map((each) => each.id), ['phq9.9']);
});

test('many Records: a line that is none has its Report, and is told by its number', () => {
  const text = `${record}\nnone\n\n{"answers":{"phq9.9":1}}\n{"answers":\n[]\n`;
  for (const words of ['assess --lines', 'assess']) { // without the word the first line tells
    const out = failed(run(words, text), words, /^lintel assess: lines 2 and 5 to 6 are not Records; their Reports say why\n$/, 1);
    assert.deepEqual(out.trim().split('\n').map((line) => JSON.parse(line).read), [true, false, true, false, false], words);
  }
  failed(run('assess --lines', `{}\n{}\n${record.slice(0, 50)}`), 'cut off', /^lintel assess: line 3 is not a Record; its Report says why\n$/, 1);
  failed(run('assess --lines', '{}\n-\n'.repeat(22)), 'many', /^lintel assess: lines 2, 4, 6, [0-9, ]* 38, 40 and 2 more are not Records/, 1);
  failed(run('assess --lines', '-\n'.repeat(1000)), 'a run', /^lintel assess: lines 1 to 1000 are not Records/, 1);
});

test('many Records, and none came in', () => {
  for (const text of ['', '\n \r\n\n']) assert.equal(failed(run('assess --lines', text), 'assess --lines', /^lintel assess: no Record came in\n$/), '');
});

test('a list without a referral has not been screened', () => {
  for (const text of ['', 'phq9_1,phq9_9\n', '{"resourceType":"Bundle","entry":[]}\n']) {
    const { status, err } = run('screen --quiet', text);
    assert.equal(status, 2, text);
    assert.match(err, /^lintel screen: [^\n]+\n$/, text);
  }
});

test('a Record comes back before the next is asked for', async () => {
  const asked = spawn(command, ['assess', '--lines']);
  const ended = once(asked, 'close');
  for (const line of ['{}\n', `${record}\n`, 'none\n']) {
    asked.stdin.write(line);
    let report = '';
    while (!report.endsWith('\n')) report += (await once(asked.stdout, 'data'))[0];
    assert.equal(JSON.parse(report).read, line !== 'none\n');
  }
  asked.stdin.end();
  assert.equal((await ended)[0], 1);
});

test('a pipe that does not wait is waited for, on both sides', linux, () => {
  const slow = `
import os, subprocess, sys, time
def pipe():
    ends = os.pipe()
    for end in ends: os.set_blocking(end, False)
    return ends
read_in, write_in = pipe()
read_out, write_out = pipe()
run = subprocess.Popen([sys.argv[1], 'assess', '--lines'], stdin=read_in, stdout=write_out)
os.close(read_in), os.close(write_out)
got, left = b'', b'{}\\n' * 100
while True:
    time.sleep(0.01)
    if left:
        os.write(write_in, left[:30])
        left = left[30:]
        if not left: os.close(write_in)
    try: part = os.read(read_out, 100000)
    except BlockingIOError: continue
    if not part: break
    got += part
print(got.count(b'\\n'), run.wait())`;
  const { out, err } = result(spawnSync('python3', ['-c', slow, command]));
  assert.deepEqual([out, err], ['100 0\n', '']);
});

test('a word that nobody knows, or one that is missing, is named', () => {
  const wrong = {
    '': /^lintel: a command is missing/, asess: /^lintel: there is no command asess/, '--lines': /there is no command --lines/,
    'assess record.json': /^lintel assess: there is no place for the word record.json/, 'assess --line': /word --line;/, 'assess --lines --lines': /word --lines;/,
    'ics --lines': /^lintel ics: there is no place for the word --lines/, 'csv x': /word x;/, 'catalog x': /word x;/, 'review x': /word x;/, 'version x': /word x;/, 'help x': /word x;/,
    'screen --bogus': /^lintel screen: there is no option --bogus/, 'screen --map': /--map needs a file behind it/, 'screen --threads': /--threads needs a number/,
    'screen --format': /--format needs csv or ndjson/, 'screen --format xml': /--format is csv or ndjson, not xml/, 'screen --threads 65': /--threads is a number from 1 to 64, not 65/,
    'screen a b': /it reads one file, and there are two: a and b/,
  };
  for (const [words, sentence] of Object.entries(wrong)) assert.equal(failed(run(words, record), words, sentence), '', words);
});

test('too little memory is told', linux, () => {
  const long = { before: 'head -c 100M /dev/zero | tr "\\0" x >long; ulimit -v 60000', behind: '<long' };
  for (const words of ['assess', 'assess --lines', 'ics', 'csv']) assert.equal(failed(shell(words, long), words, /^lintel: there is not enough memory; do not use what was printed\n$/), '', words);
  failed(shell('screen --map long list.csv', { before: 'ulimit -v 60000' }), 'screen', /^lintel: there is not enough memory/);
});

test('more threads than the machine gives: the same lines, or a sentence', linux, () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => `R-${i},${i % 4},${i % 3 ? 0 : 2}`);
  file('long.csv', `id,phq9_1,phq9_9\n${rows.join('\n')}\n`);
  const one = shell('screen --quiet --threads 1 long.csv', {});
  assert.deepEqual([one.status, one.out.split('\n').length], [0, 60_002]);
  for (const limit of [20_000, 40_000, 100_000, 300_000, 'unlimited']) {
    const many = shell('screen --quiet --threads 64 long.csv', { before: `ulimit -v ${limit}` });
    if (many.status === 0) assert.equal(many.out, one.out, `${limit}`);
    else failed(many, `${limit}`, /^lintel: there is not enough memory; do not use what was printed\n$/);
    if (limit === 'unlimited') assert.equal(many.status, 0);
  }
});

test('only one file of the command reads and writes, so that none forgets to ask whether it could', () => {
  const own_ways = /\bstd::(cin|cout|cerr|clog|ifstream|ofstream|fopen|fread|fwrite|printf|fprintf|puts|fputs|getline|exit)\b|\bstd(in|out|err)\b|#include <(iostream|fstream|cstdio|fcntl\.h)>|[^\w:.>]::?(open|read|write)\(/;
  const files = readdirSync(`${root}core/cli`).filter((name) => !name.startsWith('stream.'));
  assert.ok(files.length > 5);
  for (const name of files) assert.doesNotMatch(readFileSync(`${root}core/cli/${name}`, 'utf8'), own_ways, name);
});
