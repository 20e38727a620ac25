import { describe, expect, test } from 'vitest';
import { languages } from '#app/contract/languages.ts';
import type { Block, DocumentTree } from '#app/contract/document.ts';
import { opinionTemplates } from '#app/contract/opinions.ts';
import { canBeDecided } from '#server/domain/opinions/check-written.ts';
import { recommendationHeadings, templateOf } from '#server/domain/opinions/templates.ts';

const paragraph = (text: string): Block => ({
  kind: 'paragraph',
  dir: null,
  children: [{ kind: 'text', text, format: 0 }],
});
const reason = (document: DocumentTree): string | null => {
  const decision = canBeDecided(document);
  return decision.ok ? null : decision.reason;
};
const headingAt = (tree: DocumentTree): number =>
  tree.findIndex((block) => block.kind === 'heading' && JSON.stringify(block).match(/التوصيات|Recommandations/));

describe('a text that can be put to a sitting', () => {
  test.each(opinionTemplates.flatMap((template) => languages.map((lang) => [template, lang] as const)))(
    'is not the template %s in %s as it came, whatever its spaces',
    (template, lang) => {
      const tree = templateOf(template, lang);
      expect(reason(tree)).toBe('opinion.unwritten');
      expect(reason([...tree, paragraph(' '), paragraph('')])).toBe('opinion.unwritten');
    },
  );

  test.each(['advisory', 'short'] as const)('holds a recommendation where %s asks for some', (template) => {
    for (const lang of ['ar', 'fr'] as const) {
      const tree = templateOf(template, lang);
      const at = headingAt(tree);
      expect(reason([paragraph('سياق'), ...tree]), 'words elsewhere').toBe('opinion.no_recommendation');
      expect(reason([...tree.slice(0, at + 1), paragraph('إصلاح الإنارة'), ...tree.slice(at + 1)])).toBeNull();
    }
  });

  test('needs no recommendation where nothing asks for one', () => {
    expect(reason([...templateOf('regulation', 'ar'), paragraph('تعقد الجلسات كل شهر')])).toBeNull();
    expect(reason([paragraph('Nous proposons un feu.')])).toBeNull();
    expect(recommendationHeadings.size).toBe(2);
  });

  test('may be a picture', () => {
    expect(reason([{ kind: 'image', imageId: 'i', alt: 'plan' }])).toBeNull();
  });
});
