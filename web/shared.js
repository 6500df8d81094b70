// What the first results and whatever comes later both need. Whoever comes later names all of it, so that it stays one
// file: cut into what each of them needs, it would be five requests before the first result.
import './report/checks.js';
import './base/core.mjs';
import './time/days.js';
import './base/dom.js';
import './base/know.js';
import './form/marks.js';
import './base/parts.js';
import './base/record.js';
import './report/resistance.js';
import './report/scores.js';
import './file/shape.mjs';
import './form/trials.js';
import './report/urgent.js';
import './base/why.js';
