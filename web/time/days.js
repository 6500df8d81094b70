// Days of the calendar, "2026-03-02". They are never instants: no time zone moves one, and no clock is read here
// but when somebody asks for today.

const day_ms = 86_400_000;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
export const weekdays = [['mon', 'Monday'], ['tue', 'Tuesday'], ['wed', 'Wednesday'], ['thu', 'Thursday'], ['fri', 'Friday'], ['sat', 'Saturday'], ['sun', 'Sunday']];

const two = (n) => String(n).padStart(2, '0');
const written = (year, month, day) => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

/** Days since 1 January 1970. @param {string} date */
export const number = (date) => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / day_ms;
/** @param {number} n @returns {string} */
export const date = (n) => new Date(n * day_ms).toISOString().slice(0, 10);
/** 0 is Monday. */
export const weekday = (n) => (((n + 3) % 7) + 7) % 7;

const shape = /^\d{4}-\d\d-\d\d$/;
export const is_date = (given) => typeof given === 'string' && shape.test(given) && !Number.isNaN(number(given)) && date(number(given)) === given;

/** "2 Mar 2026", or "2 Mar" where the year is plain. */
export function says(given, with_year = true) {
  if (!shape.test(given)) return given ?? 'no date';
  const [year, month, day] = given.split('-').map(Number);
  return `${day} ${months[month - 1]}${with_year ? ` ${year}` : ''}`;
}
export const month_of = (given) => months[Number(given.slice(5, 7)) - 1];

/** What the clock of this computer calls today. To be asked only when somebody presses a button for it. */
export function today() {
  const now = new Date();
  return written(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
