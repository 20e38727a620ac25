import * as z from 'zod/mini';
import { compareWithDefault } from '../engines/decision/against-default.ts';
import { decide, type Verdict } from '../engines/decision/decide.ts';
import { DecisionError, simpleMajority, type College, type QuorumRule } from '../engines/decision/rules.ts';
import { CommandError, type Command } from './command.ts';
import { readFileArgs, readJson } from './read-input.ts';

const number = z.number({ error: 'must be a number' });
const share = z.readonly(z.tuple([number, number], { error: 'must be a fraction as [part, whole]' }));
const counts = z.optional(z.enum(['cast', 'expressed', 'present']));
const more = z.optional(z.boolean({ error: 'must be true or false' }));

const quorum = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('none'), counts }),
    z.strictObject({ kind: z.literal('fixed'), votes: number, counts }),
    z.strictObject({ kind: z.literal('share'), of: z.enum(['entitled', 'present']), share, more, counts }),
    z.strictObject({ kind: z.literal('root'), times: number, counts }),
  ],
  { error: 'kind must be none, fixed, share or root' },
);
const majority = z.strictObject({
  of: z.enum(['expressed', 'cast', 'present', 'entitled']),
  share,
  more,
  leastYes: z.optional(number),
});
const body = {
  cast: z.strictObject({ yes: number, no: number, abstain: number }),
  entitled: z.optional(number),
  present: z.optional(number),
};

/**
 * What is decided, in one of three shapes: the votes of one body (`cast`); of several that must all agree (`colleges`, each
 * with a majority of its own); or options against a default one (`pairwise` and `default`, with `ratio` in the rule).
 */
const question = z.union(
  [
    z.strictObject({ rule: z.strictObject({ quorum: z.optional(quorum), majority: z.optional(majority) }), ...body }),
    z.strictObject({
      rule: z.strictObject({ quorum: z.optional(quorum) }),
      colleges: z.array(z.strictObject({ name: z.optional(z.string()), majority: z.optional(majority), ...body })),
    }),
    z.strictObject({
      rule: z.strictObject({ quorum, ratio: z.optional(number) }),
      pairwise: z.record(z.string(), z.record(z.string(), number)),
      default: z.string(),
      entitled: z.optional(number),
      present: z.optional(number),
      cast: z.optional(number),
    }),
  ],
  { error: 'must hold a rule and cast, colleges, or pairwise and default' },
);
type Question = z.infer<typeof question>;
type Options = Extract<Question, { pairwise: unknown }>;
type Body = z.infer<z.ZodMiniObject<typeof body>> & { name?: string; majority?: College['majority'] };

export const decideCommand: Command = {
  name: 'decide',
  usage: '[FILE]',
  summary: 'Decides a vote from a file or piped in by its rules of quorum and majority, and tells what was needed.',
  async run(args, around) {
    const { file } = readFileArgs(args, {});
    const read = await readJson(question, file, around);
    try {
      return 'pairwise' in read ? decideOptions(read) : report(decideBodies(read));
    } catch (error) {
      if (error instanceof DecisionError) throw new CommandError(`This cannot be decided: ${error.message}.`);
      throw error;
    }
  },
};

const toCollege = ({ cast, majority: rule = simpleMajority, ...rest }: Body): College => ({
  ...rest,
  counts: cast,
  majority: rule,
});

function decideBodies(read: Exclude<Question, Options>): Verdict {
  const rule: QuorumRule = (read.rule.quorum as QuorumRule | undefined) ?? { kind: 'none' };
  if ('colleges' in read) return decide({ quorum: rule, colleges: read.colleges.map((one) => toCollege(one as Body)) });
  const { rule: own, ...rest } = read;
  return decide({ quorum: rule, colleges: [toCollege({ ...rest, ...own } as Body)] });
}

function report(verdict: Verdict) {
  const { quorum: least, takingPart, quorumMet, passed, needed } = verdict;
  return {
    lines: [
      least === null
        ? 'No quorum.'
        : `Quorum ${least}: ${takingPart} take part, ${quorumMet ? 'met' : `${needed.part} more needed`}.`,
      passed
        ? 'Passed.'
        : `Not passed; yes votes still needed: ${needed.yes.map((yes) => yes ?? 'out of reach').join(', ')}.`,
    ],
    data: verdict,
  };
}

/** @throws CommandError when the default option has no row */
function decideOptions({ rule, pairwise, default: byDefault, entitled = 0, present = 0, cast = 0 }: Options) {
  if (!Object.hasOwn(pairwise, byDefault))
    throw new CommandError(`pairwise has no "${byDefault}", the default option.`);
  const college: College = { counts: { yes: cast, no: 0, abstain: 0 }, entitled, present, majority: simpleMajority };
  const { quorum: least } = decide({ quorum: rule.quorum as QuorumRule, colleges: [college] });
  const options = compareWithDefault(pairwise, byDefault, least ?? 0, rule.ratio);
  return {
    lines: options.map(
      ({ option, over, under, passes }) => `${option}: ${over} over, ${under} under, ${passes ? 'passes' : 'dropped'}.`,
    ),
    data: { quorum: least, options, passed: options.some(({ passes }) => passes) },
  };
}
