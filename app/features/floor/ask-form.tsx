import {
  floorCategories,
  floorKinds,
  type FloorCategory,
  type FloorKind,
  type FloorView,
} from '#app/contract/floor.ts';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { RadioGroup } from '#app/ui/choice.tsx';
import { useSecondPress } from '#app/ui/second-press.ts';
import { UserWords } from '#app/ui/user-text.tsx';

export type AskedFor = { kind: FloorKind; category?: FloorCategory; groupId?: string };

type Props = {
  groups: FloorView['groups'];
  actionId: string;
  name: string | null;
  error?: string | undefined;
  typed?: { kind?: string | undefined; category?: string | undefined; groupId?: string | undefined } | undefined;
  onAsk?: ((asked: AskedFor) => void) | undefined;
};

/** Asking to speak: what for, for whom where there are groups, and if one likes what one is, with who will see it. */
export function AskForm({ groups, actionId, name, error, typed, onAsk }: Props) {
  const { t, pick } = useT();
  const press = useSecondPress();
  return (
    <form
      method="post"
      action="?tab=floor"
      id="ask"
      className="stack comment-form"
      onSubmit={(event) => {
        const fields = new FormData(event.currentTarget);
        const kind = floorKinds.find((known) => known === fields.get('kind'));
        if (!onAsk || !kind) return;
        event.preventDefault();
        if (press.is()) return;
        press.note(true);
        const category = floorCategories.find((known) => known === fields.get('category'));
        const groupId = groups.find((known) => known.groupId === fields.get('groupId'))?.groupId;
        onAsk({ kind, ...(category && { category }), ...(groupId && { groupId }) });
      }}
    >
      <input type="hidden" name="intent" value="askFloor" />
      <input type="hidden" name="actionId" value={actionId} />
      <RadioGroup
        id="floor-kind"
        name="kind"
        label={t('floor:ask.kind')}
        error={error}
        defaultValue={typed?.kind ?? 'contribution'}
        options={floorKinds.map((kind) => ({ value: kind, label: t(`floor:kinds.${kind}`) }))}
      />
      {groups.length > 0 ? (
        <RadioGroup
          id="floor-group"
          name="groupId"
          label={t('floor:ask.group')}
          defaultValue={typed?.groupId ?? ''}
          options={[
            { value: '', label: t('floor:ask.group_none') },
            ...groups.map(({ groupId, name: of }) => ({ value: groupId, label: <UserWords {...pick(of)} /> })),
          ]}
        />
      ) : null}
      <RadioGroup
        id="floor-category"
        name="category"
        label={t('floor:ask.category')}
        hint={t('floor:ask.category_hint')}
        defaultValue={typed?.category ?? ''}
        options={['', ...floorCategories].map((category) => ({
          value: category,
          label: t(`floor:ask.${category || 'none'}`),
        }))}
      />
      <p className="text-ink-soft">
        {name ? (
          <Phrase k="floor:ask.public" parts={{ name: <UserWords text={name} /> }} />
        ) : (
          t('floor:ask.public_no_name')
        )}
      </p>
      <Button variant="main" icon="hand">
        {t('floor:ask.send')}
      </Button>
    </form>
  );
}
