import { useEffect, useRef, useState } from 'react';
import { guessLang } from '#app/contract/languages.ts';
import { limits } from '#app/contract/limits.ts';
import { similarTexts } from '#app/contract/similar-texts.ts';
import type { QuestionView } from '#app/contract/views.ts';
import { wrongInText } from '#app/contract/wrong-in-text.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { keepDraft, readDraft } from '#app/live/draft.ts';
import { Button } from '#app/ui/button.tsx';
import { RadioGroup } from '#app/ui/choice.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { useOwnCheck } from '#app/ui/use-own-check.ts';
import { Similar } from './similar.tsx';
import type { OnSupport } from './support-form.tsx';

export type NewQuestion = { text: string; withName: boolean };

type Props = {
  sessionId: string;
  actionId: string;
  /** Whether questions wait for a moderator first. */
  held: boolean;
  name: string | null;
  /** The questions that a new one is compared with. */
  others: QuestionView[];
  supported: ReadonlySet<string>;
  error?: string | undefined;
  typed?: { text?: string | undefined; withName?: string | undefined } | undefined;
  /** The server found like ones for what was typed: it is sent when it is posted again. */
  asksFirst: boolean;
  onAsk?: ((question: NewQuestion) => void) | undefined;
  onSupport: OnSupport;
};

const fieldId = 'question-text';

/** Asking a question: like ones are offered for support first, and what was typed stays. */
export function AskForm({
  sessionId,
  actionId,
  others,
  supported,
  typed,
  asksFirst,
  onAsk,
  onSupport,
  error,
  ...rest
}: Props) {
  const { t } = useT();
  const form = useRef<HTMLFormElement>(null);
  const draftKey = `draft:${sessionId}:question`;
  const [similar, setSimilar] = useState(() => (asksFirst ? similarTexts(typed?.text ?? '', others) : []));
  const check = useOwnCheck(fieldId);
  useDraft(form, draftKey);
  const finish = (): void => {
    keepDraft(draftKey, '');
    form.current?.reset();
    setSimilar([]);
  };
  const submit = (event: React.FormEvent<HTMLFormElement>): void => {
    const fields = new FormData(event.currentTarget);
    const text = String(fields.get('text') ?? '');
    if (!onAsk) return keepDraft(draftKey, '');
    event.preventDefault();
    if (!check.passes(wrongInText(text, limits.questionText))) return undefined;
    const found = similar.length > 0 ? [] : similarTexts(text, others);
    if (found.length > 0) return setSimilar(found);
    onAsk({ text, withName: fields.get('withName') !== 'no' });
    return finish();
  };
  return (
    <div className="stack">
      {similar.length > 0 ? (
        <Similar
          questions={similar.map((row) => others.find((now) => now.questionId === row.questionId) ?? row)}
          supported={supported}
          onSupport={
            onSupport &&
            ((questionId, support) => {
              onSupport(questionId, support);
              finish();
            })
          }
        />
      ) : null}
      <form
        ref={form}
        method="post"
        action="?tab=questions"
        className="stack comment-form"
        noValidate
        onInput={(event) => {
          if (event.target instanceof HTMLTextAreaElement) keepDraft(draftKey, event.target.value);
        }}
        onSubmit={submit}
      >
        <input type="hidden" name="intent" value="askQuestion" />
        <input type="hidden" name="actionId" value={actionId} />
        {similar.length > 0 ? <input type="hidden" name="anyway" value="1" /> : null}
        <Fields {...rest} error={check.reason ? t(`errors:${check.reason}`) : error} typed={typed} />
        <Button variant="main">{t(similar.length > 0 ? 'questions:send_anyway' : 'questions:send')}</Button>
      </form>
    </div>
  );
}

function Fields({ held, name, error, typed }: Pick<Props, 'held' | 'name' | 'error' | 'typed'>) {
  const { t, lang } = useT();
  const { max } = limits.questionText;
  return (
    <>
      <TextArea
        id={fieldId}
        name="text"
        rows={3}
        required
        lang={typed?.text ? guessLang(typed.text, lang) : undefined}
        maxLength={max}
        label={t('questions:text')}
        hint={t(held ? 'questions:hint_held' : 'questions:hint_open')}
        error={error}
        defaultValue={typed?.text}
        count={{
          limit: max,
          atMost: t('form.at_most', { max }),
          left: (left) => t('form.left', { count: Math.max(0, left) }),
        }}
      />
      {name === null ? (
        <p className="text-ink-soft">{t('questions:nameless')}</p>
      ) : (
        <RadioGroup
          id="question-name"
          name="withName"
          label={t('questions:under')}
          defaultValue={typed?.withName ?? 'yes'}
          options={[
            { value: 'yes', label: <bdi>{name}</bdi> },
            { value: 'no', label: t('questions:no_name'), hint: t('questions:no_name_hint') },
          ]}
        />
      )}
    </>
  );
}

function useDraft(form: React.RefObject<HTMLFormElement>, key: string): void {
  useEffect(() => {
    const field = form.current?.elements.namedItem('text');
    if (field instanceof HTMLTextAreaElement && field.value === '') field.value = readDraft(key);
  }, [form, key]);
}
