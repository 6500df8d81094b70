// A page in Chromium, Firefox ESR or WebKitGTK, each as Debian ships it, behind one small interface:
//   go(url)              opens it and waits until it has loaded
//   evaluate(fn, ...a)   runs fn in the page; what it returns or promises comes back
//   run(text)            runs a script in the page, whatever the page's policy says (axe-core, for one)
//   until(fn, ...a)      waits until fn in the page gives something true, and gives that back
//   click(css)           as a mouse does
//   press('Tab', 'Shift+Tab', 'ArrowDown', 'Space', 'a')     type('text')
//   setViewport(w, h)    the size of the page itself
//   screenshot(path)     what is in view      pdf(path)   missing in WebKitGTK
// and in Chromium alone:
//   heap()               all that its scripts hold, as text      scripts(false)   it runs none
//   choose_file(css, p)  a file of this machine, which the page's scripts get from the browser and not from the driver
//   requests()           what the page asked for since go() or since the last time you asked
//   errors               what went wrong in the page's scripts; WebKitGTK does not tell
//   close()
import { setTimeout as sleep } from 'node:timers/promises';
import { openChromium, openFirefox } from './puppeteer.mjs';
import { openWebKit } from './webkit.mjs';

const open = { chromium: openChromium, firefox: openFirefox, webkit: openWebKit };
export const engines = Object.keys(open);

/** dark: the reader prefers a dark page. It is settled here, as only Chromium can change its mind later. */
export async function openBrowser(engine, { dark = false, width = 1280, height = 900 } = {}) {
  const browser = await open[engine]({ dark });
  try {
    await browser.setViewport(width, height);
  } catch (error) {
    await browser.close();
    throw error;
  }
  return { engine, until: (fn, ...args) => until(browser, fn, args), ...browser };
}

async function until(browser, fn, args) {
  for (const end = Date.now() + 15000; Date.now() < end; await sleep(30)) {
    const value = await browser.evaluate(fn, ...args);
    if (value) return value;
  }
  throw new Error([`never came true in the page: ${fn}`, ...(browser.errors ?? [])].join('\n'));
}
