import { useContext } from 'react';
import type { QuestionView } from '#app/contract/views.ts';
import { Said } from '#app/i18n/said.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { directionOfLanguage } from '#app/ui/text-direction.ts';
import { UserWords } from '#app/ui/user-text.tsx';
import { fitTitle } from './fit-title.ts';
import { FitContext } from './use-fit.ts';

/** The question that is answered now, by whom it was asked, and how many support it. */
export function LiveQuestion({ question }: { question: QuestionView }) {
  const { number } = useT();
  const fit = useContext(FitContext);
  const { text, lang, author, supports } = question;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-[calc(3*var(--wall))]">
        <Chip tone="info" icon="question">
          <Said say={({ t }) => t('projector:question')} />
        </Chip>
        {author ? (
          <span className="wall-small text-ink-soft">
            <UserWords text={author} />
          </span>
        ) : null}
      </p>
      <h1 className={fitTitle(text ?? '', fit)} lang={lang} dir={directionOfLanguage(lang)}>
        {text}
      </h1>
      <p className="flex flex-wrap items-baseline gap-x-[calc(3*var(--wall))]">
        <span className="wall-number">{number(supports)}</span>
        <span className="wall-text">
          <Said below say={({ t }) => t('projector:question_supports', { count: supports })} />
        </span>
      </p>
    </>
  );
}
