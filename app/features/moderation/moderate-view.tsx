import { useEffect, useRef, type ReactNode } from 'react';
import type { MotionView, RoomView } from '#app/contract/views.ts';
import { useAnnouncer } from '#app/live/use-announcer.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { Appeals, AppealsHeading } from './appeals-panel.tsx';
import { AgendaPanel } from './agenda-panel.tsx';
import { mergeAgenda, mergeMotions, type Done, type ModeratePage } from './cockpit.ts';
import { HiddenComments, Published, Queue } from './comments-panel.tsx';
import { FloorPart } from './floor-part.tsx';
import { Health } from './health.tsx';
import { HeldContext } from './held-note.tsx';
import { HeldStatements, StatementAppeals } from './held-statements.tsx';
import { JumpList } from './jump-list.tsx';
import { MotionsPanel } from './motions-panel.tsx';
import { DoneNote, Part } from './part.tsx';
import { QuestionAppeals, QuestionsPanel } from './questions-panel.tsx';
import { refusedAnswer, refusedStatement, RefusalNote, statementError, type Refusal } from './refusal.tsx';
import { HeldEdits, Reported } from './reported-panel.tsx';
import { Sanctions } from './sanctions-panel.tsx';
import { SharePanel } from './share-panel.tsx';
import { Stage } from './stage.tsx';
import { StatementsPanel } from './statements-panel.tsx';
import { OwnActContext } from './untouched.tsx';
import { WallPanel } from './wall-panel.tsx';
import { useCockpit } from './use-cockpit.ts';

type Props = {
  page: ModeratePage;
  refused: Refusal | null;
  /** Shows the rules and the counted result of a motion; the votes' own interface, handed in by the route. */
  renderDecision(motion: MotionView, room: RoomView): ReactNode;
};

/** The moderators' side of a session, made for one thumb. */
export function ModerateView({ page, refused, renderDecision }: Props) {
  const { t, lang, pick } = useT();
  const live = useCockpit(page.room);
  const { room } = live;
  const title = pick(room.session.title);
  const base = `/${lang}/${room.session.communeSlug}/sessions/${room.session.sessionId}`;
  useSpoken(page.done);
  return (
    <OwnActContext.Provider value={page.done?.key ?? ''}>
      <HeldContext.Provider value={page.cockpit}>
        <div className="grid gap-6">
          <RefusalNote refused={refused} />
          <header className="grid gap-2">
            <h1 className="text-lg sm:text-2xl">
              <UserWords text={title.text} lang={title.lang} />
            </h1>
            <Health
              connection={live.connection}
              connected={live.connected}
              joined={page.room.people}
              href={`${base}/moderate`}
            />
          </header>
          <div className="with-rail">
            <MainColumn
              page={page}
              room={room}
              ahead={live.ahead}
              unspoken={live.unspoken}
              refused={refused}
              base={base}
              renderDecision={renderDecision}
            />
            <div className="grid min-w-0 content-start gap-10">
              <Part id="agenda" title={t('moderate:agenda')}>
                <AgendaPanel
                  room={room}
                  agenda={mergeAgenda(page.cockpit.agenda, room.agenda)}
                  documents={page.documents}
                  ahead={live.ahead}
                  planHref={`${base}/edit#agenda`}
                />
              </Part>
              <Part id="wall" done={page.done} title={t('moderate:wall')}>
                <WallPanel session={room.session} base={base} refused={refused} />
              </Part>
              <Part id="share" title={t('moderate:share')}>
                <SharePanel session={room.session} sign={page.sign} base={base} />
              </Part>
            </div>
          </div>
        </div>
      </HeldContext.Provider>
    </OwnActContext.Provider>
  );
}

type ColumnProps = Props & { room: RoomView; ahead: number | null; unspoken: number | null; base: string };

function MainColumn({ page, room, ahead, unspoken, refused, base, renderDecision }: ColumnProps) {
  const { t, lang } = useT();
  const { cockpit, done } = page;
  const own = done?.key ?? '';
  const motions = mergeMotions(cockpit.motions, room.motions);
  const heldStatements = cockpit.unshownStatements.filter(({ state }) => state === 'held');
  const appeals = [cockpit.appeals, cockpit.statementAppeals, cockpit.questionAppeals];
  const beside = [cockpit.edits, cockpit.reported, ...appeals, heldStatements];
  const held = beside.reduce((sum, { length }) => sum + length, cockpit.held.length);
  return (
    <div className="grid min-w-0 content-start gap-10">
      <div id="stage" className="grid gap-4">
        <DoneNote id="stage" done={done} />
        <Stage
          room={room}
          motions={motions}
          documents={page.documents}
          ahead={ahead}
          attendanceHref={cockpit.hasMembers ? `${base}/attendance` : null}
          minutesHref={cockpit.hasMembers ? `${base}/minutes/edit` : null}
        />
        <JumpList waiting={{ queue: held, questions: room.questions.held }} />
      </div>
      <Floor page={page} room={room} ahead={ahead} unspoken={unspoken} refused={refused} />
      <Part id="queue" done={done} title={held > 0 ? t('moderate:queue', { count: held }) : t('moderate:queue_none')}>
        <AppealsHeading appeals={appeals.flat()} own={own} />
        <Appeals appeals={cockpit.appeals} own={own} />
        <StatementAppeals appeals={cockpit.statementAppeals} own={own} />
        <QuestionAppeals appeals={cockpit.questionAppeals} own={own} />
        <Reported reported={cockpit.reported} own={own} />
        <HeldEdits edits={cockpit.edits} own={own} />
        <HeldStatements held={heldStatements} others={room.statements} own={own} refused={refusedStatement(refused)} />
        <Queue held={cockpit.held} holding={room.session.holdComments} other={held > cockpit.held.length} own={own} />
        <p>
          <a href={`/${lang}/${room.session.communeSlug}/words`}>{t('moderate:words_link')}</a>
        </p>
      </Part>
      <Part id="questions" done={done} title={t('moderate:questions')}>
        <QuestionsPanel room={room} unshown={cockpit.questions} own={own} refused={refusedAnswer(refused)} />
      </Part>
      <Part id="motions" title={t('moderate:motions')}>
        <MotionsPanel
          session={room.session}
          motions={motions}
          writeHref={`${base}/edit#add-motion`}
          countHref={({ number }) => `${base}/count/${number}`}
          renderDecision={(motion) => renderDecision(motion, room)}
        />
      </Part>
      <Part id="comments" done={done} title={t('moderate:comments')}>
        <Published comments={room.comments.items} own={own} />
        <Sanctions sanctions={cockpit.sanctions} />
        <HiddenComments comments={[...cockpit.hidden, ...cockpit.refused]} own={own} />
      </Part>
      <Statements page={page} room={room} refused={refused} />
    </div>
  );
}

type FloorProps = Pick<ColumnProps, 'page' | 'room' | 'ahead' | 'unspoken' | 'refused'>;

function Floor({ page, room, ahead, unspoken, refused }: FloorProps) {
  const { t } = useT();
  const { announcer } = useAnnouncer();
  return (
    <Part id="floor" done={page.done} title={t('floor:title')}>
      <FloorPart
        room={room}
        ahead={ahead}
        unspoken={unspoken}
        actionId={page.actionId}
        refused={refused}
        onPhase={(phase) => announcer.polite('clock', t(`floor:say.${phase}`))}
      />
    </Part>
  );
}

function Statements({ page, room, refused }: Pick<ColumnProps, 'page' | 'room' | 'refused'>) {
  const { t } = useT();
  const { done } = page;
  const form = useFormId(page.actionId, done?.kind === 'statement-added' ? done.key : '');
  const error = statementError(refused);
  return (
    <Part id="statements" done={done} title={t('moderate:statements')}>
      <StatementsPanel
        key={form.key}
        room={room}
        unshown={page.cockpit.unshownStatements}
        refused={refusedStatement(refused)}
        own={done?.key ?? ''}
        form={{ actionId: form.id, error: error && t(`errors:${error}`), typed: refused?.values.text }}
      />
    </Part>
  );
}

/** Says what the server confirmed, once for each act. */
function useSpoken(done: Done | null): void {
  const { t } = useT();
  const { announcer } = useAnnouncer();
  const said = useRef(done?.key);
  useEffect(() => {
    if (!done || said.current === done.key) return;
    said.current = done.key;
    announcer.polite('own', t(`moderate:done.${done.kind}`));
  }, [announcer, done, t]);
}

/** A form keeps its id, and what is typed, until it was accepted: then it starts anew. */
function useFormId(fresh: string, accepted: string) {
  const kept = useRef({ id: fresh, key: accepted });
  if (accepted !== '' && kept.current.key !== accepted) kept.current = { id: fresh, key: accepted };
  return kept.current;
}
