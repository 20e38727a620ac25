import { useEffect } from 'react';
import { ballotFields, readBallot, type Fields } from '#app/contract/ballot-fields.ts';
import type { Ballot } from '#app/contract/ballots.ts';
import type { MotionView } from '#app/contract/views.ts';
import { keepFor, readKept, writeKept, type Kept } from '#app/live/typed/store.ts';

type Motion = Pick<MotionView, 'motionId' | 'method'>;

/** They have the name of a page of their own: a half-filled ballot is the same wherever it is shown. */
const place = 'ballot';
const keyOf = (personId: string, motionId: string): string => `${personId} ${motionId}`;

/** Of the form, not of the ballot. */
const about = new Set(['intent', 'motionId', 'method']);

/** A ballot's fields as they are compared: a box is ticked or not, and what is empty is not there. */
function plain(fields: Fields): Record<string, string> {
  const filled = Object.entries(fields).filter(([name, value]) => !about.has(name) && value !== '');
  return Object.fromEntries(filled.map(([name, value]) => [name, name.startsWith('options.') ? 'on' : value]));
}

/** What a form holds that is not what is stored. */
export function changesOf(method: Motion['method'], fields: Fields, own: Ballot | undefined): Kept {
  if (own && JSON.stringify(readBallot(method, fields)) === JSON.stringify(own)) return {};
  const [stored, now] = [plain(own ? ballotFields(own) : {}), plain(fields)];
  const names = Object.keys({ ...stored, ...now }).filter((name) => stored[name] !== now[name]);
  return Object.fromEntries(names.map((name) => [name, [stored[name] ?? '', now[name] ?? '']]));
}

/**
 * The half-filled ballot of a person, kept in this tab of the browser until it is sent or the vote has closed, so that
 * another language or another tab of the room does not empty it.
 * @param personId null keeps nothing, as at a tablet that many share
 */
export function ballotKeeper(personId: string | null, { motionId, method }: Motion, own: Ballot | undefined) {
  const key = personId && keyOf(personId, motionId);
  const write = (kept: Kept): void => void (key && writeKept(place, key, kept));
  return {
    /** The fields with what was changed; null where nothing was, or it was changed over a ballot that is not the stored one any more. */
    read(): Fields | null {
      const kept = Object.entries(key ? readKept(place, key) : {});
      const stored = plain(own ? ballotFields(own) : {});
      if (kept.length === 0 || kept.some(([name, [over]]) => over !== (stored[name] ?? ''))) return null;
      return plain({ ...stored, ...Object.fromEntries(kept.map(([name, [, typed]]) => [name, typed])) });
    },
    keep: (fields: Fields): void => write(changesOf(method, fields, own)),
    forget: (): void => write({}),
  };
}

/** Forgets the half-filled ballots of votes that are over, and of anybody else who used this tab. */
export function useForgottenBallots(personId: string | null, motions: readonly MotionView[]): void {
  const over = motions.filter(({ state }) => state !== 'open').map(({ motionId }) => motionId);
  const list = over.join(' ');
  useEffect(() => {
    keepFor(personId ?? '');
    if (personId) for (const motionId of list.split(' ')) writeKept(place, keyOf(personId, motionId), {});
  }, [personId, list]);
}

/** The fields of a form, by name. */
export function fieldsOf(form: HTMLFormElement): Fields {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}
