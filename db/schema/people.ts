import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Everybody who acts: holders of an account, and guests who joined a room by its code. */
export const people = pgTable('people', {
  personId: uuid('person_id').primaryKey(),
  kind: text('kind', { enum: ['account', 'guest'] }).notNull(),
  displayName: text('display_name'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  suspendedAt: timestamp('suspended_at', { withTimezone: true }),
  charterVersion: integer('charter_version'),
  charterAcceptedAt: timestamp('charter_accepted_at', { withTimezone: true }),
});

export const accounts = pgTable('accounts', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => people.personId),
  email: text('email').notNull().unique(),
  /** argon2id; null for an account that signs in by code only. */
  passwordHash: text('password_hash'),
  emailConfirmedAt: timestamp('email_confirmed_at', { withTimezone: true }),
});

/** Logins. The key is the SHA-256 of the token in the cookie: the table alone opens nothing. */
export const authSessions = pgTable(
  'auth_sessions',
  {
    authSessionId: text('auth_session_id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.personId, { onDelete: 'cascade' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** Kind of browser in a few words, so that people recognise their own logins. */
    device: text('device').notNull().default(''),
  },
  (table) => [index('auth_sessions_person').on(table.personId), index('auth_sessions_expiry').on(table.expiresAt)],
);

export const roles = ['member', 'rapporteur', 'moderator', 'official', 'admin'] as const;

/** A role in one commune; for members and rapporteurs in one of its spaces. An administrator's has neither. */
export const roleGrants = pgTable(
  'role_grants',
  {
    grantId: uuid('grant_id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.personId, { onDelete: 'cascade' }),
    role: text('role', { enum: roles }).notNull(),
    communeId: text('commune_id'),
    spaceId: uuid('space_id'),
    grantedAt: timestamp('granted_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('role_grants_person').on(table.personId)],
);

/** One-time codes: hashed, bound to the secret of the browser that asked, five tries, ten minutes. */
export const signInCodes = pgTable(
  'sign_in_codes',
  {
    attemptHash: text('attempt_hash').primaryKey(),
    email: text('email').notNull(),
    codeHash: text('code_hash').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    tries: integer('tries').notNull().default(0),
    usedAt: timestamp('used_at', { withTimezone: true }),
  },
  (table) => [index('sign_in_codes_expiry').on(table.expiresAt)],
);

/** Every acceptance of the charter, with its version. */
export const charterAcceptances = pgTable(
  'charter_acceptances',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.personId, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    acceptedAt: timestamp('accepted_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.version] })],
);

/** Failures counted in windows of time; successful acts never count. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text('key').primaryKey(),
    points: integer('points').notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('rate_limits_end').on(table.endsAt)],
);
