import { limits } from '#app/contract/limits.ts';
import type { MotionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

type Props = { motion: Pick<MotionView, 'method' | 'options' | 'points' | 'seats'>; withOptions: boolean };

/** How a question is answered and counted, in a sentence, and what there is to choose from. */
export function MotionPaper({ motion, withOptions }: Props) {
  const { t, pick } = useT();
  const { method, options, points, seats } = motion;
  if (method === 'yes-no') return null;
  return (
    <>
      <p>
        {t(`ballot:method_${method}`, { points: points ?? limits.motionPoints.usual })}
        {seats !== null && method === 'ranked-stv' ? ` ${t('ballot:seats', { count: seats })}` : null}
      </p>
      {withOptions && options.length > 0 ? (
        <ul className="grid list-disc gap-1 ps-8">
          {options.map((option) => {
            const { text, lang } = pick(option.text);
            return (
              <li key={option.optionId}>
                <UserWords text={text} lang={lang} />
              </li>
            );
          })}
        </ul>
      ) : null}
    </>
  );
}
