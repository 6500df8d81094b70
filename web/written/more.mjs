// The part of the form that nobody waits for, written at build time: the instruments beside the core, the row of a trial
// and the last groups. The page takes them in once it works.
import { comes_later, trial, write_beside, write_group } from './form.mjs';

/** @param {any} catalog @returns {string} */
export function more_page(catalog) {
  const beside = catalog.instruments.filter((i) => i.beside);
  return `<!doctype html>
<html lang="en">
<title>The rest of the form of Lintel</title>
<main>
${beside.map((instrument) => write_beside(catalog, instrument)).join('')}${catalog.groups.filter(comes_later).map((g) => write_group(catalog, g)).join('')}${trial(catalog)}</main>
</html>
`;
}
