import type { ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { BarShape } from '#app/ui/bar-shape.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { toneIcons, type Tone } from '#app/ui/tone.ts';

type Props = { label: ReactNode; tone: Tone; share: number; count: string };

/** One line of a result on the wall: a word, a share, a count and a bar. */
export function WallRow({ label, tone, share, count }: Props) {
  const { percent } = useT();
  return (
    <li className="[&_.bar-track]:h-[0.75lh]">
      <p className="flex flex-wrap items-baseline justify-between gap-x-[calc(3*var(--wall))]">
        <span className="flex items-center gap-[calc(1*var(--wall))] font-bold">
          <Icon name={toneIcons[tone]} />
          {label}
        </span>
        <span className="nums">
          <strong>
            <bdi>{percent(share)}</bdi>
          </strong>{' '}
          · <bdi>{count}</bdi>
        </span>
      </p>
      <div className={`bar-solid leading-none tone-${tone}`}>
        <BarShape share={share} tone={tone} />
      </div>
    </li>
  );
}
