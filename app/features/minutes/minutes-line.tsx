import type { MinutesLang } from '#app/contract/minutes.ts';
import { scriptRuns } from '#app/contract/script-runs.ts';
import { localeTags } from '#app/i18n/languages.ts';

/** A line of the minutes: words of the other script are marked with their language and kept apart in direction. */
export function MinutesLine({ text, lang }: { text: string; lang: MinutesLang }) {
  return (
    <>
      {scriptRuns(text, lang).map((run, at) =>
        run.lang === lang ? (
          run.text
        ) : (
          <bdi key={at} lang={localeTags[run.lang]}>
            {run.text}
          </bdi>
        ),
      )}
    </>
  );
}
