// "Lead me": one question at a time, from nothing to a plan.
import assert from 'node:assert/strict';
import { answer, click, focused, given, says } from './hands.mjs';
import { everywhere } from './page.mjs';

const asked = (page) => page.evaluate(() => document.querySelector('#lead .q')?.id ?? 'end');

/** Walks on with "no" and first choices, except where told otherwise, until the question `last` is reached. */
async function walk(page, other = {}, last = 'end') {
  const seen = [];
  for (let id = await asked(page); id !== last && id !== 'end' && seen.length < 80; id = await asked(page)) {
    seen.push(id);
    const kind = await page.evaluate(() => document.querySelector('#lead .q').className);
    if (id === 'trials') await click(page, '#lead [data-lead=next]');
    else if (kind.includes('number')) {
      await page.type(other[id] ?? '40');
      if (other[id] !== 'u') await page.press('Enter');
    } else await page.press(other[id] ?? (kind.includes('choice') ? '1' : 'n'));
  }
  return seen;
}

everywhere('it leads from an empty form to a plan; back is possible, and the answers are the form\'s', async (page) => {
  await click(page, '#lead-me');
  const safety = await walk(page, {}, 'pregnant');
  assert.ok(safety.includes('cssrs.2') && safety.includes('psychosis_now'), `safety first: ${safety}`);
  await page.press('n');
  assert.equal(await given(page, 'pregnant'), 'no');
  await click(page, '#lead [data-lead=back]');
  assert.equal(await asked(page), 'pregnant');
  await answer(page, 'pregnant', 'no'); // confirmed, not taken back
  assert.equal(await given(page, 'pregnant'), 'no');
  const seen = await walk(page, { acute_crisis: 'y', rems_ready: 'y', episode_months: '48' });
  assert.ok(!seen.includes('pregnant'));
  assert.match(await says(page, '#lead'), /Where the answers lead .*Ketamine first, TMS within weeks/);
  assert.equal(await says(page, '#plan .name'), 'Ketamine first, TMS within weeks');
  await page.press('Escape');
  assert.equal(await page.evaluate(() => document.querySelector('#g-body #pregnant [value=no]').checked), true);
  assert.equal(await focused(page), 'lead-me');
});

everywhere('the four factors are asked where they decide', async (page) => {
  await click(page, '#lead-me');
  const seen = await walk(page, { episode_months: '60', rems_ready: 'y', trials_complete: 'u' }, 'trials');
  await click(page, '#lead .add');
  await click(page, '#lead .add');
  for (const row of [1, 2]) {
    await page.evaluate((n) => {
      const trial = document.querySelectorAll('.trial')[n - 1];
      trial.querySelector('select').value = 'sertraline';
      const [dose, weeks] = trial.querySelectorAll('input[inputmode]');
      [dose.value, weeks.value] = ['150', '8'];
      trial.querySelector('[value=yes]').click();
      trial.querySelector('[value=no_response]').click();
    }, row);
  }
  await click(page, '#lead [data-lead=next]');
  seen.push(...(await walk(page, { rems_ready: 'y', episode_months: '60' })));
  for (const factor of ['need_now', 'need_in_three_months', 'primary_pathology', 'esketamine_tried']) assert.ok(seen.includes(factor), `${factor} in ${seen}`);
  assert.match(await says(page, '#lead .name'), /Ketamine or esketamine first, TMS on partial response/);
});

everywhere('"not known" is a good answer: the walk goes on, and says at the end what has to be found out', async (page) => {
  await click(page, '#lead-me');
  const seen = await walk(page, { 'cssrs.2': 'u', head_neck_metal: 'u', age: 'u' });
  assert.ok(seen.includes('acute_crisis'), String(seen));
  assert.match(await says(page, '#lead'), /the plan stays open.*Find these out.*Item 2: suicidal thoughts/);
});

everywhere('an alarm on the way ends the walk at the stop', async (page) => {
  await click(page, '#lead-me');
  await walk(page, { psychosis_now: 'y' });
  assert.match(await says(page, '#lead'), /Emergency evaluation first/);
  assert.match(await says(page, '#urgent'), /Stop: evaluation first/);
});
