import { electorates, secrecies } from '#app/contract/inputs/manage-motion.ts';
import type { AgendaItemView, MotionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { RadioGroup } from '#app/ui/choice.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { SelectField } from '#app/ui/select-field.tsx';
import { UserText, UserWords } from '#app/ui/user-text.tsx';
import { fieldId, planForm, type PlanForm, type PlanRefusal } from './plan-form.ts';
import { PlanTextField, Translations, type PlanText } from './text-fields.tsx';

const texts: readonly PlanText[] = [{ name: 'title' }, { name: 'explanation', long: true, optional: true }];

type Props = { motions: MotionView[]; agenda: AgendaItemView[]; actionId: string; refused: PlanRefusal | null };

/** The questions to vote on: drafts that only moderators see until they open the vote. */
export function MotionPlan({ motions, agenda, actionId, refused }: Props) {
  const { t } = useT();
  return (
    <>
      {motions.length === 0 ? (
        <EmptyState title={t('plan:motions_empty')}>
          <p>{t('plan:motions_empty_text')}</p>
        </EmptyState>
      ) : (
        <ul className="grid gap-3">
          {motions.map((motion) => (
            <MotionRow key={motion.motionId} motion={motion} />
          ))}
        </ul>
      )}
      <Card as="section" labelledBy="add-motion-title" id="add-motion">
        <h3 id="add-motion-title">{t('plan:add_motion')}</h3>
        <MotionForm
          form={planForm('add-motion', {}, refused)}
          agenda={agenda}
          hidden={{ intent: 'addMotion', actionId }}
        />
      </Card>
    </>
  );
}

function MotionRow({ motion }: { motion: MotionView }) {
  const { t, pick } = useT();
  const title = pick(motion.title);
  const more = motion.explanation && pick(motion.explanation);
  return (
    <Card as="li">
      <p>
        <strong>
          <UserWords text={title.text} lang={title.lang} />
        </strong>{' '}
        <span className="text-ink-soft">({t(`plan:motion_${motion.state}`)})</span>
      </p>
      {more ? <UserText text={more.text} lang={more.lang} /> : null}
      <p className="text-ink-soft">
        {t(`plan:electorate_${motion.electorate}`)} · {t(`plan:secrecy_${motion.secrecy}`)}
      </p>
    </Card>
  );
}

type FormProps = { form: PlanForm; agenda: AgendaItemView[]; hidden: Record<string, string> };

function MotionForm({ form, agenda, hidden }: FormProps) {
  const { t, pick } = useT();
  const errorOf = (name: string) => (form.errors[name] ? t(`errors:${form.errors[name]}`) : undefined);
  return (
    <form method="post" className="grid gap-6" noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {texts.map((text) => (
        <PlanTextField key={text.name} form={form} text={text} lang="ar" />
      ))}
      {agenda.length > 0 ? (
        <SelectField
          id={fieldId(form.form, 'agendaItemId')}
          name="agendaItemId"
          label={t('plan:fields.agendaItemId')}
          hint={t('plan:hints.agendaItemId')}
          optional={t('form.optional')}
          prompt={t('plan:no_item')}
          defaultValue={form.values.agendaItemId}
          options={agenda.map((item) => ({ value: item.agendaItemId, label: pick(item.title).text }))}
        />
      ) : null}
      <RadioGroup
        id={fieldId(form.form, 'electorate')}
        name="electorate"
        label={t('plan:fields.electorate')}
        error={errorOf('electorate')}
        defaultValue={form.values.electorate}
        options={electorates.map((value) => ({ value, label: t(`plan:electorate_${value}`) }))}
      />
      <RadioGroup
        id={fieldId(form.form, 'secrecy')}
        name="secrecy"
        label={t('plan:fields.secrecy')}
        error={errorOf('secrecy')}
        defaultValue={form.values.secrecy}
        options={secrecies.map((value) => ({
          value,
          label: t(`plan:secrecy_${value}`),
          hint: t(`plan:secrecy_${value}_hint`),
        }))}
      />
      <Translations form={form} texts={texts} />
      <Notice>{t('plan:motion_public')}</Notice>
      <p>
        <Button variant="main">{t('plan:add_motion')}</Button>
      </p>
    </form>
  );
}
