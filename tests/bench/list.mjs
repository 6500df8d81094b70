// A list of referrals, the same in every run: id, age, 26 items of the three scales, 30 facts. Some scales were not asked (3 %),
// some items left out (0.8 %), some cells cannot be read (0.05 % of the items).
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { scales } from './scales.mjs';

export function dice(seed) {
  return (sides) => {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return (seed >>> 0) % sides;
  };
}

/** `facts`: ids of yes-or-no questions. */
export function headings(facts) {
  const items = Object.entries(scales).flatMap(([id, [count]]) => Array.from({ length: count }, (_, i) => `${id}_${i + 1}`));
  return ['id', 'age', ...items, ...facts];
}

function row(n, facts, roll) {
  const cells = [`R-${n}`, 18 + roll(70)];
  for (const [count, answers] of Object.values(scales)) {
    const asked = roll(100) >= 3;
    for (let i = 0; i < count; i++) cells.push(!asked || roll(1000) < 8 ? '' : roll(2000) === 0 ? '9' : roll(answers));
  }
  for (let i = 0; i < facts.length; i++) cells.push(['n', 'n', 'n', 'n', 'n', 'n', 'y', '', '', 'unknown'][roll(10)]);
  return cells.join(',');
}

export async function write_list(path, rows, facts) {
  const out = createWriteStream(path);
  const roll = dice(20261125);
  out.write(`${headings(facts).join(',')}\n`);
  for (let n = 0; n < rows; ) {
    const lines = [];
    for (const end = Math.min(rows, n + 5000); n < end; n++) lines.push(row(n, facts, roll));
    if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}
