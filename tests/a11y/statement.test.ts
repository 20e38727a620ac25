import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '#tests/support/database-templates.ts';
import { words } from '#tests/support/room-journey-words.ts';

const route = readFileSync(path.join(root, 'app/routes/lang/accessibility.tsx'), 'utf8');
const texts = (lang: string): string => readFileSync(path.join(root, 'app/i18n', lang, 'accessibility.json'), 'utf8');

/** How each language says that the site does not conform wholly, and how it would say that it does. */
const claims = {
  ar: { partly: /جزئيا/, wholly: /مطابق(ة)? (كليا|تماما|بالكامل)/ },
  fr: { partly: /partiellement/, wholly: /(entièrement|totalement|pleinement) conforme/ },
  en: { partly: /partially|partly/, wholly: /(fully|wholly|completely) (conforms|conformant|compliant)/ },
} as const;

describe('A-3 A-4 the accessibility statement', () => {
  test('was tested within the last twelve months', () => {
    const tested = Date.parse(/lastTest = '([^']+)'/.exec(route)?.[1] ?? '');
    const age = Date.now() - tested;
    expect(age).toBeGreaterThan(-24 * 60 * 60 * 1000);
    expect(age).toBeLessThan(365 * 24 * 60 * 60 * 1000);
  });

  test.each(['ar', 'fr', 'en'] as const)('says what is true until people tested it, in %s', (lang) => {
    const text = texts(lang);
    expect(text).toMatch(claims[lang].partly);
    expect(text).not.toMatch(claims[lang].wholly);
    expect(text).toMatch(/NVDA.*TalkBack.*VoiceOver/);
    const t = words(lang);
    for (const part of ['status', 'tested', 'gaps', 'without', 'tell'])
      expect(t(`accessibility:${part}.title`)).not.toBe('');
  });
});
