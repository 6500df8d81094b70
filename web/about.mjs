// About, as a page of its own, written at build time. The calculator's page takes its sections in once it works.
import { icon, text } from './html.mjs';

const about = (catalog) => `<section><h2>How it works</h2>
<p><b>How it reasons.</b> Every result follows from written rules with a source; “Why?” opens them. A blank is never
read as no, and an unanswered item is never a zero. A good score takes back no alarm.</p>
<p><b>Limits.</b> The order of ketamine and TMS is expert opinion; no trial has compared orders.
Where a text was cited from memory or only a copy was read, “Why?” says so. Labels and payers’
policies change: check them before acting. The antidepressant dose table is a working default.</p>
<p><b>Privacy.</b> Nothing that you enter or open leaves this page, and it stores nothing. Once loaded it makes no request, with one exception:
when “Referral list” is first opened, it fetches the program for it from where the page itself came from, and sends nothing with that request. A file that you drop
there is read on this machine. Closing the page forgets everything.</p>
<p><b>Keys.</b> Tab moves between questions, arrows within one. <kbd>0</kbd>–<kbd>6</kbd> answer a scale item (<kbd>d</kbd> declined),
<kbd>y</kbd> <kbd>n</kbd> <kbd>u</kbd> yes, no, not known; each moves on. <kbd>Enter</kbd> moves on without answering;
<kbd>Backspace</kbd>, or choosing the answer again, takes it back. A pasted row such as <kbd>2 1 3 0</kbd> fills a scale from the item in focus.</p>
<dl>${catalog.instruments.map((i) => `<dt>${text(i.name)}</dt><dd id="r-${i.id}">${text(i.rights)}</dd>`).join('')}</dl>
</section>`;

/** The sources that a rule rests on: "[own T29; rossi21]" in the review sheet. */
function cited(catalog, review) {
  const [rules] = review.split('\n## Sources');
  const ids = new Set([...rules.matchAll(/\[([^\]]+)\]/g)].flatMap(([, list]) => list.split('; ').map((c) => c.split(' ')[0])));
  return catalog.sources.filter((s) => ids.has(s.id));
}

/** The whole list; "Why?" takes its sources from here. */
const sources = (catalog, list) => `<section><h2>Sources</h2>
<details><summary>The ${list.length} sources that the rules rest on</summary><ul>
${list.map((s) => `<li id="s-${s.id}">${text(s.title)}<small>${s.kind}; ${s.seen}</small>${s.address ? `<span>${text(s.address)}</span>` : ''}</li>`).join('\n')}
</ul></details>
<details><summary>The sentences of the clinic’s article</summary><ul>
${catalog.article.map((s) => `<li id="${s.id}">${text(s.text)}</li>`).join('\n')}
</ul></details></section>`;

/** @param {any} catalog @param {string} review the review sheet, which knows what is cited @returns {string} */
export function about_page(catalog, review) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>About Lintel</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="style.css">
</head>
<body class="alone">
<header id="top"><h1>About Lintel</h1><p>Knowledge ${text(catalog.knowledge)}, reviewed ${text(catalog.reviewed)}. <a href="./">To the calculator</a></p></header>
<main>${about(catalog)}${sources(catalog, cited(catalog, review))}</main>
</body>
</html>
`;
}
