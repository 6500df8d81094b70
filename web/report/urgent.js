// What outranks everything else.
import { at, count, el } from '../base/dom.js';
import * as days from '../time/days.js';
import { dissent, reasons, sources, to_ask, unsure, why } from '../base/why.js';

export const heads = {
  red: 'Red alarm',
  amber: 'Amber alarm: act today',
  unknown: 'Not known: ask',
  yellow: 'Yellow: review',
  none: 'No alarm among the answers given',
};
/** For the slim bar. */
export const short_heads = { red: 'Red alarm', amber: 'Amber alarm', unknown: 'Not known: ask', yellow: 'Yellow: review', none: 'No alarm in the answers' };
const signs = { red: '!', amber: '!', unknown: '?', yellow: '–', none: '·' };

/** Which form has raised an alarm, where it was not the answers of this visit. */
export const of_form = ({ form }) => form && (form.date ? `Form of ${days.says(form.date)}` : 'A form without a usable date') +
  (form.until_asked ? '; what it answered has not been asked again.' : '.');

/** What forms of other days have raised, the latest of each level, where it does not stand among the alarms: it is not forgotten here. */
export const earlier = ({ urgent, visit_alarms: all = [] }) => ['red', 'amber', 'yellow'].flatMap((level) => {
  const stands = (a) => urgent.alarms.some(({ id, form }) => id === a.id && form?.date === a.date);
  const those = all.filter((a) => a.level === level && !stands(a));
  return those.slice(-1).map(({ date, says }) => ({ says: `Visit of ${date}, ${level}${those.length > 1 ? `, the latest of ${those.length}` : ''}: ${says}` }));
});

/** Whether nothing about the order of treatments is to be shown. The engine has judged it. */
export const is_stopped = ({ urgent }) => urgent.stops;

/** Alarms that ask for the same act stand together above it. */
function by_act(alarms) {
  const acts = new Map();
  for (const alarm of alarms) acts.set(alarm.act, [...(acts.get(alarm.act) ?? []), alarm]);
  return [...acts];
}

/** The answers of this visit are no reason for what a form has raised. */
const one_alarm = (where) => (alarm) =>
  el(`li.${alarm.level}`, el('b', alarm.says), alarm.form && [' ', of_form(alarm)], unsure(alarm.cite), alarm.pending && ' Until the C-SSRS is answered.',
    why(`${where}.${alarm.id}.${alarm.form?.date ?? ''}`, alarm.says, () => [!alarm.form && reasons(alarm.because), sources(alarm.cite), dissent(alarm.other_sources)]));

const alarms = (list, where) =>
  by_act(list).map(([act, those]) => el('div.act', el('ul', those.map(one_alarm(where))), el('p', act)));

/** The stop: what stands, what to do, whom to call, and the way on. */
function stop(urgent, where) {
  const [worst, milder] = [urgent.alarms.filter((a) => a.level === 'red'), urgent.alarms.filter((a) => a.level !== 'red')];
  const lines = at('help-lines').cloneNode(true);
  lines.removeAttribute('id');
  return [
    el('h2', el('span.sign', { 'aria-hidden': 'true' }, '!'), urgent.pending ? 'Stop: ask the C-SSRS now' : 'Stop: evaluation first'),
    alarms(worst, where),
    milder.length > 0 && alarms(milder, where),
    lines,
    el('p.on', 'The order of treatments and the treatment checks are hidden. ',
      el('button', { type: 'button', 'data-ask': 'safety_evaluation_completed' }, 'Record that the safety evaluation is completed')),
  ];
}

/** @param {{says: string}[]} told single items of scales that no alarm reads, but that must be seen here @returns {any[]} */
export function drawUrgent(urgent, stopped, where = 'urgent', told = []) {
  if (stopped) return stop(urgent, where);
  const recorded = urgent.level === 'red';
  return [
    el('h2', el('span.sign', { 'aria-hidden': 'true' }, signs[urgent.level]), heads[urgent.level],
      recorded && ', safety evaluation recorded as completed'),
    recorded && el('p', 'The alarm stands; it is not taken back by the record.'),
    alarms(urgent.alarms, where),
    told.map((each) => el('p.told-too', each.says)),
    urgent.level === 'none' && el('p', 'This does not rule out risk.'),
    !urgent.decided && to_ask(`${where}.open`, urgent.not_known, `${count(urgent.not_known.length, 'safety question')} open`),
  ];
}
