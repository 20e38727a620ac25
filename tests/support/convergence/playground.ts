import { connect, type Database } from '#db/client.ts';
import { openTextStage, type TextStage } from '#tests/support/text-stage.ts';
import { setPageGlobals } from './page-globals.ts';
import { play, untilReady, type Game } from './play.ts';
import { openReplica, type Replica } from './replica.ts';
import { verify, type Verdict } from './verify.ts';

export type Chosen = { seed: number; wild: boolean };
export type Result = Chosen & Verdict & { log: string[] };

export type Playground = {
  stage: TextStage;
  /** Plays a seed in a room of its own. */
  run(chosen: Chosen, onStep?: Game['onStep']): Promise<Result>;
  /** Two editors of a new text, ready to write in. */
  openTwo(): Promise<[Replica, Replica]>;
  close(): Promise<void>;
};

const writers = ['member1', 'member2', 'member3'];

/** A server, and editors without pages. */
export async function openPlayground(): Promise<Playground> {
  const stage = await openTextStage();
  const database: Database = connect(stage.databaseUrl, 4);
  const people = await Promise.all(writers.map(async (name) => ({ name, cookie: await stage.cookie(name) })));
  setPageGlobals();
  let last = Promise.resolve('');
  return {
    stage,
    async run(chosen, onStep) {
      const { url } = stage.product();
      // One at a time: each takes the next number.
      const opinionId = await (last = last.then(() => stage.newOpinion()));
      const game: Game = { seed: chosen.seed, isWild: chosen.wild, url, opinionId, people, steps: 60 };
      const played = await play(onStep ? { ...game, onStep } : game);
      const verdict = await verify(game, played, { db: database.db, sql: stage.sql });
      return { ...chosen, ...verdict, log: played.log };
    },
    async openTwo() {
      const { url } = stage.product();
      const opinionId = await (last = last.then(() => stage.newOpinion()));
      const [one, two] = people.map(({ name, cookie }, n) =>
        openReplica({ url, opinionId, person: name, cookie }, n + 1),
      ) as [Replica, Replica];
      await untilReady([one, two]);
      return [one, two];
    },
    async close() {
      await database.close();
      await stage.close();
    },
  };
}
