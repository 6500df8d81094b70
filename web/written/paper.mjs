// The form for paper: every question on one page that needs no script. It stands in where nothing can be worked out.
import { groups_of, help_lines, scales_beside, trials_for_paper, write_group } from './form.mjs';
import { head, text } from './html.mjs';

/** As many trials as most people have had, and one more. */
const rows = 4;

/** @param {any} catalog @returns {string} */
export function paper_page(catalog) {
  const beside = scales_beside(catalog).map(({ id }) => catalog.groups.find((group) => group.id === id));
  return `<!doctype html>
<html lang="en">
${head('Lintel: the form for paper', '<link rel="stylesheet" href="paper.css">')}
<body class="paper alone">
<header id="top"><h1>Lintel: the form for paper</h1>
<p><b>Nothing is worked out on this page: no score, no alarm, no plan.</b> It stands here because Lintel was opened as a file, or because its program is blocked.
Opened from a web address, in a browser that runs the program, <a href="./">Lintel works out what follows</a>.</p>
<p>Print this page and fill it in by hand. A blank is never a no. Knowledge ${text(catalog.knowledge)}, reviewed ${text(catalog.reviewed)}.</p></header>
<main>${[...groups_of(catalog), ...beside].map((group) => write_group(catalog, group, trials_for_paper(rows))).join('')}</main>
<footer>${help_lines}</footer>
</body>
</html>
`;
}
