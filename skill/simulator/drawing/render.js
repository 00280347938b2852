/* Draw scenes on devices in headless Chromium, and write what was measured.
 *
 *   node render.js JOB.json OUT_DIR
 *
 * JOB.json: {chromium, utc, devices: {name: screen}, scenes: [{name, document, sources}],
 *            lively: [device], later, turned: [[device, scene]],
 *            ticked: [[device, scene]], pictures}.
 * OUT_DIR gets measured.json and, where pictures are asked for, a PNG for each drawing.
 * The page has an origin that does not exist: whatever it asks for beyond its own files is
 * refused, and written down.  The engine asks for Amazon's typefaces, which are not ours to
 * ship: a free one of about their widths stands in (Figtree).  On lively devices everything
 * in reach is touched, and the texts are read once more `later` ms on; what is to be turned
 * is read out and swiped both ways; of what is to be ticked, the first line is touched.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ORIGIN = "http://screens.invalid";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const { resolve } = createRequire(import.meta.url);
const FILES = {
  "/page.html": here("page.html"),
  "/page.js": here("page.js"),
  "/engine.js": resolve("apl-viewhost-web"),
};
const FONT = /\/AmazonEmberDisplay_(\w+)\.ttf$/;
const WEIGHTS = { Lt: 300, Rg: 400, Md: 500, Bd: 700, He: 800 };

const [input, out] = process.argv.slice(2);
const job = JSON.parse(await readFile(input, "utf8"));
await mkdir(out, { recursive: true });
const browser = await chromium.launch({ executablePath: job.chromium, args: FLAGS });
try {
  await writeFile(`${out}/measured.json`, JSON.stringify(await everything()));
} finally {
  await browser.close();
}

/** Draw it all, half of the devices in each of two pages: there are two cores or more. */
async function everything() {
  const names = Object.keys(job.devices);
  const halves = [names.filter((_, at) => at % 2), names.filter((_, at) => at % 2 === 0)];
  const stray = [];
  const drawings = (await Promise.all(halves.map((half) => part(half, stray)))).flat();
  const page = await opened(stray);
  const turns = [];
  for (const [device, name] of job.turned) {
    const screen = job.devices[device];
    await page.setViewportSize({ width: screen.width, height: screen.height });
    const scene = job.scenes.find((one) => one.name === name);
    turns.push(await turned(page, device, screen, scene));
  }
  const ticks = [];
  for (const [device, name] of job.ticked) {
    const screen = job.devices[device];
    await page.setViewportSize({ width: screen.width, height: screen.height });
    const scene = job.scenes.find((one) => one.name === name);
    ticks.push(await ticked(page, device, screen, scene));
  }
  return { drawings, turns, ticks, stray };
}

async function opened(stray) {
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(30_000);
  page.on("pageerror", (error) => stray.push(`error: ${error}`));
  await page.route("**/*", (route) => {
    const path = fileFor(new URL(route.request().url()).pathname);
    if (path) return route.fulfill({ path });
    stray.push(route.request().url());
    return route.abort();
  });
  await page.clock.setFixedTime(job.utc); // the engine reads the page's clock
  await page.goto(`${ORIGIN}/page.html`);
  return page;
}

async function part(devices, stray) {
  const page = await opened(stray);
  const drawings = [];
  for (const device of devices) {
    const screen = job.devices[device];
    await page.setViewportSize({ width: screen.width, height: screen.height });
    for (const scene of job.scenes) drawings.push(await drawn(page, device, screen, scene));
  }
  return drawings;
}

function fileFor(path) {
  const font = FONT.exec(path);
  if (!font) return FILES[path];
  return resolve(`@fontsource/figtree/files/figtree-latin-${WEIGHTS[font[1]] ?? 400}-normal.woff2`);
}

async function drawn(page, device, screen, scene) {
  const { document, sources } = scene;
  await page.evaluate((what) => window.draw(what), { document, sources, screen });
  const measured = await page.evaluate((dpi) => window.measure(dpi), screen.dpi);
  const path = `${out}/${device}--${scene.name}.png`;
  if (job.pictures) await page.screenshot({ path, omitBackground: true });
  const lived = job.lively.includes(device) ? await lively(page, measured, screen.dpi) : {};
  return { device, scene: scene.name, ...measured, ...lived };
}

async function lively(page, { touches }, dpi) {
  await page.clock.setFixedTime(job.utc + 1_000); // it is deaf for half a second
  for (const { box, window } of touches) {
    if (!window) await tap(page, box, dpi);
  }
  await page.clock.setFixedTime(job.utc + job.later);
  const { texts, log } = await page.evaluate((at) => window.measure(at, true), dpi);
  const sent = await page.evaluate(() => window.touched());
  await page.clock.setFixedTime(job.utc);
  return { sent, later: texts.map(({ text }) => text), log };
}

/** Touch the middle of a box of dp as a finger does, with a frame between each of its moves.
 *
 * A busy browser may lose a touch before the page has it: what was lost is touched again.
 * What the page had is never repeated, whatever it did with it.
 */
async function tap(page, [left, top, right, bottom], dpi) {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2].map((at) => (at * dpi) / 160);
  const settled = () => page.evaluate(() => window.settled());
  const felt = () => page.evaluate(() => window.felt());
  const before = await felt();
  for (let tries = 0; tries < 3 && (await felt()) === before; tries += 1) {
    await page.mouse.move(x, y);
    await settled();
    await page.mouse.down();
    await settled();
    await page.mouse.up();
    await settled();
  }
  if ((await felt()) === before) throw new Error(`no touch at ${x}, ${y} reached the page`);
}

/** Touch the first line of a list, and touch it again; return its colour each time. */
async function ticked(page, device, screen, scene) {
  const { document, sources } = scene;
  await page.evaluate((what) => window.draw(what), { document, sources, screen });
  const { touches } = await page.evaluate((dpi) => window.measure(dpi), screen.dpi);
  const { label, box } = touches[0];
  const colours = [];
  for (const ms of [1_000, 2_000, 3_000]) {
    const { texts } = await page.evaluate((dpi) => window.measure(dpi, true), screen.dpi);
    colours.push(texts.find((one) => one.text === label).colour);
    await page.clock.setFixedTime(job.utc + ms);
    await tap(page, box, screen.dpi);
  }
  const sent = await page.evaluate(() => window.touched());
  await page.clock.setFixedTime(job.utc);
  return { device, scene: scene.name, colours, sent };
}

/** Read the step out, then swipe to the one after and to the one before. */
async function turned(page, device, screen, scene) {
  const { document, sources } = scene;
  const redrawn = () => page.evaluate((what) => window.draw(what), { document, sources, screen });
  await redrawn();
  await page.evaluate(() => window.readOut("step"));
  const lit = [];
  for (let tries = 0; tries < 50; tries += 1) {
    const lines = await page.evaluate(() => window.lines("step"));
    if (JSON.stringify(lines) !== JSON.stringify(lit.at(-1))) lit.push(lines);
    await page.waitForTimeout(60); // the engine follows the words in real time
  }
  await page.evaluate(() => window.said());
  lit.push(await page.evaluate(() => window.lines("step")));
  const swiped = [];
  for (const way of [-1, 1]) {
    await redrawn();
    await page.clock.setFixedTime(job.utc + 1_000);
    await swipe(page, screen, way);
    swiped.push(await page.evaluate(() => window.touched()));
    await page.clock.setFixedTime(job.utc);
  }
  return { device, scene: scene.name, lit, swiped };
}

async function swipe(page, { width, height }, way) {
  const [y, from] = [height * 0.45, width / 2 - way * width * 0.3];
  await page.mouse.move(from, y);
  await page.evaluate(() => window.settled());
  await page.mouse.down();
  await page.evaluate(() => window.settled());
  for (let step = 1; step <= 8; step += 1) {
    await page.mouse.move(from + (way * width * 0.6 * step) / 8, y);
    await page.clock.setFixedTime(job.utc + 1_000 + 20 * step);
    await page.waitForTimeout(20);
  }
  await page.mouse.up();
  for (let step = 1; step <= 10; step += 1) {
    await page.clock.setFixedTime(job.utc + 1_200 + 100 * step);
    await page.waitForTimeout(40);
  }
}
