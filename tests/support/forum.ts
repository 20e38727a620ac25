import { createLedgerKey } from '#server/ledger-key.ts';
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import type { LiveEvent } from '#app/contract/events.ts';
import type { Lang } from '#app/contract/languages.ts';
import { connect, type Db } from '#db/client.ts';
import { createAuthSessions } from '#server/auth/auth-sessions.ts';
import type { Actor } from '#server/domain/actor.ts';
import { visitor } from '#server/domain/actor.ts';
import { storeCommentSupports } from '#server/domain/comments/support-comment.ts';
import { storeCommentEdits } from '#server/domain/comments/edit-comment.ts';
import { storeComments } from '#server/domain/comments/post-comment.ts';
import { storeCommentReports } from '#server/domain/comments/report-comment.ts';
import type { ActionContext, DomainServices, Log, Mail, Published } from '#server/domain/context.ts';
import { storeQuestions } from '#server/domain/questions/ask-question.ts';
import { storeSupports } from '#server/domain/questions/support-question.ts';
import { storeFloorRequests } from '#server/domain/floor/ask-floor.ts';
import { storeFloorWithdrawals } from '#server/domain/floor/withdraw-floor.ts';
import { storeStatements } from '#server/domain/statements/add-statement.ts';
import { storeStatementVotes } from '#server/domain/statements/vote-statement.ts';
import { storeBallots } from '#server/domain/votes/cast-vote.ts';
import { createWelcome } from '#server/domain/sessions/welcome-guests.ts';
import { createWriter, type BatchHandlers } from '#server/domain/writer.ts';
import { createTestDatabase } from './database.ts';

export type LogLine = { level: 'info' | 'warn' | 'error'; fields: Record<string, unknown>; message: string };

/** The forum's actions over a database of their own, with everything they told the outside kept for looking at. */
export type Forum = {
  url: string;
  db: Db;
  /** For recounts that trust none of our queries. */
  sql: postgres.Sql;
  services: DomainServices;
  clock: { now: Date };
  published: Published[];
  mails: Mail[];
  lines: LogLine[];
  /** Frames delivered so far, of one name or of all. */
  frames(name?: string): LiveEvent[];
  /** Context of a person with a login of their own, read as in production; null is a visitor. */
  as(personId: string | null, lang?: Lang): Promise<ActionContext>;
  /** Opens connections beforehand, so that acts started together run together. */
  warmUp(): Promise<void>;
  /** Another node on the same database, with its own writer. */
  secondNode(): Promise<Forum>;
  close(): Promise<void>;
};

export const handlers: BatchHandlers = {
  castVote: storeBallots,
  voteStatement: storeStatementVotes,
  addStatement: storeStatements,
  postComment: storeComments,
  editComment: storeCommentEdits,
  reportComment: storeCommentReports,
  askQuestion: storeQuestions,
  supportQuestion: storeSupports,
  supportComment: storeCommentSupports,
  askFloor: storeFloorRequests,
  withdrawFloor: storeFloorWithdrawals,
};

const connections = 12;

type Options = { seeded?: boolean; url?: string; handlers?: BatchHandlers };

/** Makes a forum over a cloned database, or over the one at `url`, which then is left in place. */
export async function createForum(options: Options = {}): Promise<Forum> {
  const own = options.url === undefined ? await createTestDatabase({ seeded: options.seeded ?? false }) : null;
  const url = options.url ?? own?.url ?? '';
  const database = connect(url, connections);
  const sql = postgres(url, { max: 4, onnotice: () => undefined });
  const recorder = record();
  const services = makeServices(database.db, recorder, options.handlers ?? handlers);
  const forum: Forum = {
    url,
    db: database.db,
    sql,
    services,
    ...recorder,
    frames: (name) => framesOf(recorder.published, name),
    as: async (personId, lang = 'ar') => contextOf(services, await actorOf(database.db, personId), lang),
    async warmUp() {
      await Promise.all(Array.from({ length: connections }, () => database.db.execute('select pg_sleep(0.05)')));
    },
    secondNode: () => createForum({ ...options, url }),
    async close() {
      await services.writer.drain();
      await sql.end({ timeout: 5 });
      await database.close();
      await own?.drop();
    },
  };
  return forum;
}

type Recorder = Pick<Forum, 'clock' | 'published' | 'mails' | 'lines'>;

function record(): Recorder {
  return { clock: { now: new Date() }, published: [], mails: [], lines: [] };
}

/** The services over any reader: also over one transaction, whose changes a test then takes back. */
export function makeServices(db: Db, recorder: Recorder, batchHandlers: BatchHandlers): DomainServices {
  const write =
    (level: LogLine['level']): Log['info'] =>
    (fields, message) =>
      void recorder.lines.push({ level, fields, message });
  const base = {
    db,
    deliver: (published: Published) => void recorder.published.push(published),
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    now: () => recorder.clock.now,
  };
  return {
    ...base,
    writer: createWriter(base, batchHandlers),
    secret: 'a secret of the tests',
    welcome: createWelcome(base),
    ledgerKey: createLedgerKey('a secret of the tests'),
    sendMail: async (mail) => void recorder.mails.push(mail),
  };
}

function framesOf(published: Published[], name?: string): LiveEvent[] {
  const all = published.flatMap((one) => one.frames.map(({ event }) => event));
  return name === undefined ? all : all.filter((event) => event.name === name);
}

export function contextOf(services: DomainServices, actor: Actor, lang: Lang = 'ar'): ActionContext {
  return { actor, lang, requestId: randomUUID(), services };
}

/** The actor that a cookie of this person gives. */
export async function actorOf(db: Db, personId: string | null): Promise<Actor> {
  if (personId === null) return visitor;
  const auth = createAuthSessions(db);
  const { token } = await auth.create(personId, 'test');
  const actor = await auth.validate(token);
  if (!actor) throw new Error(`nobody has the id ${personId}`);
  return actor;
}

/** The person behind a context. */
export function idOf(ctx: ActionContext): string {
  if (ctx.actor.kind === 'visitor') throw new Error('a visitor has no id');
  return ctx.actor.personId;
}
