import { seatCategories } from '#app/contract/colleges.ts';
import { languages } from '#app/contract/languages.ts';
import { readDigits } from './read-plan.server.ts';

type Fields = Record<string, string>;

const linesOf = (text = ''): string[] => text.split(/\r?\n/).map((line) => line.trim());
const trimEnd = (lines: string[]): string[] => lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);

/**
 * How a question is answered, from the fields of its form: the method, its options one on each line in each language,
 * points and seats. A line that is missing in a language that is used is an empty text, so that its absence is told.
 */
export function readPaper(fields: Fields): Record<string, unknown> {
  const lines = Object.fromEntries(languages.map((lang) => [lang, trimEnd(linesOf(fields[`options.${lang}`]))]));
  const used = languages.filter((lang) => lang === 'ar' || (lines[lang]?.length ?? 0) > 0);
  const most = Math.max(...used.map((lang) => lines[lang]?.length ?? 0));
  const options = Array.from({ length: most }, (_, at) =>
    Object.fromEntries(used.map((lang) => [lang, lines[lang]?.[at] ?? ''])),
  );
  return {
    ...(fields.method && { method: fields.method }),
    ...(options.length > 0 && { options }),
    ...readNumber(fields, 'points'),
    ...readNumber(fields, 'seats'),
  };
}

function readNumber(fields: Fields, name: string): Record<string, number> {
  const typed = readDigits(fields[name]);
  return typed === '' ? {} : { [name]: /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN };
}

/** The two colleges of a motion, where seats of some kind are ticked for the first. */
export function readColleges(fields: Fields): Record<string, unknown> {
  const categories = seatCategories.filter((one) => fields[`college.${one}`] === one);
  if (categories.length === 0) return {};
  const { secondQuorum, secondMajority } = fields;
  return {
    colleges: {
      categories,
      ...(secondQuorum && { quorumRule: secondQuorum }),
      ...(secondMajority && { majorityRule: secondMajority }),
    },
  };
}
