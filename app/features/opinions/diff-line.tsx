import type { DiffBlock, DiffPart } from '#app/contract/document.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { directionOfLanguage } from '#app/ui/text-direction.ts';

/** One line of a comparison. What happened to it is said in words, and inside it what was put in and taken out. */
export function DiffLine({ line }: { line: DiffBlock }) {
  const { t } = useT();
  return (
    <div className={`diff-line diff-${line.kind}`}>
      {line.kind === 'same' ? null : (
        <p className="diff-kind">
          {t(`opinion:compare.block_${line.block}`)} · <strong>{t(`opinion:compare.kind_${line.kind}`)}</strong>
        </p>
      )}
      <p lang={line.lang} dir={directionOfLanguage(line.lang)}>
        {line.parts.map((part, at) => (
          <Part key={at} part={part} whole={line.kind !== 'changed'} />
        ))}
      </p>
    </div>
  );
}

/** Screen readers mostly pass over `ins` and `del`: the words are there for them, unless the whole line is said to be so. */
function Part({ part, whole }: { part: DiffPart; whole: boolean }) {
  const { t, tag } = useT();
  if (part.kind === 'same') return <>{part.text}</>;
  const Tag = part.kind === 'added' ? 'ins' : 'del';
  const say = (key: string) =>
    whole ? null : (
      <span className="sr-only" lang={tag}>
        {key}
      </span>
    );
  return (
    <Tag>
      {say(` ${t(`opinion:compare.${part.kind}`)} `)}
      {part.text}
      {say(` ${t('opinion:compare.end')} `)}
    </Tag>
  );
}
