import { randomUUID } from 'node:crypto';
import type { Actor } from '#server/domain/actor.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { addImage } from '#server/domain/opinions/add-image.ts';
import { admitToDocument } from '#server/domain/opinions/admit.ts';
import { createOpinion } from '#server/domain/opinions/create-opinion.ts';
import { loadAuthors, loadOpinion, loadVersion } from '#server/domain/opinions/load-opinion.ts';
import { moveOpinion } from '#server/domain/opinions/move-opinion.ts';
import { openDraft } from '#server/domain/opinions/open-draft.ts';
import { publishVersion } from '#server/domain/opinions/publish-version.ts';
import { renameOpinion } from '#server/domain/opinions/rename-opinion.ts';
import { restoreVersion } from '#server/domain/opinions/restore-version.ts';
import { saveVersion } from '#server/domain/opinions/save-version.ts';

/** Everybody who may stand before an opinion. The suspended one would be its rapporteur. */
export const opinionRoles = [
  'visitor',
  'guest',
  'citizen',
  'member',
  'member without the charter',
  'rapporteur',
  'rapporteur elsewhere',
  'moderator',
  'official',
  'admin',
  'suspended',
] as const;
export type OpinionRole = (typeof opinionRoles)[number];

/** Kinds of opinions: where the text moves and where it stands still, private and opened. */
export const opinionKinds = ['draft', 'opened draft', 'tabled', 'opened tabled'] as const;
export type OpinionKind = (typeof opinionKinds)[number];

export type OpinionStage = {
  communeId: string;
  opinionId: string;
  /** Not published. */
  versionId: string;
  actors: Record<OpinionRole, Actor>;
};

type Cells = Record<OpinionRole, string>;
export type OpinionRow = {
  door: string;
  call(ctx: ActionContext, stage: OpinionStage): Promise<unknown>;
  answers: Record<OpinionKind, Cells>;
};

const actionId = () => randomUUID();
const absent = 'not_found opinion.unknown';

/** @param rest what all others are answered */
function cells(named: Partial<Cells>, rest: string): Cells {
  return Object.fromEntries(opinionRoles.map((role) => [role, named[role] ?? rest])) as Cells;
}
const inEach = (cellsOf: (kind: OpinionKind) => Cells): Record<OpinionKind, Cells> =>
  Object.fromEntries(opinionKinds.map((kind) => [kind, cellsOf(kind)])) as Record<OpinionKind, Cells>;

const isOpened = (kind: OpinionKind): boolean => kind.startsWith('opened');
const moves = (kind: OpinionKind): boolean => kind.endsWith('draft');
/** What outsiders are told: of a private draft not even that it exists. */
const outside = (kind: OpinionKind): string => (isOpened(kind) ? 'forbidden opinion.not_member' : absent);

/** Doors for members (writing) or the rapporteur (managing). @param yes what those are answered whom it is for */
function doors(who: 'members' | 'rapporteur', yes: (kind: OpinionKind) => string): Record<OpinionKind, Cells> {
  return inEach((kind) =>
    cells(
      {
        visitor: 'unauthenticated auth.needed',
        suspended: 'forbidden auth.suspended',
        rapporteur: yes(kind),
        member: who === 'members' ? yes(kind) : 'forbidden opinion.not_rapporteur',
        'member without the charter': 'forbidden charter.not_accepted',
      },
      outside(kind),
    ),
  );
}

const png = Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]);
const ok = (): string => 'ok';
const whileMoving = (kind: OpinionKind): string => (moves(kind) ? 'ok' : 'conflict opinion.not_writable');

/** Every action on opinions, and every way to read them, with what each role is answered. */
export const opinionRows: OpinionRow[] = [
  {
    door: 'createOpinion',
    call: (ctx, { communeId }) =>
      createOpinion(ctx, {
        actionId: actionId(),
        communeId,
        title: 'رأي حول المساحات الخضراء',
        origin: 'referral',
        template: 'short',
      }),
    answers: inEach(() =>
      cells(
        {
          visitor: 'unauthenticated auth.needed',
          suspended: 'forbidden auth.suspended',
          member: 'ok',
          rapporteur: 'ok',
          'member without the charter': 'forbidden charter.not_accepted',
        },
        'forbidden opinion.not_member',
      ),
    ),
  },
  {
    door: 'renameOpinion',
    call: (ctx, { opinionId }) => renameOpinion(ctx, { actionId: actionId(), opinionId, title: 'عنوان آخر للرأي' }),
    answers: doors('rapporteur', ok),
  },
  {
    door: 'openDraft',
    call: (ctx, { opinionId }) => openDraft(ctx, { actionId: actionId(), opinionId, opened: true }),
    answers: doors('rapporteur', ok),
  },
  {
    door: 'saveVersion',
    call: (ctx, { opinionId }) => saveVersion(ctx, { actionId: actionId(), opinionId, name: 'صيغة' }),
    answers: doors('rapporteur', ok),
  },
  {
    door: 'publishVersion',
    call: (ctx, { versionId }) => publishVersion(ctx, { actionId: actionId(), versionId, published: true }),
    answers: doors('rapporteur', ok),
  },
  {
    door: 'restoreVersion',
    call: (ctx, { versionId }) => restoreVersion(ctx, { actionId: actionId(), versionId }),
    answers: doors('rapporteur', whileMoving),
  },
  {
    door: 'moveOpinion',
    call: (ctx, { opinionId }) => moveOpinion(ctx, { actionId: actionId(), opinionId, to: 'adopted' }),
    answers: doors('rapporteur', (kind) => (moves(kind) ? 'conflict opinion.cannot_move' : 'ok')),
  },
  {
    door: 'addImage',
    call: (ctx, { opinionId }) => addImage(ctx, { actionId: actionId(), opinionId, alt: 'مخطط', bytes: png }),
    answers: doors('members', whileMoving),
  },
  {
    door: 'loadOpinion',
    call: (ctx, { opinionId }) => loadOpinion(ctx.services.db, ctx.actor, opinionId),
    answers: inEach((kind) => {
      const members = { member: 'ok', 'member without the charter': 'ok', rapporteur: 'ok' };
      return isOpened(kind) ? cells({}, 'ok') : cells(members, absent);
    }),
  },
  {
    door: 'loadVersion',
    call: (ctx, { opinionId }) => loadVersion(ctx.services.db, ctx.actor, opinionId, 1),
    answers: inEach((kind) => {
      const members = { member: 'ok', 'member without the charter': 'ok', rapporteur: 'ok' };
      return isOpened(kind) ? cells({}, 'ok') : cells(members, 'not_found opinion.version_unknown');
    }),
  },
  {
    door: 'loadAuthors',
    call: (ctx, { opinionId }) => loadAuthors(ctx.services.db, ctx.actor, opinionId),
    answers: inEach(() =>
      cells(
        {
          visitor: 'unauthenticated auth.needed',
          suspended: 'forbidden auth.suspended',
          member: 'ok',
          'member without the charter': 'ok',
          rapporteur: 'ok',
        },
        'forbidden opinion.not_member',
      ),
    ),
  },
  {
    // Answers how one is at the shared text; told as a word, so that each role's way is seen.
    door: 'admitToDocument',
    call: async (ctx, { opinionId }) => {
      const { mode } = await admitToDocument(ctx.services.db, ctx.actor, opinionId);
      throw new Error(mode);
    },
    answers: inEach((kind) => {
      const editor = moves(kind) ? 'bug Error: editor' : 'bug Error: reader';
      const named = { member: editor, rapporteur: editor, 'member without the charter': 'bug Error: reader' };
      const closed = { visitor: 'unauthenticated auth.needed', suspended: 'forbidden auth.suspended' };
      return isOpened(kind)
        ? cells(named, 'bug Error: reader')
        : cells({ ...named, ...closed }, 'forbidden opinion.not_member');
    }),
  },
  {
    // Of one who comes to write.
    door: 'admitToDocument',
    call: ({ services, actor }, { opinionId }) => admitToDocument(services.db, actor, opinionId, 'editor'),
    answers: inEach((kind) => {
      const writer = moves(kind) ? 'ok' : 'conflict opinion.not_writable';
      const named = {
        visitor: 'unauthenticated auth.needed',
        suspended: 'forbidden auth.suspended',
        member: writer,
        rapporteur: writer,
        'member without the charter': 'forbidden charter.not_accepted',
      };
      return cells(named, 'forbidden opinion.not_member');
    }),
  },
];
