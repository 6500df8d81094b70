// Wires the page: reads the form, asks the calculator, draws what follows. It keeps nothing but the last report.
import { drawChecks } from './report/checks.js';
import { start } from './base/core.mjs';
import { ask, at, count, el, jump, put } from './base/dom.js';
import { wireKeys } from './form/keys.js';
import * as know from './base/know.js';
import { markForm, markProblems } from './form/marks.js';
import { announce } from './report/news.js';
import { drawChanges, drawPlan } from './report/plan.js';
import { has_past, past, read, with_past, write } from './base/record.js';
import { drawResistance } from './report/resistance.js';
import { drawScores } from './report/scores.js';
import './shared.js';
import { sure } from './sure.js';
import { drawVerdicts, wireTrials } from './form/trials.js';
import { drawUrgent, earlier, is_stopped, short_heads } from './report/urgent.js';

const edited = ', edited';
const form = document.forms[0];
let core;
/** The calculator of visits and courses, once they are wanted. Until then a record is shown without them. */
let months;
let report;
let record = read(form);
let chosen = new Set();
/** The answers that the form is marked with. */
let marked;
let example = '';
/** The record as it stands in a file that has been saved or opened, or in a row of a referral list; it is not lost. */
let kept = '';
/** What is there once it has arrived: what is to be left or cleared, and what draws the day of a session. */
let rest;

/** Draws a part again only when what it shows has changed. */
const drawn = new Map();
function draw(id, shows, nodes) {
  const now = JSON.stringify(shows);
  if (drawn.get(id) === now) return;
  drawn.set(id, now);
  put(at(id), nodes());
}

const one_problem = ({ id, says }) => el('li', at(id) ? ask(id, know.asks(id)) : id, ` ${says}`);

function draw_report() {
  const { urgent, problems, scores, resistance, checks, today, plan, ask_next, stamp } = report;
  const stopped = is_stopped(report);
  document.body.dataset.level = urgent.level;
  if (stopped && !document.body.classList.contains('stopped')) at('report').scrollTop = 0;
  document.body.classList.toggle('stopped', stopped);
  draw('problems', problems, () => problems.length > 0 && [el('h2', 'To be checked in the form'), el('ul', problems.map(one_problem))]);
  const told = [...Object.values(scores).flatMap((score) => score.signs ?? []), ...earlier(report)];
  draw('urgent', [urgent, stopped, told], () => drawUrgent(urgent, stopped, 'urgent', told));
  draw('stop', [urgent, stopped], () => stopped && drawUrgent(urgent, true, 'stop'));
  draw('scores', scores, () => drawScores(scores));
  draw('resistance', resistance, () => drawResistance(resistance));
  draw('plan', [plan, ask_next, stopped, Object.values(checks).map((c) => c.status)], () => drawPlan(plan, ask_next, checks, stopped));
  draw('checks', stopped || checks, () => drawChecks(checks, stopped));
  if (rest) draw('today', [today, record.answers, stopped], () => rest.draw_today(today, record.answers, stopped));
  draw('changes', [plan, stopped], () => drawChanges(plan, stopped));
  draw('stamp', stamp, () => `Lintel ${stamp.version}, knowledge ${stamp.knowledge} (${stamp.hash}), reviewed ${stamp.reviewed}`);
  draw('bar', [urgent.level, stopped, plan.name], () => [el('b', short_heads[urgent.level]), ' · ', stopped ? 'Evaluation first' : plan.name]);
  at('plan').dataset.plan = stopped ? 'emergency_first' : plan.id;
  at('stop').hidden = !stopped;
  at('bar').hidden = false;
  drawVerdicts(resistance);
  markProblems(form, problems);
}

const of_this_visit = ({ answers, settings, trials }) => ({ answers, settings, trials });
const assess = (given) => JSON.parse(months ? months(JSON.stringify(given)) : core(JSON.stringify(of_this_visit(given))));

/** @param {boolean} [asked] whether the form may have changed, and not only the past */
function update(asked = true) {
  record = asked ? read(form) : with_past(record);
  if (asked) chosen = new Set(form.querySelectorAll('[type=radio]:checked'));
  const answered = JSON.stringify([record.answers, record.trials.length]);
  if (answered !== marked) markForm(form, record.answers);
  marked = answered;
  if (!core) return;
  if (!months && has_past(record)) rest?.want_months();
  const before = report;
  report = assess(record);
  draw_report();
  dispatchEvent(new Event('report')); // what came later draws its own part
  announce(before, report);
}

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

/** Fills the form with a record, and nothing of what was there before stays. */
function fill_in(name, given) {
  rest?.leave();
  rest?.clear();
  write(form, given);
  set_example(name);
  set_row('');
  update();
}

/** An example is named as one wherever it shows. */
async function use(name, given) {
  if (example || (await may_replace(`Fill in the example “${name}”?`, 'Fill in'))) fill_in(name, given);
}

const is_kept = () => kept === JSON.stringify(record);

/** A row of the referral list, in full. @returns {Promise<boolean>} whether the form shows it */
async function look_at(name, given) {
  if (!example && !is_kept() && !(await may_replace(`Open ${name}?`, 'Open'))) return false;
  fill_in('', given);
  set_row(name);
  kept = JSON.stringify(record);
  return true;
}

/** At once: nothing is asked, nothing brings it back. The referral list is forgotten too. */
function wipe() {
  at('intake').dispatchEvent(new Event('forget'));
  fill_in('', {});
}

async function clear() {
  const { holds } = at('intake').dataset;
  const sure_of_list = () => sure(`Clear everything? ${[at_stake(), holds].filter(Boolean).join(', ')} will be taken back.`, 'Clear');
  if (await (holds ? sure_of_list() : may_replace('Clear everything?', 'Clear'))) wipe();
}

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

update(); // the form by itself; the report joins it as soon as it can

/** What nobody waits for comes once the first results are there. */
async function take_in_the_rest() {
  const { wire } = await import('./later.js');
  rest = await wire(form, {
    report: () => report,
    record: () => record,
    example: () => example,
    keep: () => (kept = JSON.stringify(record)),
    draw_plan: (r) => drawPlan(r.plan, r.ask_next, r.checks, is_stopped(r)),
    export_as: (kind) => months(JSON.stringify(record), kind),
    take_months: (calculator) => ((months = calculator), update()),
    assess, changed, fill_in, is_chosen, look_at, may_replace, sure, use, wipe,
  });
  drawn.clear(); // questions of groups that have just come are named by their words now
  draw_report();
  document.documentElement.dataset.whole = 'yes';
}

start().then((calculator) => {
  core = calculator;
  at('state').remove();
  update();
  document.documentElement.dataset.ready = 'yes';
}).then(take_in_the_rest).catch((error) => {
  if (core) return console.error(error); // what is there goes on without the rest
  at('state').textContent = `The calculator could not start, so nothing is worked out here. Load the page again; if that does not help, this browser may be too old. (${error})`;
  at('state').classList.add('failed');
});
