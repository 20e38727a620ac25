// Drawing an item elsewhere is an addition for the mouse: all of it can be done by the buttons of each item.
/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions */
import type { AgendaPlanView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { AgendaItemForm } from './agenda-item-form.tsx';
import { AgendaItemRow, type RowProps } from './agenda-item-row.tsx';
import { planForm, type PlanRefusal } from './plan-form.ts';
import { useAgendaDrag } from './use-agenda-drag.ts';

type Props = { agenda: AgendaPlanView[]; actionId: string; refused: PlanRefusal | null };

/** The agenda: items added, changed, taken away and moved, each by its own plain form. */
export function AgendaPlan({ agenda, actionId, refused }: Props) {
  const { t } = useT();
  const tops = agenda.filter((item) => item.parentId === null);
  return (
    <>
      {agenda.length === 0 ? (
        <EmptyState title={t('plan:agenda_empty')}>
          <p>{t('plan:agenda_empty_text')}</p>
        </EmptyState>
      ) : (
        <AgendaTree agenda={agenda} tops={tops} refused={refused} />
      )}
      <Card as="section" labelledBy="add-item-title">
        <h3 id="add-item-title">{t('plan:add_item')}</h3>
        <AgendaItemForm
          form={planForm('add-item', { plannedMinutes: '20', origin: 'bureau' }, refused)}
          hidden={{ intent: 'addItem', actionId }}
          parents={tops}
          submit={t('plan:add_item')}
        />
      </Card>
    </>
  );
}

type TreeProps = Pick<Props, 'agenda' | 'refused'> & { tops: AgendaPlanView[] };

function AgendaTree({ agenda, tops, refused }: TreeProps) {
  const { t } = useT();
  const { drag, dropOn, dragging } = useAgendaDrag();
  const row = (siblings: AgendaPlanView[]) => (item: AgendaPlanView, at: number) => (
    <AgendaItemRow
      key={item.agendaItemId}
      item={item}
      moves={{
        up: at > 0,
        down: at < siblings.length - 1,
        in: item.parentId === null && at > 0 && partsOf(agenda, item).length === 0,
        out: item.parentId !== null,
      }}
      refused={refused}
      {...(drag && { drag: drag(item.agendaItemId) })}
      drop={dropOn(item.agendaItemId)}
      parts={partsOf(agenda, item)}
      renderParts={renderParts}
    />
  );
  const renderParts: RowProps['renderParts'] = (parts) => parts.map(row(parts));
  return (
    <>
      <ol className="grid gap-3">{tops.map(row(tops))}</ol>
      {dragging ? (
        <p className="rounded-ui border border-dashed border-line-strong p-4 text-center" {...dropOn(null)}>
          {t('plan:drag_end')}
        </p>
      ) : null}
    </>
  );
}

const partsOf = (agenda: AgendaPlanView[], { agendaItemId }: AgendaPlanView): AgendaPlanView[] =>
  agenda.filter((row) => row.parentId === agendaItemId);
