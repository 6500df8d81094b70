// What a person does with the page and reads off it, in one word each.

const field = (name, value) => `[name="${name}"][value="${value}"]`;

/** With the mouse, once it is in the middle of what is in view and stays there. */
export async function click(page, css) {
  await page.evaluate(async (at) => {
    const frame = () => new Promise(requestAnimationFrame);
    for (let before, top; before === undefined || before !== top; ) {
      before = top;
      document.querySelector(at).scrollIntoView({ block: 'center' });
      await frame();
      await frame(); // what comes into view only now gets its true size
      top = document.querySelector(at).getBoundingClientRect().top;
    }
  }, css);
  await page.click(css);
}

/** Chooses an answer with the mouse. */
export const answer = (page, name, value) => click(page, `label:has(> ${field(name, value)})`);

/** Puts the focus on a question, as Tab would. */
export const focus = (page, name, value) =>
  page.evaluate((css) => document.querySelector(css).focus(), value === undefined ? `[name="${name}"]` : field(name, value));

/** A button or a box to tick, by keyboard. (Under WebDriver BiDi no key activates one in Firefox, not even on a bare page.) */
export async function press(page, css) {
  await page.evaluate((at) => document.querySelector(at).focus(), css);
  if (page.engine === 'firefox') await page.evaluate(() => document.activeElement.click());
  else await page.press('Space');
}

export const focused = (page) => page.evaluate(() => document.activeElement.name || document.activeElement.id || document.activeElement.textContent);

export const given = (page, name) => page.evaluate((n) => document.querySelector(`[name="${n}"]:checked`)?.value ?? '', name);

/** The text of a part as it is seen, on one line. */
export const says = (page, css) =>
  page.evaluate((at) => [...document.querySelectorAll(at)].map((e) => e.innerText).join(' ').replace(/\s+/g, ' ').trim(), css);

export const use = (page, example) => page.evaluate((i) => document.querySelector(`[data-example="${i}"]`).click(), example);

/** A text arrives from the clipboard where the focus is. */
export const paste = (page, text) =>
  page.evaluate((given) => {
    const event = new Event('paste', { bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(Object.assign(event, { clipboardData: { getData: () => given } }));
  }, text);

/** Opens every "Why?" and every fold, also those inside others. */
export const openAll = (page) =>
  page.evaluate(async () => {
    for (let more = true; more; ) {
      const closed = [...document.querySelectorAll('#report details:not([open])')].filter((d) => d.getClientRects().length);
      for (const details of closed) details.open = true;
      await new Promise((done) => setTimeout(done, 50)); // they are filled when they tell that they are open
      more = closed.length > 0;
    }
  });
