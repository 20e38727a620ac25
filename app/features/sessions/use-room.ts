import { useEffect, useRef, useState } from 'react';
import type { PresenceCount } from '#app/contract/attendance.ts';
import type { ActAnswer, ActName } from '#app/contract/commands.ts';
import type { FloorSpeaker, FloorView } from '#app/contract/floor.ts';
import type { LiveEvent } from '#app/contract/events.ts';
import type { MotionView, RoomSelf, RoomView } from '#app/contract/views.ts';
import { useAnnouncer } from '#app/live/use-announcer.ts';
import { useAskAnew } from '#app/live/use-ask-anew.ts';
import { useLiveRoom } from '#app/live/use-live-room.ts';
import { keepReceipt } from '#app/live/keep-receipt.ts';
import { useOutbox } from '#app/live/use-outbox.ts';
import type { Waiting } from '#app/live/outbox.ts';
import { useWhenSeen } from '#app/live/use-when-seen.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { useLostWarning } from './use-lost-warning.ts';

type Loaded = { room: RoomView; self: RoomSelf };

/**
 * Everything live in a room: its state, the person's own votes as the server confirmed them, acts on their way, and
 * what is said to a screen reader. A live event changes no control, no focus and no scroll position.
 */
export function useRoom({ room: loaded, self }: Loaded) {
  const { t } = useT();
  const { announcer, seconds, choose } = useAnnouncer();
  const askAnew = useAskAnew();
  const askInTurn = useAskAnew(2000);
  const askWhenSeen = useWhenSeen(askAnew);
  const fresh = useRef(0);
  const [own, setOwn] = useState(() => readOwn(self));
  const [floorRequest, setFloorRequest] = useState(self.floorRequest);
  if (own.from !== self) {
    setOwn(readOwn(self));
    setFloorRequest(self.floorRequest);
  }

  const [presence, setPresence] = useState<PresenceCount | null>(null);
  const [posted, setPosted] = useState<string[]>([]);
  const [asked, setAsked] = useState<string[]>([]);

  /** Who has the floor, when that changes; the one it is given to is told at once. */
  const spoken = useRef(loaded.floor.speaker?.requestId);
  const tellFloor = (speaker: FloorSpeaker | null | undefined): void => {
    if (spoken.current === speaker?.requestId) return;
    spoken.current = speaker?.requestId;
    if (!speaker) return;
    const { requestId, hall } = speaker;
    const name = speaker.name ?? t(`floor:${hall ? 'hall' : 'no_name'}`);
    if (requestId === floorRequest) announcer.urgent('floor.given', t('floor:say.given'));
    else announcer.polite('floor', t('floor:say.speaker', { name }));
  };
  /** Those who may ask for the floor, have not had it and have not asked for it are invited while the chair does. */
  const invitation = ({ invitedAt }: FloorView): string | null =>
    self.can.askFloor && !self.hasSpoken && floorRequest === null ? invitedAt : null;
  const invited = useRef(loaded.floor.invitedAt);
  const tellInvited = (floor: FloorView): void => {
    if (invited.current === floor.invitedAt) return;
    invited.current = floor.invitedAt;
    if (invitation(floor)) announcer.polite('floor.invited', t('floor:invited.title'));
  };
  /** A vote interrupts those who have a voice in it, and nobody else. */
  const tellVote = (step: 'opened' | 'closed', motion: MotionView | null | undefined): void => {
    if (motion?.electorate !== 'members') announcer.urgent(`vote.${step}`, t(`own:say.vote_${step}`));
    else if (self.can.voteMembers) announcer.urgent(`vote.${step}`, t(`own:say.members_${step}`));
    else announcer.polite('vote', t(`own:say.members_${step}`));
  };
  const onEvent = (event: LiveEvent): void => {
    if (event.name === 'presence.counted') setPresence(event.data);
    else if (event.name === 'act.performed') askWhenSeen();
    else if (event.name === 'sanction.changed') announcer.polite('own', t('own:say.sanction'));
    else if (event.name === 'comment.decided' && event.data.state === 'hidden')
      announcer.polite('own', t('own:say.hidden'));
    else if (event.name === 'comment.posted') {
      const text = event.data.shown?.text;
      // One's own is no news: it is still on its way when the room hears of it.
      if (box.items.some(({ input }) => 'text' in input && input.text.trim() === text)) return;
      fresh.current += 1;
      announcer.polite('comments', t('own:say.comments', { count: fresh.current }));
    } else if (event.name === 'question.moved') {
      if (event.data.state === 'live') announcer.polite('question', t('own:say.question_live'));
    } else if (event.name === 'motion.opened') tellVote('opened', event.data.shown);
    else if (event.name === 'motion.closed') tellVote('closed', event.data.shown);
    else if (event.name === 'motion.shown') announcer.polite('result', t('own:say.result_shown'));
    else if (event.name === 'floor.changed') {
      tellFloor(event.data.shown?.speaker);
      if (event.data.shown) tellInvited(event.data.shown);
    } else if (event.name === 'session.changed') askInTurn();
    else if (event.name === 'agenda.moved') announcer.polite('agenda', t('own:say.agenda_moved'));
    else if (event.name === 'session.moved') {
      announcer.polite('session', t(`own:say.session_${event.data.state}`));
      // What the person may do depends on the session's state, and the server says it.
      askInTurn();
    }
  };
  const off = self.sanctions.some(({ kind }) => kind === 'ban');
  const live = useLiveRoom(loaded, { onEvent, onHint: askAnew, off });
  const onSent = (item: Waiting, answer: ActAnswer<ActName>): void => {
    if (item.name === 'voteStatement') {
      const { statementId, vote } = item.input;
      setOwn((now) => ({ ...now, votes: { ...now.votes, [statementId]: vote } }));
    } else if (item.name === 'castVote') {
      const { motionId, ballot, nonce } = item.input;
      if (nonce) keepReceipt(item.personId, motionId, nonce, (answer as ActAnswer<'castVote'>).promise);
      setOwn((now) => ({ ...now, ballots: { ...now.ballots, [motionId]: ballot } }));
    } else if (item.name === 'supportQuestion') {
      const { questionId, support } = item.input;
      setOwn((now) => ({ ...now, supported: withOrWithout(now.supported, questionId, support) }));
    } else if (item.name === 'supportComment') {
      const { commentId, support } = item.input;
      setOwn((now) => ({ ...now, supportedComments: withOrWithout(now.supportedComments, commentId, support) }));
    }
    if ('questionId' in answer) setAsked((before) => [...before, answer.questionId]);
    if (item.name === 'askFloor' && 'requestId' in answer) setFloorRequest(answer.requestId);
    if ('commentId' in answer) setPosted((before) => [...before, answer.commentId]);
    const held = 'state' in answer && answer.state === 'held';
    // What one may still add, and has reported, is known to the server alone.
    if (held || item.name === 'addStatement' || item.name === 'reportComment') askAnew();
    announcer.polite('own', t(`own:${sayOf(item, held)}`));
  };
  const onFailed = (item: Waiting): void =>
    announcer.urgent('act.failed', t('own:say.failed', { why: t(`errors:${item.error?.reason ?? 'server.failed'}`) }));
  const box = useOutbox({
    personId: self.personId,
    socket: live.socket,
    online: live.connection === 'live',
    onSent,
    onFailed,
  });
  const waiting = live.lostAt ? box.items.filter((item) => item.state === 'waiting').length : 0;
  useEffect(() => {
    if (waiting > 0) announcer.polite('outbox', t('own:offline.waiting', { count: waiting }));
  }, [announcer, waiting, t]);
  useLostWarning(live.lostAt, () => announcer.urgent('connection.lost', t('own:say.lost')));

  return {
    ...live,
    ...box,
    /** Own acts that wait for the network; 0 while there is one. */
    waiting,
    /** Says that what was pressed needs the network. */
    sayHeld: () => announcer.urgent('act.failed', t('own:offline.held')),
    votes: own.votes,
    ballots: own.ballots,
    supported: own.supported,
    supportedComments: own.supportedComments,
    /** Questions asked on this page: shown at once. */
    asked,
    /** The person's request to speak, as the server confirmed it. */
    floorRequest,
    /** When the person was invited to ask for the floor; null where they are not. */
    invitedAt: invitation(live.room.floor),
    /** Says the last part and the end of a countdown. */
    sayPhase: (phase: 'left' | 'warning' | 'over') => announcer.polite('clock', t(`floor:say.${phase}`)),
    /** People connected now; null until the first count. */
    connected: presence?.people ?? null,
    /** People present who have not had the floor; null while that is unknown. */
    unspoken: presence?.unspoken ?? null,
    /** Comments written on this page: shown at once, while those of others wait behind their button. */
    posted,
    seconds,
    choose,
    forgetFresh: () => {
      fresh.current = 0;
    },
  };
}

const readOwn = (self: RoomSelf) => ({
  votes: self.votes,
  ballots: self.ballots,
  supported: self.supported,
  supportedComments: self.supportedComments,
  from: self,
});

const withOrWithout = (ids: string[], id: string, included: boolean): string[] => {
  const others = ids.filter((other) => other !== id);
  return included ? [...others, id] : others;
};

/** The message that says what became of an act. */
function sayOf(item: Waiting, held: boolean): string {
  if (item.name === 'reportComment') return 'done.reportComment';
  if (item.name === 'editComment') return held ? 'done.edit_held' : 'done.editComment';
  if (held)
    return `say.${{ askQuestion: 'question_held', addStatement: 'statement_held' }[item.name as string] ?? 'held'}`;
  return `say.${'support' in item.input && !item.input.support ? 'unsupported' : item.name}`;
}
