import { useEffect, useRef } from 'react';
import type { QuestionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { UserText } from '#app/ui/user-text.tsx';
import { SupportForm, type OnSupport } from './support-form.tsx';

type Props = { questions: QuestionView[]; supported: ReadonlySet<string>; onSupport: OnSupport };

/** Questions that may ask the same: supporting one of them counts more than asking it twice. */
export function Similar({ questions, supported, onSupport }: Props) {
  const { t } = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Card kind="asking" as="section" labelledBy="similar-title" id="similar">
      <h2 ref={heading} id="similar-title" tabIndex={-1} className="text-lg">
        {t('questions:similar', { count: questions.length })}
      </h2>
      <p>{t('questions:similar_text')}</p>
      <ul className="statement-list">
        {questions.map((question) => (
          <li key={question.questionId} className="statement-row">
            <UserText text={question.text ?? ''} lang={question.lang} />
            <div className="statement-counts nums">
              <span>{t('questions:supports', { count: question.supports })}</span>
              {supported.has(question.questionId) ? (
                <strong>{t('questions:supported')}</strong>
              ) : (
                <SupportForm
                  questionId={question.questionId}
                  number={question.number}
                  supported={false}
                  onSupport={onSupport}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
