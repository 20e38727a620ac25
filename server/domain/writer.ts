import { hash } from 'node:crypto';
import type { ActAnswer, ActInput, ActName } from '#app/contract/commands.ts';
import { AppError, isAppError } from '#app/contract/errors.ts';
import type { Lang } from '#app/contract/languages.ts';
import type { PerformedAct } from '#db/queries/events.ts';
import { insertPerformedActs, listPerformedActs } from '#db/queries/events.ts';
import { createActQueue, shareOf, type Lane } from './act-queue.ts';
import type { DomainServices, Work } from './context.ts';
import { transact } from './context.ts';
import { isLostRace } from './unavailable.ts';

/** One person's durable act. */
export type SubmittedAct<N extends ActName = ActName> = {
  [K in N]: {
    name: K;
    personId: string;
    lang: Lang;
    input: ActInput<K>;
    /** The turn at a shared tablet in which it is done. */
    turnId?: string | undefined;
  };
}[N];

/** An act on its way to a commit. `inputHash` tells a repeat from another act with the same id. */
export type Act<N extends ActName = ActName> = SubmittedAct<N> & { inputHash: string };

type Answer = Record<string, unknown>;

/**
 * How one act of a batch ended; a refusal refuses one act, not the batch. A handler that remembers its acts itself,
 * in the statement that stores them, gives a function instead of an answer; it is called after the commit.
 */
export type Outcome = { ok: true; answer: Answer | (() => Answer) } | { ok: false; error: AppError };

/** Stores acts of one kind together. Answers in the order of `acts`. */
export type BatchHandler<N extends ActName> = (work: Work, acts: Array<Act<N>>) => Promise<Outcome[]>;
export type BatchHandlers = { [N in ActName]: BatchHandler<N> };

/** Group commit for acts of many people: while one transaction runs, acts queue; the next takes them all. */
export type Writer = {
  /** Resolves after the commit. @throws AppError for a refusal; `unavailable` when it is unknown what became of it */
  submit<N extends ActName>(act: SubmittedAct<N>): Promise<ActAnswer<N>>;
  /** Resolves when nothing is waiting any more. */
  drain(): Promise<void>;
  /** Takes no more acts: they are refused with `unavailable`. Resolves when those taken before are done. */
  close(): Promise<void>;
  /** Acts waiting or under way, and the age of the oldest in milliseconds. */
  backlog(): { waiting: number; oldestMs: number };
};

/** Posts lock their sessions more strongly than votes do, so they come first: a lock is never made stronger later. */
const order = [
  'addStatement',
  'postComment',
  'editComment',
  'reportComment',
  'askQuestion',
  'withdrawFloor',
  'askFloor',
  'castVote',
  'voteStatement',
  'supportQuestion',
  'supportComment',
] as const satisfies ActName[];

type Waiting = {
  act: Act;
  /** Actor and id of the act, which together name it. */
  key: string;
  since: number;
  settle: (outcome: Outcome | { fault: unknown }) => void;
};

/** Votes that must wait before a second transaction begins beside the first: fewer cost more to store than they gain. */
const worthwhile = 75;
const sizes = { most: 1000, worthwhile };
/**
 * Milliseconds between the beginnings of two transactions while fewer than that wait: a transaction costs as much as a
 * dozen votes, and at two thousand votes a second they would otherwise go by tens. One act after a pause never waits.
 */
const apart = 20;
/** How often one act is tried when another node stored the same one, or locked the same rows, at the same moment. */
const maxTries = 4;

function hashInput(input: object): string {
  return hash('sha1', JSON.stringify(input), 'base64url');
}

const keyOf = (personId: string, actionId: string): string => `${personId} ${actionId}`;
const reused = (): Outcome => ({ ok: false, error: new AppError('conflict', 'act.reused') });

type Services = Pick<DomainServices, 'db' | 'deliver' | 'now' | 'log'>;

/** What became of a batch; `repeated` when some of its acts had been done before. */
type Performed = { outcomes: Outcome[]; repeated: boolean };

/**
 * Answers repeats from what is stored, hands the rest to their handlers, remembers what was done.
 * @param careful looks first which acts were done before. Without it that is seen when they are remembered, which
 * fails the transaction; only refused acts are looked up, since a repeat is answered as the first time
 */
async function performBatch(
  work: Work,
  handlers: BatchHandlers,
  batch: Waiting[],
  careful: boolean,
): Promise<Performed> {
  const outcomes = new Map<Waiting, Outcome>();
  const first = new Map<string, Waiting>();
  for (const waiting of batch) if (!first.has(waiting.key)) first.set(waiting.key, waiting);
  const once = [...first.values()];
  const known = careful ? await answerDone(work, first, once, outcomes) : 0;
  const fresh = known === 0 ? once : once.filter((waiting) => !outcomes.has(waiting));
  await insertPerformedActs(work.tx, await handleFresh(work, handlers, fresh, outcomes));
  if (!careful) {
    const refused = fresh.filter((waiting) => !outcomes.get(waiting)?.ok);
    await answerDone(work, first, refused, outcomes);
  }
  if (once.length < batch.length) answerRepeats(batch, first, outcomes);
  return { outcomes: batch.map((waiting) => outcomes.get(waiting) ?? reused()), repeated: known > 0 };
}

/** Gives those of `asked` that were done before the answer of the first time. @returns how many there were */
async function answerDone(
  work: Work,
  first: Map<string, Waiting>,
  asked: Waiting[],
  outcomes: Map<Waiting, Outcome>,
): Promise<number> {
  const keys = asked.map(({ act }) => ({ personId: act.personId, actionId: act.input.actionId }));
  const found = await listPerformedActs(work.tx, keys);
  for (const done of found) {
    const waiting = first.get(keyOf(done.personId, done.actionId));
    if (!waiting) continue;
    const same = done.command === waiting.act.name && done.inputHash === waiting.act.inputHash;
    outcomes.set(waiting, same ? { ok: true, answer: done.answer } : reused());
  }
  return found.length;
}

/** The same act several times in one batch has one effect and the same answer each time. */
function answerRepeats(batch: Waiting[], first: Map<string, Waiting>, outcomes: Map<Waiting, Outcome>): void {
  for (const waiting of batch) {
    const original = first.get(waiting.key);
    if (!original || original === waiting) continue;
    const same = original.act.inputHash === waiting.act.inputHash && original.act.name === waiting.act.name;
    outcomes.set(waiting, (same && outcomes.get(original)) || reused());
  }
}

/** @returns the acts that are still to be remembered */
async function handleFresh(
  work: Work,
  handlers: BatchHandlers,
  fresh: Waiting[],
  outcomes: Map<Waiting, Outcome>,
): Promise<PerformedAct[]> {
  const done: PerformedAct[] = [];
  for (const name of order) {
    const mine = fresh.filter((waiting) => waiting.act.name === name);
    if (mine.length === 0) continue;
    const handler = handlers[name] as BatchHandler<ActName>;
    const answers = await handler(
      work,
      mine.map((waiting) => waiting.act),
    );
    mine.forEach((waiting, index) => {
      const outcome = answers[index];
      if (!outcome) throw new Error(`handler of ${name} left an act without an answer`);
      outcomes.set(waiting, outcome);
      if (!outcome.ok) return;
      const { personId, input, inputHash } = waiting.act;
      work.noteActing(personId);
      if (typeof outcome.answer === 'function') return;
      done.push({ personId, actionId: input.actionId, command: name, inputHash, answer: outcome.answer });
    });
  }
  return done;
}

/**
 * Makes the writer queue. The time of one commit is the time in which the next batch gathers, at least a moment. When many
 * wait, a second transaction takes votes beside the first, so that neither this process nor the database idles.
 * A batch that fails as a whole is tried again act by act, so that one bad act harms only itself.
 */
export function createWriter(services: Services, handlers: BatchHandlers): Writer {
  const queue = createActQueue<Waiting>();
  let closed = false;
  // Repeats are rare, and come in flocks when many clients connect again: one makes us careful until there is none.
  let careful = false;
  const underWay = new Map<Lane, Waiting[]>();
  let begun = -Infinity;
  let wake: (() => void) | null = null;
  const idle: Array<() => void> = [];

  /** @param gather the batch, asked for when the transaction has begun: until then more acts arrive */
  async function commit(gather: () => Waiting[], tries = 1): Promise<void> {
    const looked = careful;
    try {
      const { outcomes, repeated } = await transact(services, (work) => performBatch(work, handlers, gather(), looked));
      careful = repeated;
      gather().forEach((waiting, index) => waiting.settle(outcomes[index] ?? { fault: new Error('no outcome') }));
    } catch (error) {
      await failed(gather(), error, looked, tries);
    }
  }

  async function failed(batch: Waiting[], error: unknown, looked: boolean, tries: number): Promise<void> {
    if (isAppError(error) && error.code === 'unavailable') {
      for (const waiting of batch) waiting.settle({ ok: false, error });
    } else if (!looked) {
      // Perhaps because of an act that was done before.
      careful = true;
      await commit(() => batch, tries);
    } else if (batch.length === 1 && isLostRace(error) && tries < maxTries) {
      await commit(() => batch, tries + 1);
    } else if (batch.length === 1) {
      batch[0]?.settle({ fault: error });
    } else {
      services.log.warn({ acts: batch.length }, 'a batch failed as a whole; trying its acts one by one');
      for (const waiting of batch) await commit(() => [waiting]);
    }
  }

  /** Lets a few more acts gather; as soon as many wait it is over. */
  function pause(): Promise<void> | void {
    const early = begun + apart - performance.now();
    if (early <= 0 || queue.size() >= worthwhile) return;
    return new Promise((resolve) => {
      const timer = setTimeout(() => wake?.(), early);
      wake = () => {
        clearTimeout(timer);
        wake = null;
        resolve();
      };
    });
  }

  async function run(lane: Lane): Promise<void> {
    underWay.set(lane, []);
    await pause();
    begun = performance.now();
    let batch: Waiting[] | null = null;
    await commit(() => {
      batch ??= queue.take(lane, shareOf(queue.size(), [...underWay.values()].flat().length, sizes));
      underWay.set(lane, batch);
      return batch;
    });
    const done = underWay.get(lane) ?? [];
    queue.release(done);
    underWay.delete(lane);
    // Where nothing could be taken, all that waits is of people whose acts are under way beside.
    if (done.length > 0 || underWay.size === 0) start();
    if (underWay.size === 0) for (const resolve of idle.splice(0)) resolve();
  }

  function start(): void {
    if (wake) {
      if (queue.size() >= worthwhile) wake();
      return;
    }
    if (queue.size() > 0 && !underWay.has('all')) void run('all');
    else if (queue.votes() >= worthwhile && !underWay.has('votes')) void run('votes');
  }

  const drain = (): Promise<void> =>
    underWay.size > 0 ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve();

  return {
    submit<N extends ActName>(submitted: SubmittedAct<N>) {
      return new Promise<ActAnswer<N>>((resolve, reject) => {
        const settle: Waiting['settle'] = (outcome) => {
          if ('fault' in outcome) reject(outcome.fault as Error);
          else if (!outcome.ok) reject(outcome.error);
          else resolve((typeof outcome.answer === 'function' ? outcome.answer() : outcome.answer) as ActAnswer<N>);
        };
        if (closed)
          return settle({ ok: false, error: new AppError('unavailable', 'server.unavailable', { retryAfter: 2 }) });
        const act = { ...submitted, inputHash: hashInput(submitted.input) } as Act;
        queue.add({ act, key: keyOf(act.personId, act.input.actionId), since: Date.now(), settle });
        start();
      });
    },
    drain,
    close() {
      closed = true;
      return drain();
    },
    backlog() {
      const busy = [...underWay.values()].flat();
      const oldest = [busy[0], queue.oldest()].filter((one) => one !== undefined).map(({ since }) => since);
      return {
        waiting: queue.size() + busy.length,
        oldestMs: oldest.length > 0 ? Date.now() - Math.min(...oldest) : 0,
      };
    },
  };
}
