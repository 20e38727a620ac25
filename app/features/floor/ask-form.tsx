import { floorCategories, floorKinds, type FloorCategory, type FloorKind } from '#app/contract/floor.ts';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { RadioGroup } from '#app/ui/choice.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

export type AskedFor = { kind: FloorKind; category?: FloorCategory };

type Props = {
  actionId: string;
  name: string | null;
  error?: string | undefined;
  typed?: { kind?: string | undefined; category?: string | undefined } | undefined;
  onAsk?: ((asked: AskedFor) => void) | undefined;
};

/** Asking to speak: what for, and if one likes what one is, with who will see it. */
export function AskForm({ actionId, name, error, typed, onAsk }: Props) {
  const { t } = useT();
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
        const category = floorCategories.find((known) => known === fields.get('category'));
        onAsk({ kind, ...(category && { category }) });
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
