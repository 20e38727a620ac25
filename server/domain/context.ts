import type { Lang } from '#app/contract/languages.ts';
import type { EventData, EventName, EventShown, LiveEvent } from '#app/contract/events.ts';
import { events } from '#app/contract/events.ts';
import type { Db, Tx } from '#db/client.ts';
import type { NewcomerPlace } from '#db/queries/newcomers.ts';
import type { NewLogin } from '#db/queries/sign-in.ts';
import { insertEvents, takeSeqs } from '#db/queries/events.ts';
import type { Actor } from './actor.ts';
import { toUnavailable } from './unavailable.ts';
import type { Writer } from './writer.ts';

/** Writes one structured line. Never a name, a text, an address, a ballot or a token. */
export type Log = {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};

export type Mail = { to: string; lang: Lang; subject: string; text: string };

export type KeptMail = Mail & { sentAt: string };

export type Mailer = {
  send(mail: Mail): Promise<void>;
  /** Messages kept on this machine because there is no server to send with, newest first. */
  listKept(): Promise<KeptMail[]>;
};

/** Whom an event reaches: everybody in the topic, or only the moderators in it, or those who follow its captions. */
export type Audience = 'public' | 'moderators' | 'captions';

/** What happened in a transaction, for the code that follows it. */
export type Published = {
  /** Frames in their order, already numbered. */
  frames: Array<{ event: LiveEvent; audience: Audience }>;
  /** Votes and supports stored, for the tallies. */
  votes: Record<'statements' | 'motions' | 'questions' | 'comments', Map<string, string>>;
  /** Lines of captions written or changed, by their ids, with their sessions. */
  captions: Map<string, string>;
  /** People whose rights changed: their sockets are looked at again. */
  people: string[];
  /** Who did something of their own: their other pages are told. */
  acting: string[];
  /** Opinions whose state or opening changed: who is at their text is looked at again. */
  opinions: string[];
  /** Changes of shared texts that the server made itself; they are in the log already. */
  documents: Array<{ opinionId: string; updateId: number; update: Uint8Array }>;
};

/** Everything stateful that actions use; made once in `services.ts`. */
export type DomainServices = {
  db: Db;
  writer: Writer;
  /** Takes what a transaction published, after its commit, in the order of the commits. */
  deliver(published: Published): void;
  now(): Date;
  sendMail(mail: Mail): Promise<void>;
  log: Log;
  /** Key for hashes that must not be guessed. */
  secret: string;
  /** Lets new guests in. */
  welcome: Welcome;
  /** Signs the heads of records; null where nothing is signed, as in the administrator's commands. */
  ledgerKey: LedgerKey | null;
};

/**
 * Makes a guest in the session of a code, accepting the charter in force; null for an unknown code and where the
 * door is not open. Resolves after the commit.
 */
export type Welcome = (guest: { code: string; name: string | null } & Arrival) => Promise<NewcomerPlace | null>;

/**
 * How somebody comes: `network` is the part of the address that a network has, only a hash of it is kept; `login` is stored
 * with a guest who is made.
 */
export type Arrival = { network?: string | null; login?: NewLogin | null };

/** `publicKey` is the Ed25519 key in base64 of its DER form. */
export type LedgerKey = { sign(bytes: Uint8Array): Uint8Array; publicKey: string };

/** What every action takes first. */
export type ActionContext = { actor: Actor; lang: Lang; requestId: string; services: DomainServices };

/** One transaction and what it will publish. */
export type Work = {
  tx: Tx;
  /** The moment of this transaction. */
  at: Date;
  publish<N extends EventName>(
    event: { topic: string; name: N; data: EventData<N>; audience?: Audience } & (EventShown<N> extends undefined
      ? { shown?: undefined }
      : { shown: EventShown<N> }),
  ): void;
  /** Notes stored votes, so that tallies are counted after the commit. Keys are ids, values session ids. */
  noteVotes(kind: keyof Published['votes'], id: string, sessionId: string): void;
  noteCaption(captionId: string, sessionId: string): void;
  notePerson(personId: string): void;
  /** Notes who did something of their own, for their other pages. */
  noteActing(personId: string): void;
  noteOpinion(opinionId: string): void;
  noteDocument(change: Published['documents'][number]): void;
  /**
   * Hands over a statement whose result nobody needs before the commit: the two travel together, which saves a round
   * trip. Where it fails, the transaction is rolled back and fails with its error.
   */
  sendLast(statement: Promise<unknown>): void;
};

type Pending = { topic: string; name: EventName; data: object; shown: unknown; audience: Audience };

type Started = { work: Work; pending: Pending[]; published: Published; last: Array<Promise<unknown>> };

function startWork(tx: Tx, at: Date): Started {
  const pending: Pending[] = [];
  const last: Array<Promise<unknown>> = [];
  const votes: Published['votes'] = {
    statements: new Map(),
    motions: new Map(),
    questions: new Map(),
    comments: new Map(),
  };
  const published: Published = {
    frames: [],
    votes,
    captions: new Map(),
    people: [],
    acting: [],
    opinions: [],
    documents: [],
  };
  const work: Work = {
    tx,
    at,
    publish(event) {
      const definition = events[event.name];
      const wrong = definition.data.safeParse(event.data).error;
      if (wrong) throw new Error(`event ${event.name} does not fit its schema: ${wrong.message}`);
      pending.push({
        topic: event.topic,
        name: event.name,
        data: event.data as object,
        shown: event.shown,
        audience: event.audience ?? 'public',
      });
    },
    noteVotes: (kind, id, sessionId) => void published.votes[kind].set(id, sessionId),
    noteCaption: (captionId, sessionId) => void published.captions.set(captionId, sessionId),
    notePerson: (personId) => void published.people.push(personId),
    noteActing: (personId) => void published.acting.push(personId),
    noteOpinion: (opinionId) => void published.opinions.push(opinionId),
    noteDocument: (change) => void published.documents.push(change),
    sendLast(statement) {
      // Its failure is looked at after the commit.
      statement.catch(() => undefined);
      last.push(statement);
    },
  };
  return { work, pending, published, last };
}

/** Numbers the logged events, writes them, and turns all into frames. Topics are taken in order, against deadlocks. */
async function logEvents(tx: Tx, pending: Pending[], published: Published, at: string): Promise<void> {
  const logged = pending.filter((event) => events[event.name].logged);
  const next = new Map<string, number>();
  for (const topic of [...new Set(logged.map((event) => event.topic))].sort()) {
    next.set(topic, await takeSeqs(tx, topic, logged.filter((event) => event.topic === topic).length));
  }
  const rows = [];
  for (const { topic, name, data, shown, audience } of pending) {
    const withShown = 'shown' in events[name] ? { ...data, shown } : data;
    const frame = { topic, name, at, data: withShown } as LiveEvent;
    if (events[name].logged) {
      const seq = next.get(topic) ?? 0;
      next.set(topic, seq + 1);
      frame.seq = seq;
      rows.push({ topic, seq, name, at, data: data as Record<string, unknown> });
    }
    published.frames.push({ event: frame, audience });
  }
  await insertEvents(tx, rows);
}

/**
 * Runs `task` in one transaction. What it publishes is checked against its schema, the logged part is written with the
 * topic's next numbers in the same transaction, and all of it is delivered after the commit; nothing on a rollback.
 * @throws what `task` throws; AppError `unavailable` when the database is away (it is then unknown whether it committed)
 */
export async function transact<T>(
  services: Pick<DomainServices, 'db' | 'deliver' | 'now'>,
  task: (work: Work) => Promise<T>,
): Promise<T> {
  let last: Array<Promise<unknown>> = [];
  try {
    const { result, published } = await services.db.transaction(async (tx) => {
      const { work, pending, published, last: sent } = startWork(tx, services.now());
      last = sent;
      const result = await task(work);
      if (pending.length > 0) await logEvents(tx, pending, published, services.now().toISOString());
      // All that was begun before has reached the connection when the next tick comes, so the commit follows it.
      if (sent.length > 0) await new Promise<void>((resolve) => void process.nextTick(resolve));
      return { result, published };
    });
    await Promise.all(last);
    services.deliver(published);
    return result;
  } catch (error) {
    // What came after a failed statement only says that the transaction had failed.
    const failed = (await Promise.allSettled(last)).find((one) => one.status === 'rejected');
    throw toUnavailable(failed ? failed.reason : error);
  }
}

export const sessionTopic = (sessionId: string): string => `session:${sessionId}`;
export const userTopic = (personId: string): string => `user:${personId}`;
