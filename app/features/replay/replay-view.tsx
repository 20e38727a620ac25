import { useId } from 'react';
import { replayCounts, replayPage, type Replay } from '#app/contract/replay.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { findNeighbours, readMoment, type Moment } from './replay-at.ts';
import { ResultWords, SpeakerWords, StepWords } from './step-words.tsx';
import { speeds, useReplay } from './use-replay.ts';

type Props = { replay: Replay; at: number; page: number };

/** A session as it went: a slider over its time, what was on at that moment, and the same as a list. */
export function ReplayView({ replay, at: loaded, page }: Props) {
  const { t } = useT();
  const player = useReplay(replay, loaded);
  const moment = readMoment(replay, player.at);
  return (
    <div className="grid gap-6">
      {replay.goesOn ? <Notice>{t('replay:goes_on')}</Notice> : null}
      <Controls replay={replay} player={player} moment={moment} />
      <Shown replay={replay} moment={moment} />
      <StepList replay={replay} moment={moment} page={page} onGo={player.ready ? player.go : null} />
      <p className="text-ink-soft">{t('replay:left_out')}</p>
    </div>
  );
}

/** The local time so many seconds after the opening. */
function useClock({ openedAt }: Replay): (at: number) => { iso: string; time: string } {
  const { time } = useT();
  return (at) => {
    const iso = new Date(Date.parse(openedAt) + at * 1000).toISOString();
    return { iso, time: time(iso) };
  };
}

type ControlsProps = { replay: Replay; player: ReturnType<typeof useReplay>; moment: Moment };

function Controls({ replay, player, moment }: ControlsProps) {
  const { t } = useT();
  const clock = useClock(replay);
  const id = useId();
  const { before, after } = findNeighbours(replay.steps, moment.at);
  const step = (to: number | null, key: 'before' | 'after') =>
    player.ready ? (
      <Button type="button" aria-disabled={to === null || undefined} onClick={() => to !== null && player.go(to)}>
        {t(`replay:${key}`)}
      </Button>
    ) : to === null ? null : (
      <ButtonLink href={`?at=${to}`}>{t(`replay:${key}`)}</ButtonLink>
    );
  // Without script the slider is sent by a button; with it there is nothing to send.
  const Frame = player.ready ? 'div' : 'form';
  return (
    <Card as="section" labelledBy="player">
      <h2 id="player" className="text-lg">
        {t('replay:player')}
      </h2>
      <Frame className="grid gap-3">
        <label className="field-label" htmlFor={id}>
          {t('replay:slider')} <span className="nums">{clock(moment.at).time}</span>
        </label>
        <input
          id={id}
          type="range"
          name="at"
          min={0}
          max={replay.seconds}
          step={1}
          className="replay-slider"
          {...(player.ready
            ? { value: moment.at, onChange: (event) => player.go(Number(event.currentTarget.value)) }
            : { defaultValue: moment.at })}
          aria-valuetext={clock(moment.at).time}
        />
        <div className="flex flex-wrap items-center gap-2">
          {step(before, 'before')}
          {player.ready ? (
            <Button type="button" variant="main" icon={player.playing ? 'pause' : 'play'} onClick={player.toggle}>
              {t(player.playing ? 'replay:pause' : 'replay:play')}
            </Button>
          ) : (
            <Button>{t('replay:show')}</Button>
          )}
          {step(after, 'after')}
          {player.ready ? (
            <label className="flex min-h-11 items-center gap-2">
              {t('replay:speed')}
              <select
                className="input"
                value={player.speed}
                onChange={(event) => player.setSpeed(Number(event.currentTarget.value))}
              >
                {speeds.map((speed) => (
                  <option key={speed} value={speed}>
                    {t('replay:times', { speed })}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
        </div>
      </Frame>
    </Card>
  );
}

function Shown({ replay, moment }: { replay: Replay; moment: Moment }) {
  const { t, number, pick } = useT();
  const clock = useClock(replay);
  const title = moment.item && pick(moment.item.title);
  return (
    <Card kind="marked" as="section" labelledBy="moment">
      <h2 id="moment" className="nums text-lg">
        {t('replay:at', { time: clock(moment.at).time })}
      </h2>
      <p>{t(`session.state_${moment.state}`)}</p>
      <p className="text-xl font-bold">
        {moment.item && title ? (
          <>
            <span className="nums">{moment.item.number}.</span>{' '}
            <span lang={title.lang}>
              <bdi>{title.text}</bdi>
            </span>
          </>
        ) : (
          t('replay:item_none')
        )}
      </p>
      <p>{moment.speaker ? <SpeakerWords speaker={moment.speaker} /> : t('replay:floor_free')}</p>
      <ul className="grid gap-1">
        {moment.open.map((motion) => (
          <li key={motion.number}>
            <StepWords step={motion} />
          </li>
        ))}
        {moment.results.map((result, at) => (
          <li key={at}>
            {t('replay:motion', { number: result.number })} <ResultWords result={result.result} />
          </li>
        ))}
      </ul>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {replayCounts.map((name) => (
          <div key={name} className="flex items-baseline gap-2">
            <dt>{t(`replay:count.${name}`)}</dt>
            <dd className="nums font-bold">{number(moment.counts[name])}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

type ListProps = { replay: Replay; moment: Moment; page: number; onGo: ((at: number) => void) | null };

function StepList({ replay, moment, page: wanted, onGo }: ListProps) {
  const { t } = useT();
  const clock = useClock(replay);
  const { steps, left } = replay;
  const pages = Math.max(1, Math.ceil(steps.length / replayPage));
  const page = Math.min(Math.max(1, wanted), pages);
  const first = (page - 1) * replayPage;
  return (
    <section aria-labelledby="steps" className="grid gap-3">
      <h2 id="steps">{t('replay:list')}</h2>
      <ol className="transcript" start={first + 1}>
        {steps.slice(first, first + replayPage).map((step, index) => {
          const { iso, time } = clock(step.at);
          const current = first + index + 1 === moment.done;
          return (
            <li
              key={first + index}
              aria-current={current ? 'step' : undefined}
              className={`transcript-line ${current ? 'font-bold' : ''}`}
            >
              <a
                className="nums inline-flex min-h-11 items-center"
                href={`?at=${step.at}${page > 1 ? `&page=${page}` : ''}`}
                onClick={(event) => {
                  if (!onGo || event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  onGo(step.at);
                }}
              >
                <span className="sr-only">{t('replay:go')} </span>
                <time dateTime={iso}>{time}</time>
              </a>
              <p className="self-center">
                <StepWords step={step} />
              </p>
            </li>
          );
        })}
      </ol>
      {left > 0 ? <p>{t('replay:left', { count: left })}</p> : null}
      {pages > 1 ? (
        <nav aria-label={t('replay:pages')} className="flex flex-wrap items-center gap-2">
          {page > 1 ? <ButtonLink href={`?page=${page - 1}#steps`}>{t('replay:page_before')}</ButtonLink> : null}
          <span className="nums">{t('replay:page', { page, pages })}</span>
          {page < pages ? <ButtonLink href={`?page=${page + 1}#steps`}>{t('replay:page_after')}</ButtonLink> : null}
        </nav>
      ) : null}
    </section>
  );
}
