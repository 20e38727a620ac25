import type { Ballot } from './ballots.ts';
import { optionIds, type Method } from './methods.ts';
import { toWesternDigits } from './western-digits.ts';

/** Fields of a form, as a browser posts them. */
export type Fields = Readonly<Record<string, string>>;

/** A whole number as typed, Arabic digits too; not a number where it is none, null where nothing is written. */
function readNumber(typed: string | undefined): number | null {
  const western = toWesternDigits(typed ?? '').trim();
  if (western === '') return null;
  return /^\d{1,4}$/.test(western) ? Number(western) : Number.NaN;
}

/** The numbers of the fields `<name>.<option id>` that are filled in, in the order of the options. */
export function readNumbers(fields: Fields, name: string): Record<string, number> {
  const found = [...optionIds].flatMap((id) => {
    const value = readNumber(fields[`${name}.${id}`]);
    return value === null ? [] : [[id, value] as const];
  });
  return Object.fromEntries(found);
}

/** Options by the places written beside them, whatever the numbers; one that has none is left out. */
function readPlaces(fields: Fields): string[][] | null {
  const places = new Map<number, string[]>();
  for (const [id, place] of Object.entries(readNumbers(fields, 'place'))) {
    if (Number.isNaN(place)) return null;
    places.set(place, [...(places.get(place) ?? []), id]);
  }
  return [...places].sort(([a], [b]) => a - b).map(([, group]) => group);
}

/**
 * The ballot that a form holds: `choice`; `stand`, `reason`; `option`; `options.a`, `options.b` …; `scores.a` …;
 * `points.a` …; `place.a` …. What is wrong in it is left for the ballot's schema to tell.
 */
export function readBallot(method: string | undefined, fields: Fields): unknown {
  switch (method as Method | undefined) {
    case 'consent': {
      // Words written before another answer was chosen belong to nothing.
      const reason = fields.stand === 'block' ? (fields.reason ?? '').trim() : '';
      return { stand: fields.stand, ...(reason !== '' && { reason }) };
    }
    case 'single':
      return { option: fields.option };
    case 'approval':
      return { options: [...optionIds].filter((id) => fields[`options.${id}`] !== undefined) };
    case 'score':
      return { scores: readNumbers(fields, 'scores') };
    case 'dot':
      return { points: readNumbers(fields, 'points') };
    case 'ranked-schulze':
    case 'ranked-irv':
    case 'ranked-stv':
      return { ranking: readPlaces(fields) };
    default:
      return { choice: fields.choice };
  }
}

/** A ballot as the fields of its form: what {@link readBallot} reads. */
export function ballotFields(ballot: Ballot): Fields {
  if ('choice' in ballot) return { choice: ballot.choice };
  if ('stand' in ballot) return { stand: ballot.stand, ...(ballot.reason !== undefined && { reason: ballot.reason }) };
  if ('option' in ballot) return { option: ballot.option };
  if ('options' in ballot) return Object.fromEntries(ballot.options.map((id) => [`options.${id}`, 'on']));
  if ('scores' in ballot) return spread('scores', ballot.scores);
  if ('points' in ballot) return spread('points', ballot.points);
  const places = ballot.ranking.flatMap((group, at) => group.map((id) => [id, at + 1] as const));
  return spread('place', Object.fromEntries(places));
}

const spread = (name: string, values: Record<string, number>): Fields =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [`${name}.${id}`, String(value)]));
