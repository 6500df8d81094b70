// The part of the form that nobody waits for, written at build time: the instruments beside the core, the row of a trial
// and the groups that do not come first. The page takes them in once it works.
import { later_groups, scales_beside, trial, write_beside, write_group } from './form.mjs';

/** @param {any} catalog @returns {string} */
export function more_page(catalog) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>The rest of the form of Lintel</title>
</head>
<main>
${scales_beside(catalog).map((instrument) => write_beside(catalog, instrument)).join('')}${later_groups(catalog).map((g) => write_group(catalog, g)).join('')}${trial(catalog)}</main>
</html>
`;
}
