import { guessLang } from '#app/contract/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { UserText } from './user-text.tsx';

/** What somebody added to a decision, under a line that says so; nothing where they added nothing. */
export function QuotedNote({ label, note }: { label: string; note: string | null }) {
  const { lang } = useT();
  if (!note) return null;
  return (
    <>
      <p>{label}</p>
      <blockquote className="quote">
        <UserText text={note} lang={guessLang(note, lang)} />
      </blockquote>
    </>
  );
}
