import { setDelegationRules } from '../domain/communes/set-delegation-rules.ts';
import { readArgs, required, UsageError, type Command } from './command.ts';

const options = {
  commune: { type: 'string' },
  most: { type: 'string' },
  quorum: { type: 'string' },
  'own-vote': { type: 'string' },
  off: { type: 'boolean' },
} as const;

export const spaceDelegationCommand: Command = {
  name: 'space delegation',
  usage: '--commune SLUG [--most 1] [--quorum no] [--own-vote yes] | --commune SLUG --off',
  summary:
    'Lets members of the space vote in the name of absent ones, at most so many each (1), whether that counts for the quorum (no) and whether one’s own vote replaces it (yes); or forbids it.',
  async run(args, { withDatabase }) {
    const { values } = readArgs(args, options);
    const commune = required(values.commune, 'commune');
    const rules = values.off
      ? null
      : {
          most: readMost(values.most),
          forQuorum: readYesNo(values.quorum ?? 'no', 'quorum'),
          ownVote: readYesNo(values['own-vote'] ?? 'yes', 'own-vote'),
        };
    await withDatabase(({ services }) => setDelegationRules(services.domain, { commune, rules }));
    const said = rules === null ? 'no delegations' : `delegations, at most ${rules.most} for each member`;
    return { lines: [`The space of ${commune} has ${said}.`], data: { commune, rules } };
  },
};

function readMost(text = '1'): number {
  if (!/^[1-9]$/.test(text)) throw new UsageError(`--most must be a whole number from 1 to 9, not "${text}".`);
  return Number(text);
}

function readYesNo(text: string, name: string): boolean {
  if (text !== 'yes' && text !== 'no') throw new UsageError(`--${name} must be yes or no, not "${text}".`);
  return text === 'yes';
}
