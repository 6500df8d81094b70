// What the first results and whatever comes later both need. Whoever comes later names all of it, so that it stays one
// file: cut into what each of them needs, it would be five requests before the first result.
import './checks.js';
import './core.mjs';
import './dom.js';
import './know.js';
import './marks.js';
import './record.js';
import './resistance.js';
import './scores.js';
import './trials.js';
import './urgent.js';
import './why.js';
