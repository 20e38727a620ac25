import type { FloorHeard, FloorView } from '#app/contract/floor.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FormErrors, type Refused } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Progress } from '#app/ui/progress.tsx';
import { UndoBar } from '#app/ui/undo-bar.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { GroupFields } from './group-fields.tsx';
import { HeardTable } from './heard-table.tsx';
import { RegroupForm } from './regroup-form.tsx';

export const groupsDone = ['set', 'removed', 'regrouped', 'undone'] as const;
export type GroupsDone = (typeof groupsDone)[number];

type Group = FloorView['groups'][number];

export type GroupsDeskProps = {
  floor: FloorView;
  used: readonly string[];
  heard: readonly FloorHeard[];
  isClosed: boolean;
  /** The server's time, by which what is left is told. */
  now: string;
  actionId: string;
  /** What was just done, and what takes it back. */
  done: { kind: GroupsDone; undoId: string | null } | null;
  refused: Refused | undefined;
};

/** Where moderators share the time of a session out among groups, and say for which of them somebody speaks. */
export function GroupsDesk({ floor, used, heard, isClosed, now, actionId, done, refused }: GroupsDeskProps) {
  const { t } = useT();
  const ofGroup = refused?.form === 'set' ? refused : undefined;
  const changed = ofGroup?.values.groupId;
  return (
    <div className="grid gap-6">
      <header className="flow">
        <h1>{t('groups:title')}</h1>
        <p>{t('groups:lead')}</p>
      </header>
      <FormErrors refused={refused} fields={changed ? [] : ['name.ar', 'name.fr', 'minutes']} />
      {done && !refused ? (
        <UndoBar message={t(`groups:done.${done.kind}`)} undo={<Undo undoId={done.undoId} />} />
      ) : null}
      {isClosed ? <Notice>{t('groups:closed')}</Notice> : null}
      <section aria-labelledby="groups" className="grid gap-4">
        <h2 id="groups">{t('groups:list')}</h2>
        {floor.groups.length === 0 ? (
          <EmptyState title={t('groups:none')}>
            <p>{t('groups:none_text')}</p>
          </EmptyState>
        ) : null}
        <ul className="grid gap-3 md:grid-cols-2">
          {floor.groups.map((group, index) => (
            <GroupCard
              key={group.groupId}
              {...{ group, number: index + 1, isClosed, now, actionId }}
              isUsed={used.includes(group.groupId)}
              refused={changed === group.groupId ? ofGroup : undefined}
            />
          ))}
        </ul>
      </section>
      {isClosed ? null : (
        <>
          <section aria-labelledby="new-group" className="grid gap-3">
            <h2 id="new-group">{t('groups:add')}</h2>
            <GroupFields
              actionId={actionId}
              submit={t('groups:add_send')}
              refused={changed ? undefined : ofGroup}
              prefix=""
            />
          </section>
          <RegroupForm floor={floor} refused={refused?.form === 'regroup' ? refused : undefined} />
        </>
      )}
      <HeardTable heard={heard} />
    </div>
  );
}

function Undo({ undoId }: { undoId: string | null }) {
  const { t } = useT();
  if (!undoId) return null;
  return (
    <form method="post">
      <input type="hidden" name="intent" value="takeBack" />
      <input type="hidden" name="undoId" value={undoId} />
      <Button icon="undo">{t('groups:undo')}</Button>
    </form>
  );
}

type CardProps = Pick<GroupsDeskProps, 'isClosed' | 'now' | 'actionId' | 'refused'> & {
  group: Group;
  number: number;
  isUsed: boolean;
};

function GroupCard({ group, number, isUsed, isClosed, now, actionId, refused }: CardProps) {
  const { t, pick } = useT();
  const { plannedMs, endsAt, remainingMs } = group.clock;
  const left = Math.max(0, endsAt === null ? (remainingMs ?? 0) : Date.parse(endsAt) - Date.parse(now));
  const minutes = (ms: number) => t('minutes', { count: Math.ceil(ms / 60_000) });
  const name = <UserWords {...pick(group.name)} />;
  return (
    <Card as="li">
      <h3 className="text-base">{name}</h3>
      <Progress
        label={t('groups:progress')}
        value={plannedMs - left}
        max={plannedMs}
        text={t('groups:left', { minutes: minutes(left), of: minutes(plannedMs) })}
      />
      {isClosed ? null : (
        <>
          <Disclosure label={t('groups:change')} about={name} open={refused ? true : undefined}>
            <GroupFields
              actionId={actionId}
              submit={t('groups:save')}
              group={group}
              refused={refused}
              prefix={`${number}-`}
            />
          </Disclosure>
          {isUsed ? (
            <p className="text-ink-soft">{t('groups:used')}</p>
          ) : (
            <form method="post">
              <input type="hidden" name="intent" value="remove" />
              <input type="hidden" name="groupId" value={group.groupId} />
              <Button variant="danger">
                {t('groups:remove')} <span className="sr-only">{name}</span>
              </Button>
            </form>
          )}
        </>
      )}
    </Card>
  );
}
