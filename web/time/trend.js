// One scale over time as a drawing: bands behind, totals as points and spans, both treatments below on the same days,
// safety above everything. Shapes and dashes say what colours say.
import * as days from './days.js';

/** Modalities in few letters, as a mark on a time axis needs them. */
export const short_names = { tms: 'TMS', ketamine: 'Ketamine', esketamine: 'Esketamine' };

const svg_ns = 'http://www.w3.org/2000/svg';
/** svg('path.line', {d: '…'}, 'text', …) */
export function svg(name, attributes = {}, ...inside) {
  const [tag, ...classes] = name.split('.');
  const node = document.createElementNS(svg_ns, tag);
  if (classes.length) node.setAttribute('class', classes.join(' '));
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) node.setAttribute(key, String(value));
  node.append(...inside.flat(9).filter((part) => part !== null && part !== undefined && part !== false));
  return node;
}

const left = 68, right = 10, top = 24, row = 18, axis = 20;
const r1 = (n) => Math.round(n * 10) / 10;

/** The days to label: as many as there is room for, from Mondays to years. */
function ticks(from, to, width) {
  const most = Math.max(2, Math.floor(width / 56));
  const of_month = (every) => {
    const out = [];
    const [year, month] = days.date(from).split('-').map(Number);
    for (let m = 12 * year + month; ; m++) {
      const day = Date.UTC(Math.floor(m / 12), m % 12, 1) / 86_400_000; // the month after `month`, which counts from 1
      if (day > to) return out;
      if (m % every === 0) out.push(day);
    }
  };
  const weekly = (every) => {
    const out = [];
    for (let day = from + ((7 - days.weekday(from)) % 7); day <= to; day += 7 * every) out.push(day);
    return out;
  };
  const tries = to - from < 120 ? [() => weekly(1), () => weekly(2), () => weekly(4)] : [1, 2, 3, 6, 12].map((n) => () => of_month(n));
  for (const each of tries) {
    const found = each();
    if (found.length > 0 && found.length <= most) return { at: found, by_week: to - from < 120 };
  }
  const year = Math.ceil((to - from) / 365 / most) * 12;
  return { at: of_month(12).filter((_, i) => i % (year / 12) === 0), by_week: false };
}

function time_axis({ from, to, x, y, width, height }) {
  const { at, by_week } = ticks(from, to, width);
  let year;
  return at.map((day) => {
    const date = days.date(day);
    const new_year = date.slice(0, 4) !== year;
    year = date.slice(0, 4);
    const says = by_week ? days.says(date, false) : `${days.month_of(date)}${new_year ? ` ${year}` : ''}`;
    return [svg('path.tick', { d: `M${x(day)},${y}v4` }), svg('path.rule', { d: `M${x(day)},${top}V${height}` }),
      svg('text.when', { x: x(day), y: y + 15, 'text-anchor': x(day) > left + width - 20 ? 'end' : 'middle' }, says)];
  });
}

/** Behind everything: what the totals are called. */
function bands({ bands: all, highest, y, width }) {
  return all.map(({ from, says }, i) => {
    const end = all[i + 1]?.from ?? highest;
    const high = y(i + 1 < all.length ? end - 0.5 : highest), low = y(i ? from - 0.5 : 0);
    return [svg(`rect.band${i % 2 ? '.odd' : ''}`, { x: left, y: high, width, height: r1(low - high) }),
      low - high > 11 && svg('text.band-name', { x: left + 5, y: r1(high + 11) }, says),
      svg('text.step', { x: left - 6, y: r1(low + (i ? 0 : 3)), 'text-anchor': 'end' }, from)];
  });
}

/** Baseline and what is measured against it. Several definitions of remission: the widest and the strictest. */
function lines({ line, y, width }) {
  const at = (line.remission ?? []).map((each) => each.at_most);
  const { baseline } = line;
  const whole = baseline && baseline.low === baseline.high && line.response.is !== 'not_said';
  const half = whole ? Math.floor(baseline.low / 2) : NaN;
  const all = [['half', half, `response ≤ ${half}`], ['remission', Math.max(...at), `remission ≤ ${Math.max(...at)}`],
    ...(at.length > 1 ? [['remission', Math.min(...at), `strictest ≤ ${Math.min(...at)}`]] : [])].filter(([, n]) => Number.isFinite(n)).sort(([, a], [, b]) => a - b);
  let free = Infinity; // names stand above their lines and never on each other
  return all.map(([kind, n, says]) => {
    const place = Math.min(y(n) - 3, free - 11);
    free = place;
    return [svg(`path.${kind}`, { d: `M${left},${y(n)}h${width}` }), svg('text.line-name', { x: left + width - 4, y: r1(place), 'text-anchor': 'end' }, says)];
  });
}

/** All points of one series as few drawn things, however many there are: a visit is never a node of its own. */
function series(points, { x, y, square, crowded }) {
  let line = '', dots = '', spans = '', joined = false, last = '';
  // A round point is a line of no length with round ends: the shortest thing to write and to read.
  const dot = (px, py) => (square ? `M${r1(px - 3)},${r1(py - 3)}h6v6h-6z` : `M${px},${py}h0`);
  for (const { date, low, high, after_gap } of points) {
    const px = x(days.number(date));
    if (low !== high) {
      spans += `M${px},${y(low)}V${y(high)}M${r1(px - 3)},${y(low)}h6M${r1(px - 3)},${y(high)}h6`;
      joined = false;
      continue;
    }
    const place = `${px},${y(low)}`;
    if (place !== last || !joined) {
      line += `${joined && !after_gap ? 'L' : 'M'}${place}`;
      if (place !== last) dots += dot(px, y(low));
    }
    joined = true;
    last = place;
  }
  const kind = square ? '.other' : '';
  return [line && svg(`path.curve${kind}`, { d: line }), spans && svg(`path.span${kind}`, { d: spans }), dots && svg(`path.dots${kind}${crowded ? '.many' : ''}`, { d: dots })];
}

/** Session marks: a tick for TMS, a triangle for ketamine, one standing on its point for esketamine; hollow while planned. */
export const marks = {
  tms: (px, py) => `M${px},${py - 5}v10`,
  ketamine: (px, py) => `M${px},${py - 5}l4.5,9h-9z`,
  esketamine: (px, py) => `M${px},${py + 5}l4.5,-9h-9z`,
};
function treatments({ sessions, rows, x, y, width }) {
  return rows.map((modality, i) => {
    const at = y + i * row + row / 2;
    const path = (done) => [...new Set(sessions.filter((s) => s.modality === modality && !!s.done === done).map((s) => x(days.number(s.date))))]
      .map((px) => (marks[modality] ?? marks.ketamine)(px, at)).join('');
    const [given, planned] = [path(true), path(false)];
    return [svg('path.rule', { d: `M${left},${at + row / 2}h${width}` }),
      svg('text.row', { x: left - 6, y: at + 4, 'text-anchor': 'end' }, short_names[modality]),
      planned && svg(`path.planned.${modality}`, { d: planned }), given && svg(`path.given.${modality}`, { d: given })];
  });
}

/** A day on which a safety rule fires or the safety item rose. Never thinned out: days that fall on one spot share it. */
function safety({ alarms, x, height }) {
  const spots = new Map();
  for (const alarm of alarms) {
    const px = Math.round(x(days.number(alarm.date)));
    spots.set(px, [...(spots.get(px) ?? []), alarm]);
  }
  return [...spots].map(([px, those]) => {
    const red = those.some((a) => a.level === 'red'), open = those.every((a) => a.level === 'unknown');
    return svg(`g.safety${open ? '.open' : red ? '.red' : ''}`, {}, svg('title', {}, those.map((a) => `${days.says(a.date)}: ${a.says}`).join('\n')),
      svg('path.stem', { d: `M${px},${top - 3}V${height}` }), svg('path.sign', { d: `M${px},1l10,10l-10,10l-10,-10z` }),
      svg('text.bang', { x: px, y: 15.5, 'text-anchor': 'middle' }, open ? '?' : '!'));
  });
}

/**
 * @param {{line: any, others?: any[], title: string, says: string, highest: number, bands: {from: number, says: string}[],
 *   sessions: any[], alarms: {date: string, level: string, says: string}[],
 *   from: string, to: string, today?: string, width: number}} chart others: series of another look-back, never joined to the line
 * @returns {SVGElement}
 */
export function drawTrend(chart) {
  const { line, others = [], highest, sessions, today } = chart;
  const rows = ['tms', 'ketamine', 'esketamine'].filter((id) => sessions.some((s) => s.modality === id));
  const width = Math.max(chart.width - left - right, 120);
  const plot = chart.width < 500 ? 170 : 210;
  const height = top + plot + (rows.length ? 8 + rows.length * row : 0);
  const from = days.number(chart.from), to = Math.max(days.number(chart.to), from + 13);
  const x = (day) => r1(left + 8 + ((day - from) / (to - from)) * (width - 16));
  const y = (total) => r1(top + plot - (total / highest) * (plot - 6));
  const place = { ...chart, x, y, width, height, from, to };
  const all = [line, ...others];
  const crowded = all.reduce((sum, each) => sum + each.points.length, 0) > width / 7;
  const { baseline } = line;
  return svg('svg.trend', { viewBox: `0 0 ${chart.width} ${height + axis}`, width: chart.width, height: height + axis, role: 'img', 'aria-label': `${chart.title}. ${chart.says}` },
    svg('title', {}, chart.title), svg('desc', {}, chart.says),
    bands(place), time_axis({ ...place, y: height }), lines(place),
    treatments({ sessions, rows, x, y: top + plot + 6, width }),
    today && today >= chart.from && today <= chart.to && svg('path.today', { d: `M${x(days.number(today))},${top}V${height}` }),
    others.map((each) => series(each.points, { x, y, square: true, crowded })), series(line.points, { x, y, square: false, crowded }),
    baseline && svg('g.baseline', {}, svg('circle', { cx: x(days.number(baseline.date)), cy: y((baseline.low + baseline.high) / 2), r: 7 }),
      svg('text', { x: x(days.number(baseline.date)) + 10, y: y(baseline.high) - 5 }, `baseline ${baseline.low === baseline.high ? baseline.low : `${baseline.low}–${baseline.high}`}`)),
    safety({ ...place, alarms: chart.alarms }));
}
