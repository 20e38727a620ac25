import type { CaptionView } from '#app/contract/captions.ts';
import type { Lang } from '#app/contract/languages.ts';
import type { LiveSocket } from '#app/live/connect.ts';
import { useCaptions } from '#app/live/use-captions.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { CaptionLines } from './caption-lines.tsx';

type Props = {
  socket: LiveSocket | null;
  sessionId: string;
  loaded: readonly CaptionView[];
  /** One column each; null for one of all languages. */
  langs: readonly Lang[] | null;
};

/** The captions at the foot of a screen, large; each language in its own column where the screen shows two. */
export function WallCaptions({ socket, sessionId, loaded, langs }: Props) {
  const { t } = useT();
  const lines = useCaptions({ socket, sessionId, on: true, loaded });
  return (
    <section aria-label={t('projector:captions')} aria-live="off" className="wall-captions">
      {(langs ?? [null]).map((lang) => (
        <div key={lang ?? 'all'}>
          <CaptionLines lines={lines} only={lang} most={3} />
        </div>
      ))}
    </section>
  );
}
