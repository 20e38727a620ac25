import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { vi } from 'vitest';
import { readDocument } from '#server/engines/document/read-document.ts';
import { createRandom, type Random } from '#tests/support/seeded-random.ts';
import { edit, isEdit, marksOf, pickAction, type Action } from './actions.ts';
import type { Means } from './edits.ts';
import { createHistory, markOf, marksIn, type History } from './history.ts';
import { openReplica, wipe, type Replica } from './replica.ts';

export type Game = {
  seed: number;
  /** Words may be taken away. */
  isWild: boolean;
  url: string;
  opinionId: string;
  /** Who writes, with their logins. */
  people: { name: string; cookie: string }[];
  steps: number;
  /** Called before each step. */
  onStep?(step: number): Promise<void>;
};

export type Played = {
  replicas: Replica[];
  history: History;
  /** What was done, for the one who reads of a failure. */
  log: string[];
  problems: string[];
  /** One more editor of somebody. */
  open(person: number): Replica;
};

/** Random numbers of one seed, whatever the environment says. */
function randomOf(seed: number): Random {
  const before = process.env.TACHAWOR_SEED;
  vi.stubEnv('TACHAWOR_SEED', String(seed));
  const random = createRandom('convergence', 1);
  vi.stubEnv('TACHAWOR_SEED', before);
  return random;
}

/** Plays the steps of a seed. Afterwards some are away, and not everything is saved. */
export async function play(game: Game): Promise<Played> {
  const random = randomOf(game.seed);
  const history = createHistory();
  const problems: string[] = [];
  const log: string[] = [];
  const open = (person: number): Replica => {
    const { name, cookie } = game.people[person] as Game['people'][number];
    const place = { url: game.url, opinionId: game.opinionId, person: name, cookie };
    const replica = openReplica(place, 1 + random.below(2 ** 31));
    history.follow(replica.shared.doc);
    return replica;
  };
  const replicas = game.people.map((_, person) => open(person));
  const played: Played = { replicas, history, log, problems, open };
  let marks = (game.seed % 50) * 100;
  const means: Means = { random, mark: () => markOf((marks += 1)) };
  await untilReady(replicas);
  for (let step = 0; step < game.steps; step += 1) {
    await game.onStep?.(step);
    const who = random.below(replicas.length);
    const action = pickAction(random, game.isWild);
    await act(played, who, action, means);
    noteSaved(played);
    await nextTurn();
  }
  return played;
}

/** Waits until there is a text to write in. */
export async function untilReady(replicas: Replica[]): Promise<void> {
  await vi.waitUntil(() => replicas.every(({ shared }) => shared.ready.get()), { timeout: 20_000, interval: 5 });
}

async function act(played: Played, who: number, action: Action, means: Means): Promise<void> {
  const { replicas, history, log } = played;
  const replica = replicas[who] as Replica;
  const note = (more = '') => log.push(`${log.length} ${replica.place.person} ${action} ${more}`.trim());
  if (isEdit(action) || action === 'undo' || action === 'redo') {
    // As in the product, nobody writes before there is a text.
    if (!replica.shared.ready.get()) return void note('has no text yet');
    const before = marksOf(replica);
    edit(replica, action, means);
    await nextTurn();
    note(history.step(replica.shared.doc, before, marksOf(replica)).join(' '));
    if (marksOf(replica).join() !== heldMarks(replica).join())
      played.problems.push(`after ${log.at(-1)} it is not held`);
    return;
  }
  note();
  if (action === 'leave') replica.shared.provider.disconnect();
  else if (action === 'come_back') replica.shared.provider.connect();
  else if (action === 'wait') await sleep(means.random.below(60));
  else await reopen(played, who, action === 'reload_from_nothing');
}

/** The marks in a replica's document, as far as they are in texts. */
function heldMarks({ shared }: Replica): string[] {
  return marksIn(JSON.stringify(readDocument(shared.doc)));
}

async function reopen(played: Played, who: number, fromNothing: boolean): Promise<void> {
  const before = played.replicas[who] as Replica;
  noteSaved(played);
  await before.close();
  if (fromNothing) wipe(before.place);
  played.problems.push(...before.problems);
  const after = played.open(who);
  played.replicas[who] = after;
  // Without a server there is nothing to write in yet; the others go on.
  await Promise.race([untilReady([after]), sleep(1_000)]).catch(() => undefined);
}

/** Words of those whose editor says "saved". */
export function noteSaved({ replicas, history }: Played): void {
  for (const { shared, isSaved } of replicas)
    if (isSaved())
      for (const mark of history.marks.values()) if (mark.client === shared.doc.clientID) mark.saved = true;
}
