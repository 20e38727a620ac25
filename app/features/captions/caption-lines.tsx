import type { CaptionView } from '#app/contract/captions.ts';
import type { Lang } from '#app/contract/languages.ts';
import { directionOfLanguage } from '#app/ui/text-direction.ts';

type Props = { lines: readonly CaptionView[]; only: Lang | null; most: number };

/** The last lines, each in its own language and direction. */
export function CaptionLines({ lines, only, most }: Props) {
  return (
    <>
      {lines
        .filter((line) => line.text !== null && (only === null || line.lang === only))
        .slice(-most)
        .map((line) => (
          <p key={line.captionId} lang={line.lang} dir={directionOfLanguage(line.lang)}>
            {line.text}
          </p>
        ))}
    </>
  );
}
