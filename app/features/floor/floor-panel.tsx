import { groupOf, type FloorView } from '#app/contract/floor.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { AskForm, type AskedFor } from './ask-form.tsx';
import { GroupTimes } from './group-times.tsx';
import { SpeakerName } from './speaker-name.tsx';

export type FloorPanelProps = {
  floor: FloorView;
  own: string | null;
  ahead: number | null;
  /** People present who have not had the floor; null while that is unknown. */
  unspoken: number | null;
  name: string | null;
  actionId: string;
  /** Whether the person may ask while the list is open. */
  canAsk: boolean;
  joined: boolean;
  error?: string | undefined;
  typed?: Record<string, string> | undefined;
  onAsk?: ((asked: AskedFor) => void) | undefined;
  onWithdraw?: ((requestId: string) => void) | undefined;
};

/** The speakers' list with the reason of each place, and asking to speak. */
export function FloorPanel(props: FloorPanelProps) {
  const { floor, own, ahead, unspoken } = props;
  const { t } = useT();
  return (
    <div className="stack">
      <Asking {...props} />
      <section aria-labelledby="floor-list" className="stack">
        <h2 id="floor-list" className="flex flex-wrap items-center gap-3">
          {t('floor:waiting_title')}
          <Chip tone={floor.open ? 'agree' : 'pass'} icon={floor.open ? 'play' : 'lock'}>
            {t(floor.open ? 'floor:list_open' : 'floor:list_closed')}
          </Chip>
        </h2>
        {floor.waiting.length === 0 ? (
          <EmptyState title={t('floor:waiting_none')}>
            <p>{t(floor.open ? 'floor:waiting_none_open' : 'floor:waiting_none_closed')}</p>
          </EmptyState>
        ) : (
          <Queue floor={floor} own={own} />
        )}
        <p className="nums text-ink-soft">
          {t('floor:spoken', { count: floor.spoken })}
          {floor.unspoken > 0 ? ` · ${t('floor:unspoken', { count: floor.unspoken })}` : null}
          {unspoken === null ? null : ` · ${t('floor:present', { count: unspoken })}`}
        </p>
        <GroupTimes groups={floor.groups} ahead={ahead} />
        <details className="listen">
          <summary>{t('floor:rules')}</summary>
          <p>{t('floor:rules_text')}</p>
        </details>
      </section>
    </div>
  );
}

function Queue({ floor, own }: Pick<FloorPanelProps, 'floor' | 'own'>) {
  const { t, pick } = useT();
  const named = floor.waiting.map((row) => ({ row, group: groupOf(floor, row) }));
  return (
    <ol className="grid">
      {named.map(({ row, group }, at) => (
        <li
          key={row.requestId}
          className="grid gap-1 border-b border-line py-3"
          aria-current={row.requestId === own ? 'true' : undefined}
        >
          <p className="flex flex-wrap items-baseline gap-2">
            <span className="nums">{at + 1}.</span>
            <strong>
              <SpeakerName row={row} />
            </strong>
            {group ? <UserWords {...pick(group.name)} /> : null}
            {row.hall && row.name ? <span className="text-ink-soft">{t('floor:from_hall')}</span> : null}
            {row.requestId === own ? <Chip tone="info">{t('floor:you')}</Chip> : null}
          </p>
          <p className="text-ink-soft">
            {t(`floor:kinds.${row.kind}`)} · {t(`floor:reasons.${row.reason}`)}
          </p>
        </li>
      ))}
    </ol>
  );
}

function Asking({ floor, own, name, actionId, canAsk, joined, error, typed, onAsk, onWithdraw }: FloorPanelProps) {
  const { t } = useT();
  if (own && floor.waiting.some((row) => row.requestId === own))
    return <Withdraw key={actionId} actionId={actionId} requestId={own} onWithdraw={onWithdraw} />;
  if (!joined || floor.speaker?.requestId === own) return null;
  if (!canAsk) return <p>{t('floor:ask.not_open')}</p>;
  if (!floor.open && !typed) return <p>{t('floor:ask.closed')}</p>;
  return (
    <section aria-labelledby="ask-title" className="stack">
      <h2 id="ask-title">{t('floor:ask.title')}</h2>
      <AskForm
        key={actionId}
        groups={floor.groups}
        actionId={actionId}
        name={name}
        error={error}
        typed={typed}
        onAsk={onAsk}
      />
    </section>
  );
}

type WithdrawProps = { actionId: string; requestId: string; onWithdraw?: ((requestId: string) => void) | undefined };

function Withdraw({ actionId, requestId, onWithdraw }: WithdrawProps) {
  const { t } = useT();
  return (
    <form
      method="post"
      action="?tab=floor"
      onSubmit={(event) => {
        if (!onWithdraw) return;
        event.preventDefault();
        onWithdraw(requestId);
      }}
    >
      <input type="hidden" name="intent" value="withdrawFloor" />
      <input type="hidden" name="actionId" value={actionId} />
      <input type="hidden" name="requestId" value={requestId} />
      <Button icon="undo">{t('floor:ask.withdraw')}</Button>
    </form>
  );
}
