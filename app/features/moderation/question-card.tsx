import type { ReactNode } from 'react';
import { guessLang } from '#app/contract/languages.ts';
import { limits } from '#app/contract/limits.ts';
import type { QuestionState, QuestionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { UserText, UserWords } from '#app/ui/user-text.tsx';
import { ActButton } from './act-button.tsx';
import { ActForm, useSending } from './act-form.tsx';
import { Handled } from './comment-card.tsx';
import { ReasonButtons } from './reason-buttons.tsx';
import { HeldNote } from './held-note.tsx';
import { Untouched } from './untouched.tsx';

/** What was typed as an answer that was refused, and why, as a key of the namespace `errors`. */
export type RefusedAnswer = { questionId: string; error: string | undefined; typed: string | undefined };

type Props = {
  question: QuestionView;
  gone?: boolean;
  open: boolean;
  refused: RefusedAnswer | null;
  /** In the place of what can be done with it. */
  children?: ReactNode;
};

const chips: Partial<Record<QuestionState, 'info' | 'warn' | 'agree' | 'pass'>> = {
  held: 'warn',
  shortlisted: 'info',
  live: 'warn',
  answered: 'agree',
  archived: 'pass',
  hidden: 'warn',
  refused: 'warn',
};

/** One question as moderators read it, with what can be done with it in its state. */
export function QuestionCard({ question, gone, open, refused, children }: Props) {
  const { t } = useT();
  const { number, state, reason } = question;
  const id = `mq${number}`;
  const tone = chips[state];
  return (
    <Card as="article" labelledBy={id} kind={state === 'live' ? 'marked' : 'plain'}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 id={id} className="text-base">
          {t('questions:number', { number })}{' '}
          <span className="font-normal">
            {question.author ? <UserWords text={question.author} /> : t('questions:no_name')}
          </span>
        </h3>
        {tone ? <Chip tone={tone}>{t(`moderate:question_${state}`)}</Chip> : null}
        <span className="nums text-ink-soft">{t('questions:supports', { count: question.supports })}</span>
      </div>
      <UserText text={question.text ?? ''} lang={question.lang} />
      {question.answer === null ? null : (
        <div className="quote">
          <p className="font-bold">{t('questions:answer')}</p>
          <UserText text={question.answer} lang={question.answerLang ?? 'ar'} />
        </div>
      )}
      {reason ? (
        <p className="text-ink-soft">
          {t(state === 'refused' ? 'moderate:refused_for' : 'moderate:hidden_for')} {t(`room:reasons.${reason}`)}
        </p>
      ) : null}
      {state === 'held' ? <HeldNote id={question.questionId} /> : null}
      {children ?? (
        <Untouched value={state} valueKey={state} className="flex flex-wrap gap-2">
          {(steady) => <Acts question={question} state={steady} open={open} refused={refused} />}
        </Untouched>
      )}
      {gone ? <Handled /> : null}
    </Card>
  );
}

type ActsProps = Pick<Props, 'question' | 'open' | 'refused'> & { state: QuestionState };

function Acts({ question, state, open, refused }: ActsProps) {
  const { t } = useT();
  const { questionId, reason, number } = question;
  const about = t('questions:number', { number });
  if (state === 'held' || state === 'hidden' || state === 'refused') {
    const held = state === 'held';
    return (
      <>
        <ActButton
          intent="showQuestion"
          fields={{ targetId: questionId, ...(!held && reason && { reason }) }}
          icon={held ? 'check' : 'eye'}
          {...(held && { variant: 'main' })}
          className="grow"
          wide
          about={about}
        >
          {t(held ? 'moderate:release' : 'moderate:restore')}
        </ActButton>
        {held ? (
          <ReasonButtons
            intent="hideQuestion"
            targetId={questionId}
            label={t('moderate:refuse')}
            held
            about={about}
            className="grow"
          />
        ) : null}
      </>
    );
  }
  return (
    <>
      {stepsOf(question, state, open).map(({ to, main }) => (
        <ActButton
          key={to}
          intent="moveQuestion"
          fields={{ questionId, to }}
          {...(main && { variant: 'main' })}
          className="grow"
          wide
          about={about}
        >
          {t(`moderate:to_${(to !== 'answered' && backFrom[state]) || to}`)}
        </ActButton>
      ))}
      {state === 'archived' ? null : (
        <WriteAnswer
          question={question}
          label={t(question.answer === null ? 'moderate:write_answer' : 'moderate:change_answer')}
          refused={refused?.questionId === questionId ? refused : null}
        />
      )}
      <ReasonButtons intent="hideQuestion" targetId={questionId} label={t('moderate:hide')} about={about} />
    </>
  );
}

/** Words for a step that takes back what was done before. */
const backFrom: Partial<Record<QuestionState, string>> = { live: 'unlive', archived: 'back' };

type Step = { to: 'open' | 'shortlisted' | 'live' | 'answered' | 'archived'; main?: boolean };

/** What a thumb needs next comes first. */
function stepsOf({ answeredAt }: QuestionView, state: QuestionState, open: boolean): Step[] {
  const live: Step[] = open ? [{ to: 'live', main: state === 'shortlisted' }] : [];
  switch (state) {
    case 'open':
      return [{ to: 'shortlisted', main: true }, ...live, { to: 'archived' }];
    case 'shortlisted':
      return [...live, { to: 'open' }, { to: 'archived' }];
    case 'live':
      return [{ to: 'answered', main: true }, { to: 'shortlisted' }];
    case 'answered':
      return [{ to: 'archived' }];
    default:
      return [{ to: answeredAt === null ? 'open' : 'answered' }];
  }
}

type WriteProps = { question: QuestionView; label: string; refused: RefusedAnswer | null };

function WriteAnswer({ question, label, refused }: WriteProps) {
  const { t, lang } = useT();
  const { questionId, number } = question;
  const written = refused?.typed ?? question.answer ?? '';
  const busy = useSending('answerQuestion', { questionId });
  const { max } = limits.answerText;
  return (
    <Disclosure label={label} about={t('questions:number', { number })} icon="comment" open={refused !== null}>
      <ActForm intent="answerQuestion" fields={{ questionId }} className="grid gap-3">
        <TextArea
          id={`answer-${questionId}`}
          name="text"
          rows={3}
          className="scroll-mb-32"
          required
          label={t('questions:answer')}
          hint={t('moderate:answer_hint')}
          error={refused?.error && t(`errors:${refused.error}`)}
          lang={written ? guessLang(written, lang) : undefined}
          defaultValue={written}
          count={{
            limit: max,
            atMost: t('form.at_most', { max }),
            left: (left) => (left < 0 ? t('form.too_many') : t('form.left', { count: left })),
          }}
        />
        <Button variant="main" busy={busy} busyLabel={t('moderate:sending')}>
          {t('moderate:publish_answer')}
        </Button>
      </ActForm>
    </Disclosure>
  );
}
