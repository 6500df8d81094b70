// What comes from a file has any shape. Here it gets the one that the page expects; what has not got it is left out and named.
// Nothing here touches the page.
import { is_date } from '../time/days.js';

export const is_object = (given) => given !== null && typeof given === 'object' && !Array.isArray(given);
const is_text = (given) => typeof given === 'string';
const is_number = (given) => Number.isFinite(given);
const is_value = (given) => is_text(given) || is_number(given);
const is_span = (given) => is_object(given) && is_number(given.low) && (is_number(given.high) || given.high === null);

/** Names that every object has ("constructor") are the id of nothing. */
const entries = (given) => Object.entries(given).filter(([id]) => !(id in Object.prototype));
const only = (given, is_right) => (is_object(given) ? Object.fromEntries(entries(given).filter(([, one]) => is_right(one))) : {});
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
const is_level = (given) => ['none', 'yellow', 'unknown', 'amber', 'red'].includes(given);
const is_line = (given) => is_object(given) && is_text(given.instrument) && is_number(given.recall_days) && is_text(given.response) && is_text(given.says);
const plan = ({ id, name }) => ({ id, ...(name !== undefined && { name }) });
const span = ({ low, high }) => ({ low, high });
const line = ({ instrument, recall_days, response, says }) => ({ instrument, recall_days, response, says });
const itself = (given) => given;
/** The parts of a summary, and those that have an entry for each id: what each must be, and what of it is kept. */
const of_a_summary = { plan: [is_plan, plan], level: [is_level, itself] };
const by_id = { statuses: [is_text, itself], totals: [is_span, span], course: [is_line, line] };

/**
 * What a report said in short, as far as it can be compared: built from what is known, so that nothing else in it is carried on.
 * @returns {{summary: any, damaged: string[]}} and the names of what cannot be
 */
export function shaped_summary(given) {
  if (given === undefined) return { summary: {}, damaged: [] };
  if (!is_object(given)) return { summary: {}, damaged: ['summary'] };
  const summary = {}, damaged = [];
  for (const [part, [is_right, kept]] of Object.entries(of_a_summary))
    if (is_right(given[part])) summary[part] = kept(given[part]);
    else if (given[part] !== undefined) damaged.push(part);
  for (const [part, [is_right, kept]] of Object.entries(by_id)) {
    if (given[part] === undefined) continue;
    if (!is_object(given[part])) damaged.push(part);
    else {
      const right = only(given[part], is_right);
      summary[part] = Object.fromEntries(Object.entries(right).map(([id, one]) => [id, kept(one)]));
      damaged.push(...Object.keys(given[part]).filter((id) => !Object.hasOwn(right, id)).map((id) => `${part}.${id}`));
    }
  }
  return { summary, damaged };
}
