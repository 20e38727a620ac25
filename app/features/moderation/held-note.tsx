import { createContext, useContext } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import type { Cockpit } from './cockpit.ts';

/** Why things wait, for the cards that show them. */
export const HeldContext = createContext<Pick<Cockpit, 'heldWords' | 'heldFirst' | 'heldSame'>>({
  heldWords: {},
  heldFirst: [],
  heldSame: [],
});

/** Why this waits where the session does not hold everything: its listed words, or that its author is new, or that others have just written the same. */
export function HeldNote({ id }: { id: string }) {
  const { t } = useT();
  const { heldWords, heldFirst, heldSame } = useContext(HeldContext);
  const words = heldWords[id];
  if (words) {
    return (
      <p className="font-bold text-warn">
        {t('moderate:held_words', { count: words.length })}{' '}
        {words.map((word, at) => (
          <span key={word}>
            {at > 0 ? ' · ' : null}
            <UserWords text={word} />
          </span>
        ))}
      </p>
    );
  }
  if (heldSame.includes(id)) return <p className="text-warn">{t('moderate:held_same')}</p>;
  return heldFirst.includes(id) ? <p className="text-warn">{t('moderate:held_first')}</p> : null;
}
