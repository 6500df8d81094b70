// A Report as it comes from the calculator: text in, and either a whole Report or a failure.

const parts = ['scores', 'resistance', 'checks', 'today', 'plan', 'coverage', 'stamp'];
const lists = ['ask_next', 'problems'];

/** @param {string} text */
export function read_report(text) {
  let report;
  try {
    report = JSON.parse(text);
  } catch {
    throw new Error('what it answered cannot be read'); // the browser's own words would quote the patient
  }
  if (report?.read === false) throw new Error('the answers could not be read');
  const is_whole = typeof report?.urgent?.stops === 'boolean' && Array.isArray(report.urgent.alarms) &&
    parts.every((part) => report[part]) && lists.every((list) => Array.isArray(report[list]));
  if (!is_whole) throw new Error('what it answered is not whole');
  return report;
}
