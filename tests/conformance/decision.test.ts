import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareWithDefault } from '#server/engines/decision/against-default.ts';
import { decide } from '#server/engines/decision/decide.ts';
import { simpleMajority, type Counts } from '#server/engines/decision/rules.ts';
import type { Ranking } from '#server/engines/tally/election.ts';
import { tally } from '#server/engines/tally/tally.ts';
import { root } from '#tests/support/database-templates.ts';

const data = path.resolve(root, process.env.CONFORMANCE_DATA ?? '../shared/data');
const read = <T>(name: string, none: T): T =>
  existsSync(path.join(data, name)) ? (JSON.parse(readFileSync(path.join(data, name), 'utf8')) as T) : none;

type Triple = [yes: number, no: number, abstain: number];
type Ballot = { ballot: string; ca: Triple; browser: Triple; quorum: number; quorumMet: boolean; passed: boolean };
const ballots = read<{ cases: Ballot[] }>('cabforum-ballots/ballots.json', { cases: [] }).cases;
const toCounts = ([yes, no, abstain]: Triple): Counts => ({ yes, no, abstain });

describe.skipIf(ballots.length === 0)(
  'ballots of the CA/Browser Forum: a quorum, two houses that must both agree',
  () => {
    test.each(ballots)('$ballot', ({ ca, browser, quorum, quorumMet, passed }) => {
      const verdict = decide({
        quorum: { kind: 'fixed', votes: quorum },
        colleges: [
          { name: 'issuers', counts: toCounts(ca), majority: { of: 'expressed', share: [2, 3], leastYes: 1 } },
          { name: 'browsers', counts: toCounts(browser), majority: { ...simpleMajority, leastYes: 1 } },
        ],
      });
      expect(verdict).toMatchObject({ quorumMet, passed });
    });
  },
);

type Dpl = { year: number; candidates: string[]; ballots: Array<[number, Ranking]> };
type Published = {
  year: number;
  developers: number;
  quorum: number;
  options?: Array<{ name: string; over: number; under?: number; ratio?: number; passes?: boolean }>;
  totalVotes?: number;
};
const published = read<{ cases: Published[] }>('debian-dpl-votes/published-quorum.json', { cases: [] }).cases;
const elections = read<Dpl[]>('debian-dpl-votes/dpl-even-years.json', []);

describe.skipIf(published.length === 0)('quorum and default option of the Debian project', () => {
  test.each(published)('$year', ({ year, developers, quorum, options = [], totalVotes }) => {
    const election = elections.find((one) => one.year === year);
    const cast = totalVotes ?? 0;
    const { quorum: required } = decide({
      quorum: { kind: 'root', times: 3 },
      colleges: [{ counts: { yes: cast, no: 0, abstain: 0 }, entitled: developers, majority: simpleMajority }],
    });
    expect(required).toBeCloseTo(quorum, 10);
    for (const { name, over, under, ratio, passes } of options) {
      const table = { [name]: { none: over }, none: { [name]: under ?? 0 } };
      const [found] = compareWithDefault(election ? pairsOf(election) : table, 'none', quorum).filter(
        ({ option }) => option === name,
      );
      expect(found).toMatchObject({
        over,
        ...(under !== undefined && { under }),
        ...(passes !== undefined && { passes }),
      });
      if (ratio !== undefined) expect(found?.ratio).toBeCloseTo(ratio, 3);
    }
  });

  /** The table of all pairs with one name for the default option, however a year spelled it. */
  function pairsOf({ candidates, ballots: papers }: Dpl) {
    const rename = (name: string): string => (/^none of the above$/i.test(name) ? 'none' : name);
    const { pairwise = {} } = tally('schulze', {
      candidates: candidates.map(rename),
      ballots: papers.map(([w, ranking]) => ({ w, ranking: ranking.map((group) => group.map(rename)) })),
    });
    return pairwise;
  }
});
