import type { LexicalEditor } from 'lexical';
import { useRef, useState, type RefObject } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import type { TextBinding } from '../binding/bind-editor.ts';
import type { SharedText } from '../sharing/shared-text.ts';
import type { Shown } from '../sharing/shown.ts';
import { blockNumber, currentPlace, goToPlace, type Place } from './places.ts';
import type { Person } from './read-people.ts';

type Props = {
  editor: LexicalEditor;
  shared: SharedText;
  binding: RefObject<TextBinding | null>;
  people: Person[];
  say(kind: string, text: string): void;
};

/** Who is here, with the mark of each, and the way to where they write. */
export function PeoplePanel({ editor, shared, binding, people, say }: Props) {
  const { t } = useT();
  const before = useRef<Place[]>([]);
  const [back, setBack] = useState(0);
  const go = (person: Person) => {
    const state = person.writing === null ? undefined : shared.provider.awareness.getStates().get(person.writing);
    const place = state ? (binding.current?.placeOf(state as Shown) ?? null) : null;
    const here = currentPlace(editor);
    if (place === null || !goToPlace(editor, place)) return say('place', t('editor:people.place_unknown'));
    if (here !== null) before.current.push(here);
    setBack(before.current.length);
    say('place', t('editor:people.place', { name: isolate(person.name), number: blockNumber(editor, place) ?? 0 }));
  };
  const goBack = () => {
    let place = before.current.pop();
    while (place !== undefined && !goToPlace(editor, place)) place = before.current.pop();
    setBack(before.current.length);
    if (place) say('place', t('editor:people.back_at', { number: blockNumber(editor, place) ?? 0 }));
  };
  return (
    <section className="people no-print" aria-labelledby="editor-people">
      <h2 id="editor-people" className="people-title">
        {t('editor:people.title', { count: people.length })}
      </h2>
      <ul className="people-list">
        {people.map((person) => (
          <li key={person.personId} className="people-row">
            <PersonMark person={person} />
            <bdi>{person.name}</bdi>
            {person.me ? <span className="people-me">{t('editor:people.me')}</span> : null}
            {person.me || person.writing === null ? null : (
              <Button type="button" variant="plain" onClick={() => go(person)}>
                {t('editor:people.go', { name: isolate(person.name) })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {back > 0 ? (
        <Button type="button" icon="undo" onClick={goBack}>
          {t('editor:people.back')}
        </Button>
      ) : null}
    </section>
  );
}

/** The letter, the colour and the pattern of one author; the name stands beside it. */
export function PersonMark({ person }: { person: Person }) {
  return (
    <span className={person.me ? 'author-mark' : `author-mark author-${person.tint}`} aria-hidden>
      {person.mark}
    </span>
  );
}

/** Keeps a name of the other direction from turning the sentence round it. */
export function isolate(name: string): string {
  return `\u2068${name}\u2069`;
}
