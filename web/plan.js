// The plan with everything it rests on; while it is open, what would decide it.
import { ask, el } from './dom.js';
import * as know from './know.js';
import { statuses } from './checks.js';
import { fold, reasons, sources, why } from './why.js';

const few = 6;

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
      `${know.modality(id).name}: ${statuses[checks[id].status][1].toLowerCase()}`));
}

const open_plan = (plan, next) => [
  el('p.name', plan.name),
  el('p', plan.says),
  plan.open_at_name && el('p', 'In question now: ', el('b', plan.open_at_name), '.'),
  next.length > 0 && [el('h3', 'Would decide it'), el('ol.asks', next.map((n) => el('li', ask(n.id, n.asks))))],
];

const change = (c) => el('li', ask(c.id, c.says), ' ', el('b.is', c.to), ' → ', c.name);

function what_if(plan) {
  if (!plan.what_if?.length) return null;
  const [first, rest] = [plan.what_if.slice(0, few), plan.what_if.slice(few)];
  return [el('h3', 'One answer that would change it'), el('ul.changes', first.map(change)),
    rest.length > 0 && fold('what_if', `${rest.length} more`, () => el('ul.changes', rest.map(change)))];
}

const remark = (r) => el('li', r.says, ' ', why(`remark.${r.id}`, 'this remark', () => sources(r.cite)));

const route = (r) => r && [el('h3', 'Route'),
  el('p', el('b', r.name), '. ', r.says, ' ', r.cite && why('route', r.name, () => [reasons(r.because), sources(r.cite)]))];

function tilts(list, side, title) {
  const those = list.filter((t) => t.toward === side);
  const open = those.filter((t) => t.holds === 'unknown').length;
  return el('div', el('h4', title), el('ul', those.filter((t) => t.holds === 'yes').map((t) =>
    el('li', t.says, ' ', why(`tilt.${t.id}`, t.says, () => sources(t.cite)))),
  open > 0 && el('li.open', `${open} not known`)));
}

const leans = (list) => list.length > 0 &&
  [el('h3', 'Leaning'), el('div.row.two', tilts(list, 'ketamine', 'To ketamine'), tilts(list, 'tms', 'To TMS'))];

const ruled_out = (list) => list.length > 0 &&
  fold('ruled_out', `Plans ruled out: ${list.length}`, () =>
    el('ul', list.map((p) => el('li', `${p.rule} `, el('b', p.name), reasons(p.by ? [p.by] : [])))));

const decided = (plan, checks) => [
  el('p.name', plan.name),
  el('ul.caveats', caveats(plan, checks)),
  el('p', plan.says, ' ', why('plan', plan.name, () => [reasons(plan.because), sources(plan.cite), el('p', el('small', `Rule ${plan.rule}`))])),
  plan.steps.length > 0 && el('ol.steps', plan.steps.map((s) => el('li', s))),
  el('p.grade', 'Rests on: ', el('b', plan.grade)),
  el('ul.remarks', plan.remarks.map(remark)),
  route(plan.route),
  plan.alternatives.length > 0 && [el('h3', 'Alternatives'), el('ul', plan.alternatives.map((a) => el('li', `${a.name} (${a.rule})`)))],
  what_if(plan),
];

export function drawPlan(plan, next, checks, stopped) {
  const title = el('h2', 'Plan');
  if (stopped) return [title, el('p.name', 'Emergency evaluation first'), el('p', 'Sequencing is hidden until the safety evaluation is recorded as completed.')];
  return [title, plan.id === 'incomplete' ? open_plan(plan, next) : decided(plan, checks), leans(plan.tilts), ruled_out(plan.ruled_out)];
}
