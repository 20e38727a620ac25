import type { Block, DocumentTree } from '#app/contract/document.ts';
import type { OpinionTemplate } from '#app/contract/opinions.ts';
import type { Lang } from '#app/contract/languages.ts';
import { blockText } from '#server/engines/document/plain-text.ts';

/** The headings under which the templates ask for recommendations. */
export const recommendationHeadings: ReadonlySet<string> = new Set(['التوصيات', 'Recommandations']);

/** What stands in a new opinion. English subjects get the French frame, the second language of the administration. */
export function templateOf(template: OpinionTemplate, lang: Lang): DocumentTree {
  return frames[template][lang === 'ar' ? 'ar' : 'fr'];
}

const paragraph = (words = ''): Block => ({
  kind: 'paragraph',
  dir: null,
  children: words === '' ? [] : [{ kind: 'text', text: words, format: 0 }],
});
const heading = (words: string): Block => ({
  kind: 'heading',
  level: 1,
  dir: null,
  children: [{ kind: 'text', text: words, format: 0 }],
});
const article = (words: string): Block => ({
  kind: 'article',
  number: 0,
  dir: null,
  children: [{ kind: 'text', text: words, format: 0 }],
});
const numbered = (...lines: string[]): Block => ({
  kind: 'list',
  ordered: true,
  items: lines.map((words) => ({ dir: null, children: [{ kind: 'text', text: words, format: 0 }], lists: [] })),
});
/** Titles with room beneath each. */
const parts = (...titles: string[]): DocumentTree => titles.flatMap((words) => [heading(words), paragraph()]);

/** The parts of an advisory opinion and what each recommendation names follow the form of the space. */
const frames: Record<OpinionTemplate, Record<'ar' | 'fr', DocumentTree>> = {
  advisory: {
    ar: [
      ...parts('الإحالة والمرجع القانوني', 'السياق والتشخيص', 'جلسات الاستماع والمساهمات', 'الخلاصات'),
      heading('التوصيات'),
      numbered('التوصية، الجهة المعنية، الأجل، المؤشر'),
      ...parts('الآراء المخالفة'),
    ],
    fr: [
      ...parts('Saisine et référence juridique', 'Contexte et diagnostic', 'Auditions et contributions', 'Conclusions'),
      heading('Recommandations'),
      numbered('Recommandation, organe concerné, échéance, indicateur'),
      ...parts('Opinions divergentes'),
    ],
  },
  short: {
    ar: [...parts('المسألة'), heading('التوصيات'), numbered('التوصية، الجهة المعنية، الأجل')],
    fr: [...parts('La question'), heading('Recommandations'), numbered('Recommandation, organe concerné, échéance')],
  },
  regulation: {
    ar: [
      heading('ديباجة'),
      paragraph(),
      article('الموضوع'),
      paragraph(),
      article('مجال التطبيق'),
      paragraph(),
      article('الدخول حيز التنفيذ'),
      paragraph(),
    ],
    fr: [
      heading('Préambule'),
      paragraph(),
      article('Objet'),
      paragraph(),
      article('Champ d’application'),
      paragraph(),
      article('Entrée en vigueur'),
      paragraph(),
    ],
  },
  empty: { ar: [paragraph()], fr: [paragraph()] },
};

/** Every line that a template brings: what an opinion says, it says beside them. */
export const templateLines: ReadonlySet<string> = new Set(
  Object.values(frames).flatMap(({ ar, fr }) => [...ar, ...fr].flatMap(linesOf)),
);

/** The lines of a block with words in them. */
export function linesOf(block: Block): string[] {
  return blockText(block)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
