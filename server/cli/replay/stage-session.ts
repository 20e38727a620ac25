import { randomUUID } from 'node:crypto';
import type { LocalizedText } from '#app/contract/languages.ts';
import { bareAccount } from '../../domain/actor.ts';
import { createAccount, revokeRole } from '../../domain/accounts/manage-account.ts';
import { loadCommune } from '../../domain/communes/load-commune.ts';
import type { ActionContext, DomainServices } from '../../domain/context.ts';
import { toLocalTime } from '#app/contract/local-time.ts';
import { hideStatement } from '../../domain/moderation/moderate-statement.ts';
import { loadRoom } from '../../domain/rooms/load-room.ts';
import { createSession } from '../../domain/sessions/create-session.ts';
import { moveSession } from '../../domain/sessions/move-session.ts';
import { addStatement } from '../../domain/statements/add-statement.ts';
import type { Conversation } from './read-polis.ts';

/** A session made for a replay, run by an operator of its own. */
export type Stage = {
  sessionId: string;
  code: string;
  /** Source id of each statement → its id here. */
  statements: Map<string, string>;
  /** Hides the statements that were moderated out at the source; their votes stay. */
  hideModeratedOut(): Promise<number>;
  /** Closes the session and takes the operator's role away. */
  close(): Promise<void>;
};

/** Makes and opens a session with the statements of a conversation, through the forum's own actions. */
export async function stageSession(
  services: DomainServices,
  commune: string,
  title: string,
  conversation: Conversation,
): Promise<Stage> {
  const { communeId } = await loadCommune(services.db, commune);
  const email = `replay-${randomUUID()}@replay.invalid`;
  const account = { email, name: 'Replay', password: null, role: 'moderator' as const, commune, charterAccepted: true };
  const { personId } = await createAccount(services, account);
  const ctx: ActionContext = { actor: bareAccount(personId), lang: 'en', requestId: randomUUID(), services };
  const { sessionId } = await createSession(ctx, {
    ...planOf(title),
    actionId: randomUUID(),
    communeId,
    startsAt: toLocalTime(services.now()),
  });
  const statements = new Map<string, string>();
  for (const { id, text } of conversation.statements) {
    const added = await addStatement(ctx, { actionId: randomUUID(), sessionId, text });
    statements.set(id, added.statementId);
  }
  await moveSession(ctx, { sessionId, to: 'open' });
  const { session } = await loadRoom(services.db, sessionId);
  return {
    sessionId,
    code: session.code,
    statements,
    async hideModeratedOut() {
      const hidden = conversation.statements.filter((statement) => statement.hidden);
      for (const { id } of hidden)
        await hideStatement(ctx, { targetId: statements.get(id) ?? '', reason: 'off_topic' });
      return hidden.length;
    },
    async close() {
      await moveSession(ctx, { sessionId, to: 'closed' });
      await revokeRole(services, email, 'moderator');
    },
  };
}

function planOf(title: string) {
  const both = (text: string): LocalizedText & { ar: string } => ({ ar: text, en: text });
  return {
    title: both(`Replay: ${title}`.slice(0, 200)),
    purpose: both('A public conversation held elsewhere, replayed with its own statements and votes.'),
    decides: both('Nothing: this is a replay.'),
    decidedBy: both('Nobody'),
    decidedWhen: both('Never'),
    afterwards: both('The open data of this session is compared with the published data.'),
    holdComments: false,
    statementsByAll: false,
  };
}
