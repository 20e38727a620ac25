import { useContext, useEffect, useRef, type ReactNode } from 'react';
import { countTopItems } from '#app/contract/agenda.ts';
import type { LiveEvent } from '#app/contract/events.ts';
import type { FloorSpeaker } from '#app/contract/floor.ts';
import { shortRoot } from '#app/contract/ledger.ts';
import type { LiveSocket } from '#app/live/connect.ts';
import type { WallChoice } from '#app/contract/moderation.ts';
import type { Lang, LocalizedText } from '#app/contract/languages.ts';
import type { RoomView } from '#app/contract/views.ts';
import { useAskAnew } from '#app/live/use-ask-anew.ts';
import { useLiveRoom, type Connection } from '#app/live/use-live-room.ts';
import { Said, SpokenProvider } from '#app/i18n/said.tsx';
import { useSpoken, type PackedWords } from '#app/i18n/use-spoken.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Announcer } from '#app/ui/announcer.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { WovenBand } from '#app/ui/logo.tsx';
import { directionOfLanguage } from '#app/ui/text-direction.ts';
import { UserWords } from '#app/ui/user-text.tsx';
import { useAnnouncer } from '#app/live/use-announcer.ts';
import type { ClockPhase } from '#app/ui/time-left.tsx';
import { CountdownWall, InvitationWall, QueueWall, SpeakerStrip, SpeakerWall } from './wall-floor.tsx';
import { chooseWall, countVotes, type Wall } from './choose-wall.ts';
import { FitContext, SideBySideContext, useFit } from './use-fit.ts';
import { ClosedWall, CodeWall, ItemWall, MessageWall, PausedWall, PlannedWall } from './wall-states.tsx';
import { hostOf, isShut, JoinSign, type Sign } from './wall-sign.tsx';
import { LiveQuestion } from './wall-question.tsx';
import { OpenMotion, ShownResult, TopStatements } from './wall-vote.tsx';

/** Milliseconds after which those who came are counted anew: people who join say so only by being connected. */
const recount = 8000;

/** On a screen narrower than any hall's the wall is a page that scrolls, measured by its width. */
const narrow = 'max-md:[--wall:max(1.25vw,4px)]';

type Props = {
  room: RoomView;
  commune: LocalizedText | undefined;
  sign: Sign;
  /** What this screen alone shows, whatever the others do. */
  pinned: WallChoice | null;
  /** Languages in which this screen shows titles side by side. */
  langs: readonly Lang[] | null;
  /** The words of those that are not the page's. */
  words: PackedWords | null;
  /** The captions at the foot, in the place of the numbers; null where this screen does not carry them. Handed in by the route. */
  renderCaptions(session: RoomView['session'], socket: LiveSocket | null): ReactNode;
  /** Draws the opinion map, so many steps smaller; the map's own interface, handed in by the route. */
  renderMap(room: RoomView, fit: number): ReactNode;
};

/** The wall of the hall: one thing in huge type, and how to come in. */
export function ProjectorWall({ room: loaded, commune, sign, pinned, langs, words, renderCaptions, renderMap }: Props) {
  const askAnew = useAskAnew();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const onEvent = (event: LiveEvent): void => {
    if (event.name !== 'presence.counted' || timer.current) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      askAnew();
    }, recount);
  };
  const { room, connection, ahead, socket } = useLiveRoom(loaded, { onEvent, onHint: askAnew });
  const page = useT();
  const spoken = useSpoken(page, langs, words);
  const { announcer } = useAnnouncer();
  // Where the code was asked for in large type, its place says that nobody new is let in.
  const alone = isShut(room.session) && (pinned ?? room.session.wall) === 'code';
  const strip = renderCaptions(room.session, socket);
  const onPhase = (phase: ClockPhase): void => announcer.polite('clock', page.t(`floor:say.${phase}`));
  return (
    <SpokenProvider translators={spoken}>
      <WallHead room={room} commune={commune} connection={connection} />
      <main id="main" className={`${narrow} wall-columns min-w-0 ${alone ? 'grid-cols-1' : 'max-md:grid-cols-1'}`}>
        {alone ? null : <JoinSign session={room.session} sign={sign} />}
        <div className="grid min-w-0 content-center gap-[calc(2.5*var(--wall))]">
          <SideBySideContext.Provider value={langs}>
            <WallBody {...{ room, pinned, sign, spoken, renderMap, ahead, onPhase }} />
          </SideBySideContext.Provider>
        </div>
      </main>
      <WallFoot room={room} joined={loaded.people} strip={strip} />
      <Announcer />
    </SpokenProvider>
  );
}

type HeadProps = Pick<Props, 'room' | 'commune'> & { connection: Connection };

function WallHead({ room, commune, connection }: HeadProps) {
  const { t, pick } = useT();
  const place = pick(commune);
  const title = pick(room.session.title);
  const item = room.agenda.find((row) => row.agendaItemId === room.session.currentItemId);
  return (
    <header
      className={`${narrow} wall-small flex flex-wrap items-baseline justify-between gap-x-[calc(4*var(--wall))] md:flex-nowrap`}
    >
      <p className="flex min-w-0 gap-x-[0.4em] max-md:flex-wrap">
        <strong className="md:shrink-0">
          {t('shell.commune')} <UserWords text={place.text} lang={place.lang} />
        </strong>
        <span aria-hidden="true" className="max-md:hidden">
          ·
        </span>
        {/* A box of its own direction: a title that is too long is cut at its end, whichever side that is. */}
        <span className="min-w-0 md:truncate" lang={title.lang} dir={directionOfLanguage(title.lang)}>
          {title.text}
        </span>
      </p>
      {connection === 'lost' ? (
        <Chip tone="warn" icon="wifi-off">
          <Said say={({ t }) => t('projector:lost')} />
        </Chip>
      ) : item && room.session.state !== 'closed' ? (
        <p className="nums shrink-0 text-ink-soft">
          <Said say={({ t }) => t('projector:item_of', { at: item.number ?? '', of: countTopItems(room.agenda) })} />
          {item.documents > 0 ? ` · ${t('room:agenda.documents', { count: item.documents })}` : null}
        </p>
      ) : null}
    </header>
  );
}

type BodyProps = Pick<Props, 'room' | 'pinned' | 'sign' | 'renderMap'> & ClockProps & { spoken: Spoken };
type Spoken = ReturnType<typeof useSpoken>;
type ClockProps = { ahead: number | null; onPhase(phase: ClockPhase): void };

function WallBody({ room, pinned, sign, spoken, renderMap, ...clock }: BodyProps) {
  const wall = chooseWall(room, pinned);
  const strip = speakerBeside(room, wall);
  const fit = useFit(shownKey(room, wall));
  return (
    // Where long titles leave no room, the second language of the labels goes first.
    <SpokenProvider translators={(fit > 1 && spoken?.slice(0, 1)) || spoken}>
      <FitContext.Provider value={fit}>
        {wall.kind === 'map' ? renderMap(room, fit) : <WallContent room={room} wall={wall} sign={sign} {...clock} />}
        <Strips room={room} speaker={strip} small={strip !== null || !roomy.includes(wall.kind)} {...clock} />
      </FitContext.Provider>
    </SpokenProvider>
  );
}

/** What leaves room for a large countdown beneath it. */
const roomy: ReadonlyArray<Wall['kind']> = ['planned', 'paused', 'item'];

type StripsProps = ClockProps & { room: RoomView; speaker: FloorSpeaker | null; small: boolean };

/** What goes on beside what is shown, each in a line of its own, or in one line where there is no room. */
function Strips({ room: { floor }, speaker, small, ...clock }: StripsProps) {
  const fit = useContext(FitContext);
  const strips = [
    speaker ? <SpeakerStrip key="speaker" speaker={speaker} {...clock} /> : null,
    floor.invitedAt && fit < 2 ? (
      <InvitationWall key="invitation" invitedAt={floor.invitedAt} ahead={clock.ahead} />
    ) : null,
    floor.countdown ? <CountdownWall key="countdown" countdown={floor.countdown} small={small} {...clock} /> : null,
  ].filter((strip) => strip !== null);
  const line = 'border-t-2 border-line pt-[calc(1.5*var(--wall))] empty:hidden';
  if (fit < 2)
    return strips.map((strip) => (
      <div key={strip.key} className={line}>
        {strip}
      </div>
    ));
  return <div className={`flex flex-wrap gap-x-[calc(6*var(--wall))] ${line}`}>{strips}</div>;
}

/** Who speaks, where the wall shows something else while the session is open. */
function speakerBeside({ session, floor }: RoomView, wall: Wall) {
  return session.state === 'open' && wall.kind !== 'speaker' ? floor.speaker : null;
}

/** What is shown, without its counts: a vote more must not make the type jump. */
function shownKey(room: RoomView, wall: Wall): string {
  const { session } = room;
  const parts =
    'motion' in wall
      ? [wall.motion.motionId]
      : 'message' in wall
        ? [wall.message.text]
        : 'question' in wall
          ? [wall.question.questionId]
          : 'statements' in wall
            ? wall.statements.map((row) => row.statementId)
            : 'next' in wall
              ? wall.next.map((row) => row.requestId)
              : [];
  const { countdown, invitedAt, speaker } = room.floor;
  const strips = [countdown !== null, invitedAt, speaker?.requestId];
  return [session.state, session.door, session.currentItemId, wall.kind, ...strips, ...parts].join(' ');
}

type ContentProps = ClockProps & { room: RoomView; wall: Wall; sign: Sign };

function WallContent({ room, wall, sign, ahead, onPhase }: ContentProps) {
  switch (wall.kind) {
    case 'planned':
      return <PlannedWall room={room} />;
    case 'paused':
      return <PausedWall room={room} />;
    case 'closed':
      return <ClosedWall session={room.session} />;
    case 'code':
      return <CodeWall session={room.session} host={hostOf(sign)} />;
    case 'message':
      return <MessageWall message={wall.message} />;
    case 'motion':
      return <OpenMotion motion={wall.motion} present={room.attendance?.present ?? null} />;
    case 'question':
      return <LiveQuestion question={wall.question} />;
    case 'speaker':
      return <SpeakerWall floor={room.floor} speaker={wall.speaker} next={wall.next} ahead={ahead} onPhase={onPhase} />;
    case 'queue':
      return <QueueWall next={wall.next} />;
    case 'result':
      return <ShownResult motion={wall.motion} result={wall.result} />;
    case 'statements':
      return (
        <>
          <ItemWall room={room} less={1} />
          <TopStatements statements={wall.statements} />
        </>
      );
    default:
      return <ItemWall room={room} less={0} />;
  }
}

type FootProps = { room: RoomView; joined: number; strip: ReactNode };

/** The numbers of the session, or the captions in their place. */
function WallFoot({ room, joined, strip }: FootProps) {
  return (
    <footer className={`${narrow} wall-small grid gap-[calc(2*var(--wall))]`}>
      <WovenBand />
      {strip ?? <WallNumbers room={room} joined={joined} />}
    </footer>
  );
}

/** Three things at most: where the record has a head, it takes the place of the comments. */
function WallNumbers({ room, joined }: Omit<FootProps, 'strip'>) {
  const { t, number } = useT();
  const votes = room.statements.reduce((sum, row) => sum + countVotes(row), 0);
  const numbers: Array<[string, number]> = [
    ['joined', joined],
    ['statement_votes', votes],
    ...(room.ledgerHead ? [] : [['comments', room.comments.total] satisfies [string, number]]),
  ];
  return (
    <dl className="wall-numbers items-baseline">
      {numbers.map(([key, count]) => (
        <div key={key} className="flex items-baseline gap-[calc(1.5*var(--wall))]">
          <dt className="order-2">{t(`projector:${key}`, { count })}</dt>
          <dd className="nums text-[length:calc(7*var(--wall))] font-bold leading-none">{number(count)}</dd>
        </div>
      ))}
      {room.ledgerHead ? (
        <div className="flex items-baseline gap-[calc(1.5*var(--wall))]">
          <dt>{t('projector:ledger')}</dt>
          {/* In no language; hexadecimal reads from the left in each. */}
          <dd className="nums font-bold">
            <UserWords text={shortRoot(room.ledgerHead.root)} lang="zxx" />
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
