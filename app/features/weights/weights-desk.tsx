import type { LocalizedText } from '#app/contract/languages.ts';
import { limits } from '#app/contract/limits.ts';
import { writeWeightLines, type MotionWeights } from '#app/contract/weights.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { FormErrors, useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { UserText, UserWords } from '#app/ui/user-text.tsx';

type Props = {
  motionId: string;
  number: number;
  title: LocalizedText | null;
  weights: MotionWeights | null;
  canEdit: boolean;
  refusal: string | null;
  done: boolean;
  refused: Refused | undefined;
};

/** For how much each vote on a motion counts: a list with its reason for everybody, and its form until the vote is opened. */
export function WeightsDesk({ motionId, number, title, weights, canEdit, refusal, done, refused }: Props) {
  const { t, pick } = useT();
  const shown = title && pick(title);
  return (
    <div className="grid gap-6">
      <header className="flow">
        <h1>{t('weights:title')}</h1>
        <p>
          {t('weights:motion', { number })} {shown ? <UserWords text={shown.text} lang={shown.lang} /> : null}
        </p>
        <p>{t('weights:lead')}</p>
      </header>
      <FormErrors refused={refused} fields={['list', 'reason']} />
      {done ? <Notice kind="success">{t('weights:done')}</Notice> : null}
      {weights ? <List weights={weights} /> : <EmptyState title={t('weights:none')} />}
      {canEdit && refusal === null ? <WeightsForm motionId={motionId} weights={weights} refused={refused} /> : null}
      {canEdit && refusal !== null ? <Notice>{t(`errors:${refusal}`)}</Notice> : null}
    </div>
  );
}

function List({ weights: { reason, lang, list, total } }: { weights: MotionWeights }) {
  const { t } = useT();
  return (
    <section aria-labelledby="list-title" className="flow">
      <h2 id="list-title" className="text-lg">
        {t('weights:list')}
      </h2>
      <UserText text={reason} lang={lang} />
      <ul className="grid list-disc gap-1 ps-8">
        {list.map(({ seat, weight }, at) => (
          <li key={at} className="nums">
            {seat === null ? t('weights:no_seat') : t('weights:seat', { number: seat })}{' '}
            {t('weights:counts', { count: weight })}
          </li>
        ))}
      </ul>
      <p className="nums">{total === null ? t('weights:others') : t('weights:total', { total })}</p>
    </section>
  );
}

type FormProps = Pick<Props, 'motionId' | 'weights' | 'refused'>;

function WeightsForm({ motionId, weights, refused }: FormProps) {
  const { t } = useT();
  const errorOf = useFieldError(refused);
  return (
    <Card as="section" labelledBy="form-title">
      <h2 id="form-title" className="text-lg">
        {t('weights:change')}
      </h2>
      <Notice kind="warning">{t('weights:disclose')}</Notice>
      <form method="post" className="grid gap-4" noValidate aria-labelledby="form-title">
        <input type="hidden" name="motionId" value={motionId} />
        <TextArea
          id="list"
          name="list"
          label={t('weights:lines')}
          hint={t('weights:lines_hint', { most: limits.weight })}
          error={errorOf('list')}
          rows={8}
          defaultValue={refused?.values.list ?? (weights ? writeWeightLines(weights.list) : '')}
        />
        <TextArea
          id="reason"
          name="reason"
          label={t('weights:reason')}
          hint={t('weights:reason_hint')}
          error={errorOf('reason')}
          rows={3}
          defaultValue={refused?.values.reason ?? weights?.reason ?? ''}
        />
        <p>
          <Button variant="main">{t('weights:save')}</Button>
        </p>
      </form>
    </Card>
  );
}
