import type { HallFigures } from '#app/contract/hall-figures.ts';
import type { HallChannel, HallCountView } from '#app/contract/hall.ts';
import type { MotionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { FormErrors, type Refused } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { ChannelCard } from './channel-card.tsx';
import { fieldNamesOf } from './count-fields.tsx';

export type CountedChannel = {
  channel: HallChannel;
  count: HallCountView | null;
  /** What the person who looks entered themselves. */
  own: HallFigures | null;
};

type Props = {
  motion: MotionView;
  channels: CountedChannel[];
  /** Why nothing can be entered now. */
  refusal: string | null;
  most: number | null;
  /** What was just done, and with which channel. */
  done: { channel: HallChannel; act: 'entered' | 'withdrawn' } | null;
  refused: Refused | undefined;
  backHref: string;
};

/** The page where people enter what they counted of paper ballots and raised hands. */
export function HallDesk({ motion, channels, refusal, most, done, refused, backHref }: Props) {
  const { t, pick } = useT();
  const title = pick(motion.title);
  const form = refused?.form;
  return (
    <div className="grid gap-6">
      <header className="flow">
        <h1>{t('hall:title')}</h1>
        <p>{t('hall:lead')}</p>
      </header>
      <FormErrors refused={refused} fields={form ? fieldNamesOf(motion).map((name) => `${form}.${name}`) : []} />
      <Card kind="marked" as="section" labelledBy="motion">
        <p className="nums text-ink-soft">{t('hall:motion', { number: motion.number })}</p>
        <h2 id="motion" className="text-lg">
          <UserWords text={title.text} lang={title.lang} />
        </h2>
        <p className="nums">{t('hall:phone', { count: motion.cast })}</p>
        {most === null ? null : <p className="nums">{t('hall:most', { count: most })}</p>}
      </Card>
      {refusal === null ? (
        <Notice title={t('hall:once')}>
          <p>{t('hall:two')}</p>
          <p>{t('hall:open_until')}</p>
          {channels.length === 1 ? <p>{t('hall:paper_only')}</p> : null}
        </Notice>
      ) : (
        <Notice kind="warning">{t(`errors:${refusal}`)}</Notice>
      )}
      <div className="grid gap-4 md:grid-cols-2">
        {channels.map((row) => (
          <ChannelCard
            key={row.channel}
            {...row}
            motion={motion}
            isOpen={refusal === null}
            done={done?.channel === row.channel ? done.act : null}
            refused={form === row.channel ? refused : undefined}
          />
        ))}
      </div>
      <p>
        <a href={backHref}>{t('hall:back')}</a>
      </p>
    </div>
  );
}
