// The page as HTML, written once at build time from the tables: it can be read and answered before any script.
import { head, text } from './html.mjs';

/** @typedef {{id: string, kind: string, group: string, asks: string, help?: string, unit?: string,
 *   low?: number, high?: number, choices?: {id: string, says: string}[]}} Question */

const first_upper = (says) => says[0].toUpperCase() + says.slice(1);

const radio = (name, value, inside, extra = '') =>
  `<label${extra}><input type="radio" name="${name}" value="${value}">${inside}</label>`;
const check = (name, value, says) =>
  `<label><input type="checkbox" name="${name}" value="${value}"><span>${text(says)}</span></label>`;
const span = (says) => `<span>${text(says)}</span>`;
const asks = (question, number) =>
  `${number ? `<i>${number}</i>` : ''}<span id="${question.id}-q">${text(question.asks)}</span>` +
  (question.help ? `<small id="${question.id}-h">${text(question.help)}</small>` : '');

const number_of = (id) => /\.(\d+)$/.exec(id)?.[1];

/** "asked only if", where another question decides it. */
const asked_if = ({ skip }) => (skip ? ` data-if="${skip.asked_if}" data-is="${skip.is}"` : '');

/** One question: nothing is ever pre-selected. (A group named by its text: no engine lays a legend out in a grid alike.) */
function ask(question, kind, answers, number) {
  const role = kind === 'number' ? 'group' : 'radiogroup';
  const described = question.help ? ` aria-describedby="${question.id}-h"` : '';
  return `<div class="q ${kind}" id="${question.id}"${asked_if(question)} role="${role}" aria-labelledby="${question.id}-q"${described}>` +
    `<p>${asks(question, number)}</p>${answers}</div>\n`;
}

const yes_no_not_known = (name) =>
  radio(name, 'yes', span('Yes')) + radio(name, 'no', span('No')) + radio(name, 'unknown', span('Not known'));

const is_scale = (question) => question.kind === 'number' && question.high - question.low <= 6;

/** A step of a scale: the digit to circle, and what it stands for where the scale says so. */
function steps(question) {
  let out = '';
  for (let step = question.low; step <= question.high; step++)
    out += radio(question.id, step, `<b>${step}</b>${question.choices ? span(question.choices[step].says) : ''}`);
  return out + radio(question.id, 'declined', span('Declined'), ' class="last"');
}

/** @param {Question} question */
function write_question(question) {
  const { id, unit = '' } = question;
  if (question.kind === 'mark')
    return `<div class="q mark" id="${id}"${asked_if(question)}><label><input type="checkbox" name="${id}" value="yes">` +
      `<span>${asks(question)}</span></label></div>\n`;
  if (question.kind === 'setting')
    return `<div class="q setting" id="${id}"><label>${asks(question)}<select name="${id}">` +
      question.choices.map((c) => `<option value="${c.id}">${text(c.says)}</option>`).join('') + `</select></label></div>\n`;
  if (question.kind === 'yes_no')
    return question.item ? ask(question, 'yn item', yes_no_not_known(id), number_of(id)) : ask(question, 'yn', yes_no_not_known(id));
  if (question.kind === 'choice')
    return ask(question, 'choice',
      question.choices.map((c, i) => radio(id, c.id, `<b>${i + 1}</b>${span(c.says)}`)).join('') +
        radio(id, 'unknown', `<b>?</b>${span('Not known')}`));
  if (is_scale(question)) {
    const number = number_of(id);
    return ask(question, number ? `scale to${question.high}` : 'scale named', steps(question), number);
  }
  return ask(question, 'number',
    `<label class="field"><input name="${id}" inputmode="numeric" autocomplete="off" maxlength="12"${unit ? '' : ` aria-labelledby="${id}-q"`}>${span(unit)}</label>` +
      check(id, 'unknown', 'Not known') + '<p class="wrong"></p>');
}

/** What several questions of a group say alike stands once, under the heading. */
function lift_shared_help(group, questions) {
  const sentences = (question) => (question.help ?? '').match(/[^.]+\.(?= |$)\s*/g) ?? [];
  const count = new Map();
  for (const question of questions) for (const s of new Set(sentences(question))) count.set(s.trim(), (count.get(s.trim()) ?? 0) + 1);
  const shared = [...count].filter(([, n]) => n > 2 && n > questions.length / 2).map(([s]) => s);
  return {
    says: [group.help, ...shared].filter(Boolean).join(' '),
    questions: questions.map((q) => ({ ...q, help: sentences(q).filter((s) => !shared.includes(s.trim())).join('').trim() })),
  };
}

/** The digits of a scale are named once, above their columns. */
function columns(question) {
  const names = question.choices ? question.choices.map((c) => c.says) : [];
  return !names.length ? '' : `<div class="columns scale to${question.high}" aria-hidden="true"><span></span>` +
    names.map(span).join('') + `</div>`;
}

const trial_outcomes = [
  ['no_response', 'No response'], ['partial', 'Partial'], ['response', 'Response'],
  ['intolerance', 'Not tolerated'], ['unknown', 'Not known'],
];

/** The antidepressant trials: one row each, as many as are needed. */
const trials = `<div class="q trials" id="trials" data-later><p><span id="trials-q">Antidepressant trials of this episode</span></p>
<ol></ol>
<button type="button" class="add" disabled>Add a trial</button></div>
`;

/** What is asked of a trial beside its drug. @param {string} [row] set before the names where several rows stand there from the first */
const trial_fields = (row = '') => `<label class="field"><span>Dose</span><input name="${row}dose_mg" inputmode="decimal" autocomplete="off" maxlength="8"><span>mg a day</span></label>
<label class="field"><span>Weeks</span><input name="${row}weeks" inputmode="numeric" autocomplete="off" maxlength="5"></label>
<div class="cells" role="radiogroup" aria-label="Taken as prescribed?"><span aria-hidden="true">Taken as prescribed?</span>${yes_no_not_known(`${row}adherence`)}</div>
<div class="cells" role="radiogroup" aria-label="Outcome"><span aria-hidden="true">Outcome</span>${trial_outcomes.map(([id, says]) => radio(`${row}outcome`, id, span(says))).join('')}</div>
<label class="field"><span>Improved by</span><input name="${row}improvement_percent" inputmode="numeric" autocomplete="off" maxlength="3"><span>%</span></label>`;

/** Rows for a pen. @param {number} rows */
export const trials_for_paper = (rows) => `<div class="q trials" id="trials"><p>Antidepressant trials of this episode</p>
<ol>${Array.from({ length: rows }, (_, i) => `<li class="trial"><fieldset><legend>Trial ${i + 1}</legend>
<label class="drug field"><span>Drug</span><input name="${i}.drug" autocomplete="off" inputmode="text"></label>
${trial_fields(`${i}.`)}</fieldset></li>`).join('')}</ol></div>
`;

/** What every row is made from; it comes with what nobody waits for. */
export function trial(catalog) {
  const families = [...new Set(catalog.drugs.map((d) => d.family))];
  const options = families.map((family) => `<optgroup label="${text(family)}">` +
    catalog.drugs.filter((d) => d.family === family).map((d) => `<option value="${d.id}">${text(d.name)}</option>`).join('') +
    '</optgroup>').join('');
  return `<template id="trial"><li class="trial"><fieldset><legend></legend>
<label class="drug"><span>Drug</span><select name="drug"><option value="">Choose…</option>${options}</select></label>
${trial_fields()}
<p class="wrong"></p><p class="verdict"></p><button type="button" class="remove">Remove</button></fieldset></li></template>
`;
}

const looks_back = ({ recall, recall_days }) =>
  recall ?? (recall_days === 365 ? 'last 12 months' : `last ${recall_days} days`);

/** The questions of a group, with what decides whether they are asked. */
function questions_of(catalog, group) {
  const ids = new Set(catalog.questions.map((q) => q.id));
  const instrument = catalog.instruments.find((i) => i.id === group.id);
  const skip_of = (q, item) => catalog.skips.find((s) => s.question === q.id && ids.has(s.asked_if)) ??
    (item && instrument.only_if && { asked_if: instrument.only_if.question, is: instrument.only_if.is });
  return catalog.questions.filter((q) => q.group === group.id).map((q) => {
    const item = instrument?.items.includes(q.id);
    return { ...q, item, skip: skip_of(q, item) };
  });
}

/** What stands under the heading of a group. @param {string} [list] where the antidepressant trials are entered */
function inside_group(catalog, group, list = trials) {
  const { says, questions } = lift_shared_help(group, questions_of(catalog, group));
  const instrument = catalog.instruments.find((i) => i.id === group.id);
  const first = questions.filter((q) => instrument && !instrument.beside && q.kind === 'yes_no' && !q.skip);
  const rest = questions.filter((q) => !first.includes(q));
  const scale = rest.find(is_scale);
  const about = instrument ? [instrument.asks, `${first_upper(instrument.rated_by)}, ${looks_back(instrument)}.`] : [];
  const lead = [says, ...about].filter(Boolean).map(text).join(' ');
  return (lead ? `<p class="about">${lead}</p>\n` : '') +
    first.map(write_question).join('') +
    (scale ? columns(scale) : '') +
    (group.id === 'history' ? list : '') +
    rest.map(write_question).join('') + `${instrument ? '<p class="told" role="status"></p>' : ''}`;
}

const framed = (group, inside, extra = '') =>
  `<fieldset class="group" id="g-${group.id}"${extra}><legend><h2 tabindex="-1">${text(group.title)}</h2>` +
    (group.id === 'settings' ? '' : '<span class="count"></span>') + `</legend>\n${inside}</fieldset>\n`;
export const write_group = (catalog, group, list) => framed(group, inside_group(catalog, group, list));

export const scales_beside = (catalog) => catalog.instruments.filter((i) => i.beside);
/** The groups of the form in its order, without the scales beside the core. */
export const groups_of = (catalog) => catalog.groups.filter((g) => !scales_beside(catalog).some((i) => i.id === g.id));
/** The first screens, and what the first results ask for. */
const comes_first = (group) => ['safety', 'cssrs', 'phq9', 'gad7', 'madrs', 'situation', 'history', 'settings'].includes(group.id);
/** The other groups come with what nobody waits for: a form half as long is there sooner. */
export const later_groups = (catalog) => groups_of(catalog).filter((group) => !comes_first(group));
const place_for_group = (group) => framed(group, '<p class="about">These questions arrive in a moment.</p>', ' data-later');

/** An instrument beside the core: closed until somebody wants it. What it is about stands beside its name. */
export function write_beside(catalog, { id, name, highest }) {
  const group = catalog.groups.find((g) => g.id === id);
  const [about, ...help] = group.help.split('. ');
  return `<details class="group" id="g-${id}" data-highest="${highest}"><summary><h2>${text(name)}</h2> <span>${text(about)}</span> <span class="count"></span></summary>\n` +
    `${inside_group(catalog, { ...group, help: help.join('. ') })}</details>\n`;
}

/** Where the instruments beside the core will stand, and until then what they are. */
const place_for_more = (beside) => `<section class="more" id="g-more" data-later><h2 tabindex="-1">More scales</h2>
<p class="about">${beside.map((i) => text(i.name)).join(', ')}. Entered item by item and scored; no rule reads them.</p></section>
`;

const index_entry = (group) => `<li><a href="#g-${group.id}">${text(group.title)} <span></span></a></li>`;

const report = `<section id="report" class="sheet" aria-labelledby="report-title" tabindex="-1">
<header><h2 id="report-title">Report</h2><button type="button" id="copy">Copy as note</button><button type="button" id="print">Print</button></header>
<p id="example" hidden></p>
<p id="from-list" hidden><span></span> <button type="button" id="to-list">Back to the list</button></p>
<p id="state" role="status">The form takes answers already. The report follows as soon as the calculator has arrived.</p>
<p id="lost"><b>Nothing is worked out here: no score, no alarm, no plan.</b> The program of this page did not arrive. Load the page again, or take <a href="paper.html">the form for paper</a>.</p>
<noscript><p>Without JavaScript nothing is worked out. There is <a href="paper.html">the form for paper</a>.</p></noscript>
<div id="problems"></div>
<section id="urgent" aria-label="Urgency"></section>
<section id="scores" aria-label="Severity"></section>
<section id="resistance" aria-label="Resistance"></section>
<section id="staging" aria-label="Definitions and staging"></section>
<section id="plan" aria-label="Plan"></section>
<section id="checks" aria-label="Treatments"></section>
<section id="today" aria-label="On the day"></section>
<section id="changes" aria-label="What would change the plan"></section>
<section id="coverage" aria-label="Coverage"></section>
<p id="stamp"></p>
</section>`;

export const help_lines = `<section id="help-lines"><h3>Help lines</h3>
<ul><li><b>Local emergency number first.</b></li><li>US and Canada: 988, call or text</li>
<li>UK and Ireland: Samaritans 116 123; England: NHS 111, option 2</li><li>EU: emergency 112</li>
<li>Elsewhere: findahelpline.com</li></ul><p>From knowledge; verify locally.</p></section>`;

/** What it is for; the rest is on about.html. */
const about = (catalog) => `<section id="about"><h2>About</h2>
<p><b>What it is for.</b> Lintel helps a qualified clinician score ${catalog.instruments.filter((i) => !i.beside).map((i) => text(i.name)).join(', ')} and other scales, look for what speaks against
${catalog.modalities.map((m) => `<span id="m-${m.id}">${text(m.name)}</span>`).join(', ')}, and think through their order in depression. It informs; it does not order, schedule,
approve or decide on treatment, and it is not for emergencies or for use by patients alone.</p>
<p><a href="about.html" target="_blank">About Lintel: intended use, how it reasons, limits, keys, source attributes</a></p>
<p><a href="paper.html" target="_blank">The form for paper</a></p></section>`;

/** The whole page. @param {any} catalog @returns {string} */
export function page(catalog) {
  const beside = scales_beside(catalog);
  const groups = groups_of(catalog);
  const after = catalog.instruments.findLast((i) => !i.beside).id;
  const places = groups.flatMap((g) => (g.id === after ? [g, { id: 'more', title: 'More scales' }] : [g]));
  const write_place = (group) =>
    group.id === 'more' ? place_for_more(beside) : comes_first(group) ? write_group(catalog, group) : place_for_group(group);
  return `<!doctype html>
<html lang="en">
${head('Lintel: depression scales, treatment checks, sequencing', `<script>/*first*/</script>
<noscript><meta http-equiv="refresh" content="0; url=paper.html"></noscript>
<link rel="modulepreload" href="main.js"><!--chunks-->
<link rel="preload" href="lintel.wasm" as="fetch" crossorigin>
<script type="module" src="main.js"></script>
<style>/*css*/</style>`)}
<body data-view="now">
<section id="framed"><h1>Lintel</h1><p>Lintel is shown here inside a page of another site. That page could cover it or imitate it, so Lintel takes and shows nothing here. <a href="./" target="_blank" rel="noopener">Open Lintel by itself</a></p></section>
<header id="top"><h1>Lintel</h1>
<p>Depression scales, treatment checks and sequencing, for clinicians. Knowledge ${text(catalog.knowledge)}, reviewed ${text(catalog.reviewed)}.</p>
<div id="views" role="group" aria-label="Views"><button type="button" data-view="now" aria-pressed="true">This visit</button><button type="button" data-view="time" aria-pressed="false" disabled>Over time</button><button type="button" data-view="intake" aria-pressed="false" disabled>Referral list</button></div>
<div class="tools"><button type="button" id="lead-me" data-lead-me>Lead me</button>
<details id="examples" class="menu"><summary>Examples</summary><p>They arrive in a moment.</p></details>
<details id="file" class="menu"><summary>File</summary><p>It arrives in a moment.</p></details>
<button type="button" id="clear">Clear everything</button></div></header>
<div id="stop" hidden></div>
<main id="now">
<nav aria-label="Groups of questions"><ul>${places.map(index_entry).join('')}</ul></nav>
<form autocomplete="off" novalidate aria-label="Answers">
<section id="lead" aria-label="Lead me" tabindex="-1" hidden></section>
${places.map(write_place).join('')}</form>
${report}
</main>
<section id="intake" class="view" role="main" aria-label="Referral list" hidden><p>One moment…</p></section>
<footer>${help_lines}${about(catalog)}</footer>
<div id="to-report" role="navigation" aria-label="To the report"><a id="bar" href="#report" hidden></a></div>
<div id="alarm" class="sr" role="alert"></div><div id="news" class="sr" role="status"></div>
<dialog id="sure" aria-labelledby="sure-asks"><p id="sure-asks"></p><button type="button" value="yes"></button><button type="button" value="no">Keep</button></dialog>
</body>
</html>
`;
}
