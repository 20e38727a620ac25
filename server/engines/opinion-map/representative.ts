import type { RepresentativeStatement, Side, Tally } from './map-types.ts';
import { measureShare, significant, smoothShare, testDifference } from './statement-tests.ts';

const mostStatements = 5;

/**
 * The statements that set each group apart from the rest (step 8): agreed or disagreed with by more than half of those
 * who saw them and by more than among the others, both beyond chance; at most five, those it agrees with first. First of
 * all comes the agreement the group stands behind most, even where it is not beyond chance; if there is nothing else
 * either, the one statement that differs most. Moderated-out statements and those nobody saw are left out.
 * @param groups raw votes, one tally a group
 * @param isOut 1 by statement that is moderated out
 */
export function findRepresentative(groups: readonly Tally[], isOut: Uint8Array): RepresentativeStatement[][] {
  const statements = [...isOut.keys()].filter((statement) => isOut[statement] !== 1);
  return groups.map((own, place) => {
    const rest = groups.filter((_, other) => other !== place);
    const measured = statements
      .filter((statement) => (own.seen[statement] ?? 0) > 0)
      .map((statement) => ({
        agree: measure(own, rest, statement, 'agree'),
        disagree: measure(own, rest, statement, 'disagree'),
      }));
    return choose(measured);
  });
}

type Measured = Record<Side, RepresentativeStatement>;

function measure(own: Tally, rest: readonly Tally[], statement: number, side: Side): RepresentativeStatement {
  const share = measureShare(own, statement, side);
  const count = rest.reduce((sum, other) => sum + (other[side][statement] ?? 0), 0);
  const seen = rest.reduce((sum, other) => sum + (other.seen[statement] ?? 0), 0);
  return {
    ...share,
    side,
    ratio: share.share / smoothShare(count, seen),
    ratioTest: testDifference(share.successes, share.trials, count, seen),
    bestAgree: false,
  };
}

function choose(measured: Measured[]): RepresentativeStatement[] {
  const best = findBestAgree(measured);
  const passed = measured
    .flatMap(({ agree, disagree }) => [agree, disagree])
    .filter(({ shareTest, ratioTest }) => shareTest > significant && ratioTest > significant)
    .filter((one) => one !== best)
    .sort((a, b) => weigh(b) - weigh(a));
  const chosen = [...(best ? [{ ...best, bestAgree: true }] : []), ...passed].slice(0, mostStatements);
  if (chosen.length === 0)
    return measured
      .map(larger)
      .sort((a, b) => b.ratioTest - a.ratioTest)
      .slice(0, 1);
  return [...chosen.filter(({ side }) => side === 'agree'), ...chosen.filter(({ side }) => side === 'disagree')];
}

/**
 * The agreement the group stands behind most, sought from the first statement to the last as the published outputs show
 * it: one of more than half, beyond chance or more common here than elsewhere, is held until a better one comes. While
 * the one held is more common here than elsewhere, better means by the product of the four figures, else by share · test.
 */
function findBestAgree(measured: Measured[]): RepresentativeStatement | undefined {
  let held: RepresentativeStatement | undefined;
  for (const { agree } of measured) if (isBetter(agree, held)) held = agree;
  return held;
}

function isBetter(one: RepresentativeStatement, held: RepresentativeStatement | undefined): boolean {
  if (one.share <= 0.5) return false;
  if (held === undefined) return one.shareTest > significant || one.ratio > 1;
  if (held.ratio > 1) return weigh(one) > weigh(held);
  return one.share * one.shareTest > held.share * held.shareTest;
}

function larger({ agree, disagree }: Measured): RepresentativeStatement {
  return disagree.ratioTest > agree.ratioTest ? disagree : agree;
}

function weigh({ share, shareTest, ratio, ratioTest }: RepresentativeStatement): number {
  return share * shareTest * ratio * ratioTest;
}
