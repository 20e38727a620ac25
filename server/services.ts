import { connect, type Database } from '#db/client.ts';
import { createAuthSessions, type AuthSessions } from './auth/auth-sessions.ts';
import type { Config } from './config.ts';
import { createDatabaseClock, type Clock } from './domain/clock.ts';
import { storeCommentEdits } from './domain/comments/edit-comment.ts';
import { storeComments } from './domain/comments/post-comment.ts';
import { storeCommentReports } from './domain/comments/report-comment.ts';
import { storeCommentSupports } from './domain/comments/support-comment.ts';
import type { DomainServices, Log, Mailer, Published } from './domain/context.ts';
import { storeFloorRequests } from './domain/floor/ask-floor.ts';
import { storeFloorWithdrawals } from './domain/floor/withdraw-floor.ts';
import { createUpdateLog, type UpdateLog } from './domain/opinions/update-log.ts';
import { createRoomCache, type RoomCache } from './domain/rooms/room-cache.ts';
import { storeQuestions } from './domain/questions/ask-question.ts';
import { storeSupports } from './domain/questions/support-question.ts';
import { createWelcome } from './domain/sessions/welcome-guests.ts';
import { storeStatements } from './domain/statements/add-statement.ts';
import { storeStatementVotes } from './domain/statements/vote-statement.ts';
import { storeBallots } from './domain/votes/cast-vote.ts';
import { createWriter } from './domain/writer.ts';
import { createLedgerKey } from './ledger-key.ts';
import { createMapThread, type MapThread } from './map-thread.ts';
import { createPaperThread, type PaperThread } from './paper-thread.ts';
import { createMailer } from './mail.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { createSequencer } from './subscribers/deliver-in-order.ts';

type Frame = Published['frames'][number];

/** Everything stateful, made once. Nothing else in the server keeps state of its own between requests. */
export type Services = {
  domain: DomainServices;
  database: Database;
  clock: Clock;
  auth: AuthSessions;
  rooms: RoomCache;
  /** Changes of shared texts on their way to a commit. */
  updateLog: UpdateLog;
  mailer: Mailer;
  metrics: Metrics;
  /** Draws opinion maps beside the server's own work. */
  maps: MapThread;
  /** Writes minutes as files beside the server's own work. */
  papers: PaperThread;
  /** Adds a listener for what transactions publish, after their commit. */
  onPublished(listener: (published: Published) => void): void;
  /** Adds a listener for single frames in the order of their numbers. */
  onFrame(listener: (frame: Frame) => void): void;
};

type Options = { databaseUrl: string; secret: string; signs?: boolean; log: Log } & Pick<
  Config,
  'smtpUrl' | 'dataDir' | 'baseUrl'
>;

/** Makes the services over a database that is up and migrated; with `signs: false` the secret is not the installation's. */
export function createServices(options: Options): Services {
  const database = connect(options.databaseUrl);
  const { db } = database;
  // The queue has at most two transactions under way; connections of its own keep what they learnt of the tables.
  const lane = connect(options.databaseUrl, 2, 'generic');
  // Changes of texts lock their opinions; they must not wait behind pages for a connection.
  const textLane = connect(options.databaseUrl, 2, 'generic');
  const listeners: Array<(published: Published) => void> = [];
  const frameListeners: Array<(frame: Frame) => void> = [];
  const rooms = createRoomCache(db, options.log);
  const sequence = createSequencer((frame) => {
    for (const listener of frameListeners) listener(frame);
  });
  const deliver = (published: Published): void => {
    rooms.onPublished(published);
    for (const listener of listeners) listener(published);
    sequence(published.frames);
  };
  const clock = createDatabaseClock(db, options.log);
  const base = { db, deliver, log: options.log, now: clock.now };
  const writer = createWriter(
    { ...base, db: lane.db },
    {
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
    },
  );
  const mailer = createMailer({
    smtpUrl: options.smtpUrl,
    folder: `${options.dataDir}/mail`,
    from: `no-reply@${new URL(options.baseUrl).hostname}`,
  });
  return {
    domain: {
      ...base,
      writer,
      secret: options.secret,
      welcome: createWelcome(base),
      ledgerKey: options.signs === false ? null : createLedgerKey(options.secret),
      sendMail: (mail) => mailer.send(mail),
    },
    database: { db, close: async () => void (await Promise.all([lane, textLane, database].map((one) => one.close()))) },
    clock,
    auth: createAuthSessions(db, options.log),
    rooms,
    updateLog: createUpdateLog({ ...base, db: textLane.db }),
    mailer,
    metrics: createMetrics(writer),
    maps: createMapThread(options.databaseUrl),
    papers: createPaperThread(`${options.dataDir}/papers`),
    onPublished: (listener) => void listeners.push(listener),
    onFrame: (listener) => void frameListeners.push(listener),
  };
}
