import { electorates, secrecies } from '#app/contract/motion-rules.ts';
import type { AgendaPlanView, MotionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { RadioGroup } from '#app/ui/choice.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { keptForm } from '#app/ui/kept-form.ts';
import { Notice } from '#app/ui/notice.tsx';
import { SelectField } from '#app/ui/select-field.tsx';
import { UserText, UserWords } from '#app/ui/user-text.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { MethodFields, OptionsField } from './method-fields.tsx';
import { CollegeFields, RuleFields } from './rule-fields.tsx';
import {
  fieldId,
  planForm,
  spreadColleges,
  spreadOptions,
  spreadText,
  type PlanForm,
  type PlanRefusal,
} from './plan-form.ts';
import { RemoveAct } from './remove-act.tsx';
import { PlanTextField, Translations, type PlanText } from './text-fields.tsx';

const texts: readonly PlanText[] = [{ name: 'title' }, { name: 'explanation', long: true, optional: true }];

type Props = { motions: MotionView[]; agenda: AgendaPlanView[]; actionId: string; refused: PlanRefusal | null };

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
            <MotionRow key={motion.motionId} motion={motion} agenda={agenda} refused={refused} />
          ))}
        </ul>
      )}
      <Card as="section" labelledBy="add-motion-title" id="add-motion">
        <h3 id="add-motion-title">{t('plan:add_motion')}</h3>
        <MotionForm
          form={planForm('add-motion', {}, refused)}
          agenda={agenda}
          hidden={{ intent: 'addMotion', actionId }}
          submit={t('plan:add_motion')}
        />
      </Card>
    </>
  );
}

type RowProps = { motion: MotionView; agenda: AgendaPlanView[]; refused: PlanRefusal | null };

function MotionRow({ motion, agenda, refused }: RowProps) {
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
      <p className="text-ink-soft">
        {motion.method === 'yes-no'
          ? t('plan:rules', {
              quorum: t(`plan:quorum_${motion.quorumRule}`),
              majority: t(`plan:majority_${motion.majorityRule}`),
            })
          : t('plan:rules_method', {
              method: t(`plan:method_${motion.method}`),
              quorum: t(`plan:quorum_${motion.quorumRule}`),
            })}
      </p>
      <Options motion={motion} />
      {motion.electorate === 'members' ? (
        <p>
          <a href={`weights/${motion.number}`}>{t('plan:to_weights')}</a>
        </p>
      ) : null}
      {motion.state === 'draft' ? <ChangeDraft motion={motion} agenda={agenda} refused={refused} /> : null}
    </Card>
  );
}

function Options({ motion }: { motion: MotionView }) {
  const { pick } = useT();
  if (motion.options.length === 0) return null;
  return (
    <ul className="grid list-disc gap-1 ps-8">
      {motion.options.map((option) => {
        const { text, lang } = pick(option.text);
        return (
          <li key={option.optionId}>
            <UserWords text={text} lang={lang} />
          </li>
        );
      })}
    </ul>
  );
}

/** Changing or removing a question that nobody has voted on. */
function ChangeDraft({ motion, agenda, refused }: RowProps) {
  const { t, pick } = useT();
  const { motionId, method, points, seats, secrecy, electorate, quorumRule, majorityRule, agendaItemId } = motion;
  const about = pick(motion.title).text;
  const form = `motion-${motionId}`;
  const stored = {
    ...spreadText('title', motion.title),
    ...spreadText('explanation', motion.explanation),
    ...(agendaItemId && { agendaItemId }),
    ...spreadOptions(motion.options),
    ...(points !== null && { points: String(points) }),
    ...(seats !== null && { seats: String(seats) }),
    method,
    secrecy,
    electorate,
    quorumRule,
    majorityRule,
    ...spreadColleges(motion.colleges),
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Disclosure label={t('plan:change')} about={about} open={refused?.form === form}>
        <MotionForm
          form={planForm(form, stored, refused)}
          agenda={agenda}
          hidden={{ intent: 'editMotion', motionId }}
          submit={t('plan:save_motion')}
        />
      </Disclosure>
      <RemoveAct intent="removeMotion" fields={{ motionId }} about={about} sure={t('plan:remove_motion_sure')} />
    </div>
  );
}

type FormProps = { form: PlanForm; agenda: AgendaPlanView[]; hidden: Record<string, string>; submit: string };

function MotionForm({ form, agenda, hidden, submit }: FormProps) {
  const { t, pick } = useT();
  const errorOf = (name: string) => (form.errors[name] ? t(`errors:${form.errors[name]}`) : undefined);
  return (
    <form method="post" className="grid gap-6" noValidate {...keptForm(form.form, form.stored)}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {texts.map((text) => (
        <PlanTextField key={text.name} form={form} text={text} lang="ar" />
      ))}
      <MethodFields form={form} />
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
      <RuleFields form={form} />
      <CollegeFields form={form} />
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
      <Translations
        form={form}
        texts={texts}
        more={{ name: 'options', render: (lang) => <OptionsField form={form} lang={lang} /> }}
      />
      <Notice>{t('plan:motion_public')}</Notice>
      <p>
        <Button variant="main">{submit}</Button>
      </p>
    </form>
  );
}
