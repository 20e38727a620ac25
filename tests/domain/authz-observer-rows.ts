import { randomUUID } from 'node:crypto';
import { checkKeptHeads } from '#server/domain/observers/check-kept-heads.ts';
import { loadObservation } from '#server/domain/observers/load-observation.ts';
import { loadObserverDesk } from '#server/domain/observers/load-observers.ts';
import { nameObserver, revokeObserver } from '#server/domain/observers/name-observer.ts';
import { captionRows } from './authz-captions-rows.ts';
import { cells, chair, closed, everybody, inEach, type Row } from './authz-matrix-cells.ts';

const absent = inEach(() => cells({}, 'not_found page.unknown'));
const revoked = inEach(() => cells({}, 'forbidden observer.revoked'));

/** Observers: moderators name them, whoever holds a link of the session reads; without one there is no page. */
const observerRows: Row[] = [
  {
    door: 'nameObserver',
    call: (ctx, { sessionId }) => nameObserver(ctx, { actionId: randomUUID(), sessionId, label: 'جمعية الواحة' }),
    answers: chair(closed),
  },
  { door: 'loadObserverDesk', call: (ctx, { sessionId }) => loadObserverDesk(ctx, sessionId), answers: chair() },
  {
    door: 'loadObservation',
    use: 'by the link',
    call: (ctx, { sessionId, observerKey }) => loadObservation(ctx, { sessionId, key: observerKey }),
    answers: inEach(() => everybody),
  },
  {
    door: 'loadObservation',
    use: 'without a link',
    call: (ctx, { sessionId }) => loadObservation(ctx, { sessionId, key: undefined }),
    answers: absent,
  },
  {
    door: 'loadObservation',
    use: 'by the link of a captioner',
    call: (ctx, { sessionId, captionKey }) => loadObservation(ctx, { sessionId, key: captionKey }),
    answers: absent,
  },
  {
    door: 'checkKeptHeads',
    use: 'by the link, with what is no file of heads',
    call: (ctx, { sessionId, observerKey }) => checkKeptHeads(ctx, { sessionId, key: observerKey, kept: '{}' }),
    answers: inEach(() => cells({}, 'invalid input.check')),
  },
  {
    door: 'checkKeptHeads',
    use: 'by the link of a captioner',
    call: (ctx, { sessionId, captionKey }) => checkKeptHeads(ctx, { sessionId, key: captionKey, kept: '{}' }),
    answers: absent,
  },
  {
    door: 'revokeObserver',
    call: (ctx, { observer }) => revokeObserver(ctx, { observerId: observer }),
    answers: chair(),
  },
  {
    door: 'loadObservation',
    use: 'by a link that was taken back',
    call: (ctx, { sessionId, revokedKey }) => loadObservation(ctx, { sessionId, key: revokedKey }),
    answers: revoked,
  },
  {
    door: 'checkKeptHeads',
    use: 'by a link that was taken back',
    call: (ctx, { sessionId, revokedKey }) => checkKeptHeads(ctx, { sessionId, key: revokedKey, kept: '{}' }),
    answers: revoked,
  },
];

/** Whoever is named for something in a session and given a link of their own. */
export const namingRows: Row[] = [...captionRows, ...observerRows];
