import type { FloorView } from '#app/contract/floor.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import type { Refused } from '#app/ui/form-errors.tsx';
import { SelectField } from '#app/ui/select-field.tsx';
import { SpeakerName } from './speaker-name.tsx';

type Props = { floor: FloorView; refused: Refused | undefined };

/** For which group each speaks who has the floor or waits for it; what was chosen stays when it is refused. */
export function RegroupForm({ floor, refused }: Props) {
  const { t, pick } = useT();
  if (floor.groups.length === 0) return null;
  const { speaker, waiting } = floor;
  const chosen = refused?.values;
  const rows = [...(speaker ? [speaker] : []), ...waiting];
  const options = floor.groups.map(({ groupId, name }) => {
    const { text, lang } = pick(name);
    return { value: groupId, label: text, lang };
  });
  return (
    <section aria-labelledby="regroup" className="grid gap-3">
      <h2 id="regroup">{t('groups:who')}</h2>
      {rows.length === 0 ? <p>{t('groups:who_none')}</p> : null}
      <ul className="grid gap-3">
        {rows.map((row) => (
          <li key={row.requestId} className="border-b border-line pb-3">
            <form method="post" className="grid gap-2">
              <p id={`who-${row.number}`}>
                <strong>
                  <SpeakerName row={row} />
                </strong>{' '}
                · {t(row === speaker ? 'groups:speaks' : 'groups:waits')}
              </p>
              <input type="hidden" name="intent" value="regroup" />
              <input type="hidden" name="requestId" value={row.requestId} />
              <div className="flex flex-wrap items-end gap-2">
                <SelectField
                  id={`group-${row.number}`}
                  name="groupId"
                  label={t('groups:group')}
                  defaultValue={chosen?.requestId === row.requestId ? chosen.groupId : (row.group ?? '')}
                  prompt={t('groups:own')}
                  options={options}
                />
                <Button aria-describedby={`who-${row.number}`}>{t('groups:regroup')}</Button>
              </div>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
