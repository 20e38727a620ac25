import type { HallFigures } from '#app/contract/hall-figures.ts';
import type { HallChannel, HallCountView } from '#app/contract/hall.ts';
import type { MotionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import type { Refused } from '#app/ui/form-errors.tsx';
import type { IconName } from '#app/ui/icon.tsx';
import type { Tone } from '#app/ui/tone.ts';
import { CountFields, OwnFigures } from './count-fields.tsx';

const looks: Record<HallCountView['state'] | 'none', { tone: Tone; icon: IconName }> = {
  none: { tone: 'pass', icon: 'dash' },
  entered: { tone: 'info', icon: 'clock' },
  differing: { tone: 'warn', icon: 'warning' },
  confirmed: { tone: 'agree', icon: 'check' },
};

type Props = {
  channel: HallChannel;
  count: HallCountView | null;
  own: HallFigures | null;
  motion: MotionView;
  isOpen: boolean;
  done: 'entered' | 'withdrawn' | null;
  refused: Refused | undefined;
};

/** One way of voting in the hall: where its count stands, and the form for what one counted. */
export function ChannelCard({ channel, count, own, motion, isOpen, done, refused }: Props) {
  const { t } = useT();
  const state = count?.state ?? 'none';
  return (
    <Card as="section" id={channel} labelledBy={`${channel}-title`} className="scroll-mt-4 content-start">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id={`${channel}-title`} className="text-lg">
          {t(`hall:channel.${channel}`)}
        </h2>
        <Chip {...looks[state]}>{t(`hall:state.${state}`)}</Chip>
      </div>
      {done ? <p className="font-bold">{t(`hall:done.${done}`)}</p> : null}
      {count ? <p className="nums">{t(`hall:about.${count.state}`, { count: count.ballots ?? 0 })}</p> : null}
      {own ? <OwnFigures channel={channel} motion={motion} own={own} /> : null}
      {isOpen ? <CountForm channel={channel} motion={motion} again={own !== null} refused={refused} /> : null}
      {isOpen && count ? (
        <form method="post" className="flow border-t border-line pt-3">
          <input type="hidden" name="intent" value="withdraw" />
          <input type="hidden" name="motionId" value={motion.motionId} />
          <input type="hidden" name="channel" value={channel} />
          <Button variant="plain" aria-describedby={`${channel}-title ${channel}-withdraw`}>
            {t('hall:withdraw')}
          </Button>
          <p id={`${channel}-withdraw`} className="text-ink-soft">
            {t('hall:withdraw_hint')}
          </p>
        </form>
      ) : null}
    </Card>
  );
}

type FormProps = Pick<Props, 'channel' | 'motion' | 'refused'> & { again: boolean };

/** What one counted is never filled in from what stands: each counts for themselves. */
function CountForm({ channel, motion, again, refused }: FormProps) {
  const { t } = useT();
  return (
    <form method="post" className="grid gap-4" noValidate aria-labelledby={`${channel}-title`}>
      <input type="hidden" name="intent" value="enter" />
      <input type="hidden" name="motionId" value={motion.motionId} />
      <input type="hidden" name="channel" value={channel} />
      <CountFields channel={channel} motion={motion} refused={refused} />
      <p>
        <Button variant="main">{t(again ? 'hall:again' : 'hall:enter')}</Button>
      </p>
    </form>
  );
}
