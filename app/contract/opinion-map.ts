import * as z from 'zod/mini';
import type { LevelCounts } from './levels.ts';
import { groupLabels, type GroupLabel } from './opinion-groups.ts';

/** How many agreed, disagreed and passed, in this order. */
const counts = z.tuple([z.int(), z.int(), z.int()]);
export type MapCounts = z.infer<typeof counts>;

const statementShare = z.strictObject({
  number: z.int(),
  side: z.enum(['agree', 'disagree']),
  /** How many of those who voted on it are on this side. */
  count: z.int(),
  of: z.int(),
});
export type StatementShare = z.infer<typeof statementShare>;

const mapGroup = z.strictObject({
  label: z.enum(groupLabels),
  size: z.int(),
  x: z.number(),
  y: z.number(),
  /** People of the same opinion as one dot: place, place and how many. */
  dots: z.array(z.tuple([z.number(), z.number(), z.int()])),
  /** What sets the group apart, most telling first. */
  representative: z.array(statementShare),
});
export type MapGroup = z.infer<typeof mapGroup>;

/**
 * The opinion map of a session as everybody sees it. Places have no unit. A group of fewer than ten
 * people is left out and counted in `withheld`.
 */
export const opinionMapView = z.strictObject({
  /** People in the picture: those who voted on enough statements. */
  people: z.int(),
  withheld: z.int(),
  groups: z.array(mapGroup),
  /** Shown statements by number: counts of everybody and of each group, in the order of `groups`. */
  statements: z.array(
    z.strictObject({
      number: z.int(),
      all: counts,
      groups: z.array(counts),
      /** From 0 to 1: near 1 where every group agrees. */
      together: z.number(),
    }),
  ),
  /** What most of all agree or disagree with, the clearest first. */
  consensus: z.array(statementShare),
});
export type OpinionMapView = z.infer<typeof opinionMapView>;

/**
 * A drawn map: `revision` rises with each; a final one was computed anew from the open data of a closed session. `levels` are
 * all who voted on statements, by level of assurance; null where they are few.
 */
export type DrawnMap = {
  revision: number;
  at: string;
  final: boolean;
  view: OpinionMapView;
  levels: LevelCounts | null;
};

/** The viewer's own place on the map. The group is null where it is too small to be shown. */
export type OwnPlace = { x: number; y: number; label: GroupLabel | null };

/** What a page of the map is drawn from. */
export type MapPage = { drawn: DrawnMap | null; own: OwnPlace | null };
