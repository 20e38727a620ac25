import { useT } from '#app/i18n/use-t.tsx';
import { FoldedTextForm } from './folded-text-form.tsx';
import { QuotedNote } from './quoted-note.tsx';

type Props = {
  id: string;
  /** What all messages begin with: that which opens the form itself, then `_label`, `_hint`, `_send`, `_note`, `_open` and outcomes. */
  say: string;
  max: number;
  action: string;
  fields: Record<string, string>;
  /** What became of what was sent, null while nobody has answered; nothing where nothing was sent. */
  sent: { outcome: string | null; note: string | null; number?: number } | null | undefined;
  /** Why the form was refused, and what was typed. */
  refused: { reason: string; text: string | undefined } | null;
};

/** A text that is sent once: the folded form for it, or what became of it. */
export function OnceForm({ id, say, max, action, fields, sent, refused }: Props) {
  const { t } = useT();
  if (sent) {
    return (
      <>
        <p className="font-bold">{t(`${say}_${sent.outcome ?? 'open'}`, { number: sent.number ?? '' })}</p>
        <QuotedNote label={t(`${say}_note`)} note={sent.note} />
      </>
    );
  }
  return (
    <FoldedTextForm
      id={id}
      words={{ open: t(say), label: t(`${say}_label`), hint: t(`${say}_hint`), send: t(`${say}_send`) }}
      max={max}
      action={action}
      fields={fields}
      refused={refused && { problem: t(`errors:${refused.reason}`), text: refused.text }}
    />
  );
}
