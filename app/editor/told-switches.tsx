import { useEffect, useState } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { Checkbox } from '#app/ui/choice.tsx';
import { mayTell, setTold, toldKinds, type ToldKind } from './told-kinds.ts';
import type { Say } from './use-voice.ts';

/** What is told aloud about others; Control+Alt+M turns all of it off and on. */
export function ToldSwitches({ say }: { say: Say }) {
  const { t } = useT();
  const [told, setState] = useState(() => toldKinds.filter(mayTell));
  const choose = (kinds: readonly ToldKind[]) => {
    for (const kind of toldKinds) setTold(kind, kinds.includes(kind));
    setState([...kinds]);
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.ctrlKey || !event.altKey || event.code !== 'KeyM') return;
      event.preventDefault();
      const next = told.length > 0 ? [] : toldKinds;
      say('told', t(next.length > 0 ? 'editor:told.on' : 'editor:told.off'));
      choose(next);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
  return (
    <details className="told no-print">
      <summary className="btn">{t('editor:told.title')}</summary>
      <div className="choices">
        <p className="field-hint">{t('editor:told.hint')}</p>
        {toldKinds.map((kind) => (
          <Checkbox
            key={kind}
            name={`told-${kind}`}
            label={t(`editor:told.${kind}`)}
            checked={told.includes(kind)}
            onChange={({ target }) => choose(target.checked ? [...told, kind] : told.filter((other) => other !== kind))}
          />
        ))}
      </div>
    </details>
  );
}
