import { useEffect, useRef, type ReactNode } from 'react';
import type { ErrorShape } from '#app/contract/errors.ts';
import type { MotionResult } from '#app/contract/views.ts';
import { useAnnouncer } from '#app/live/use-announcer.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { AgendaPanel } from './agenda-panel.tsx';
import { mergeMotions, sectionOf, type Done, type ModeratePage, type Section } from './cockpit.ts';
import { HiddenComments, Published, Queue } from './comments-panel.tsx';
import { DoneBar } from './done-bar.tsx';
import { Health } from './health.tsx';
import { JumpList } from './jump-list.tsx';
import { MotionsPanel } from './motions-panel.tsx';
import { SharePanel } from './share-panel.tsx';
import { Stage } from './stage.tsx';
import { StatementsPanel } from './statements-panel.tsx';
import { OwnActContext } from './untouched.tsx';
import { useCockpit } from './use-cockpit.ts';

export type Refusal = { form: string; error: ErrorShape; values: Record<string, string> };

type Props = {
  page: ModeratePage;
  refused: Refusal | null;
  /** Shows a counted result; the votes' own interface, handed in by the route. */
  renderResult(result: MotionResult): ReactNode;
};

/** The moderators' side of a session, made for one thumb. */
export function ModerateView({ page, refused, renderResult }: Props) {
  const { t, lang, pick } = useT();
  const live = useCockpit(page.room);
  const { room } = live;
  const { cockpit, done } = page;
  const motions = mergeMotions(cockpit.motions, room.motions);
  const base = `/${lang}/${room.session.communeSlug}/sessions/${room.session.sessionId}`;
  const title = pick(room.session.title);
  const own = done?.key ?? '';
  useSpoken(done);
  const statementId = useFormId(page.actionId, done?.kind === 'statement-added' ? done.key : '');
  const fieldError = refused?.form === 'addStatement' ? refused.error.fields?.text : undefined;
  const at = (section: Section): ReactNode =>
    done && sectionOf[done.kind] === section ? <DoneBar done={done} /> : null;
  return (
    <OwnActContext.Provider value={own}>
      <div className="grid gap-6">
        {refused ? (
          <ErrorSummary
            title={t('moderate:refused_title')}
            errors={[
              fieldError
                ? { fieldId: 'add-statement', message: t(`errors:${fieldError}`) }
                : { message: t(`errors:${refused.error.reason}`) },
            ]}
          />
        ) : null}
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
          <div className="grid min-w-0 content-start gap-10">
            <div id="stage" className="grid gap-4">
              {at('stage')}
              <Stage room={room} motions={motions} />
              <JumpList held={cockpit.held.length} />
            </div>
            <Part
              id="queue"
              title={
                cockpit.held.length > 0 ? t('moderate:queue', { count: cockpit.held.length }) : t('moderate:queue_none')
              }
            >
              {at('queue')}
              <Queue held={cockpit.held} holding={room.session.holdComments} own={own} />
            </Part>
            <Part id="motions" title={t('moderate:motions')}>
              <MotionsPanel
                session={room.session}
                motions={motions}
                writeHref={`${base}/edit#add-motion`}
                renderResult={renderResult}
              />
            </Part>
            <Part id="comments" title={t('moderate:comments')}>
              {at('comments')}
              <Published comments={room.comments.items} own={own} />
              <HiddenComments comments={[...cockpit.hidden, ...cockpit.refused]} own={own} />
            </Part>
            <Part id="statements" title={t('moderate:statements')}>
              {at('statements')}
              <StatementsPanel
                key={statementId.key}
                room={room}
                hidden={cockpit.hiddenStatements}
                own={own}
                form={{
                  actionId: statementId.id,
                  error: fieldError && t(`errors:${fieldError}`),
                  typed: refused?.values.text,
                }}
              />
            </Part>
          </div>
          <div className="grid min-w-0 content-start gap-10">
            <Part id="agenda" title={t('moderate:agenda')}>
              <AgendaPanel room={room} planHref={`${base}/edit#agenda`} />
            </Part>
            <Part id="share" title={t('moderate:share')}>
              <SharePanel session={room.session} sign={page.sign} base={base} />
            </Part>
          </div>
        </div>
      </div>
    </OwnActContext.Provider>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid min-w-0 content-start gap-3 scroll-mt-4">
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
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
