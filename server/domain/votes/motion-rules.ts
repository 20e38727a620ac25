import { AppError } from '#app/contract/errors.ts';
import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';

type Asked = Pick<CreateMotionInput, 'electorate' | 'quorumRule' | 'majorityRule'>;

/**
 * The rules of a motion, with those that hold where none is named (`space.quorum_first`, `space.majority`).
 * @param spaceId the space whose members are counted
 * @throws AppError `invalid` for a rule that counts members where everybody votes, or in a session of no space: nobody
 * knows how many could
 */
export function rulesOf({ electorate, quorumRule, majorityRule = 'simple' }: Asked, spaceId: string | null) {
  const isCounted = electorate === 'members' && spaceId !== null;
  const rules = { quorumRule: quorumRule ?? (isCounted ? 'half' : 'none'), majorityRule } as const;
  if (isCounted) return rules;
  const fields = {
    ...(rules.quorumRule !== 'none' && { quorumRule: 'motion.rule_of_members' }),
    ...(majorityRule === 'of_members' && { majorityRule: 'motion.rule_of_members' }),
  };
  if (Object.keys(fields).length > 0) throw new AppError('invalid', 'input.check', { fields });
  return rules;
}
