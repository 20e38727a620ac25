import type { AgendaItemView, RoomView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { ActButton } from './act-button.tsx';
import { Untouched } from './untouched.tsx';

type Props = { room: RoomView; planHref: string };

/** The agenda; any item can be made the current one, out of order too. */
export function AgendaPanel({ room, planHref }: Props) {
  const { t } = useT();
  const { currentItemId, state } = room.session;
  const plan = (
    <p>
      <ButtonLink href={planHref} icon="document">
        {t('moderate:edit_plan')}
      </ButtonLink>
    </p>
  );
  if (room.agenda.length === 0) {
    return (
      <EmptyState title={t('moderate:no_agenda')} action={state === 'closed' ? null : plan}>
        <p>{t('moderate:no_agenda_text')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <ol className="grid gap-2">
        {room.agenda.map((item, at) => (
          <AgendaRow
            key={item.agendaItemId}
            item={item}
            number={at + 1}
            current={item.agendaItemId === currentItemId}
            fixed={state === 'closed'}
          />
        ))}
      </ol>
      {state === 'closed' ? null : plan}
    </>
  );
}

type RowProps = { item: AgendaItemView; number: number; current: boolean; fixed: boolean };

function AgendaRow({ item, number, current, fixed }: RowProps) {
  const { t, pick } = useT();
  const title = pick(item.title);
  return (
    <Card as="li" kind={current ? 'marked' : 'plain'}>
      <p aria-current={current ? 'step' : undefined}>
        <span className="nums">{number}.</span>{' '}
        <strong>
          <UserWords text={title.text} lang={title.lang} />
        </strong>{' '}
        <span className="nums whitespace-nowrap text-ink-soft">({t('minutes', { count: item.plannedMinutes })})</span>
      </p>
      {current ? (
        <p>
          <Chip tone="info" icon="play">
            {t('moderate:item_current')}
          </Chip>
        </p>
      ) : null}
      <Untouched value={current || fixed} valueKey={String(current || fixed)}>
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
