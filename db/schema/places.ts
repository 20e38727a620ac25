import { boolean, date, index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { DelegationRules } from '#app/contract/delegation.ts';
import { seatCategories } from '#app/contract/colleges.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import { officerRoles } from '#app/contract/minutes.ts';
import { people } from './people.ts';

export const regions = pgTable('regions', {
  regionId: text('region_id').primaryKey(),
  nameAr: text('name_ar').notNull(),
  nameFr: text('name_fr').notNull(),
});

export const provinces = pgTable('provinces', {
  provinceId: text('province_id').primaryKey(),
  regionId: text('region_id')
    .notNull()
    .references(() => regions.regionId),
  nameAr: text('name_ar').notNull(),
  nameFr: text('name_fr').notNull(),
});

/** Key: the code of the Haut-Commissariat au Plan (census of 2024), with its final dot. */
export const communes = pgTable(
  'communes',
  {
    communeId: text('commune_id').primaryKey(),
    provinceId: text('province_id')
      .notNull()
      .references(() => provinces.provinceId),
    slug: text('slug').notNull().unique(),
    shortCode: text('short_code').unique(),
    nameAr: text('name_ar').notNull(),
    nameFr: text('name_fr').notNull(),
    /** Folded names, for search. */
    searchName: text('search_name').notNull(),
    population: integer('population').notNull(),
    isPilot: boolean('is_pilot').notNull().default(false),
  },
  (table) => [index('communes_province').on(table.provinceId)],
);

export const spaces = pgTable('spaces', {
  spaceId: uuid('space_id').primaryKey(),
  communeId: text('commune_id')
    .notNull()
    .references(() => communes.communeId),
  name: jsonb('name').$type<LocalizedText>().notNull(),
  about: jsonb('about').$type<LocalizedText>().notNull(),
  seatCount: integer('seat_count').notNull(),
  /** How members may vote in the name of others; null where the space does not allow it. */
  delegation: jsonb('delegation').$type<DelegationRules>(),
});

export const seats = pgTable(
  'seats',
  {
    seatId: uuid('seat_id').primaryKey(),
    spaceId: uuid('space_id')
      .notNull()
      .references(() => spaces.spaceId),
    number: integer('number').notNull(),
    association: jsonb('association').$type<LocalizedText>().notNull(),
    category: text('category', { enum: seatCategories }).notNull(),
  },
  (table) => [unique('seats_number').on(table.spaceId, table.number)],
);

/** Who holds a seat and until when. The name is public only from the moment consent was recorded. */
export const mandates = pgTable(
  'mandates',
  {
    mandateId: uuid('mandate_id').primaryKey(),
    seatId: uuid('seat_id')
      .notNull()
      .references(() => seats.seatId),
    personId: uuid('person_id').references(() => people.personId),
    holderName: text('holder_name').notNull(),
    nameConsentAt: timestamp('name_consent_at', { withTimezone: true }),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on'),
    officerRole: text('officer_role', { enum: officerRoles }),
  },
  (table) => [index('mandates_seat').on(table.seatId)],
);
