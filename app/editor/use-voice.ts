import { useCallback, useEffect, useRef, useState } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { useAnnouncer } from '#app/live/use-announcer.ts';
import { isolate } from './people/people-panel.tsx';
import type { Person } from './people/read-people.ts';
import { useChangeMessages } from './people/use-change-messages.ts';
import { usePeople } from './people/use-people.ts';
import type { Saving } from './sharing/saving.ts';
import type { SharedText } from './sharing/shared-text.ts';
import { mayTell } from './told-kinds.ts';

/** Milliseconds without a connection before somebody is told aloud. */
const grace = 10_000;

export type Say = (kind: string, text: string) => void;

/** What the editor says aloud: who comes and goes, what others change, a lost connection. All through the page's one voice. */
export function useVoice(shared: SharedText, personId: string, saving: Saving): { people: Person[]; say: Say } {
  const { t } = useT();
  const { announcer } = useAnnouncer();
  const say = useCallback<Say>((kind, text) => announcer.polite(kind, text), [announcer]);
  const people = usePeople(shared, personId, (came, went) => {
    if (!mayTell('joins')) return;
    for (const { name, personId: id } of came) say(`join:${id}`, t('editor:people.came', { name: isolate(name) }));
    for (const { name, personId: id } of went) say(`join:${id}`, t('editor:people.went', { name: isolate(name) }));
  });
  useChangeMessages(shared, people, ({ author, blocks }) => {
    if (!mayTell('changes')) return;
    const name = author === '' ? t('editor:people.somebody') : isolate(author);
    const place =
      blocks.length > 3
        ? t('editor:people.changed_many', { name, count: blocks.length })
        : t('editor:people.changed', { name, numbers: blocks.join(t('editor:people.and')) });
    say(`change:${author}`, place);
  });
  const lost = saving.connection === 'lost';
  const warn = useRef(() => {});
  warn.current = () => announcer.urgent('connection.lost', t('editor:saving.lost_aloud'));
  useEffect(() => {
    if (!lost) return undefined;
    const timer = setTimeout(() => warn.current(), grace);
    return () => clearTimeout(timer);
  }, [lost]);
  useAloudOnce(saving, say, t('editor:saving.saved_aloud'));
  return { people, say };
}

/** After waiting for the network, being saved is worth saying; after every word it is not. */
function useAloudOnce(saving: Saving, say: Say, text: string): void {
  const [waited, setWaited] = useState(false);
  const behind = saving.kept < saving.made;
  const away = saving.connection === 'lost';
  useEffect(() => {
    if (behind && away) setWaited(true);
    if (behind || away || !waited) return;
    setWaited(false);
    say('saved', text);
  }, [behind, away, waited, say, text]);
}
