import { useEffect, useState } from 'react';
import type { CaptionView } from '#app/contract/captions.ts';
import { languages, type Lang } from '#app/contract/languages.ts';
import type { LiveSocket } from '#app/live/connect.ts';
import { useCaptions } from '#app/live/use-captions.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { CaptionLines } from './caption-lines.tsx';
import { keepChoice, readChoice, sizes, startChoice, type CaptionChoice } from './kept-choice.ts';

type Props = { socket: LiveSocket | null; sessionId: string; transcriptHref: string };

const none: readonly CaptionView[] = [];

/** Captions of the room: switched on by the reader, in a strip at the foot that moves neither focus nor page. */
export function CaptionPart({ socket, sessionId, transcriptHref }: Props) {
  const { t } = useT();
  const [choice, setChoice] = useState(startChoice);
  useEffect(() => setChoice(readChoice()), []);
  const choose = (change: Partial<CaptionChoice>): void => {
    const next = { ...choice, ...change };
    setChoice(next);
    keepChoice(next);
  };
  const lines = useCaptions({ socket, sessionId, on: choice.on, loaded: none });
  return (
    <div className="flex flex-wrap gap-2">
      {socket ? (
        <Button type="button" icon="comment" aria-pressed={choice.on} onClick={() => choose({ on: !choice.on })}>
          {t(choice.on ? 'captions:off' : 'captions:on')}
        </Button>
      ) : null}
      <ButtonLink href={transcriptHref}>{t('captions:transcript')}</ButtonLink>
      {choice.on ? <Strip lines={lines} choice={choice} choose={choose} /> : null}
    </div>
  );
}

type StripProps = {
  lines: readonly CaptionView[];
  choice: CaptionChoice;
  choose(change: Partial<CaptionChoice>): void;
};

function Strip({ lines, choice, choose }: StripProps) {
  const { t } = useT();
  return (
    <section className="caption-strip" aria-label={t('captions:strip')} data-size={choice.size}>
      <div className="caption-lines" aria-live={choice.spoken ? 'polite' : 'off'}>
        {lines.length === 0 ? <p>{t('captions:waiting')}</p> : null}
        <CaptionLines lines={lines} only={choice.lang} most={4} />
      </div>
      <details className="caption-tools">
        <summary>{t('captions:settings')}</summary>
        <div className="flex flex-wrap items-center gap-2">
          <Pick
            label={t('captions:size')}
            value={choice.size}
            options={sizes.map((size) => [size, t(`captions:size_${size}`)])}
            onPick={(size) => choose({ size })}
          />
          <Pick<Lang | 'all'>
            label={t('captions:lang')}
            value={choice.lang ?? 'all'}
            options={(['all', ...languages] as const).map((lang) => [lang, t(`captions:lang_${lang}`)])}
            onPick={(lang) => choose({ lang: lang === 'all' ? null : lang })}
          />
          <label className="flex min-h-11 items-center gap-2">
            <input
              type="checkbox"
              checked={choice.spoken}
              onChange={(event) => choose({ spoken: event.currentTarget.checked })}
            />
            {t('captions:spoken')}
          </label>
        </div>
      </details>
    </section>
  );
}

type PickProps<V extends string> = {
  label: string;
  value: V;
  options: ReadonlyArray<readonly [V, string]>;
  onPick(value: V): void;
};

function Pick<V extends string>({ label, value, options, onPick }: PickProps<V>) {
  return (
    <label className="flex min-h-11 items-center gap-2">
      {label}
      <select
        className="input"
        value={value}
        onChange={(event) => {
          const found = options.find(([known]) => known === event.currentTarget.value);
          if (found) onPick(found[0]);
        }}
      >
        {options.map(([known, name]) => (
          <option key={known} value={known}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
