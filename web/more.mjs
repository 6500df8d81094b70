// The instruments beside the core, written at build time. The page takes their forms in once it works.
import { write_beside } from './form.mjs';

/** @param {any} catalog @returns {string} */
export function more_page(catalog) {
  const beside = catalog.instruments.filter((i) => i.beside);
  return `<!doctype html>
<html lang="en">
<title>More scales of Lintel</title>
<main>
${beside.map((instrument) => write_beside(catalog, instrument)).join('')}</main>
</html>
`;
}
