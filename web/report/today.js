// The day of a session: what has to be true this morning, line by line. It stays away until something of it is answered.
import { ask, at, el } from '../base/dom.js';
import * as know from '../base/know.js';
import { dissent, disputes, fold, reasons, sources, to_ask, unsure, why } from '../base/why.js';

/** Words for the day. None of them gives leave to start. */
export const days = {
  nothing_stops: ['○', 'Nothing stops it among the answers'],
  not_known: ['?', 'Not known yet'],
  stop: ['✕', 'Stop'],
};
const looks = { nothing_stops: 'clear', not_known: 'incomplete', stop: 'contraindicated' };
const badge = (day) => el(`p.status.${looks[day]}`, el('span.sign', { 'aria-hidden': 'true' }, days[day][0]), days[day][1]);

const grounds = (line) =>
  why(`day.${line.id}`, know.must(line.id), () =>
    [reasons(line.because), sources(line.cite), dissent(line.other_sources), disputes(line.id),
      el('p', el('small', `Rule ${line.id}`))]);

const failed = (line) => el('li', line.says, unsure(line.cite), ' ', grounds(line));
/** Where one question decides, the line itself leads to it; where several do, they stand under it on demand. */
const open = (line) => {
  const [first, ...more] = line.ask;
  const says = know.must(line.id);
  if (more.length === 0) return el('li', ask(first, says), ' ', grounds(line));
  return el('li', says, unsure(line.cite), ' ', grounds(line), to_ask(`day.ask.${line.id}`, line.ask, `${line.ask.length} questions open`));
};
const held = (line) => el('li', know.must(line.id), el('small', know.must_source(line.id)));

const part = (title, lines, one, kind) => lines.length > 0 && el(`div.level.${kind}`, el('h4', title), el('ul', lines.map(one)));

function list(key, lines) {
  const those = (state) => lines.filter((line) => line.state === state);
  const holds = those('holds');
  return [
    part('Stops it', those('stop'), failed, 'absolute'),
    part('Goes on, watched', those('watch'), failed, 'monitor'),
    part('Not known yet', those('not_known'), open, 'open'),
    holds.length > 0 && fold(`day.holds.${key}`, `As it must be: ${holds.length}`, () => el('ul', holds.map(held))),
  ];
}

const one = ([id, day]) => {
  const before = day.lines.filter((line) => !line.leaving);
  const leaving = day.lines.filter((line) => line.leaving);
  return el('div.check', el('h3', know.modality(id), el('small', ` before ${know.begins(id)}`)), badge(day.status), list(id, before),
    leaving.length > 0 && [el('h3', el('small', 'before going home')), badge(day.leaving), list(`${id}.leaving`, leaving)]);
};

/** Today's number beside what each source says about it: in view where it is raised, else on demand. */
function pressure({ systolic, diastolic }, { lines }) {
  if (!systolic && !diastolic) return null;
  const says = `Blood pressure today ${systolic ?? '?'}/${diastolic ?? '?'}`;
  const readings = () => know.disputes('K05.rest');
  const raised = lines.some((line) => line.id === 'K05.rest' && line.state === 'watch');
  return raised ? el('div.check', el('h3', says, el('small', ' three sources do not agree')), readings()) : fold('day.pressure', says, readings);
}

export const is_asked = (answers) => Object.keys(answers).some((id) => at('g-today').contains(at(id)));

/** @returns {any[]} nothing while no question of the day has an answer */
export function drawToday(today, answers, stopped) {
  if (!is_asked(answers)) return [];
  return [el('h2', 'On the day'), stopped
    ? el('p', 'Hidden while the red alarm stands. The answers are kept.')
    : [el('div.row', Object.entries(today).map(one)), pressure(answers, today.ketamine)]];
}
