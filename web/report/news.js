// What a screen reader is told when the report changes: an alarm at once, the rest once the hand rests.
import { at } from '../base/dom.js';
import { scoreLine } from './scores.js';
import { heads } from './urgent.js';

const pause = 700;
let timer = 0;
let told = '';

const summary = ({ scores, plan }) =>
  [...Object.entries(scores).filter(([, s]) => s.answered > 0).map(([id, s]) => scoreLine(id, s)), `Plan: ${plan.name}`].join('. ');

const alarms = (report) => report.urgent.alarms.map((a) => a.says).join(' ');

export function announce(before, report) {
  if (before && alarms(before) !== alarms(report))
    at('alarm').textContent = report.urgent.alarms.length ? `${heads[report.urgent.level]}. ${alarms(report)}` : 'No alarm stands now.';
  clearTimeout(timer);
  timer = setTimeout(() => {
    const now = summary(report);
    if (told !== now && before) at('news').textContent = now;
    told = now;
  }, pause);
}
