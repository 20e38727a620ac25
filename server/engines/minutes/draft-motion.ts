import type { MinutesBlock } from '#app/contract/minutes.ts';
import { readOptionsVerdict } from '#app/contract/options-verdict.ts';
import type { ConsentResult, MotionResult, OptionsResult, YesNoResult } from '#app/contract/results.ts';
import type { RecordedMotion } from './record.ts';
import type { Voice } from './speak-minutes.ts';

/** A motion with the rules it was decided by, and what came of it in numbers and in words. */
export function draftMotion(motion: RecordedMotion, voice: Voice): MinutesBlock[] {
  const { w } = voice;
  const rules = [
    `${w.electorates[motion.electorate]} ${w.secrecies[motion.secrecy]} ${w.methods[motion.method]}`,
    ...(motion.quorumRule === 'none' ? [] : [w.quorums[motion.quorumRule]]),
    ...(motion.method === 'yes-no' ? [w.majorities[motion.majorityRule]] : []),
  ];
  const { result } = motion;
  return [
    { kind: 'paragraph', text: w.motion(motion.number, voice.pick(motion.title)) },
    { kind: 'list', items: [...rules, ...(result ? tellResult(motion, result, voice) : [w.notShown])] },
    ...(result && 'winners' in result ? tellScores(motion, result, voice) : []),
  ];
}

function tellResult(motion: RecordedMotion, result: MotionResult, voice: Voice): string[] {
  const { w } = voice;
  const quorum =
    result.quorum === null ? [] : [w.quorumOf(result.present ?? result.cast, result.quorum, result.quorumMet)];
  const delegated = result.delegated === undefined ? [] : [w.delegated(result.delegated)];
  const channels = result.channels ? [w.channels(result.channels)] : [];
  const levels = result.levels ? [w.levels(result.levels)] : [];
  if ('winners' in result)
    return [
      w.ballots(result.cast),
      ...(result.blank ? [w.blank(result.blank)] : []),
      ...channels,
      ...(result.weight ? [w.weighed(result.cast, result.weight.cast, result.weight.entitled)] : []),
      ...levels,
      ...delegated,
      ...quorum,
      ...tellWinners(motion, result, voice),
    ];
  const weighed = result.weight ? [w.weighed(result.cast, result.weight.cast, result.weight.entitled)] : [];
  const colleges = ('yes' in result ? (result.colleges ?? []) : []).map((one, at) =>
    w.college(at + 1, one, one.quorum === null ? '' : w.quorumOf(one.present ?? one.cast, one.quorum, one.quorumMet)),
  );
  return [
    tellCounts(result, voice),
    ...channels,
    ...levels,
    ...weighed,
    ...colleges,
    ...delegated,
    ...quorum,
    tellOutcome(result, voice),
  ];
}

function tellCounts(result: YesNoResult | ConsentResult, { w }: Voice): string {
  return 'yes' in result
    ? w.yesNo(result.yes, result.no, result.abstain)
    : w.consent(result.agree, result.aside, result.block);
}

/** Unanimous: adopted with a yes of everybody who voted. */
function tellOutcome(result: YesNoResult | ConsentResult, { w }: Voice): string {
  if (!result.adopted) return w.rejected;
  const all = 'yes' in result ? result.no + result.abstain === 0 : result.aside + result.block === 0;
  return all ? w.unanimous : w.adopted;
}

function tellWinners(motion: RecordedMotion, result: OptionsResult, voice: Voice): string[] {
  const { w } = voice;
  const texts = (ids: string[]): string[] => ids.map((optionId) => optionText(motion, optionId, voice));
  const verdict = readOptionsVerdict(result, motion.seats);
  if (verdict === 'nobody' || verdict === 'no_quorum') return [w.noWinner];
  if (verdict === 'tie') return [w.tie(texts(result.winners))];
  return [w.winners(texts(result.winners)), ...result.ties.map(({ candidates }) => w.tieEnded(texts(candidates)))];
}

function tellScores(motion: RecordedMotion, { scores, ranking }: OptionsResult, voice: Voice): MinutesBlock[] {
  if (!scores) return [];
  const rows = ranking.flat().map((id) => [optionText(motion, id, voice), String(scores[id] ?? 0)]);
  return [{ kind: 'table', head: [...voice.w.optionHead], rows }];
}

function optionText({ options }: RecordedMotion, optionId: string, { pick }: Voice): string {
  const option = options.find((one) => one.optionId === optionId);
  return option ? pick(option.text) : optionId;
}
