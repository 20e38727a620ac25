import { limits } from '#app/contract/limits.ts';
import type { AgendaItemView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextField } from '#app/ui/field.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { fieldId, planForm, spreadText, type PlanForm, type PlanRefusal } from './plan-form.ts';
import { PlanTextField, Translations, type PlanText } from './text-fields.tsx';

const text: PlanText = { name: 'title' };

type Props = { agenda: AgendaItemView[]; actionId: string; refused: PlanRefusal | null };

/** The agenda: items added, changed, taken away and moved, each by its own plain form. */
export function AgendaPlan({ agenda, actionId, refused }: Props) {
  const { t } = useT();
  return (
    <>
      {agenda.length === 0 ? (
        <EmptyState title={t('plan:agenda_empty')}>
          <p>{t('plan:agenda_empty_text')}</p>
        </EmptyState>
      ) : (
        <ol className="grid gap-3">
          {agenda.map((item, at) => (
            <ItemRow
              key={item.agendaItemId}
              item={item}
              number={at + 1}
              last={at === agenda.length - 1}
              refused={refused}
            />
          ))}
        </ol>
      )}
      <Card as="section" labelledBy="add-item-title">
        <h3 id="add-item-title">{t('plan:add_item')}</h3>
        <ItemForm
          form={planForm('add-item', { plannedMinutes: '20' }, refused)}
          hidden={{ intent: 'addItem', actionId }}
          submit={t('plan:add_item')}
        />
      </Card>
    </>
  );
}

type RowProps = { item: AgendaItemView; number: number; last: boolean; refused: PlanRefusal | null };

function ItemRow({ item, number, last, refused }: RowProps) {
  const { t, pick } = useT();
  const title = pick(item.title);
  const { agendaItemId } = item;
  const form = `item-${agendaItemId}`;
  const stored = { ...spreadText('title', item.title), plannedMinutes: String(item.plannedMinutes) };
  return (
    <Card as="li">
      <p>
        <span className="nums">{number}.</span>{' '}
        <strong>
          <UserWords text={title.text} lang={title.lang} />
        </strong>{' '}
        <span className="nums whitespace-nowrap text-ink-soft">({t('minutes', { count: item.plannedMinutes })})</span>
      </p>
      <div className="flex flex-wrap gap-2">
        {number > 1 ? <Move agendaItemId={agendaItemId} direction="up" about={title.text} /> : null}
        {last ? null : <Move agendaItemId={agendaItemId} direction="down" about={title.text} />}
        <Disclosure label={t('plan:change')} about={title.text} open={refused?.form === form}>
          <ItemForm
            form={planForm(form, stored, refused)}
            hidden={{ intent: 'editItem', agendaItemId }}
            submit={t('plan:save_item')}
          />
        </Disclosure>
        <Disclosure label={t('plan:remove')} about={title.text}>
          <p>{t('plan:remove_sure')}</p>
          <form method="post">
            <input type="hidden" name="intent" value="removeItem" />
            <input type="hidden" name="agendaItemId" value={agendaItemId} />
            <Button variant="danger">{t('plan:remove_yes')}</Button>
          </form>
        </Disclosure>
      </div>
    </Card>
  );
}

function Move({ agendaItemId, direction, about }: { agendaItemId: string; direction: 'up' | 'down'; about: string }) {
  const { t } = useT();
  return (
    <form method="post">
      <input type="hidden" name="intent" value="moveItem" />
      <input type="hidden" name="agendaItemId" value={agendaItemId} />
      <Button name="direction" value={direction}>
        {t(`plan:move_${direction}`)} <span className="sr-only">{about}</span>
      </Button>
    </form>
  );
}

type ItemFormProps = { form: PlanForm; hidden: Record<string, string>; submit: string };

function ItemForm({ form, hidden, submit }: ItemFormProps) {
  const { t } = useT();
  const { min, max } = limits.plannedMinutes;
  const error = form.errors.plannedMinutes;
  return (
    <form method="post" className="grid gap-4" noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <PlanTextField form={form} text={text} lang="ar" />
      <TextField
        id={fieldId(form.form, 'plannedMinutes')}
        name="plannedMinutes"
        label={t('plan:fields.plannedMinutes')}
        hint={t('plan:hints.plannedMinutes', { min, max })}
        error={error ? t(`errors:${error}`) : undefined}
        defaultValue={form.values.plannedMinutes}
        inputMode="numeric"
        className="max-w-32"
        ltr
      />
      <Translations form={form} texts={[text]} />
      <p>
        <Button>{submit}</Button>
      </p>
    </form>
  );
}
