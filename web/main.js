// Wires the page: reads the form, asks the calculator, draws what follows. What is shown follows from the answers as they
// stand now, or nothing is shown; nothing is kept but the last report.
import { drawChecks } from './report/checks.js';
import { start } from './base/core.mjs';
import { ask, at, count, el, jump } from './base/dom.js';
import { wireKeys } from './form/keys.js';
import * as know from './base/know.js';
import { markForm, markProblems } from './form/marks.js';
import { announce } from './report/news.js';
import { draw, forget_parts } from './base/parts.js';
import { drawChanges, drawPlan } from './report/plan.js';
import { read_report } from './report/read.js';
import { has_past, json_of, past, read, set_past, with_past, write } from './base/record.js';
import { drawResistance } from './report/resistance.js';
import { drawScores } from './report/scores.js';
import './shared.js';
import { sure } from './sure.js';
import { drawVerdicts, wireTrials } from './form/trials.js';
import { drawUrgent, earlier, is_stopped, short_heads } from './report/urgent.js';

const edited = ', edited';
const form = document.forms[0];
/** The calculator of one visit, and the one of visits and courses once that is wanted. @type {any} */
let core, months;
let record = read(form);
/** What follows from `record`, by the calculator that knows all of it; nothing: it is not worked out. @type {any} */
let report;
/** Why there can be no report until the page is loaded again. @type {string[] | undefined} */
let no_start;
let chosen = new Set();
/** The answers that the form is marked with. */
let marked;
let example = '';
/** The record as it stands in a file that has been saved or opened, or in a row of a referral list; it is not lost. */
let kept = '';
/** What is there once it has arrived: what is to be left or cleared, and what draws the day of a session. */
let rest;

// ---- from the record to what is shown

/** A record with visits is never worked out by what does not know of them. Throws what went wrong. */
function work_out(given) {
  const calculator = has_past(given) ? months : core;
  if (!calculator) throw new Error(core ? 'the visits are not looked at yet' : 'there is no calculator');
  return calculator(json_of(given), 'assess', read_report);
}

/** Why there is no report, what is still there, and what to do; last what a technician would ask for. */
const not_worked_out = (error) => no_start ?? [
  'Not worked out: the calculator failed.',
  'No score, alarm or plan is shown. What you entered is still in the form. Change an answer to try again, or save the file and load the page again.',
  error.message];

const one_problem = ({ id, says }) => el('li', at(id) ? ask(id, know.asks(id)) : id, ` ${says}`);

/** What needs a whole report. */
function draw_report(stopped) {
  const { problems, scores, resistance, checks, today, plan, ask_next, stamp } = report;
  const part = (id, shows, nodes) => draw(at(id), shows, nodes);
  part('problems', problems, () => problems.length > 0 && [el('h2', 'To be checked in the form'), el('ul', problems.map(one_problem))]);
  part('scores', scores, () => drawScores(scores));
  part('resistance', resistance, () => drawResistance(resistance));
  part('plan', [plan, ask_next, stopped, Object.values(checks).map((c) => c.status)], () => drawPlan(plan, ask_next, checks, stopped));
  part('checks', stopped || checks, () => drawChecks(checks, stopped));
  if (rest) part('today', [today, record.answers, stopped], () => rest.draw_today(today, record.answers, stopped));
  part('changes', [plan, stopped], () => drawChanges(plan, stopped));
  part('stamp', stamp, () => `Lintel ${stamp.version}, knowledge ${stamp.knowledge} (${stamp.hash}), reviewed ${stamp.reviewed}`);
  at('plan').dataset.plan = stopped ? 'emergency_first' : plan.id;
}
function draw_no_report() {
  for (const id of ['problems', 'scores', 'resistance', 'plan', 'checks', 'today', 'changes', 'stamp']) draw(at(id), null, () => []);
  delete at('plan').dataset.plan;
}

function draw_alarms(urgent, stopped) {
  const told = report ? [...Object.values(report.scores).flatMap((score) => score.signs ?? []), ...earlier(report)] : [];
  if (urgent) document.body.dataset.level = urgent.level;
  else delete document.body.dataset.level;
  if (stopped && !document.body.classList.contains('stopped')) at('report').scrollTop = 0;
  document.body.classList.toggle('stopped', stopped);
  draw(at('urgent'), [urgent, stopped, told], () => urgent && drawUrgent(urgent, stopped, 'urgent', told));
  draw(at('stop'), [urgent, stopped], () => stopped && drawUrgent(urgent, true, 'stop'));
  at('stop').hidden = !stopped;
}

function draw_bar(urgent, stopped) {
  const plan = stopped ? 'Evaluation first' : report?.plan.name;
  draw(at('bar'), [urgent?.level, plan], () => (urgent ? [el('b', short_heads[urgent.level]), ' · ', plan] : el('b', 'Not worked out')));
  at('bar').hidden = false;
}

/** Said once: said anew, it would be heard anew. */
function draw_state([head, says, detail]) {
  const now = head && [el('b', head), ' ', says, ' ', el('small', `What failed: ${detail}.`)];
  draw(at('state'), [head, says, detail], () => now);
  at('state').hidden = !head;
  at('state').classList.toggle('failed', !!head);
}

/** A report in whole; or nothing of one, and why. @param {any} found @param {string[]} [says] */
function draw_all(found, says = []) {
  report = found;
  const urgent = report?.urgent;
  const stopped = !!report && is_stopped(report);
  draw_state(says);
  for (const id of ['copy', 'lead-me']) /** @type {HTMLButtonElement} */ (at(id)).disabled = !report;
  draw_alarms(urgent, stopped);
  if (report) draw_report(stopped);
  else draw_no_report();
  draw_bar(urgent, stopped);
  drawVerdicts(report?.resistance ?? { trials: [] });
  markProblems(form, report?.problems ?? []);
  dispatchEvent(new Event('report')); // what came later draws its own part
  announce(report);
}

/** All of the page that follows from the record. */
function show() {
  try {
    draw_all(work_out(record));
  } catch (error) {
    draw_all(undefined, not_worked_out(error));
  }
}

/** @param {boolean} [asked] whether the form may have changed, and not only the past */
function update(asked = true) {
  record = asked ? read(form) : with_past(record);
  if (asked) chosen = new Set(form.querySelectorAll('[type=radio]:checked'));
  const answered = JSON.stringify([record.answers, record.trials.length]);
  if (answered !== marked) markForm(form, record.answers);
  marked = answered;
  if (!core && !no_start) return; // the form by itself; the report joins it as soon as it can
  if (!months && has_past(record)) rest?.want_months().catch(() => {}); // it is told where it is waited for
  show();
}

// ---- another patient

function set_example(name) {
  example = name;
  at('example').hidden = !name;
  at('example').textContent = name ? `Example patient, not a real one: ${name}` : '';
}

/** Which row of a referral list the form shows; nothing: none. */
function set_row(name) {
  at('from-list').hidden = !name;
  at('from-list').firstElementChild.textContent = name ? `From a referral list: ${name}` : '';
}

/** What has been entered and would be gone. */
function at_stake() {
  const answers = Object.keys(record.answers).length + record.trials.length;
  const kinds = [[answers, 'answer'], [past.visits?.length, 'visit'], [past.courses?.length, 'course']].filter(([n]) => n);
  return kinds.map(([n, kind]) => count(n, kind)).join(', ');
}
/** Answers that would be lost are asked about first. */
const may_replace = async (what, says) => !at_stake() || sure(`${what} ${at_stake()} will be taken back.`, says);

const is_kept = () => kept === JSON.stringify(record);
const keep = () => (kept = JSON.stringify(record));

/** The form filled as it is to be; where that fails it is as it was. */
function write_or_leave(given) {
  const was = { record, past };
  try {
    write(form, given);
  } catch (error) {
    write(form, was.record);
    set_past(was.past);
    throw error;
  }
}

/**
 * A patient in one step, and nothing of the one before stays: not in the form, not in the report, not in the calculators' memory.
 * @param {any} given a record that fits the form
 */
function put_in(given, { name = '', row = '', keeps = false } = {}) {
  rest?.leave();
  write_or_leave(given);
  for (const calculator of [core, months]) calculator?.forget();
  rest?.clear();
  set_example(name);
  set_row(row);
  kept = '';
  update();
  if (keeps) keep();
  dispatchEvent(new Event('replaced')); // what was said of the one before is not said of this one
}

/** At once: nothing is asked, nothing brings it back. The referral list is forgotten too; a "wiped" event tells who else holds something. */
function wipe() {
  at('intake').dispatchEvent(new Event('forget'));
  put_in({});
  for (const told of form.querySelectorAll('.told')) told.textContent = '';
  dispatchEvent(new Event('wiped'));
}

async function clear() {
  const { holds } = at('intake').dataset;
  const sure_of_list = () => sure(`Clear everything? ${[at_stake(), holds].filter(Boolean).join(', ')} will be taken back.`, 'Clear');
  if (await (holds ? sure_of_list() : may_replace('Clear everything?', 'Clear'))) wipe();
}

// ---- the hand

function follow(event) {
  const { target } = event;
  const asked = target.closest('[data-ask]');
  const link = target.closest('nav a, #bar');
  if (!asked && !link) return;
  event.preventDefault(); // the address stays as it is
  if (asked) return rest?.leave(), jump(asked.dataset.ask);
  if (link.id !== 'bar') rest?.leave();
  const place = document.querySelector(link.getAttribute('href'));
  place.scrollIntoView();
  // WebKit learns the true size of what lies between only on the way.
  requestAnimationFrame(() => requestAnimationFrame(() => place.scrollIntoView()));
  (place.querySelector('h2') ?? place).focus({ preventScroll: true });
}

/** Something was answered or entered by hand. */
function changed(asked = true) {
  if (example && !example.endsWith(edited)) set_example(example + edited);
  update(asked);
}
form.addEventListener('input', () => changed());
/** Whether a radio button was chosen before the click that is being handled. */
const is_chosen = (input) => chosen.has(input);
wireKeys(form, is_chosen);
wireTrials(form, changed);
document.addEventListener('click', follow);
// Nothing is stored, so a page that is closed by mistake is lost.
addEventListener('beforeunload', (event) => {
  if (!example && at_stake() && !is_kept()) event.preventDefault();
});
at('clear').addEventListener('click', clear);
at('print').addEventListener('click', () => print());

update(); // the form by itself

// ---- what arrives

const page = {
  report: () => report,
  record: () => record,
  example: () => example,
  draw_plan: (r) => drawPlan(r.plan, r.ask_next, r.checks, is_stopped(r)),
  /** @param {'ics' | 'csv'} kind */
  export_as: (kind) => months(json_of(record), kind),
  take_months(calculator) {
    months = calculator;
    show();
  },
  work_out, changed, is_chosen, is_kept, keep, may_replace, put_in, sure, wipe,
};

/** What nobody waits for comes once the first results are there; without a calculator the form is whole all the same. */
async function take_in_the_rest() {
  const { wire } = await import('./later.js');
  rest = await wire(form, page);
  forget_parts(); // questions of groups that have just come are named by their words now
  if (no_start) rest.open_for_paper();
  show();
  document.documentElement.dataset.whole = 'yes';
}

start().then((calculator) => {
  core = calculator;
  update();
  document.documentElement.dataset.ready = 'yes';
}, (error) => {
  no_start = ['The calculator could not start, so nothing is worked out here: no score, no alarm, no plan.',
    'Load the page again; if that does not help, this browser may be too old. Until then this is a form for paper: print it and fill it in by hand.', error.message];
  update();
}).then(take_in_the_rest).catch(console.error); // what is there goes on without the rest
