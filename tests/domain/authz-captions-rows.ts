import { randomUUID } from 'node:crypto';
import { loadCaptionDesk, loadCaptioner } from '#server/domain/captions/load-captions.ts';
import { editCaption, hideCaption, showCaption } from '#server/domain/captions/moderate-caption.ts';
import { nameCaptioner, revokeCaptioner } from '#server/domain/captions/name-captioner.ts';
import { switchWallCaptions } from '#server/domain/captions/switch-wall-captions.ts';
import { writeCaption } from '#server/domain/captions/write-caption.ts';
import { cells, chair, closed, everybody, inEach, nobody, type Cells, type Row } from './authz-matrix-cells.ts';

const line = { lang: 'ar', text: 'سطر جديد' } as const;
const notNamed = 'forbidden caption.not_named';
const whenUnderWay = (state: string): Cells => {
  const no = { planned: 'conflict session.not_open_yet', closed: 'conflict session.closed' }[state];
  return no ? cells({}, no) : everybody;
};

/** The captions: moderators name and moderate, whoever holds a link writes. */
export const captionRows: Row[] = [
  {
    door: 'nameCaptioner',
    call: (ctx, { sessionId }) => nameCaptioner(ctx, { actionId: randomUUID(), sessionId }),
    answers: chair(closed),
  },
  {
    door: 'switchWallCaptions',
    call: (ctx, { sessionId }) => switchWallCaptions(ctx, { sessionId, on: true }),
    answers: chair(closed),
  },
  {
    door: 'writeCaption',
    use: 'by the link',
    call: (ctx, { sessionId, captionKey }) =>
      writeCaption(ctx, { sessionId, captionId: randomUUID(), key: captionKey, ...line }),
    answers: inEach(whenUnderWay),
  },
  {
    door: 'writeCaption',
    use: 'by an account that was not named',
    call: (ctx, { sessionId }) => writeCaption(ctx, { sessionId, captionId: randomUUID(), ...line }),
    answers: inEach(() => cells({}, notNamed)),
  },
  {
    door: 'hideCaption',
    call: (ctx, { caption }) => hideCaption(ctx, { targetId: caption, reason: 'disrespect' }),
    answers: chair(),
  },
  { door: 'showCaption', call: (ctx, { caption }) => showCaption(ctx, { targetId: caption }), answers: chair() },
  {
    door: 'editCaption',
    call: (ctx, { caption }) => editCaption(ctx, { captionId: caption, text: randomUUID() }),
    answers: chair(),
  },
  {
    door: 'loadCaptionDesk',
    call: (ctx, { sessionId }) => loadCaptionDesk(ctx, { sessionId, page: null }),
    answers: chair(),
  },
  {
    door: 'loadCaptioner',
    call: (ctx, { sessionId }) => loadCaptioner(ctx, { sessionId, key: undefined }),
    answers: inEach(() => cells(nobody, notNamed)),
  },
  // Last, for nothing is taken by the link afterwards.
  {
    door: 'revokeCaptioner',
    call: (ctx, { captioner }) => revokeCaptioner(ctx, { captionerId: captioner }),
    answers: chair(closed),
  },
];
