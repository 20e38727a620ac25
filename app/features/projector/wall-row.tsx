import { useContext, type ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { BarShape } from '#app/ui/bar-shape.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { toneIcons, type Tone } from '#app/ui/tone.ts';
import { FitContext } from './use-fit.ts';

type Props = { label: ReactNode; tone: Tone; share: number; count: string };

/** One line of a result on the wall: a word, a share, a count and a bar, which stands between them where room is short. */
export function WallRow({ label, tone, share, count }: Props) {
  const { percent } = useT();
  const isShort = useContext(FitContext) > 2;
  const bar = (
    <div className={`bar-solid leading-none tone-${tone}`}>
      <BarShape share={share} tone={tone} />
    </div>
  );
  const word = (
    <span className="flex items-center gap-[calc(1*var(--wall))] font-bold">
      <Icon name={toneIcons[tone]} />
      {label}
    </span>
  );
  const figures = (
    <span className="nums">
      <strong>
        <bdi>{percent(share)}</bdi>
      </strong>{' '}
      · <bdi>{count}</bdi>
    </span>
  );
  if (isShort)
    return (
      <li className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_minmax(0,2fr)] items-center gap-x-[calc(3*var(--wall))] [&_.bar-track]:h-[0.75lh]">
        {word}
        {bar}
        {figures}
      </li>
    );
  return (
    <li className="[&_.bar-track]:h-[0.75lh]">
      <p className="flex flex-wrap items-baseline justify-between gap-x-[calc(3*var(--wall))]">
        {word}
        {figures}
      </p>
      {bar}
    </li>
  );
}
