import { sessionStates } from '#app/contract/moderation.ts';
import { correctMinutes } from '#server/domain/minutes/correct-minutes.ts';
import { draftMinutes, redraftSection } from '#server/domain/minutes/draft-minutes.ts';
import { editMinutes } from '#server/domain/minutes/edit-minutes.ts';
import { loadMinutesDesk } from '#server/domain/minutes/load-minutes.ts';
import { publishMinutes } from '#server/domain/minutes/publish-minutes.ts';
import { signMinutes } from '#server/domain/minutes/sign-minutes.ts';
import { cells, inEach, nobody, type Row } from './authz-matrix-cells.ts';

const outside = 'forbidden minutes.not_writer';

/** For the moderators and the officers of the space, once the session is closed. The member is its president. */
const writers = (moderator: string, president = moderator): Row['answers'] =>
  inEach((state) => {
    const early = state === 'closed' ? null : 'conflict minutes.not_closed';
    return cells({ ...nobody, moderator: early ?? moderator, member: early ?? president }, outside);
  });

const section = 'closing' as const;

/** The minutes of a session: of a closed one they are being written and not signed yet. */
export const minutesRows: Row[] = [
  {
    door: 'draftMinutes',
    call: (ctx, { sessionId, minutes }) => draftMinutes(ctx, { sessionId, seen: minutes }),
    answers: writers('ok'),
  },
  {
    door: 'redraftSection',
    call: (ctx, { sessionId }) => redraftSection(ctx, { sessionId, section, revision: 0 }),
    answers: writers('ok'),
  },
  {
    door: 'editMinutes',
    call: (ctx, { sessionId }) => editMinutes(ctx, { sessionId, section, revision: 0, ar: 'نص', fr: 'texte' }),
    answers: writers('ok'),
  },
  {
    door: 'signMinutes',
    use: 'as the president',
    call: (ctx, { sessionId, minutes }) => signMinutes(ctx, { sessionId, office: 'president', seen: minutes }),
    answers: writers('forbidden minutes.not_signer', 'ok'),
  },
  {
    door: 'signMinutes',
    use: 'as the rapporteur',
    call: (ctx, { sessionId, minutes }) => signMinutes(ctx, { sessionId, office: 'rapporteur', seen: minutes }),
    answers: writers('forbidden minutes.not_signer'),
  },
  {
    door: 'publishMinutes',
    call: (ctx, { sessionId, minutes }) => publishMinutes(ctx, { sessionId, seen: minutes }),
    answers: writers('conflict minutes.not_signed'),
  },
  {
    door: 'correctMinutes',
    call: (ctx, { sessionId }) => correctMinutes(ctx, { sessionId, reason: 'خطأ' }),
    answers: writers('conflict minutes.being_written'),
  },
  {
    door: 'loadMinutesDesk',
    call: (ctx, { sessionId }) => loadMinutesDesk(ctx, sessionId),
    answers: Object.fromEntries(
      sessionStates.map((state) => [state, cells({ ...nobody, moderator: 'ok', member: 'ok' }, outside)]),
    ),
  },
];
