import { seatCategories, type MotionColleges } from '#app/contract/colleges.ts';
import { AppError } from '#app/contract/errors.ts';
import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';

type Asked = Pick<CreateMotionInput, 'electorate' | 'quorumRule' | 'majorityRule' | 'colleges' | 'method'> &
  Partial<Pick<CreateMotionInput, 'secrecy'>>;

/**
 * The rules of a motion, with those that hold where none is named (`space.quorum_first`, `space.majority`), and its two
 * colleges where it is to have them: the first holds the seats of some categories and decides by the rules of the motion, the
 * second all others.
 * @param spaceId the space whose members are counted
 * @throws AppError `invalid` for a rule that counts members where everybody votes, or in a session of no space: nobody
 * knows how many could; and for colleges where they can mean nothing
 */
export function rulesOf(asked: Asked, spaceId: string | null) {
  const { electorate, quorumRule, majorityRule = 'simple' } = asked;
  const isCounted = electorate === 'members' && spaceId !== null;
  const rules = { quorumRule: quorumRule ?? (isCounted ? 'half' : 'none'), majorityRule } as const;
  const fields = {
    ...(!isCounted && rules.quorumRule !== 'none' && { quorumRule: 'motion.rule_of_members' }),
    ...(!isCounted && majorityRule === 'of_members' && { majorityRule: 'motion.rule_of_members' }),
    ...(asked.colleges && wrongColleges(asked, isCounted)),
  };
  if (Object.keys(fields).length > 0) throw new AppError('invalid', 'input.check', { fields });
  return { ...rules, colleges: asked.colleges ? collegesOf(asked.colleges, rules) : null };
}

function wrongColleges({ colleges, method = 'yes-no', secrecy }: Asked, isCounted: boolean): Record<string, string> {
  if (!isCounted) return { colleges: 'motion.college_members' };
  if (method !== 'yes-no') return { colleges: 'motion.college_yes_no' };
  if (secrecy === 'sealed') return { colleges: 'motion.college_sealed' };
  const first = new Set(colleges?.categories);
  return first.size === 0 || first.size === seatCategories.length ? { colleges: 'motion.college_all' } : {};
}

function collegesOf(
  { categories, quorumRule, majorityRule }: NonNullable<Asked['colleges']>,
  own: Pick<MotionColleges[number], 'quorumRule' | 'majorityRule'>,
): MotionColleges {
  const first = seatCategories.filter((category) => categories.includes(category));
  const second = seatCategories.filter((category) => !categories.includes(category));
  const rules = { quorumRule: quorumRule ?? own.quorumRule, majorityRule: majorityRule ?? own.majorityRule };
  return [
    { categories: first, ...own, entitled: null },
    { categories: second, ...rules, entitled: null },
  ];
}
