// WebKitGTK's MiniBrowser through WebKitWebDriver, on a screen of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Builder, Key } from 'selenium-webdriver';
import { asked } from './asked.mjs';
import { middle } from './middle.mjs';
import { startProxy } from './wire.mjs';

const children = new Set();
process.once('exit', () => children.forEach((child) => child.kill()));

export async function openWebKit({ dark }) {
  const home = mkdtempSync(join(tmpdir(), 'webkit-'));
  mkdirSync(join(home, 'gtk-3.0'));
  // Its toolbar would keep the page at 447 or wider.
  writeFileSync(join(home, 'gtk-3.0/gtk.css'), '* { margin: 0; padding: 0; border: 0; min-width: 0; font-size: 1px }');
  const wire = await startProxy();
  const screen = await startScreen();
  const { LC_ALL, ...inherited } = process.env;
  const env = {
    ...inherited,
    HOME: home,
    XDG_CONFIG_HOME: home,
    TMPDIR: home,
    DISPLAY: screen.display,
    LANG: 'en_US.UTF-8', // under LANG=C the page's language is "C", which Intl refuses
    GTK_THEME: dark ? 'Adwaita:dark' : 'Adwaita', // where WebKitGTK looks for the preference
  };
  const port = await freePort();
  const driver = start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' });
  const end = async () => {
    await stop(driver);
    await stop(screen.process); // a browser that is still there goes with its screen
    wire.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await answering(`http://127.0.0.1:${port}/status`);
    const session = await soon(new Builder()
      .disableEnvironmentOverrides()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities({
        browserName: 'MiniBrowser',
        // No noProxy here: 2.50 hands on a list without its end, and MiniBrowser dies of it once in ten starts.
        proxy: { proxyType: 'manual', httpProxy: wire.address, sslProxy: wire.address },
        'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
      })
      .build(), 'WebKitWebDriver does not answer: did MiniBrowser end?');
    return face(session, wire, end);
  } catch (error) {
    await end();
    throw error;
  }
}

function face(session, wire, end) {
  const evaluate = async (fn, ...args) => {
    const script = `const args = [...arguments], done = args.pop();
      (async () => (${fn})(...args))().then((value) => done({ value }), (e) => done({ error: String(e) }));`;
    const { value, error } = await session.executeAsyncScript(script, ...args);
    if (error) throw new Error(error);
    return value ?? undefined;
  };
  const rect = (width, height) => session.manage().window().setRect({ x: 0, y: 0, width, height });
  const chord = async (keys) => {
    const names = keys.split('+');
    const last = names.pop();
    const actions = session.actions();
    for (const name of names) actions.keyDown(key(name));
    actions.keyDown(key(last)).keyUp(key(last));
    for (const name of names.reverse()) actions.keyUp(key(name));
    await actions.perform();
  };

  return {
    async go(url) {
      wire.asked.length = 0;
      await session.get(url);
    },
    evaluate,
    run: async (text) => void (await session.executeScript(text)),
    async click(css) {
      // By place: the driver's own click finds many a styled control "not interactable".
      const [x, y] = await evaluate(middle, css);
      await session.actions().move({ x, y, duration: 0 }).press().release().perform();
    },
    async press(...chords) {
      for (const keys of chords) await chord(keys);
    },
    type: (text) => session.actions().sendKeys(text).perform(),
    async setViewport(width, height) {
      // The window's frame is added, once its size is known.
      await rect(width, height);
      const size = () => evaluate(() => [innerWidth, innerHeight]);
      const inner = await size();
      await rect(2 * width - inner[0], 2 * height - inner[1]);
      if ((await size())[0] !== width) throw new Error(`WebKitGTK gives ${await size()}, not ${width},${height}`);
    },
    async screenshot(path) {
      // Without this it is a picture of an earlier moment.
      await evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
      writeFileSync(path, await session.takeScreenshot(), 'base64');
    },
    requests: async () => wire.asked.splice(0).filter(asked),
    async close() {
      await session.quit().catch(() => {});
      await end();
    },
  };
}

/** 'ArrowDown' -> Key.ARROW_DOWN; a single letter stands for itself. */
function key(name) {
  if (name.length === 1) return name;
  if (name === 'Backspace') return Key.BACK_SPACE;
  const found = Key[name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()];
  if (!found) throw new Error(`selenium knows no key ${name}`);
  return found;
}

async function startScreen() {
  const xvfb = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x2000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await once(xvfb.stdio[3], 'data');
  return { display: `:${String(number).trim()}`, process: xvfb };
}

function start(...command) {
  const child = spawn(...command);
  children.add(child.once('exit', () => children.delete(child)));
  return child;
}

/** Waits for the end: a dying Xvfb takes away the socket of the next one, if that has got the same number. */
async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

/** The driver waits for ever for a browser that could not start. */
function soon(promise, says) {
  const late = sleep(30000, undefined, { ref: false }).then(() => Promise.reject(new Error(says)));
  return Promise.race([promise, late]);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function answering(url) {
  for (const end = Date.now() + 10000; ; await sleep(50)) {
    try {
      return await fetch(url);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** It lies in the library's own folder, whose name holds the machine's architecture. */
function miniBrowser() {
  if (process.env.MINIBROWSER) return process.env.MINIBROWSER;
  for (const arch of readdirSync('/usr/lib'))
    if (arch.endsWith('-linux-gnu')) return `/usr/lib/${arch}/webkit2gtk-4.1/MiniBrowser`;
  throw new Error('no MiniBrowser: install webkit2gtk-driver');
}
