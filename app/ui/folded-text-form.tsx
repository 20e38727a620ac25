import { useT } from '#app/i18n/use-t.tsx';
import { Button } from './button.tsx';
import { Disclosure } from './disclosure.tsx';
import { TextArea } from './field.tsx';

type Props = {
  id: string;
  /** What opens it, what the field is called and explained by, and what sends it. */
  words: { open: string; label: string; hint: string; send: string };
  /** Characters at most. */
  max: number;
  action: string;
  /** Sent beside the text. */
  fields: Record<string, string>;
  /** Why it was refused, in words, with what was typed. */
  refused: { problem: string; text: string | undefined } | null;
};

/** A form of one text, folded away until somebody wants it. A refused one stands open, with what was typed in it. */
export function FoldedTextForm({ id, words, max, action, fields, refused }: Props) {
  const { t } = useT();
  return (
    <Disclosure label={words.open} open={refused ? true : undefined}>
      <form method="post" action={action} className="stack" noValidate>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextArea
          id={id}
          name="text"
          rows={3}
          required
          maxLength={max}
          label={words.label}
          hint={words.hint}
          error={refused?.problem}
          defaultValue={refused?.text}
          count={{
            limit: max,
            atMost: t('form.at_most', { max }),
            left: (left) => t('form.left', { count: Math.max(0, left) }),
          }}
        />
        <Button>{words.send}</Button>
      </form>
    </Disclosure>
  );
}
