import { bigint, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { sealActs as acts } from '#app/contract/seal.ts';
import { people } from './people.ts';
import { sessions } from './sessions.ts';
import { motions } from './votes.ts';

/** Who asked to seal a vote, withdrew that, confirmed it or did it alone; none is changed. */
export const sealActs = pgTable(
  'seal_acts',
  {
    sealActId: uuid('seal_act_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    motionId: uuid('motion_id')
      .notNull()
      .references(() => motions.motionId),
    /** Two acts of one moment keep their order. */
    position: bigint('position', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    act: text('act', { enum: acts }).notNull(),
    actedBy: uuid('acted_by')
      .notNull()
      .references(() => people.personId),
    actedAt: timestamp('acted_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('seal_acts_session').on(table.sessionId, table.position)],
);
