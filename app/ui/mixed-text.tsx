import type { Lang } from '#app/contract/languages.ts';

const arabicRun = /(\p{Script=Arabic}(?:[\p{Script=Arabic}\s]*\p{Script=Arabic})?)/u;
/* Numbers joined by a dash, such as those of laws: between Arabic letters their halves would change places. */
const latinRun = /(\p{Script=Latin}(?:[\p{Script=Latin}\d\s.+/-]*[\p{Script=Latin}\d])?|\d+(?:[-/]\d+)+)/u;
const digit = /^\d/;

/** A sentence of ours with words in the other script, each marked with its language and kept apart in direction. */
export function MixedText({ text, lang }: { text: string; lang: Lang }) {
  const pieces = text.split(lang === 'ar' ? latinRun : arabicRun);
  const other = lang === 'ar' ? 'fr' : 'ar';
  return (
    <>
      {pieces.map((piece, at) =>
        at % 2 === 0 ? (
          piece
        ) : digit.test(piece) ? (
          <bdi key={at} dir="ltr">
            {piece}
          </bdi>
        ) : (
          <bdi key={at} lang={other}>
            {piece}
          </bdi>
        ),
      )}
    </>
  );
}
