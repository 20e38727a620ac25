import type { Election } from '#server/engines/tally/election.ts';

/** One stage of a published count: what was done, and the votes after it. */
export type Stage = { action: string; tallies: Record<string, string>; nonTransferable: string };

/** Reads ballots in the BLT format: candidates and seats, papers (`times first second … 0`), names, title. */
export function readBlt(text: string): Election {
  const lines = text.split('\n').map((line) => line.trim());
  const [count = 0, seats = 1] = numbers(lines[0]);
  const end = lines.indexOf('0');
  const candidates = lines
    .slice(end + 1, end + 1 + count)
    .map((line) => line.replaceAll('"', '').replaceAll(/\s+/g, ' '));
  const ballots = lines.slice(1, end).map((line) => {
    const [w = 0, ...places] = numbers(line);
    return { w, ranking: places.slice(0, -1).map((place) => [candidates[place - 1] ?? '']) };
  });
  return { candidates, seats, ballots };
}

const numbers = (line = ''): number[] => line.split(/\s+/).map(Number);

const actions = [
  [/^Begin Count$/, 'first-preferences'],
  [/^Surplus transferred: (.+) \(/, 'surplus'],
  [/^Transfer defeated: (.+)$/, 'exclusion'],
] as const;

/** The stages in which votes changed, in our words; a candidate that a report leaves out has no votes. */
export function changesOf(stages: Stage[], candidates: string[]) {
  return stages.flatMap(({ action, tallies, nonTransferable }) => {
    const found = actions.find(([shape]) => shape.test(action));
    if (!found) return [];
    const candidate = found[0].exec(action)?.[1];
    const all = Object.fromEntries(candidates.map((name) => [name, tallies[name] ?? '0.00000']));
    return [{ action: found[1], candidate, tallies: all, nonTransferable }];
  });
}
