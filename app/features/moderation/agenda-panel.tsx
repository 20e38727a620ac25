import type { DocumentLine } from '#app/contract/agenda-documents.ts';
import type { AgendaPlanView, RoomView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { UserText, UserWords } from '#app/ui/user-text.tsx';
import { ActButton } from './act-button.tsx';
import { ItemDocuments } from './item-documents.tsx';
import { SpentTime } from './spent-time.tsx';
import { Untouched } from './untouched.tsx';

type Props = {
  room: RoomView;
  agenda: AgendaPlanView[];
  documents: DocumentLine[];
  ahead: number | null;
  planHref: string;
};

/** The agenda with its hidden items and notes; any other item can be made the current one, out of order too. */
export function AgendaPanel({ room, agenda, documents, ahead, planHref }: Props) {
  const { t } = useT();
  const { currentItemId, itemSince, state } = room.session;
  const plan = (
    <p>
      <ButtonLink href={planHref} icon="document">
        {t('moderate:edit_plan')}
      </ButtonLink>
    </p>
  );
  if (agenda.length === 0) {
    return (
      <EmptyState title={t('moderate:no_agenda')} action={state === 'closed' ? null : plan}>
        <p>{t('moderate:no_agenda_text')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <ol className="grid gap-2">
        {agenda.map((item) => (
          <AgendaRow
            key={item.agendaItemId}
            item={item}
            documents={documents}
            current={item.agendaItemId === currentItemId}
            since={item.agendaItemId === currentItemId ? itemSince : null}
            ahead={ahead}
            fixed={state === 'closed'}
          />
        ))}
      </ol>
      {state === 'closed' ? null : plan}
    </>
  );
}

type RowProps = {
  item: AgendaPlanView;
  documents: DocumentLine[];
  current: boolean;
  fixed: boolean;
  since: string | null;
  ahead: number | null;
};

function AgendaRow({ item, documents, current, fixed, since, ahead }: RowProps) {
  const { t, pick } = useT();
  const title = pick(item.title);
  const still = current || fixed || item.number === null;
  return (
    <Card as="li" kind={current ? 'marked' : 'plain'} {...(item.parentId && { className: 'ms-4' })}>
      <p aria-current={current ? 'step' : undefined}>
        {item.number === null ? null : <span className="nums">{item.number}.</span>}{' '}
        <strong>
          <UserWords text={title.text} lang={title.lang} />
        </strong>{' '}
        <span className="nums whitespace-nowrap text-ink-soft">({t('minutes', { count: item.plannedMinutes })})</span>
      </p>
      <p className="flex flex-wrap gap-x-4 text-ink-soft">
        <span>{t('agenda.origin', { origin: t(`agenda.origin_${item.origin}`) })}</span>
        <SpentTime item={item} since={since} ahead={ahead} />
      </p>
      {current || item.number === null ? (
        <p>
          <Chip tone={current ? 'info' : 'warn'} icon={current ? 'play' : 'eye-off'}>
            {t(current ? 'moderate:item_current' : 'moderate:item_hidden')}
          </Chip>
        </p>
      ) : null}
      {item.note ? (
        <div>
          <p className="text-ink-soft">{t('moderate:item_note')}</p>
          <UserText text={item.note} />
        </div>
      ) : null}
      {current ? null : <ItemDocuments documents={documents} agendaItemId={item.agendaItemId} />}
      <Untouched value={still} valueKey={String(still)}>
        {(nothing) =>
          nothing ? null : (
            <ActButton
              intent="moveAgenda"
              fields={{ agendaItemId: item.agendaItemId }}
              about={<UserWords text={title.text} lang={title.lang} />}
            >
              {t('moderate:make_current')}
            </ActButton>
          )
        }
      </Untouched>
    </Card>
  );
}
