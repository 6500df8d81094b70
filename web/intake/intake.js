// The view of a referral list: a file of this machine in, a triage list out. The work is done in intake-worker.js.
import { at, count, el, put } from '../base/dom.js';
import { pasted_rows } from './formula.mjs';
import { draw_asks, draw_columns, has_headings, summary_of } from './mapping.js';
import '../shared.js';
import { row_of } from './triage.js';

const screenful = 50;
const megabytes = (bytes) => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
const number = (n) => n.toLocaleString('en-US');
const rows_said = (n) => `${number(n)} row${n === 1 ? '' : 's'}`;

/** @param {{open: (name: string, record: any) => Promise<boolean>, show: (view: string) => void, say: (text: string) => void,
 *   take_in_look: (href: string) => Promise<any>}} page */
export async function open_intake(page) {
  const view = at('intake');
  const [html] = await Promise.all([fetch('intake.html'), page.take_in_look('intake.css')]);
  if (!html.ok) throw new Error(`intake.html: ${html.status}`);
  const worker = new Worker('intake-worker.js', { type: 'module' });
  put(view, ...new DOMParser().parseFromString(await html.text(), 'text/html').body.childNodes);
  new Intake(view, worker, page);
}

/** What the core tells and the line above the columns says better. */
const in_the_mapping = /^(read |not used:)|is taken as the id of the referral$/;

const all = () => ({ by: 'urgency', down: true, filter: {} });

class Intake {
  file;
  /** As the worker last settled it, or as it was loaded for a file to come. */
  mapping;
  heading = true;
  told;
  query = all();
  from = 0;
  opened = 0;

  constructor(view, worker, page) {
    Object.assign(this, { view, worker, page });
    worker.addEventListener('message', ({ data }) => this[`on_${data.is}`](data));
    worker.addEventListener('error', (event) => this.on_no_engine({ says: event.message ?? 'its script did not load' }));
    this.#wire_file();
    this.#wire_list();
    view.addEventListener('forget', () => this.forget());
    view.addEventListener('shown', () => this.#back_in_place());
  }

  ask(what, more = {}) {
    this.worker.postMessage({ do: what, ...more });
  }

  // ---- the file

  #wire_file() {
    const input = /** @type {HTMLInputElement} */ (at('in-file'));
    at('in-choose').addEventListener('click', () => input.click());
    input.addEventListener('change', () => {
      if (input.files.length) this.take(input.files[0]);
      input.value = ''; // the same file can be chosen again
    });
    // A file that misses the view must not replace the page.
    for (const kind of ['dragover', 'drop']) addEventListener(kind, (event) => this.#dragged(event));
    addEventListener('dragleave', ({ relatedTarget }) => relatedTarget || this.view.classList.remove('over'));
    at('in-cancel').addEventListener('click', () => this.ask('cancel'));
  }

  #dragged(event) {
    if (![...(event.dataTransfer?.types ?? [])].includes('Files')) return;
    event.preventDefault();
    const here = document.body.dataset.view === 'intake';
    event.dataTransfer.dropEffect = here ? 'copy' : 'none';
    this.view.classList.toggle('over', here && event.type === 'dragover');
    const [file] = event.dataTransfer.files;
    if (here && event.type === 'drop' && file) this.take(file);
  }

  take(file) {
    this.file = file;
    this.#read(this.loaded);
  }

  /** As a mapping that was loaded says, or by what can be recognised. */
  #read(loaded) {
    this.loaded = loaded;
    this.heading = !loaded || has_headings(loaded);
    this.screen(loaded ? JSON.stringify(loaded) : '');
  }

  /** @param {string} mapping as JSON; empty: what can be recognised */
  screen(mapping) {
    this.given = mapping !== '';
    this.told = undefined;
    this.query = all();
    this.from = 0;
    for (const id of ['in-asks', 'in-list', 'in-refused', 'in-mapping']) at(id).hidden = true;
    for (const id of ['in-run', 'in-bar', 'in-cancel']) at(id).hidden = false;
    at('in-name').textContent = this.file.name;
    at('in-run').classList.remove('failed');
    put(at('in-told'));
    this.#progress(0, 0);
    at('in-choose').textContent = 'Choose another file';
    this.view.dataset.state = 'reading';
    this.ask('screen', { file: this.file, mapping, heading: this.heading });
  }

  #progress(read, rows) {
    const bar = /** @type {HTMLProgressElement} */ (at('in-bar'));
    bar.max = this.file.size || 1;
    bar.value = read;
    at('in-state').textContent = `${rows_said(rows)}, ${megabytes(read)} of ${megabytes(this.file.size)} MB read`;
  }

  on_ready({ kept }) {
    this.kept = kept;
  }

  on_progress({ read, rows }) {
    if (this.view.dataset.state === 'reading') this.#progress(read, rows);
  }

  #ended(state, says) {
    this.view.dataset.state = state;
    at('in-bar').hidden = at('in-cancel').hidden = true;
    at('in-state').textContent = says;
    at('in-run').classList.toggle('failed', state !== 'whole' && state !== 'asks');
    this.page.say(says);
  }

  on_failed({ says }) {
    this.#ended('failed', says);
  }

  on_no_engine({ says }) {
    at('in-run').hidden = false;
    at('in-choose').disabled = true;
    this.#ended('failed', `The screening could not start. Load the page again; if that does not help, this browser may be too old. (${says})`);
  }

  on_done(told) {
    const { ended, rows, refused, read, size, mapping } = told;
    this.told = told;
    this.mapping = mapping ?? undefined;
    const read_so_far = `${rows_said(rows)}: ${number(rows - refused)} screened, ${number(refused)} refused`;
    const says = {
      whole: `${read_so_far}.`,
      stopped: `Cancelled after ${megabytes(read)} of ${megabytes(size)} MB: this list is not complete. ${read_so_far}.`,
      asks: 'Something has to be decided before rows can be read.',
    }[ended];
    this.#ended(ended, says);
    this.view.dataset.holds = rows ? `the list of ${count(rows, 'referral')}` : '';
    put(at('in-told'), told.told.filter((each) => !in_the_mapping.test(each)).map((each) => el('li', `${each[0].toUpperCase()}${each.slice(1)}.`)));
    this.#show_mapping();
    this.#show_refused();
    if (ended === 'asks') return at('in-asks').querySelector('h3').focus();
    at('in-list').hidden = rows === 0;
    if (rows) this.#show_list();
  }

  // ---- what the columns hold

  #show_mapping() {
    const again = (mapping, heading = this.heading) => {
      this.heading = heading;
      this.screen(JSON.stringify(mapping));
    };
    const { asks, values } = this.told;
    at('in-asks').hidden = asks.length === 0 && values.length === 0;
    draw_asks(at('in-asks'), this.told, this.mapping, again, this.given && (() => this.#read(undefined)));
    const fold = /** @type {HTMLDetailsElement} */ (at('in-mapping'));
    fold.hidden = !this.mapping;
    if (!this.mapping) return;
    fold.open = asks.length > 0;
    fold.querySelector('summary').textContent = summary_of(this.mapping, asks);
    put(at('in-columns'));
    const draw = () => draw_columns(at('in-columns'), this.told, this.mapping, this.heading, again, (mapping) => this.#read(mapping));
    fold.ontoggle = () => fold.open && !at('in-columns').childElementCount && draw();
    if (fold.open) draw();
  }

  // ---- the list

  #wire_list() {
    const table = this.view.querySelector('#in-scroll table');
    table.tHead.addEventListener('click', ({ target }) => target.dataset.sort && this.#sort(target.dataset.sort));
    table.tBodies[0].addEventListener('click', ({ target }) => target.dataset.line && this.#open(target));
    at('in-levels').addEventListener('click', ({ target }) => {
      const chosen = target.closest('.level');
      if (chosen) this.#filter({ level: chosen.dataset.level === this.query.filter.level ? '' : chosen.dataset.level });
    });
    for (const [id, field] of [['in-plan', 'plan'], ['in-modality', 'modality'], ['in-status', 'status']])
      at(id).addEventListener('change', ({ target }) => this.#filter({ [field]: target.value }));
    at('in-text').addEventListener('input', ({ target }) => this.#filter({ text: target.value }));
    at('in-all').addEventListener('click', () => {
      for (const id of ['in-plan', 'in-modality', 'in-status', 'in-text']) at(id).value = '';
      this.query.filter = {};
      this.#filter({});
    });
    at('in-back').addEventListener('click', () => this.#turn(-screenful));
    at('in-on').addEventListener('click', () => this.#turn(screenful));
    for (const format of ['csv', 'ndjson']) at(`in-${format}`).addEventListener('click', () => this.#save(format));
    at('in-copy').addEventListener('click', () => this.#copy());
  }

  #sort(by) {
    const down = this.query.by === by ? !this.query.down : by !== 'line' && by !== 'plan';
    Object.assign(this.query, { by, down });
    this.#turn_to(0);
  }

  #filter(more) {
    Object.assign(this.query.filter, more);
    this.#turn_to(0);
  }

  #turn(by) {
    this.#turn_to(this.from + by);
    at('in-scroll').scrollTop = 0;
  }

  #turn_to(from) {
    this.ask('rows', { query: this.query, from, size: screenful });
  }

  /** Every row of the file is in the list, so what is shown can be saved as it is shown. */
  #has_all() {
    return this.told.held === this.told.rows;
  }

  #show_list() {
    const { levels, noted, held } = this.told;
    for (const button of at('in-levels').children) button.querySelector('b').textContent = number(levels[button.dataset.level]);
    put(at('in-counts'), noted > 0 && `${number(noted)} of the screened rows hold${noted === 1 ? 's' : ''} something to look at in the file. `, !this.#has_all() && el('b', `The list holds the ${number(held)} most urgent; the counts and what is saved hold all.`));
    this.#turn_to(0);
  }

  on_rows({ from, found, rows }) {
    if (!this.told) return;
    this.from = from;
    const { by, down, filter } = this.query;
    for (const button of at('in-levels').children) button.setAttribute('aria-pressed', String(button.dataset.level === filter.level));
    for (const head of this.view.querySelectorAll('[data-sort]')) {
      const sorted = head.dataset.sort === by;
      if (sorted) head.parentNode.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      else head.parentNode.removeAttribute('aria-sort');
    }
    const covered = rows.some((row) => row.coverage?.length);
    at('in-coverage').hidden = !covered;
    const columns = [...this.view.querySelectorAll('[data-sort]')].map((head) => head.dataset.sort);
    put(this.view.querySelector('#in-scroll tbody'), rows.map((row) => row_of(row, columns, covered)),
      found === 0 && el('tr', el('td', { colspan: columns.length + Number(covered) }, 'No row of the list passes these filters.')));
    const last = from + rows.length;
    at('in-at').textContent = found ? `${number(from + 1)} to ${number(last)} of ${number(found)}` : 'None';
    at('in-back').disabled = from === 0;
    at('in-on').disabled = last >= found;
    at('in-saves').textContent = this.#has_all()
      ? `Saves ${found === this.told.rows ? `all ${rows_said(found)}` : `the ${rows_said(found)} that pass the filters`}, in this order.`
      : `Saves all ${rows_said(this.told.rows)}, in the order of the file.`;
    at('in-list').hidden = false;
    this.view.dataset.shown = String(Number(this.view.dataset.shown ?? 0) + 1);
  }

  // ---- one row

  #open(button) {
    this.opened = Number(button.dataset.line);
    this.page.say('One moment');
    this.ask('record', { line: this.opened });
  }

  async on_record({ line, record }) {
    if (!record) return this.on_not_done({ says: `Line ${line} was not found again. Was the file changed?` });
    this.place = { page: scrollY, list: at('in-scroll').scrollTop };
    if (await this.page.open(`line ${number(line)} of ${this.file.name}`, record)) this.page.show('now');
    else delete this.place;
  }

  #back_in_place() {
    if (!this.place) return;
    scrollTo(0, this.place.page);
    at('in-scroll').scrollTop = this.place.list;
    this.view.querySelector(`[data-line="${this.opened}"]`)?.focus({ preventScroll: true });
    delete this.place;
  }

  // ---- what is refused, what is saved

  #show_refused() {
    const { listed, refused, noted } = this.told;
    const fold = /** @type {HTMLDetailsElement} */ (at('in-refused'));
    fold.hidden = listed.length === 0;
    fold.open = false;
    const parts = [refused && `${number(refused)} refused`, noted && `${number(noted)} screened with something to look at`].filter(Boolean);
    fold.querySelector('summary').textContent = `Rows to look at in the file: ${parts.join(', ')}`;
    put(fold.querySelector('tbody'), listed.map(({ line, id, column, value, says }) =>
      el('tr', el('td.digits', number(line)), el('td', id), el('td', column), el('td', value), el('td', says))));
    const more = refused + noted - new Set(listed.map((each) => each.line)).size;
    if (more > 0) fold.querySelector('tbody').append(el('tr', el('td', { colspan: 5 }, `And ${number(more)} more rows; what is saved names all.`)));
  }

  async #copy() {
    const lines = this.told.listed.map(({ line, id, column, value, says }) => [line, id, column, value, says]);
    const text = pasted_rows([['line', 'id', 'column', 'value', 'problem'], ...lines]);
    this.page.say(await navigator.clipboard.writeText(text).then(() => 'Copied', () => 'The browser did not allow copying'));
  }

  #save(format) {
    at('in-saves').textContent = 'Writing…';
    this.ask('save', { format, query: this.#has_all() && this.query });
  }

  on_saved({ format, blob }) {
    const link = /** @type {HTMLAnchorElement} */ (el('a', { download: `triage.${format}` }));
    link.href = URL.createObjectURL(blob);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    at('in-saves').textContent = `Saved as triage.${format}, ${megabytes(blob.size)} MB. It holds what the file held: keep it where the file may be.`;
  }

  on_not_done({ says }) {
    at('in-saves').textContent = says;
    this.page.say(says);
  }

  // ----

  forget() {
    this.ask('forget');
    Object.assign(this, { file: undefined, mapping: undefined, loaded: undefined, told: undefined, query: all(), from: 0, opened: 0 });
    delete this.place;
    delete this.view.dataset.holds;
    at('in-choose').textContent = 'Choose a file';
    this.view.dataset.state = 'empty';
    for (const id of ['in-run', 'in-asks', 'in-list', 'in-refused', 'in-mapping']) at(id).hidden = true;
    for (const body of this.view.querySelectorAll('tbody, #in-columns, #in-asks, #in-told')) put(body);
    for (const id of ['in-name', 'in-state', 'in-counts', 'in-saves', 'in-at']) at(id).textContent = '';
    for (const id of ['in-plan', 'in-modality', 'in-status', 'in-text']) at(id).value = '';
  }
}
