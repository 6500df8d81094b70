// What comes from a file has any shape. Here it gets the one that the page expects; what has not got it is left out and named.
// Nothing here touches the page.
import { is_date } from '../time/days.js';

export const is_object = (given) => given !== null && typeof given === 'object' && !Array.isArray(given);
const is_value = (given) => ['string', 'number'].includes(typeof given);
const is_text = (given) => typeof given === 'string';
const is_number = (given) => typeof given === 'number';
const is_span = (given) => is_object(given) && is_number(given.low) && (is_number(given.high) || given.high === null);

const only = (given, is_right) => (is_object(given) ? Object.fromEntries(Object.entries(given).filter(([, one]) => is_right(one))) : {});
const values = (given) => only(given, is_value);
const list = (given, is_right) => (Array.isArray(given) ? given.filter(is_right) : []);

/** A row of a Record. @param {Record<string, (given: any) => any>} parts its fields that are not plain values */
function row(given, parts) {
  const plain = Object.entries(values(given)).filter(([field]) => !(field in parts));
  const others = Object.entries(parts).filter(([field]) => field in given).map(([field, shape]) => [field, shape(given[field])]);
  return Object.fromEntries([...plain, ...others.filter(([, shape]) => shape !== undefined)]);
}
const rows = (given, parts) => list(given, is_object).map((each) => row(each, parts));

const answers = (given) => (is_object(given) ? values(given) : undefined);
const dates = (given) => list(given, is_date);
const date = (given) => (is_date(given) ? given : undefined);
const of_a_visit = { answers, totals: answers };
const of_a_course = { start: date, doses: answers, weekdays: (given) => list(given, is_text), done: dates, missed: dates };

function settings(given) {
  const doses = values(given?.doses);
  return { ...values(given), ...(Object.keys(doses).length > 0 && { doses }) };
}

/** A record of which every part has the shape that the page expects; what has not is left out, `assess` has named it. */
export const shaped = (record) => ({
  answers: values(record.answers), settings: settings(record.settings), trials: rows(record.trials, {}),
  visits: rows(record.visits, of_a_visit).filter((visit) => is_date(visit.date)),
  courses: rows(record.courses, of_a_course), holidays: dates(record.holidays),
  ...(is_object(record.limits) && { limits: values(record.limits) }), ...(is_date(record.today) && { today: record.today }),
});

const is_plan = (given) => is_object(given) && is_text(given.id) && (given.name === undefined || is_text(given.name));
const is_line = (given) => is_object(given) && is_text(given.instrument) && is_number(given.recall_days) && is_text(given.response) && is_text(given.says);
const of_a_summary = { statuses: is_text, totals: is_span, course: is_line };

/**
 * What a report said in short, as far as it can be compared.
 * @returns {{summary: any, damaged: string[]}} and the names of what cannot be
 */
export function shaped_summary(given) {
  if (given === undefined) return { summary: {}, damaged: [] };
  if (!is_object(given)) return { summary: {}, damaged: ['summary'] };
  const summary = {}, damaged = [];
  for (const [part, is_right] of [['plan', is_plan], ['level', is_text]])
    if (is_right(given[part])) summary[part] = given[part];
    else if (given[part] !== undefined) damaged.push(part);
  for (const [part, is_right] of Object.entries(of_a_summary)) {
    if (given[part] === undefined) continue;
    if (!is_object(given[part])) damaged.push(part);
    else {
      summary[part] = only(given[part], is_right);
      damaged.push(...Object.keys(given[part]).filter((id) => !(id in summary[part])).map((id) => `${part}.${id}`));
    }
  }
  return { summary, damaged };
}
