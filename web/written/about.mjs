// About, as a page of its own, and the parts of it that the calculator's page takes in: words.html once it works,
// months.html with the view over time. All are written at build time.
import { source_attributes } from './attributes.mjs';
import { citing, disputes } from './disputes.mjs';
import { head, text } from './html.mjs';

const intended_use = (catalog) => `<div><h2>Intended use</h2>
<p>Lintel helps a qualified clinician score ${catalog.instruments.map((i) => text(i.name)).join(', ')}, look for what speaks against ${catalog.modalities.map((m) => text(m.name)).join(', ')},
and think through their order in depression. It informs; it does not order, schedule, approve or decide on treatment.</p>
<p>It is not for emergencies, not for use by patients alone, and not for anyone whose answers a clinician has not taken or looked over.</p></div>`;

const how_it_works = `<section><h2>How it works</h2>
<p><b>How it reasons.</b> Every result follows from written rules with a source; “Why?” opens them. A blank is never
read as no, and an unanswered item is never a zero. A good score takes back no alarm.</p>
<p><b>Limits.</b> The order of ketamine and TMS is expert opinion; no trial has compared orders.
“Why?” says of each source whether the publisher’s own text was read, a copy or digest, or none, and marks what is unverified. Copies are
of varying age. Labels and payers’ policies change: check them before acting. The antidepressant dose table is a working default.</p>
<p><b>Regulation</b> <small class="unsure">unverified</small> In the US, decision support that is not a device must let the clinician review its basis
independently; use by patients or where time is critical points to device status. Get advice before such use.</p>
<p><b>Privacy.</b> Nothing that you enter or open leaves this page, and it stores nothing. Once loaded it fetches only its own parts,
from where it came: the file, the view over time and the referral list when they are first opened; it sends nothing with that.
A list that you drop is read on this machine. Closing the page forgets everything,
and so does <kbd>Shift</kbd>+<kbd>F8</kbd>, at once and without asking. What should last is saved as a file by you, sealed if you give a passphrase.</p>
<p><b>Keys.</b> Tab moves between questions, arrows within one. <kbd>0</kbd>–<kbd>6</kbd> answer a scale item (<kbd>d</kbd> declined),
<kbd>y</kbd> <kbd>n</kbd> <kbd>u</kbd> yes, no, not known; each moves on. <kbd>Enter</kbd> moves on without answering;
<kbd>Backspace</kbd>, or choosing the answer again, takes it back. A pasted row such as <kbd>2 1 3 0</kbd> fills a scale from the item in focus.</p></section>`;

const rights = (catalog) => `<section><h2>Rights</h2>
<dl>${catalog.instruments.map((i) => `<dt>${text(i.name)}</dt><dd id="r-${i.id}">${text(i.rights)}</dd>`).join('')}</dl>
</section>`;

/** The bands of the default set; the charts take them from here. */
const bands = ({ id, name, band_sets: [set] }) => (set
  ? `<li id="bands-${id}">${text(name)}: ${set.bands.map((b) => `<span data-from="${b.from}">${b.from} ${text(b.says)}</span>`).join(', ')}</li>` : '');

/** What can be put on the calendar; the form for courses takes its choices from here. */
const courses = (catalog) => `<section><h2>Courses</h2>
<details><summary>The ${catalog.protocols.length} courses that can be put on the calendar</summary><ul>
${catalog.protocols.map((p) => `<li id="protocol-${p.id}" data-modality="${p.modality}"><b>${text(p.name)}</b><small>${text(p.says)}</small></li>`).join('\n')}
</ul></details>
<details><summary>Bands of the charts</summary><ul>${catalog.instruments.map(bands).join('\n')}</ul></details></section>`;

const day_row = (cited) => ({ id, must, cite, leaving }) =>
  `<li id="d-${id}">${text(must)}<small>${leaving ? 'Before going home. ' : ''}${cite.map(cited).join('; ')}</small></li>`;

/** What has to be true on the day of a session; the report's "On the day" takes its words from here. */
const day = (catalog) => `<section><h2>On the day of a session</h2>
${catalog.modalities.map((m) => `<details><summary>${text(m.name)}, before <span id="b-${m.id}">${text(m.begins)}</span></summary><ul>
${m.day.map(day_row(citing(catalog))).join('\n')}</ul></details>`).join('\n')}</section>`;

/** The sources that a rule rests on, and the article's sentences among them: "[own T29; article S-20]" in the review sheet. */
function cited(catalog, review) {
  const [rules] = review.split('\n## Sources');
  const cites = [...rules.matchAll(/\[([^\]]+)\]/g)].flatMap(([, list]) => list.split('; '));
  const ids = new Set(cites.map((cite) => cite.split(' ')[0]));
  return { sources: catalog.sources.filter((s) => ids.has(s.id)), sentences: catalog.article.filter((s) => cites.includes(`article ${s.id}`)) };
}

/** The whole list; "Why?" takes its sources from here. */
const sources = ({ sources: list, sentences }) => `<section><h2>Sources</h2>
<details><summary>The ${list.length} sources that the rules rest on</summary><ul>
${list.map((s) => `<li id="s-${s.id}">${text(s.title)}<small>${s.kind}; ${s.seen}</small>${s.address ? `<span>${text(s.address)}</span>` : ''}</li>`).join('\n')}
</ul></details>
<details><summary>The sentences of the clinic’s article that they rest on</summary><ul>
${sentences.map((s) => `<li id="${s.id}">${text(s.text)}</li>`).join('\n')}
</ul></details></section>`;

const cites = (row) => ` data-cite="${row.cite.map((c) => c.source + (c.place ? ` ${c.place}` : '')).join(';')}"`;

/** What resistance means by body, and how it is staged; the report takes its words from here. */
const resistance = (catalog) => `<section id="meanings"><h2>What treatment-resistant means</h2>
<details><summary>Definitions and stagings</summary><ul>
${catalog.definitions.map((d) => `<li id="d-${d.id}"${cites(d)}><b>${text(d.name)}</b><span>${text(d.says)}</span></li>`).join('\n')}
${catalog.stagings.map((s) => `<li id="st-${s.id}"${cites(s)}><b>${text(s.name)}</b><span>${text(s.says)}</span><ul>
${s.parts.map((p) => `<li id="st-${s.id}-${p.id}"><span>${text(p.says)}</span>: ${p.points.map((row) => `${text(row.says)} ${row.points}`).join('; ')}</li>`).join('\n')}</ul></li>`).join('\n')}
${catalog.thase_rush.map((s) => `<li id="tr-${s.id}"${cites(s)}>Thase and Rush ${s.id}: <span>${text(s.says)}</span></li>`).join('\n')}
</ul></details>
<details><summary>Lowest adequate doses</summary>${catalog.dose_tables.map((t) => `<p>${text(t.says)}</p>`).join('\n')}
<table id="doses-known"><tr><th>mg a day${catalog.questions.find((q) => q.id === 'dose_table').choices.map((c, i) => `<th>${text(c.says)}${catalog.dose_tables[i].verified ? '' : ' (unverified)'}`).join('')}
${catalog.drugs.map((d) => `<tr id="dose-${d.id}"><td>${text(d.name)}${d.least_tenths_of_mg.map((t) => `<td>${t ? t / 10 : '–'}`).join('')}`).join('\n')}
</table></details></section>`;

const treatment = (catalog, id) => text(catalog.modalities.find((m) => m.id === id).name);
const policy = (catalog, p) => `<li id="p-${p.id}" data-payer="${p.payer}" data-treatment="${p.treatment}"${cites(p)}><b>${text(p.name)}</b><small>${treatment(catalog, p.treatment)}; ${[p.reading, p.version].filter(Boolean).map(text).join('; ')}</small>${p.note ? `<p>${text(p.note)}</p>` : ''}<ul>
${p.requirements.map((r) => `<li data-id="${r.id}" data-questions="${r.questions.join(' ')}"><span>${text(r.says)}</span><small>${text(r.proof)}</small></li>`).join('\n')}</ul></li>`;

/** Policies and codes as they were taken down; the report takes its words from here. */
const payers = (catalog) => `<section id="payers"><h2>What payers ask for</h2>
<details><summary>The ${catalog.policies.length} policies known here, United States</summary>
<p>As known when this was reviewed (${text(catalog.reviewed)}); most copies carry no date. Read the payer’s own text before a request. That every requirement is met is no approval.</p><ul>
${catalog.policies.map((p) => policy(catalog, p)).join('\n')}</ul></details>
<details><summary>Billing and diagnosis codes</summary><p>Score bands are not ICD severities: no code is chosen here from a score or an answer. Codes of which no copy was read are unverified.</p>
<table><tr><th>Code<th>What it stands for<th>From
${catalog.codes.map((c) => `<tr${cites(c)}><td>${c.id}<br><small>${c.system}</small><td>${text(c.says)}${c.note ? `<small>${text(c.note)}</small>` : ''}<td>${c.from ?? ''}`).join('\n')}
</table></details></section>`;

/** What a Report can name. */
const taken_in = (catalog, review) => rights(catalog) + day(catalog) + resistance(catalog) + payers(catalog) +
  disputes(catalog) + sources(cited(catalog, review));

const words = (sections) => `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Words of Lintel</title>\n</head>\n<main>${sections}</main>\n</html>\n`;
/** What the report and its "Why?" take their words from. */
export const words_page = (catalog, review) => words(taken_in(catalog, review));
/** What the view over time takes its words from. */
export const months_page = (catalog) => words(courses(catalog));

/** @param {any} catalog @param {string} review the review sheet, which knows what is cited @returns {string} */
export function about_page(catalog, review) {
  return `<!doctype html>
<html lang="en">
${head('About Lintel', '<link rel="stylesheet" href="about.css">')}
<body class="alone">
<header id="top"><h1>About Lintel</h1><p>Knowledge ${text(catalog.knowledge)}, reviewed ${text(catalog.reviewed)}. <a href="./">To the calculator</a></p></header>
<main>${intended_use(catalog)}${how_it_works}${source_attributes(catalog)}${taken_in(catalog, review)}${courses(catalog)}</main>
</body>
</html>
`;
}
