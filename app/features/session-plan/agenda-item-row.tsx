// Drawing an item elsewhere is an addition for the mouse: all of it can be done by the buttons of each item.
/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions */
/* oxlint-disable jsx-a11y/no-static-element-interactions */
import type { HTMLAttributes, ReactNode } from 'react';
import { agendaDirections, type AgendaDirection } from '#app/contract/agenda.ts';
import type { AgendaPlanView } from '#app/contract/views.ts';
import { useLocation } from '@remix-run/react';
import { useT } from '#app/i18n/use-t.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { UserText, UserWords } from '#app/ui/user-text.tsx';
import { AgendaItemForm } from './agenda-item-form.tsx';
import { planForm, spreadText, type PlanRefusal } from './plan-form.ts';
import { RemoveAct } from './remove-act.tsx';

export type RowProps = {
  item: AgendaPlanView;
  moves: Record<AgendaDirection, boolean>;
  refused: PlanRefusal | null;
  /** Of the handle by which it is drawn elsewhere, and of the place where others are dropped. */
  drag?: HTMLAttributes<HTMLElement>;
  drop: HTMLAttributes<HTMLElement>;
  parts: AgendaPlanView[];
  renderParts(parts: AgendaPlanView[]): ReactNode;
};

/** An item of the agenda in its plan, with everything that can be done to it and then its parts. */
export function AgendaItemRow({ item, moves, refused, drag, drop, parts, renderParts }: RowProps) {
  const { t, pick } = useT();
  const title = pick(item.title);
  return (
    <li className="card" {...drop}>
      <ItemHead item={item} {...(drag && { drag })} />
      {item.note ? (
        <div>
          <p className="text-ink-soft">{t('plan:has_note')}</p>
          <UserText text={item.note} />
        </div>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {agendaDirections.map((direction) =>
          moves[direction] ? (
            <Move key={direction} agendaItemId={item.agendaItemId} direction={direction} about={title.text} />
          ) : null,
        )}
        <ItemActs item={item} refused={refused} about={title.text} />
      </div>
      {parts.length > 0 ? (
        <ol
          className="grid gap-3 border-s-4 border-line-strong ps-3"
          aria-label={`${t('plan:parts_of')}${t('colon')}${title.text}`}
        >
          {renderParts(parts)}
        </ol>
      ) : null}
    </li>
  );
}

function ItemHead({ item, drag }: Pick<RowProps, 'item' | 'drag'>) {
  const { t, pick } = useT();
  const title = pick(item.title);
  return (
    <>
      <div className="flex items-start gap-2">
        <p className="min-w-0 grow">
          {item.number === null ? null : <span className="nums">{item.number}.</span>}{' '}
          <strong>
            <UserWords text={title.text} lang={title.lang} />
          </strong>{' '}
          <span className="nums whitespace-nowrap text-ink-soft">({t('minutes', { count: item.plannedMinutes })})</span>
        </p>
        {drag ? (
          <span {...drag} title={t('plan:drag')} aria-hidden="true" className="cursor-grab px-2 text-xl text-ink-soft">
            ⠿
          </span>
        ) : null}
      </div>
      <p className="text-ink-soft">{t('agenda.origin', { origin: t(`agenda.origin_${item.origin}`) })}</p>
      {item.hidden || item.covered ? (
        <p>
          <Chip tone="warn" icon="eye-off">
            {t(item.hidden ? 'plan:item_hidden' : 'plan:item_covered')}
          </Chip>
        </p>
      ) : null}
    </>
  );
}

function ItemActs({ item, refused, about }: Pick<RowProps, 'item' | 'refused'> & { about: string }) {
  const { t } = useT();
  const { pathname } = useLocation();
  const { agendaItemId } = item;
  const form = `item-${agendaItemId}`;
  const stored = {
    ...spreadText('title', item.title),
    plannedMinutes: String(item.plannedMinutes),
    origin: item.origin,
    note: item.note,
    ...(item.hidden && { hidden: 'yes' }),
  };
  return (
    <>
      <Disclosure label={t('plan:change')} about={about} open={refused?.form === form}>
        <AgendaItemForm
          form={planForm(form, stored, refused)}
          hidden={{ intent: 'editItem', agendaItemId }}
          submit={t('plan:save_item')}
        />
      </Disclosure>
      <ButtonLink href={`${pathname}/${agendaItemId}`} icon="document">
        <span>
          {t('plan:documents')} <span className="sr-only">{about}</span>
          {item.documents > 0 ? <span className="nums"> ({item.documents})</span> : null}
        </span>
      </ButtonLink>
      <RemoveAct intent="removeItem" fields={{ agendaItemId }} about={about} sure={t('plan:remove_sure')} />
    </>
  );
}

function Move({ agendaItemId, direction, about }: { agendaItemId: string; direction: AgendaDirection; about: string }) {
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
