// The plan with everything it rests on; while it is open, what would decide it.
import { ask, el } from '../base/dom.js';
import * as know from '../base/know.js';
import { statuses } from './checks.js';
import { disputes, fold, reasons, sources, unsure, why } from '../base/why.js';

/** More changes than these to one plan are folded. */
const few = 4;

/** Which checks a plan leans on: for a ketamine-class plan those of the route, where one is chosen. */
function concerned({ proposes = [], route }) {
  const ketamine = { esketamine: ['esketamine'], iv_im: ['ketamine'] }[route?.id] ?? ['ketamine', 'esketamine'];
  return [...(proposes.includes('ketamine') ? ketamine : []), ...(proposes.includes('tms') ? ['tms'] : [])];
}

/** A plan never hides what stands against its parts. */
function caveats(plan, checks) {
  return concerned(plan)
    .filter((id) => checks[id].status !== 'clear')
    .map((id) => el(`li.status.${checks[id].status}`,
      el('span.sign', { 'aria-hidden': 'true' }, statuses[checks[id].status][0]),
      `${know.modality(id)}: ${statuses[checks[id].status][1].toLowerCase()}`));
}

const open_plan = (plan, next) => [
  el('p.name', plan.name),
  el('p', plan.says),
  plan.open_at_name && el('p', 'In question now: ', el('b', plan.open_at_name), '.'),
  next.length > 0 && [el('h3', 'Would decide it'), el('ol.asks', next.map((n) => el('li', ask(n.id, know.asks(n.id))))),
    el('p', el('button', { type: 'button', 'data-lead-me': true }, 'Lead me through what is open'))],
];

const change = (c) => [ask(c.id, know.asks(c.id)), ' ', el('b.is', know.answer(c.id, c.to))];

/** The answers that would each alone lead to the same other plan stand under its name; a stop and an open plan last. */
function by_plan(changes) {
  const plans = new Map();
  for (const each of changes) plans.set(each.plan, [...(plans.get(each.plan) ?? []), each]);
  const late = ['emergency_first', 'incomplete'];
  return [...plans].sort(([a], [b]) => late.indexOf(a) - late.indexOf(b));
}

const what_if = (changes) => changes?.length > 0 &&
  [el('h2', 'One answer that would change the plan'), by_plan(changes).map(([id, those]) =>
    those.length > few
      ? fold(`what_if.${id}`, `${those[0].name}: ${those.length} answers`, () => el('ul', those.map((c) => el('li', change(c)))))
      : el('p.change', el('b', those[0].name), ': ', those.map((c, i) => [i > 0 && ', or ', change(c)])))];

const remark = (r) => el('li', r.says, unsure(r.cite), ' ', why(`remark.${r.id}`, 'this remark', () => [sources(r.cite), disputes(r.id)]));

const route = (r) => r &&
  el('p', el('b', `Route: ${r.name}.`), ` ${r.says} `, r.cite && why('route', r.name, () => [reasons(r.because), sources(r.cite)]));

function tilts(list, side, title) {
  const those = list.filter((t) => t.toward === side);
  const open = those.filter((t) => t.holds === 'unknown').length;
  return el('div', el('h4', title), el('ul', those.filter((t) => t.holds === 'yes').map((t) =>
    el('li', t.says, ' ', why(`tilt.${t.id}`, t.says, () => sources(t.cite)))),
  open > 0 && el('li.open', `${open} not known`)));
}

const columns = (list) => el('div.row.two', tilts(list, 'ketamine', 'To ketamine'), tilts(list, 'tms', 'To TMS'));

/** Reasons on each side: in view where both treatments are proposed, else on demand. */
function leans({ tilts: list, proposes }) {
  if (!list.some((t) => t.holds === 'yes')) return null;
  const counted = (side) => list.filter((t) => t.toward === side && t.holds === 'yes').length;
  const title = `Leaning: ${counted('ketamine')} to ketamine, ${counted('tms')} to TMS`;
  return proposes?.length === 2 ? [el('h3', title), columns(list)] : fold('tilts', title, () => columns(list));
}

const ruled_out = (list) => list.length > 0 &&
  fold('ruled_out', `Plans ruled out: ${list.length}`, () =>
    el('ul', list.map((p) => el('li', `${p.rule} `, el('b', p.name), reasons(p.by ? [p.by] : [])))));

const decided = (plan, checks) => [
  el('p.name', plan.name),
  el('ul.caveats', caveats(plan, checks)),
  el('p', plan.says, ' ', why('plan', plan.name, () => [reasons(plan.because), sources(plan.cite), disputes(plan.id), el('p', el('small', `Rule ${plan.rule}`))])),
  plan.steps.length > 0 && el('ol.steps', plan.steps.map((s) => el('li', s))),
  el('p', el('b', 'Rests on: '), plan.grade, '.'),
  el('ul.remarks', plan.remarks.map(remark)),
  route(plan.route),
  plan.alternatives.length > 0 && el('p', el('b', plan.alternatives.length > 1 ? 'Alternatives: ' : 'Alternative: '), plan.alternatives.map((a) => a.name).join('; ')),
];

export function drawPlan(plan, next, checks, stopped) {
  const title = el('h2', 'Plan');
  if (stopped) return [title, el('p.name', 'Emergency evaluation first'), el('p', 'Sequencing is hidden until the safety evaluation is recorded as completed.')];
  return [title, plan.id === 'incomplete' ? open_plan(plan, next) : decided(plan, checks)];
}

/** What else there is to know about the choice: what would change it, what leans, what was ruled out. */
export const drawChanges = (plan, stopped) =>
  stopped ? [] : [what_if(plan.what_if), leans(plan), ruled_out(plan.ruled_out)];
