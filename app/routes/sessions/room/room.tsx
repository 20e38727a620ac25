import { useLocation, useNavigate, useSearchParams } from '@remix-run/react';
import { lazy, Suspense, useEffect, useRef, type ComponentType, type MouseEvent, type ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { OfflineNote } from '#app/ui/offline-note.tsx';
import { TabPanel, Tabs } from '#app/ui/tabs.tsx';
import { CurrentItem, RoomHead } from '#app/features/sessions/room-head.tsx';
import { ListenSettings } from '#app/features/sessions/listen-settings.tsx';
import { OutboxList } from '#app/features/sessions/outbox-list.tsx';
import { useForgottenBallots } from '#app/features/votes/kept-ballot.ts';
import { roomTabs, type RoomTab } from '#app/features/sessions/room-tabs.ts';
import { useKeptFocus } from '#app/features/sessions/use-kept-focus.ts';
import { useServerClock } from '#app/features/sessions/use-server-clock.ts';
import { useRoom } from '#app/features/sessions/use-room.ts';
import { useShell } from '#app/features/shell/use-shell.ts';
import type { FormAnswer } from '#app/web/run-form.server.ts';
import type { RoomPage } from '#app/web/load-room-page.server.ts';
import { AskingNow, WaitingVotes } from './asking-now.tsx';
import { DebatePanel } from './debate-panel.tsx';
import { notLoaded } from './not-loaded.tsx';
import { onlyTabDiffers } from './only-tab-differs.ts';
import { DelegationLink, JoinCard, LiveQuestion, MinutesLinks, OwnSanctions, Refused, Seldom } from './seldom.tsx';
import { useNetworkGuard } from './use-network-guard.ts';

export type RoomState = ReturnType<typeof useRoom>;
export type PanelProps = { page: RoomPage; live: RoomState; refused: FormAnswer | undefined; query: URLSearchParams };

/** Loaded when somebody speaks or waits, or their tab is opened: a page that cannot get them shows the rest. */
const loadFloor = () => import('./floor-tab.tsx').catch(() => ({ FloorTab: () => null, FloorStrip: () => null }));
const FloorStrip = lazy<(props: Pick<PanelProps, 'live'>) => ReactNode>(async () => ({
  default: (await loadFloor()).FloorStrip,
}));

function isFloorOn({ room: { floor }, floorRequest, invitedAt }: RoomState): boolean {
  return (
    Boolean(floor.speaker ?? floor.countdown ?? invitedAt) ||
    floor.waiting.some((row) => row.requestId === floorRequest)
  );
}

/** Only where somebody captions the session. */
const CaptionPart = lazy<(props: Pick<PanelProps, 'live'>) => ReactNode>(() =>
  import('./caption-part.tsx').then(
    (loaded) => ({ default: loaded.CaptionPart }),
    () => ({ default: () => null }),
  ),
);

/** The tabs that answer, but for the first: fetched when they are opened or soon after, and the server has them at once. */
const loaders = {
  statements: () => import('./statements-panel.tsx').then((loaded) => ({ default: loaded.StatementsPanel })),
  questions: () => import('./questions-panel.tsx'),
  motions: () => import('./motions-panel.tsx').then((loaded) => ({ default: loaded.MotionsPanel })),
} satisfies Partial<Record<RoomTab, () => Promise<{ default: ComponentType<PanelProps> }>>>;
const panel = (load: () => Promise<{ default: ComponentType<PanelProps> }>) =>
  lazy<ComponentType<PanelProps>>(() => load().catch(notLoaded));
const panels: Partial<Record<RoomTab, ComponentType<PanelProps>>> = {
  statements: panel(loaders.statements),
  questions: panel(loaders.questions),
  motions: panel(loaders.motions),
  // These stay where they are until somebody opens them.
  floor: panel(async () => ({ default: (await loadFloor()).FloorTab })),
  agenda: panel(() =>
    import('#app/features/sessions/agenda-list.tsx').then((loaded) => ({ default: loaded.AgendaList })),
  ),
  about: panel(() => import('#app/features/sessions/room-about.tsx').then((loaded) => ({ default: loaded.RoomAbout }))),
};

/** Milliseconds after the room was reached: what the page needs itself goes before. */
const afterwards = 1000;

/** Once the room is reached the other tabs are fetched too: they open without a network. */
function useLaterTabs(connected: boolean): void {
  useEffect(() => {
    if (!connected) return undefined;
    const timer = setTimeout(() => void Promise.allSettled(Object.values(loaders).map((load) => load())), afterwards);
    return () => clearTimeout(timer);
  }, [connected]);
}

/** The room on a phone: what is on, one thing that asks for an answer, then everything by tabs. */
export function Room({ page, refused }: { page: RoomPage; refused: FormAnswer | undefined }) {
  const { t, time } = useT();
  const { person, now } = useShell();
  const live = useRoom(page);
  const [query] = useSearchParams();
  const tab: RoomTab = roomTabs.find((known) => known === query.get('tab')) ?? 'debate';
  const { pathname } = useLocation();
  const guard = useNetworkGuard(live.sayHeld);
  const follow = useFollowedTabs(pathname, guard.hold);
  useFollowedFragment();
  const serverTime = useServerClock(now);
  const box = useRef<HTMLDivElement>(null);
  useKeptFocus(box);
  useLaterTabs(live.connection === 'live');
  const { room } = live;
  useForgottenBallots(page.self.personId, room.motions);
  const shared = { page, live, refused, query };
  // Who was banned is disconnected for good: nothing comes back by itself.
  const banned = isBanned(page);
  const Panel = panels[tab];
  return (
    <div ref={box} className="room" onClickCapture={follow} onSubmit={guard.hold}>
      <RoomHead room={room} connection={live.socket && !banned ? live.connection : null} connected={live.connected} />
      {(live.lostAt && !banned) || guard.held ? (
        <div className="offline-bar">
          <OfflineNote
            title={t('own:offline.title')}
            age={
              <>
                {live.lostAt && !guard.held ? (
                  <>{t('own:offline.age', { time: time(serverTime(live.lostAt)) })} </>
                ) : null}
                {live.waiting > 0 ? <strong>{t('own:offline.waiting', { count: live.waiting })} </strong> : null}
                {guard.held ? t('own:offline.held') : null}
              </>
            }
          />
        </div>
      ) : null}
      {refused ? (
        <Seldom>
          <Refused refused={refused} motions={room.motions} />
        </Seldom>
      ) : null}
      {page.done ? <Notice kind="success">{t(`own:done.${page.done}`)}</Notice> : null}
      {page.self.sanctions.length > 0 ? (
        <Seldom>
          <OwnSanctions sanctions={page.self.sanctions} />
        </Seldom>
      ) : null}
      {page.self.joined || cannotJoin(page) ? null : (
        <Seldom>
          <JoinCard session={room.session} signedIn={person?.kind === 'account'} />
        </Seldom>
      )}
      {page.self.can.moderate ? <ModeratorLinks /> : null}
      {page.self.can.delegate ? (
        <Seldom>
          <DelegationLink session={room.session} />
        </Seldom>
      ) : null}
      {room.session.state === 'closed' ? (
        <Seldom>
          <MinutesLinks session={room.session} writes={page.self.can.moderate} />
        </Seldom>
      ) : null}
      <CurrentItem room={room} />
      {room.questions.items.some((row) => row.state === 'live') ? (
        <Seldom>
          <LiveQuestion questions={room.questions.items} />
        </Seldom>
      ) : null}
      {room.session.captioned ? (
        <div className="contents" data-captions>
          <Suspense>
            <CaptionPart live={live} />
          </Suspense>
        </div>
      ) : null}
      {isFloorOn(live) ? (
        <div className="contents" data-floor>
          <Suspense>
            <FloorStrip live={live} />
          </Suspense>
        </div>
      ) : null}
      <OutboxList
        items={live.items.filter(
          (item) => !('sessionId' in item.input) || item.input.sessionId === room.session.sessionId,
        )}
        onRetry={(id) => live.outbox?.retry(id)}
        onDiscard={(id) => void live.outbox?.discard(id)}
      />
      {tab === 'debate' ? <AskingNow {...shared} /> : null}
      {tab === 'debate' || tab === 'motions' ? null : (
        <WaitingVotes page={page} live={live} href={`${pathname}?tab=motions`} />
      )}
      <Tabs
        label={t('room:tabs.label')}
        current={tab}
        items={roomTabs.map((id) => ({
          id,
          label: t(`room:tabs.${id}`),
          href: `${pathname}?tab=${id}`,
          ...countOf(id, room),
        }))}
      />
      <TabPanel id={tab}>
        {tab === 'debate' ? <DebatePanel {...shared} /> : null}
        {Panel ? (
          <Suspense fallback={<p>{t('room:loading')}</p>}>
            <Panel {...shared} />
          </Suspense>
        ) : null}
      </TabPanel>
      {live.socket ? <ListenSettings seconds={live.seconds} onChoose={live.choose} /> : null}
    </div>
  );
}

/** Nobody joins once the session is closed, and who is banned may not. */
function cannotJoin(page: RoomPage): boolean {
  return page.room.session.state === 'closed' || isBanned(page);
}

const isBanned = ({ self }: RoomPage): boolean => self.sanctions.some(({ kind }) => kind === 'ban');

function countOf(tab: RoomTab, room: RoomState['room']): { count?: number } {
  if (tab === 'debate') return { count: room.comments.total };
  if (tab === 'statements') return { count: room.statements.filter((row) => row.state === 'accepted').length };
  if (tab === 'questions') return { count: room.questions.items.filter((row) => row.state !== 'hidden').length };
  if (tab === 'floor') return { count: room.floor.waiting.length };
  return tab === 'motions' ? { count: room.motions.length } : {};
}

function ModeratorLinks() {
  const { t } = useT();
  const { path } = useShell();
  const base = path.split('?')[0];
  return (
    <p className="flex flex-wrap gap-2">
      <ButtonLink href={`${base}/moderate`}>{t('room:links.moderate')}</ButtonLink>
      <ButtonLink href={`${base}/projector`} icon="screen">
        {t('room:links.projector')}
      </ButtonLink>
    </p>
  );
}

/** With script, links within the page change what is open without asking the server and without losing what is typed. */
function useFollowedTabs(pathname: string, hold: (event: MouseEvent) => boolean) {
  const navigate = useNavigate();
  return (event: MouseEvent<HTMLDivElement>): void => {
    const link = (event.target as Element).closest('a');
    const href = link?.getAttribute('href');
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!plain || !(href?.startsWith('?') || href?.startsWith(`${pathname}?`))) return;
    const here = new URL(window.location.href);
    if (!onlyTabDiffers(here, new URL(href, here)) && hold(event)) return;
    event.preventDefault();
    navigate(href, { preventScrollReset: true });
  };
}

/** What a browser does for a link to a part of its page, which following it by script left out: the focus goes there. */
function useFollowedFragment(): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    const target = key === 'default' ? null : document.getElementById(hash.slice(1));
    if (!target) return;
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus();
  }, [hash, key]);
}
