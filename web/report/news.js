// What a screen reader is told when the report changes: an alarm at once, the rest once the hand rests.
import { at } from '../base/dom.js';
import { scoreLine } from './scores.js';
import { heads } from './urgent.js';

const pause = 700;
let timer = 0;
/** The alarms as they were last told. */
let heard = '';
/** The rest as it was last told; what stands first is read by whoever comes, not told. @type {string | undefined} */
let told;

const summary = ({ scores, plan }) =>
  [...Object.entries(scores).filter(([, s]) => s.answered > 0).map(([id, s]) => scoreLine(id, s)), `Plan: ${plan.name}`].join('. ');

const says = ({ alarms }) => alarms.map((a) => a.says).join(' ');
const none_now = ({ level }) => `No alarm stands now. ${level === 'none' ? 'This does not rule out risk' : heads[level]}.`;

/** That no alarm stands is known from a report alone: without one nothing is said of alarms. */
function tell_alarms(urgent) {
  const before = heard;
  heard = urgent ? says(urgent) : '';
  if (!urgent) at('alarm').textContent = '';
  else if (heard && heard !== before) at('alarm').textContent = `${heads[urgent.level]}. ${heard}`;
  else if (!heard && before) at('alarm').textContent = none_now(urgent);
}

/** What was told of an earlier report does not stand beside this one. */
function take_back() {
  clearTimeout(timer);
  if (at('news').textContent === told) at('news').textContent = '';
}

/** @param {any} report nothing: none could be worked out */
export function announce(report) {
  tell_alarms(report?.urgent);
  take_back();
  if (report) timer = setTimeout(() => {
    const now = summary(report);
    if (told !== undefined && told !== now) at('news').textContent = now;
    told = now;
  }, pause);
}

addEventListener('wiped', () => {
  take_back();
  heard = '';
  told = undefined;
  at('alarm').textContent = '';
});
