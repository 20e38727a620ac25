import * as z from 'zod/mini';
import { weightCast } from './weights.ts';
import { majorityRules, quorumRules } from './motion-rules.ts';

/** Whom a seat of the space stands for. */
export const seatCategories = ['civil_society', 'youth', 'women', 'disability', 'equity_body'] as const;
export type SeatCategory = (typeof seatCategories)[number];

const college = z.strictObject({
  categories: z.array(z.enum(seatCategories)),
  quorumRule: z.enum(quorumRules),
  majorityRule: z.enum(majorityRules),
  /** Its members in office when the vote was opened; null before. */
  entitled: z.nullable(z.int()),
});

/** Two groups of members, each with its own quorum and majority; a motion is carried when both carry it. */
export const motionColleges = z.array(college);
export type MotionColleges = z.infer<typeof motionColleges>;

/** The same as everybody sees it: how many must take part, and how many who voted do. */
export const collegeView = z.extend(college, { quorum: z.nullable(z.int()), part: z.int() });
export type CollegeView = z.infer<typeof collegeView>;

/** What one college decided. Its figures are weights where votes count for more than one; `cast` are people. */
export const collegeResult = z.strictObject({
  yes: z.int(),
  no: z.int(),
  abstain: z.int(),
  cast: z.int(),
  delegated: z.optional(z.int()),
  present: z.optional(z.int()),
  weight: z.optional(weightCast),
  entitled: z.nullable(z.int()),
  quorum: z.nullable(z.int()),
  quorumMet: z.boolean(),
  adopted: z.boolean(),
});
export type CollegeResult = z.infer<typeof collegeResult>;
