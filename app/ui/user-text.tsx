import { classes } from './classes.ts';
import { directionOfLanguage } from './text-direction.ts';

type UserTextProps = {
  text: string;
  /** The language its author declared; it then decides the direction, which first letters can get wrong. */
  lang?: string;
  className?: string;
};

/** A text someone wrote: paragraphs kept, each with its own direction, long words broken. */
export function UserText({ text, lang, className }: UserTextProps) {
  const dir = directionOfLanguage(lang) ?? 'auto';
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  return (
    <div className={classes('user-text', className)} lang={lang}>
      {paragraphs.map((paragraph, at) => (
        <p key={at} dir={dir} className={dir === 'auto' ? 'user-line' : 'whitespace-pre-line'}>
          {paragraph}
        </p>
      ))}
    </div>
  );
}

/** A name, a title, a few words someone wrote, inside a sentence of ours. */
export function UserWords({ text, lang, className }: UserTextProps) {
  return (
    <bdi lang={lang} dir={directionOfLanguage(lang)} className={className}>
      {text}
    </bdi>
  );
}
