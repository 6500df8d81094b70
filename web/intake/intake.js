// The view of a referral list: a file of this machine in, a triage list out. The work is done in intake-worker.js.
import { at, count, el, put } from '../base/dom.js';
import { Engine } from './engine.js';
import { pasted_rows } from './formula.mjs';
import { draw_asks, draw_columns, has_headings, summary_of } from './mapping.js';
import '../shared.js';
import { row_of } from './triage.js';

const screenful = 50;
const patience = 1000; // ms that Cancel waits for the piece at hand
const megabytes = (bytes) => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
const number = (n) => n.toLocaleString('en-US');
const rows_said = (n) => `${number(n)} row${n === 1 ? '' : 's'}`;

/** @param {{open: (name: string, record: any) => Promise<boolean>, show: (view: string) => void, say: (text: string) => void,
 *   take_in_look: (href: string) => Promise<any>}} page */
export async function open_intake(page) {
  const view = at('intake');
  const [html] = await Promise.all([fetch('intake.html'), page.take_in_look('intake.css')]);
  if (!html.ok) throw new Error(`intake.html: ${html.status}`);
  put(view, ...new DOMParser().parseFromString(await html.text(), 'text/html').body.childNodes);
  new Intake(view, page);
}

/** What the core tells and the line above the columns says better. */
const in_the_mapping = /^(read |not used:)|is taken as the id of the referral$/;

const all = () => ({ by: 'urgency', down: true, filter: {} });

class Intake {
  file;
  /** Each reading of a file has a number; an answer with another one is of a list that is not shown any more. */
  list = 0;
  /** As the worker last settled it, or as it was loaded for a file to come. */
  mapping;
  heading = true;
  told;
  query = all();
  from = 0;
  /** The rows that stand in the table, by their number. */
  shown = new Map();
  /** The row that was chosen last, and is waited for. */
  opened;
  handed = [];

  constructor(view, page) {
    Object.assign(this, { view, page });
    this.engine = new Engine({
      heard: (data) => (data.list === undefined || data.list === this.list) && this[`on_${data.is}`](data),
      slow: () => this.#slow(),
      ended: (says, was_ready) => (was_ready ? this.#died(says) : this.#no_engine(says)),
    });
    this.#wire_file();
    this.#wire_list();
    view.addEventListener('forget', () => this.forget());
    view.addEventListener('shown', () => this.#back_in_place());
    this.engine.start();
  }

  ask(what, more = {}) {
    this.engine.ask(what, { list: this.list, ...more });
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
    at('in-cancel').addEventListener('click', () => this.#cancel());
    at('in-again').addEventListener('click', () => this.#again());
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
    if (at('in-choose').disabled) return;
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
    this.given = mapping;
    this.list++;
    this.#put_away();
    for (const id of ['in-run', 'in-bar', 'in-cancel']) at(id).hidden = false;
    at('in-name').textContent = this.file.name;
    at('in-run').classList.remove('failed');
    this.#progress(0, 0);
    at('in-choose').textContent = 'Choose another file';
    this.view.dataset.state = 'reading';
    this.ask('screen', { file: this.file, mapping, heading: this.heading });
  }

  /** Nothing of a list stands any more: what comes is not known yet. */
  #put_away() {
    clearTimeout(this.waits);
    Object.assign(this, { told: undefined, query: all(), from: 0, opened: undefined, shown: new Map() });
    delete this.place;
    delete this.view.dataset.holds;
    for (const id of ['in-asks', 'in-list', 'in-refused', 'in-mapping', 'in-bar', 'in-cancel', 'in-again']) at(id).hidden = true;
    for (const part of this.view.querySelectorAll('tbody, #in-columns, #in-asks, #in-told, summary')) put(part);
    for (const id of ['in-counts', 'in-saves', 'in-at']) at(id).textContent = '';
    for (const counted of this.view.querySelectorAll('.level b')) counted.textContent = '';
    at('in-again').textContent = 'Read the file again';
  }

  #start() {
    at('in-choose').disabled = false;
    this.engine.start();
  }

  /** The same file, the same way. */
  #again() {
    const { file, given } = this;
    if (at('in-choose').disabled) this.#start();
    if (file) this.screen(given ?? '');
    else at('in-run').hidden = true;
  }

  #cancel() {
    const { list } = this;
    this.view.dataset.state = 'stopping';
    at('in-state').textContent = 'Stopping…';
    this.ask('cancel');
    // A piece that takes long lets nothing in: then the worker goes, and with it what it has counted.
    this.waits = setTimeout(() => {
      if (list !== this.list || this.view.dataset.state !== 'stopping') return;
      this.list++;
      this.engine.start();
      this.#nothing_of_it('Cancelled in the middle of a piece that takes long: nothing of this file is counted or listed.');
    }, patience);
  }

  #slow() {
    const says = 'One piece of the file takes long.';
    if (this.view.dataset.state === 'reading') at('in-state').textContent += `. ${says} Cancel stops it.`;
    else at('in-saves').textContent = says;
  }

  #progress(read, rows) {
    const bar = /** @type {HTMLProgressElement} */ (at('in-bar'));
    bar.max = this.file.size || 1;
    bar.value = read;
    at('in-state').textContent = `${rows_said(rows)}, ${megabytes(read)} of ${megabytes(this.file.size)} MB read`;
  }

  on_progress({ read, rows }) {
    if (this.view.dataset.state === 'reading') this.#progress(read, rows);
  }

  #ended(state, says) {
    clearTimeout(this.waits);
    this.view.dataset.state = state;
    at('in-bar').hidden = at('in-cancel').hidden = true;
    at('in-state').textContent = says;
    at('in-run').classList.toggle('failed', state !== 'whole' && state !== 'asks');
    this.page.say(says);
  }

  /** The reading came to nothing, and it says so; one button does it again. */
  #nothing_of_it(says) {
    this.#put_away();
    at('in-run').hidden = at('in-again').hidden = false;
    this.#ended('failed', says);
  }

  on_failed({ says }) {
    this.#nothing_of_it(`${says} Nothing of this file is counted or listed.`);
  }

  /** What read the list is gone in the middle of its work, and all that it knew with it. */
  #died(says) {
    const { file } = this;
    const was_reading = ['reading', 'stopping'].includes(this.view.dataset.state);
    this.list++;
    this.engine.start();
    if (!file) return;
    const lost = was_reading ? 'Nothing of this file is counted or listed.' : 'What was counted and listed of this file is not known any more and is not shown; what was being saved or opened was not.';
    this.#nothing_of_it(`The program that reads lists has stopped. ${lost} It was started again: read the file once more. (${says})`);
  }

  #no_engine(says) {
    this.#nothing_of_it(`The program that reads lists could not start, so no list is read here. Try again, or load the page again; if that does not help, this browser may be too old. (${says})`);
    at('in-choose').disabled = true;
    at('in-again').textContent = 'Try again';
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
    draw_asks(at('in-asks'), this.told, this.mapping, again, this.given !== '' && (() => this.#read(undefined)));
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
    table.tBodies[0].addEventListener('click', ({ target }) => target.dataset.row && this.#open(target));
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
    const down = this.query.by === by ? !this.query.down : by !== 'row' && by !== 'plan';
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

  /** By its line, or by its number where lines do not tell rows apart. */
  #place_of({ row, line }) {
    return this.told?.shared ? `row ${number(row)}` : `line ${number(line)}`;
  }

  #turn_to(from) {
    this.query.filter.place = this.told.shared ? 'row' : 'line';
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
    const { shared } = this.told;
    this.from = from;
    this.shown = new Map(rows.map((row) => [row.row, row]));
    this.view.querySelector('[data-sort=row]').textContent = shared ? 'Row, id' : 'Line, id';
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
    put(this.view.querySelector('#in-scroll tbody'), rows.map((row) => row_of(row, columns, covered, shared)),
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
    const { row, line, id } = this.shown.get(Number(button.dataset.row)) ?? {};
    if (!row) return;
    this.opened = { row, line, id };
    this.page.say('One moment');
    this.ask('record', { row, id });
  }

  async on_record({ row, id, record }) {
    const { opened } = this;
    if (row !== opened?.row || id !== opened.id) return; // another row has been chosen since
    this.place = { page: scrollY, list: at('in-scroll').scrollTop, row };
    const name = `${this.#place_of(opened)} of ${this.file.name}${id && `, ${id}`}`;
    if (await this.page.open(name, record)) this.page.show('now');
    else delete this.place;
  }

  #back_in_place() {
    if (!this.place) return;
    scrollTo(0, this.place.page);
    at('in-scroll').scrollTop = this.place.list;
    this.view.querySelector(`[data-row="${this.place.row}"]`)?.focus({ preventScroll: true });
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
    fold.querySelector('thead th').textContent = this.told.shared ? 'Row' : 'Line';
    put(fold.querySelector('tbody'), listed.map(({ row, line, id, column, value, says }) =>
      el('tr', el('td.digits', number(this.told.shared ? row : line)), el('td', id), el('td', column), el('td', value), el('td', says))));
    const more = refused + noted - new Set(listed.map((each) => each.row)).size;
    if (more > 0) fold.querySelector('tbody').append(el('tr', el('td', { colspan: 5 }, `And ${number(more)} more rows; what is saved names all.`)));
  }

  async #copy() {
    const lines = this.told.listed.map(({ row, line, id, column, value, says }) => [row, line, id, column, value, says]);
    const text = pasted_rows([['row', 'line', 'id', 'column', 'value', 'problem'], ...lines]);
    this.page.say(await navigator.clipboard.writeText(text).then(() => 'Copied', () => 'The browser did not allow copying'));
  }

  #save(format) {
    at('in-saves').textContent = 'Writing…';
    this.ask('save', { format, query: this.#has_all() && this.query });
  }

  on_saved({ format, blob, rows }) {
    const href = URL.createObjectURL(blob);
    /** @type {HTMLAnchorElement} */ (el('a', { download: `triage.${format}`, href })).click();
    this.handed.push(href);
    setTimeout(() => this.#take_back(href), 60000);
    at('in-saves').textContent = `Saved as triage.${format}: ${rows_said(rows)}, ${megabytes(blob.size)} MB. It holds what the file held: keep it where the file may be.`;
  }

  #take_back(href) {
    URL.revokeObjectURL(href);
    this.handed = this.handed.filter((each) => each !== href);
  }

  on_not_done({ says }) {
    at('in-saves').textContent = says;
    at('in-again').hidden = false;
    this.page.say(says);
  }

  // ----

  /** Nothing of it is kept: the worker goes with all that it holds, and so does what was about to be saved. */
  forget() {
    this.list++;
    this.#put_away();
    this.#start();
    for (const href of this.handed) this.#take_back(href);
    Object.assign(this, { file: undefined, mapping: undefined, loaded: undefined, given: undefined });
    at('in-choose').textContent = 'Choose a file';
    this.view.dataset.state = 'empty';
    at('in-run').hidden = true;
    for (const id of ['in-name', 'in-state']) at(id).textContent = '';
    for (const id of ['in-plan', 'in-modality', 'in-status', 'in-text']) at(id).value = '';
  }
}
