// The check of the include arrows must be able to fail.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../scripts/check-floors', import.meta.url));

/** Runs the check over a tree in which one file holds one line. */
function check(file, line) {
  const tree = mkdtempSync(join(tmpdir(), 'floors-'));
  const files = { 'wasm/w.cpp': '#include "io/json.hpp"', 'tests/t.cpp': '#include <string>', [file]: `\n${line}\n` };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  const { status, stdout } = spawnSync(script, [tree], { encoding: 'utf8' });
  rmSync(tree, { recursive: true });
  return { status, first: stdout.split('\n')[0] };
}

const refused = [
  ['core/logic.hpp', '#include "model.hpp"', 'points up'],
  ['core/model.hpp', '#include "engine/score.hpp"', 'points up'],
  ['core/engine/score.cpp', '#include "io/json.hpp"', 'points up'],
  ['core/io/json.cpp', '#include <nlohmann/json.hpp>', 'points up'],
  ['core/io/json.cpp', '  #  include "cli/lintel.hpp"', 'points up'],
  ['core/engine/score.cpp', '#include "knowledge/facts.hpp"', 'do not know each other'],
  ['core/knowledge/instruments/phq9.hpp', '#include "engine/score.hpp"', 'do not know each other'],
  ['core/engine/score.cpp', '#include "../io/json.hpp"', 'without ..'],
  ['core/engine/score.cpp', '#include "attic/old.hpp"', 'attic has no floor'],
  ['core/attic/old.cpp', '#include "model.hpp"', 'attic has no floor'],
];
for (const [file, line, says] of refused)
  test(`${file} must not say ${line}`, () => {
    const { status, first } = check(file, line);
    assert.equal(status, 1);
    assert.ok(first.startsWith(`${file}:2: `), first);
    assert.ok(first.endsWith(says), first);
  });

const allowed = [
  ['core/model.hpp', '#include "logic.hpp"'],
  ['core/engine/score.cpp', '#include "score.hpp"'],
  ['core/engine/score.cpp', '#include "engine/score.hpp"'],
  ['core/knowledge/facts.hpp', '#include "knowledge/instruments/phq9.hpp"'],
  ['tests/io/json.cpp', '#include <nlohmann/json.hpp>'],
  ['core/io/json.cpp', '#include "knowledge/knowledge.hpp"'],
  ['core/engine/score.cpp', '// #include "io/json.hpp"'],
  ['tests/io/json.cpp', '#include "io/json.hpp"'],
];
for (const [file, line] of allowed)
  test(`${file} may say ${line}`, () => {
    const { status, first } = check(file, line);
    assert.equal(first, `${line.startsWith('//') ? 2 : 3} passed, 0 failed`);
    assert.equal(status, 0);
  });
