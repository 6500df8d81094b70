// Taking it along: a text becomes a file of the browser's own download. Nothing is sent anywhere.

/** @param {string} name without anything that tells who it is about */
export function download(name, type, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // some browsers fetch it only after the click
}

/** What makes the look, and what it is where nothing is said. */
const painted = {
  fill: '', stroke: 'none', 'stroke-width': '1px', 'stroke-dasharray': 'none', 'stroke-linecap': 'butt', 'paint-order': 'normal',
  'font-size': '', 'font-weight': '400', 'font-family': '', 'text-anchor': 'start',
};

/** The drawing as a file of its own: its look is written into it, always as on light paper. */
export function standalone(drawing) {
  const copy = drawing.cloneNode(true);
  const stage = document.createElement('div');
  stage.className = 'stage';
  const light = [...document.styleSheets[0].cssRules].find((rule) => rule.selectorText === ':root').style;
  for (const property of light) if (property.startsWith('--')) stage.style.setProperty(property, light.getPropertyValue(property));
  stage.append(copy);
  document.body.append(stage);
  const all = [...copy.querySelectorAll('path, rect, circle, text')];
  const looks = all.map((node) => Object.entries(painted).map(([name, usual]) => [name, getComputedStyle(node).getPropertyValue(name), usual]));
  all.forEach((node, i) => {
    for (const [name, value, usual] of looks[i])
      if (value !== usual && (node.tagName === 'text' || !/^font|anchor/.test(name))) node.setAttribute(name, value);
  });
  for (const node of copy.querySelectorAll('[class]')) node.removeAttribute('class'); // only now: a look may hang on what is around
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [key, value] of Object.entries({ width: '100%', height: '100%', fill: '#fff' })) paper.setAttribute(key, value);
  copy.prepend(paper);
  stage.remove();
  copy.removeAttribute('class');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}
