// The view of a referral list, written at build time. It is fetched when the view is first opened.
import { text } from './html.mjs';

const sorts = (id, says, kind = '') => `<th scope="col"${kind}><button type="button" data-sort="${id}">${text(says)}</button></th>`;

const levels = [['red', '!', 'Red'], ['amber', '!', 'Amber'], ['unknown', '?', 'Not known'], ['yellow', '–', 'Yellow'], ['none_found', '·', 'None found']];

const level = ([id, sign, says]) =>
  `<button type="button" class="level" data-level="${id}" aria-pressed="false"><span class="sign" aria-hidden="true">${sign}</span>${says} <b>0</b></button>`;

const options = (list) => list.map(([id, says]) => `<option value="${id}">${text(says)}</option>`).join('');

/** A fragment; the script puts it into the view. @param {any} catalog @returns {string} */
export function intake_page(catalog) {
  const { modalities, plans } = catalog;
  const instruments = catalog.instruments.filter((i) => !i.beside); // no rule reads the others, and no list holds them
  return `<h2 tabindex="-1">Referral list</h2>
<div id="in-drop">
<p><span>Drop a file anywhere here, or </span><button type="button" id="in-choose" class="main">Choose a file</button></p>
<p><b>The file stays on this machine.</b> <span class="formats">This page reads it itself, row by row; nothing is sent and nothing is stored.</span></p>
<p class="soft formats">CSV (comma, semicolon or tab), NDJSON of records, or FHIR: NDJSON and Bundles of QuestionnaireResponses.
The list sorts what the answers say. It decides nothing, and a blank is never a no.</p>
<input type="file" id="in-file" accept=".csv,.tsv,.txt,.ndjson,.json" tabindex="-1" aria-hidden="true" hidden>
</div>
<section id="in-run" aria-label="The file" hidden>
<p><b id="in-name"></b> <span id="in-state"></span> <button type="button" id="in-cancel" hidden>Cancel</button> <button type="button" id="in-again" hidden>Read the file again</button></p>
<progress id="in-bar" aria-label="How much of the file has been read" hidden></progress>
<ul id="in-told"></ul>
</section>
<section id="in-asks" aria-label="To decide first" hidden></section>
<details id="in-mapping" hidden><summary></summary><div id="in-columns"></div></details>
<section id="in-list" aria-label="Triage list" hidden>
<div id="in-levels" role="group" aria-label="Urgency">${levels.map(level).join('')}</div>
<p id="in-counts"></p>
<div id="in-filters" role="group" aria-label="Filters">
<label>Line or id <input type="text" id="in-text" autocomplete="off" maxlength="40"></label>
<label>Plan <select id="in-plan">${options([['', 'any'], ['incomplete', 'Open: cannot advise yet'], ...plans.map((p) => [p.id, p.name])])}</select></label>
<label>Treatment <select id="in-modality">${options([['', 'any'], ...modalities.map((m) => [m.id, m.name])])}</select></label>
<label>is <select id="in-status">${options([['', 'in any state'], ['nothing_found', 'nothing found against it'], ['monitor', 'with monitoring'],
    ['specialist', 'a specialist’s decision'], ['incomplete', 'incomplete'], ['contraindicated', 'contraindicated'], ['evaluation_first', 'hidden: evaluation first']])}</select></label>
<button type="button" id="in-all">Show all</button>
</div>
<div id="in-scroll" role="region" aria-label="Triage list, scrolls sideways" tabindex="0"><table>
<thead><tr>${sorts('row', 'Line, id')}${sorts('urgency', 'Urgency')}${instruments.map((i) => sorts(i.id, i.name, ' class="score"')).join('')}${modalities.map((m) => sorts(m.id, m.name)).join('')}${sorts('plan', 'Plan')}${sorts('asks', 'Still to ask')}<th scope="col" id="in-coverage" hidden>Coverage</th></tr></thead>
<tbody></tbody></table></div>
<div id="in-pages"><button type="button" id="in-back">Previous</button><span id="in-at" role="status"></span><button type="button" id="in-on">Next</button></div>
<div id="in-save"><button type="button" id="in-csv">Save as CSV</button><button type="button" id="in-ndjson">Save as NDJSON</button><span id="in-saves"></span></div>
</section>
<details id="in-refused" hidden><summary></summary><p><button type="button" id="in-copy">Copy</button> <span class="soft">These rows are in the list too, by what their readable cells raise.</span></p>
<div class="scroll" role="region" aria-label="Rows to look at in the file" tabindex="0"><table><thead><tr><th scope="col">Line</th><th scope="col">Id</th><th scope="col">Column</th><th scope="col">Value</th><th scope="col">What is wrong</th></tr></thead><tbody></tbody></table></div></details>
`;
}
