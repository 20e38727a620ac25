import { limits } from '#app/contract/limits.ts';
import { languages, type LocalizedText } from '#app/contract/languages.ts';
import type { SessionView } from '#app/contract/views.ts';
import { toLocalTime } from '#app/contract/local-time.ts';
import { spreadText } from '../../features/session-plan/plan-form.ts';
import { toWesternDigits } from '#app/contract/western-digits.ts';

type Fields = Record<string, string>;

/** A text from its fields `name.ar`, `name.fr`, `name.en`: Arabic always, so that its absence is told; others when written. */
export function readText(fields: Fields, name: string): LocalizedText {
  const written = languages.flatMap((lang) => {
    const value = fields[`${name}.${lang}`] ?? '';
    return lang === 'ar' || value.trim() !== '' ? [[lang, value] as const] : [];
  });
  return Object.fromEntries(written);
}

/** The same for a text that may be left out altogether. */
export function readOptionalText(fields: Fields, name: string): Record<string, LocalizedText> {
  const isWritten = languages.some((lang) => (fields[`${name}.${lang}`] ?? '').trim() !== '');
  return isWritten ? { [name]: readText(fields, name) } : {};
}

/** What a session says of itself, from the fields of its form. */
export function readPlan(fields: Fields): Record<string, unknown> {
  const texts = ['title', 'purpose', 'decides', 'decidedBy', 'decidedWhen', 'afterwards'];
  return {
    ...Object.fromEntries(texts.map((name) => [name, readText(fields, name)])),
    ...readOptionalText(fields, 'place'),
    startsAt: `${fields.startsOn ?? ''}T${(fields.startsTime ?? '').slice(0, 5)}`,
    holdComments: fields.holdComments === 'yes',
    statementsByAll: fields.statementsByAll !== 'no',
    ...(fields.holdStatements !== undefined && { holdStatements: fields.holdStatements === 'yes' }),
    ...(fields.statementLimit !== undefined && { statementLimit: Number(fields.statementLimit) }),
    ...(fields.slowSeconds !== undefined && { slowSeconds: Number(fields.slowSeconds) }),
    ...(fields.holdFirst !== undefined && { holdFirst: fields.holdFirst === 'yes' }),
  };
}

/** A number as typed, with Western digits. */
export function readDigits(typed: string | undefined): string {
  return toWesternDigits(typed ?? '').trim();
}

/** Minutes as typed, Arabic digits too; not a number when they are none or beyond what is allowed. */
export function readMinutes(typed: string | undefined): number {
  const western = readDigits(typed);
  const minutes = /^\d{1,4}$/.test(western) ? Number(western) : Number.NaN;
  const { min, max } = limits.plannedMinutes;
  return minutes >= min && minutes <= max ? minutes : Number.NaN;
}

/** A stored session as the values of its form. */
export function planValues(session: SessionView): Fields {
  const [startsOn = '', startsTime = ''] = toLocalTime(new Date(session.startsAt)).split('T');
  return {
    ...spreadText('title', session.title),
    ...spreadText('purpose', session.purpose),
    ...spreadText('decides', session.decides),
    ...spreadText('decidedBy', session.decidedBy),
    ...spreadText('decidedWhen', session.decidedWhen),
    ...spreadText('afterwards', session.afterwards),
    ...spreadText('place', session.place),
    startsOn,
    startsTime,
    holdComments: session.holdComments ? 'yes' : 'no',
    statementsByAll: session.statementsByAll ? 'yes' : 'no',
    holdStatements: session.holdStatements ? 'yes' : 'no',
    statementLimit: String(session.statementLimit),
    slowSeconds: String(session.slowSeconds),
    holdFirst: session.holdFirst ? 'yes' : 'no',
  };
}
