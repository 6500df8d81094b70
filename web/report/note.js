// The report as a plain text for a note: one line a thing, no identifiers, the version last.
import { at, range } from '../base/dom.js';
import * as know from '../base/know.js';
import { statuses } from './checks.js';
import { summary } from './coverage.js';
import { failures } from './resistance.js';
import { scoreLine } from './scores.js';
import { days, is_asked } from './today.js';
import { earlier, heads, is_stopped, of_form } from './urgent.js';

const firstUpper = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function safety(report) {
  const { urgent } = report;
  const pending = urgent.pending ? ' (pending)' : '';
  const open = urgent.decided ? '' : ` ${urgent.not_known.length} safety questions open.`;
  const end = urgent.level === 'none' ? '; this does not rule out risk.' : '.';
  return [`Urgency: ${heads[urgent.level]}${pending}${end}${open}`, ...urgent.alarms.map((a) => ['-', a.says, of_form(a), a.act].filter(Boolean).join(' ')), ...earlier(report).map((each) => `- ${each.says}`)];
}

function treatment([id, check]) {
  const decisive = check.findings.filter((f) => !['efficacy', 'monitor'].includes(f.level));
  const open = check.not_known.length ? ` Questions open: ${check.not_known.length}.` : '';
  return [`${know.modality(id)}: ${statuses[check.status][1].toLowerCase()}.${open}`, ...decisive.map((f) => `- ${f.says} [${f.id}]`)];
}

/** "TMS before pulse one: stop.", and why; what is said on leaving is a line of its own. */
function day([id, { status, leaving, lines }]) {
  const told = (line) => ['stop', 'watch'].includes(line.state);
  const part = (when, is, those) => {
    const open = those.filter((line) => line.state === 'not_known').length;
    return [`${know.modality(id)} ${when}: ${days[is][1].toLowerCase()}.${open ? ` Open: ${open}.` : ''}`, ...those.filter(told).map((l) => `- ${l.says} [${l.id}]`)];
  };
  const [before, after] = [lines.filter((line) => !line.leaving), lines.filter((line) => line.leaving)];
  return [...part(`before ${know.begins(id)}`, status, before), ...(after.length ? part('before going home', leaving, after) : [])];
}

/** The policies of the payer that is set, as far as they were read. */
function coverage({ coverage: { policies } }, payer) {
  const found = new Map(policies.map((each) => [each.id, each]));
  const those = know.policies().filter((policy) => policy.payer === payer && found.has(policy.id));
  return those.map((policy) => `Coverage, ${policy.name}: ${summary(policy, found.get(policy.id))}; the payer decides.`);
}

function plan(report) {
  const { plan } = report;
  if (is_stopped(report)) return ['Plan: emergency evaluation first; sequencing hidden until it is recorded.'];
  const lines = [`Plan: ${plan.name}. ${plan.says}`];
  if (plan.grade) lines.push(`Rests on: ${plan.grade} (rule ${plan.rule}).`);
  lines.push(...(plan.steps ?? []).map((step, i) => `${i + 1}. ${step}`));
  if (plan.route) lines.push(`Route: ${plan.route.name}.`);
  lines.push(...(plan.remarks ?? []).map((r) => `- ${r.says}`));
  if (report.ask_next.length) lines.push(`Open, asked next: ${report.ask_next.map((n) => know.asks(n.id)).join(' | ')}`);
  return lines;
}

/** "Maudsley staging composite 7 to 10 (moderate); Thase and Rush stage 1 of 5." */
function staging({ staging }) {
  const maudsley = staging?.maudsley;
  if (!maudsley?.total) return null;
  const open = maudsley.applies === 'unknown' ? ', if a trial has failed' : '';
  const band = maudsley.from === maudsley.to ? maudsley.from : `${maudsley.from} to ${maudsley.to}`;
  return `Maudsley staging composite ${range(maudsley.total)} (${band})${open}; Thase and Rush ${range(staging.thase_rush)} of 5 stages.`;
}

/** The item that is read for itself, whatever the total. */
const own_item = { phq9: 9, madrs: 10, qids: 12 };

function scale([id, score], answers) {
  const item = own_item[id];
  return scoreLine(id, score) + (item && score.answered ? `; item ${item}: ${answers[`${id}.${item}`] ?? 'not answered'}` : '');
}

/** @param {any} report @param {any} record @param {string} example name of the example patient, if it is one */
function note(report, { answers, settings }, example) {
  const { stamp, resistance } = report;
  const stopped = is_stopped(report);
  return [
    example && `EXAMPLE PATIENT, NOT A REAL ONE: ${example}`,
    ...Object.entries(report.scores).map((each) => scale(each, answers)),
    `Resistance: ${resistance.trd === 'yes' ? 'treatment-resistant' : resistance.trd === 'no' ? 'not treatment-resistant' : 'not known'}; ${failures(resistance)}.`,
    staging(resistance),
    ...safety(report),
    ...(stopped ? [] : Object.entries(report.checks).flatMap(treatment)),
    ...(stopped || !is_asked(answers) ? [] : Object.entries(report.today).flatMap(day)),
    ...plan(report),
    ...(stopped ? [] : coverage(report, settings.payer)),
    ...report.problems.map((p) => `Not usable: ${p.id} ${p.says}`),
    'Informs a qualified clinician; does not decide on treatment.',
    `Lintel ${stamp.version}, knowledge ${stamp.knowledge} (${stamp.hash}), reviewed ${stamp.reviewed}`,
  ].filter(Boolean).map(firstUpper).join('\n') + '\n';
}

/** The button that copies it. @param {{report: () => any, record: () => any, example: () => string}} page */
export function wireNote(page) {
  const button = at('copy');
  button.addEventListener('click', async () => {
    if (!page.report()) return;
    const text = note(page.report(), page.record(), page.example());
    const says = await navigator.clipboard.writeText(text).then(() => 'Copied', () => 'The browser did not allow copying');
    at('news').textContent = says;
    button.textContent = says;
    setTimeout(() => (button.textContent = 'Copy as note'), 2000);
  });
}
