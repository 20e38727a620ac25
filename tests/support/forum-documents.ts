import { randomUUID } from 'node:crypto';
import type { AttachFileInput } from '#app/contract/inputs/manage-documents.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { attachFile } from '#server/domain/documents/attach-document.ts';
import type { LiveEvent } from '#app/contract/events.ts';
import type { Forum } from './forum.ts';
import type { Room } from './forum-sessions.ts';
import { missedAfter } from './missed.ts';
import { samples } from './sample-files.ts';

/** Attaches a small PDF, or what else is given, to an item. @returns its id */
export async function addDocument(
  by: ActionContext,
  agendaItemId: string,
  changes: Partial<AttachFileInput> = {},
): Promise<string> {
  const words = { title: { ar: 'تقرير الزيارة', fr: 'Compte rendu' }, langs: ['ar' as const] };
  const input = { actionId: randomUUID(), agendaItemId, ...words, file: samples.pdf, ...changes };
  return (await attachFile(by, input)).documentId;
}

/** What somebody who comes back missed after a number: the public events of a room. */
export async function eventsAfter(forum: Forum, room: Room, seq: number): Promise<LiveEvent[]> {
  return (await missedAfter(forum.db, room.sessionId, seq))?.missed ?? [];
}
