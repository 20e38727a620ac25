import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { limits } from '../limits.ts';
import { localizedText } from '../text.ts';

export const secrecies = ['named', 'confidential'] as const;
export type Secrecy = (typeof secrecies)[number];
export const electorates = ['all', 'members'] as const;
export type Electorate = (typeof electorates)[number];

const motion = {
  agendaItemId: z.optional(id),
  title: localizedText(limits.title),
  explanation: z.optional(localizedText(limits.paragraph)),
  secrecy: z.enum(secrecies, { error: 'motion.secrecy_missing' }),
  electorate: z.enum(electorates, { error: 'motion.electorate_missing' }),
};

export const createMotionInput = z.strictObject({ actionId: id, sessionId: id, ...motion });
export type CreateMotionInput = z.infer<typeof createMotionInput>;

export const editMotionInput = z.strictObject({ motionId: id, ...motion });
export type EditMotionInput = z.infer<typeof editMotionInput>;

export const motionIdInput = z.strictObject({ motionId: id });
export type MotionIdInput = z.infer<typeof motionIdInput>;
