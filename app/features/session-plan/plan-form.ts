import type { CollegeView } from '#app/contract/colleges.ts';
import type { LocalizedText } from '#app/contract/languages.ts';

/** A form as it is shown: what stands in its fields, and what is wrong with them, both by field name. */
export type PlanForm = {
  /** Its name, which also begins the ids of its fields. */
  form: string;
  values: Record<string, string>;
  /** Translation keys of the namespace `errors`. */
  errors: Record<string, string>;
  /** Which of the options in a field is wrong, from 1. */
  wrongOptions: Record<string, number>;
  /** What is stored, of a form that came back with what was typed. */
  stored: Record<string, string> | null;
};

/** The refusal of a form, as a page gets it back. */
export type PlanRefusal = {
  form: string;
  error: { reason: string; fields?: Record<string, string> };
  values: Record<string, string>;
};

/** The form named `form`: as it was typed when it came back with a refusal, else with the stored values. */
export function planForm(form: string, stored: Record<string, string>, refused: PlanRefusal | null): PlanForm {
  if (refused?.form !== form) return { form, values: stored, errors: {}, wrongOptions: {}, stored: null };
  // Of several wrong options in a field the first is told.
  const wrong = Object.entries(refused.error.fields ?? {}).toReversed();
  const errors = Object.fromEntries(wrong.map(([field, reason]) => [fieldName(field), reason]));
  const wrongOptions = Object.fromEntries(
    wrong.flatMap(([field]) => {
      const number = optionNumber(field);
      return number === null ? [] : [[fieldName(field), number]];
    }),
  );
  return { form, values: refused.values, errors, wrongOptions, stored };
}

/** Which option a field of the input is, from 1: `options.0.ar` is the first; null for another field. */
export function optionNumber(field: string): number | null {
  const [, at] = /^options\.(\d+)/.exec(field) ?? [];
  return at === undefined ? null : Number(at) + 1;
}

/** The field of a form that holds a field of the input: all options in one language are written in one. */
export function fieldName(field: string): string {
  const [, lang] = /^options(?:\.\d+)?(?:\.(ar|fr|en))?$/.exec(field) ?? [];
  if (field.startsWith('colleges')) return 'colleges';
  return field.startsWith('options') ? `options.${lang ?? 'ar'}` : field;
}

/** The id of a field: `title.ar` of the form `session` is `session-title-ar`. */
export function fieldId(form: string, name: string): string {
  return `${form}-${name.replace('.', '-')}`;
}

/** The key of a field's label: a title is one of a session, of an agenda item, of its document or of a question. */
export function labelKey(form: string, name: string): string {
  if (name !== 'title' || form === 'session') return name;
  if (form.includes('document')) return 'documentTitle';
  return form.includes('motion') ? 'motionTitle' : 'itemTitle';
}

/** Options as field values, one on each line: `options.ar`, `options.fr`, `options.en`. */
export function spreadOptions(options: ReadonlyArray<{ text: LocalizedText }>): Record<string, string> {
  const inAll = (['ar', 'fr', 'en'] as const).filter((lang) => options.some(({ text }) => text[lang] !== undefined));
  return Object.fromEntries(
    inAll.map((lang) => [`options.${lang}`, options.map(({ text }) => text[lang] ?? '').join('\n')]),
  );
}

/** A localized text as field values: `title.ar`, `title.fr`, `title.en`. */
export function spreadText(name: string, text: LocalizedText | null): Record<string, string> {
  return Object.fromEntries(Object.entries(text ?? {}).map(([lang, value]) => [`${name}.${lang}`, value ?? '']));
}

/** The colleges of a motion as field values: the seats of the first, and the rules of the second. */
export function spreadColleges(colleges: CollegeView[] | undefined): Record<string, string> {
  const [first, second] = colleges ?? [];
  if (!first || !second) return {};
  return {
    ...Object.fromEntries(first.categories.map((one) => [`college.${one}`, one])),
    secondQuorum: second.quorumRule,
    secondMajority: second.majorityRule,
  };
}
