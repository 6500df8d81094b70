// The texts of the tables, as the calculator itself gives them: nothing is shipped twice.

const by_id = (rows) => new Map(rows.map((row) => [row.id, row]));
/** @type {Record<string, Map<string, any>>} */
const tables = {};

export function learn(catalog) {
  for (const [name, rows] of Object.entries(catalog)) if (Array.isArray(rows) && rows[0]?.id) tables[name] = by_id(rows);
  tables.skips = catalog.skips;
}

export const question = (id) => tables.questions.get(id);
export const instrument = (id) => tables.instruments.get(id);
export const modality = (id) => tables.modalities.get(id);
export const source = (id) => tables.sources.get(id);
export const sentence = (id) => tables.article.get(id);
export const drug = (id) => tables.drugs.get(id);
export const skips = () => /** @type {any} */ (tables.skips) ?? [];
/** What to call a question that a report names. */
export const asks = (id) => question(id)?.asks ?? (id === 'trials' ? 'The antidepressant trials of this episode' : id);
