// Text that is pasted into a spreadsheet and must stay text.

/** What a spreadsheet passes over, or nobody sees: blanks of any width, control characters, what has no width at all. */
const unseen = String.raw`[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*`;
const starts_formula = new RegExp(`^(?:${unseen}[=+\\-@＝＋－＠]|[\\t\\r\\n])`, 'u');

/** Whether a spreadsheet might run it. */
export const runs = (text) => starts_formula.test(text);

/** One cell of what is copied: on one line, an apostrophe in front of what would run, in quotes where it holds one. */
export function pasted(value) {
  const text = String(value);
  const shown = `${runs(text) ? "'" : ''}${text.replace(/[\s\p{Cc}]+/gu, ' ')}`;
  return shown.includes('"') ? `"${shown.replaceAll('"', '""')}"` : shown;
}

/** @param {any[][]} rows */
export const pasted_rows = (rows) => rows.map((cells) => `${cells.map(pasted).join('\t')}\n`).join('');
