/** Runs in the page: brings an element to the middle of the view, clear of anything that sticks to an edge,
 *  and says where its own middle is. */
export function middle(css) {
  const found = document.querySelector(css);
  if (!found) throw new Error(`nothing in the page is ${css}`);
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = found.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}
