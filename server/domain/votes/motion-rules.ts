import { AppError } from '#app/contract/errors.ts';
import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';

type Asked = Pick<CreateMotionInput, 'electorate' | 'quorumRule' | 'majorityRule'>;

/**
 * The rules of a motion, with those that hold where none is named (`space.quorum_first`, `space.majority`).
 * @throws AppError `invalid` for a rule that counts members where everybody votes: nobody knows how many could
 */
export function rulesOf({ electorate, quorumRule, majorityRule = 'simple' }: Asked) {
  const rules = { quorumRule: quorumRule ?? (electorate === 'members' ? 'half' : 'none'), majorityRule } as const;
  if (electorate === 'members') return rules;
  const fields = {
    ...(rules.quorumRule !== 'none' && { quorumRule: 'motion.rule_of_members' }),
    ...(majorityRule === 'of_members' && { majorityRule: 'motion.rule_of_members' }),
  };
  if (Object.keys(fields).length > 0) throw new AppError('invalid', 'input.check', { fields });
  return rules;
}
