import {
  castOf,
  checkCollege,
  checkShare,
  DecisionError,
  leastOf,
  type College,
  type MajorityRule,
  type QuorumRule,
} from './rules.ts';

/** A vote of one body or, with two colleges, of several that must all agree; the quorum is of all together. */
export type Question = { quorum: QuorumRule; colleges: College[] };

/**
 * `quorum` is how many must take part, exact to a fraction (45.27 for a root), null without one. `needed` tells what is
 * still missing: `part`, how many more must take part; `yes`, of each college, how many more must say yes if nobody else
 * voted; null where not even all who are left could bring it about.
 */
export type Verdict = {
  quorum: number | null;
  takingPart: number;
  quorumMet: boolean;
  majorities: boolean[];
  passed: boolean;
  needed: { part: number; yes: Array<number | null> };
};

/**
 * Decides a question by its rules.
 * @throws DecisionError where rules and counts do not fit together
 */
export function decide({ quorum, colleges }: Question): Verdict {
  if (colleges.length === 0) throw new DecisionError('there is no college');
  for (const college of colleges) checkCollege(college);
  const required = quorumOf(quorum, colleges);
  const takingPart = sum(colleges, (college) => partOf(quorum, college));
  const quorumMet = required === null || takingPart >= required;
  const majorities = colleges.map((college) => isMajority(college.majority, college, 0));
  return {
    quorum: required,
    takingPart,
    quorumMet,
    majorities,
    passed: quorumMet && majorities.every(Boolean),
    needed: {
      part: required === null ? 0 : Math.max(0, Math.ceil(required - takingPart)),
      yes: colleges.map(yesNeeded),
    },
  };
}

const sum = <T>(list: T[], read: (one: T) => number): number => list.reduce((all, one) => all + read(one), 0);

function partOf({ counts = 'cast' }: QuorumRule, { counts: votes, present }: College): number {
  if (counts === 'expressed') return votes.yes + votes.no;
  if (counts === 'cast') return castOf(votes);
  return given(present, 'present');
}

/** How many must take part. */
function quorumOf(rule: QuorumRule, colleges: College[]): number | null {
  const all = (of: 'entitled' | 'present') => sum(colleges, (college) => given(college[of], of));
  switch (rule.kind) {
    case 'none':
      return null;
    case 'fixed':
      return rule.votes;
    case 'share':
      checkShare(rule.share);
      return leastOf(rule.share, all(rule.of), rule.more);
    case 'root':
      return (rule.times * Math.sqrt(all('entitled'))) / 2;
  }
}

function given(value: number | undefined, name: string): number {
  if (value === undefined) throw new DecisionError(`${name} is missing`);
  return value;
}

/** Whether a college agrees when so many more say yes. */
function isMajority(
  { of, share: [part, whole], more, leastYes = 0 }: MajorityRule,
  college: College,
  extra: number,
): boolean {
  const { counts, entitled = 0, present = 0 } = college;
  const yes = counts.yes + extra;
  const base = { expressed: yes + counts.no, cast: castOf(counts) + extra, present, entitled }[of];
  const enough = more ? yes * whole > part * base : yes * whole >= part * base;
  // Where nobody voted nobody agreed.
  return enough && yes >= leastYes && yes > 0;
}

function yesNeeded(college: College): number | null {
  const { counts, entitled, present, majority } = college;
  const left = (entitled ?? present ?? Number.POSITIVE_INFINITY) - castOf(counts);
  const most = Number.isFinite(left) ? Math.max(0, left) : 2 ** 40;
  if (!isMajority(majority, college, most)) return null;
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isMajority(majority, college, middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
