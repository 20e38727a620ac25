import { directionOfLanguage } from '#app/ui/text-direction.ts';
import { UserText } from '#app/ui/user-text.tsx';

const numbered = /^\s*\d+[.)]\s+/;

/**
 * What a space says of itself. Lines that begin with a number become a list, and the line above them its heading, so
 * that the aims of the space are read as aims.
 */
export function AboutText({ text, lang }: { text: string; lang: string }) {
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim() !== '');
  return (
    <div className="grid max-w-text gap-4" lang={lang} dir={directionOfLanguage(lang)}>
      {blocks.map((block, at) => (
        <Block key={at} lines={block.split('\n').filter((line) => line.trim() !== '')} lang={lang} />
      ))}
    </div>
  );
}

function Block({ lines, lang }: { lines: readonly string[]; lang: string }) {
  const items = lines.filter((line) => numbered.test(line));
  if (items.length < 2) return <UserText text={lines.join('\n')} lang={lang} />;
  const heading = lines
    .filter((line) => !numbered.test(line))
    .join(' ')
    .replace(/\s*[:：]\s*$/, '');
  return (
    <div className="grid gap-3">
      {heading ? <h2>{heading}</h2> : null}
      <ol className="grid list-decimal gap-2 ps-8 marker:font-bold marker:text-terra">
        {items.map((line) => (
          <li key={line}>{line.replace(numbered, '')}</li>
        ))}
      </ol>
    </div>
  );
}
