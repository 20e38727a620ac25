import { launchBrowser } from '#tests/support/browser.ts';
import type { Bench } from '../bench.ts';
import { slow3G, visit, type Visit } from '../drive/slow-browser.ts';
import type { Figure, Target } from '../figures.ts';
import { buildBareApp } from '../surroundings/bare-app.ts';
import { seedRoom } from '../surroundings/seed-room.ts';

type Round = { join: Visit; room: Visit; bare: Visit };

const kibibytes = (bytes: number): number => bytes / 1024;
const kilobytes = (bytes: number): number => bytes / 1000;
const atMost = (than: number): Target => ({ of: 'value', limit: 'at most', than });

/** The first visit of a phone on a slow network: to the page of an invitation, and to a room where one may vote. */
export const pageWeight: Bench = async ({ stage, options }) => {
  const room = await seedRoom(stage.sql, { guests: 1, comments: 50 });
  const product = await stage.startProduct();
  const reference = await stage.startReference('bare-remix-app', { folder: buildBareApp() });
  const network = options.smoke ? null : slow3G;
  const browser = await launchBrowser();
  const round = async (): Promise<Round> => ({
    join: await visit(browser, `${product.url}/ar/j/${room.code}`, {
      network,
      control: 'main form button[type=submit]',
    }),
    room: await visit(browser, product.url + room.path, {
      network,
      control: 'form input[name=choice]',
      cookie: room.guests[0]?.token,
    }),
    bare: await visit(browser, `${reference.url}/`, { network, control: 'form button' }),
  });
  const rounds: Round[] = [];
  for (let number = 0; number < options.rounds; number += 1) rounds.push(await round());
  const version = browser.version();
  await browser.close();
  await Promise.all([product.stop(), reference.stop()]);
  return {
    name: 'page-weight',
    workload: 'first visit with nothing cached, 400 kbit/s with 400 ms, a phone of 390 × 844',
    notes: [`Chromium ${version}. The reference is a bare Remix page with one form and no style.`],
    figures: toFigures(rounds),
  };
};

function toFigures(rounds: Round[]): Figure[] {
  const figure = (
    label: string,
    unit: string,
    page: 'join' | 'room',
    read: (visit: Visit) => number,
    target?: Target,
  ): Figure => ({
    label,
    unit,
    product: rounds.map((round) => read(round[page])),
    reference: rounds.map((round) => read(round.bare)),
    ...(target && { target }),
  });
  return [
    figure('join: everything', 'KiB', 'join', (page) => kibibytes(page.bytes), atMost(130)),
    figure('join: first paint', 'ms', 'join', (page) => page.firstPaint, atMost(1600)),
    figure('join: form usable', 'ms', 'join', (page) => page.usable),
    figure('join: JavaScript, gzip', 'kB', 'join', (page) => kilobytes(page.scriptBytes), atMost(0)),
    figure('room: everything', 'KiB', 'room', (page) => kibibytes(page.bytes)),
    figure('room: first paint', 'ms', 'room', (page) => page.firstPaint),
    figure('room: vote form usable', 'ms', 'room', (page) => page.usable, atMost(2500)),
    figure('room: JavaScript, gzip', 'kB', 'room', (page) => kilobytes(page.scriptBytes), atMost(135)),
  ];
}
