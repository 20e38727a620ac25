import { limits } from '#app/contract/limits.ts';
import { minutesSections, type MinutesBlock, type MinutesContent, type MinutesSection } from '#app/contract/minutes.ts';
import { writeMinutesText } from '#app/contract/minutes-text.ts';
import { draftOpinions, draftQuestions } from './draft-debate.ts';
import { draftClosing, draftIncidents, draftModeration } from './draft-end.ts';
import { draftProceedings } from './draft-proceedings.ts';
import { draftAgenda, draftAttendance, draftSitting } from './draft-sitting.ts';
import type { MinutesRecord } from './record.ts';
import { voiceOf, type Voice } from './speak-minutes.ts';

/** How each part is drafted. */
const parts: Record<MinutesSection, (record: MinutesRecord, voice: Voice) => MinutesBlock[]> = {
  sitting: draftSitting,
  attendance: draftAttendance,
  agenda: draftAgenda,
  proceedings: draftProceedings,
  opinions: draftOpinions,
  questions: draftQuestions,
  moderation: draftModeration,
  incidents: draftIncidents,
  closing: draftClosing,
};

/**
 * Drafts minutes in Arabic and in French from what a sitting left behind. The same record gives the same words each time.
 */
export function draftContent(record: MinutesRecord): MinutesContent {
  const [ar, fr] = [voiceOf('ar'), voiceOf('fr')];
  const write = (section: MinutesSection, voice: Voice): string => fit(parts[section](record, voice), voice);
  const pairs = minutesSections.map((section) => [section, { ar: write(section, ar), fr: write(section, fr) }]);
  return Object.fromEntries(pairs) as MinutesContent;
}

/** As many blocks as one part may hold; of a longer one the last sentence says where the rest is. */
function fit(blocks: MinutesBlock[], { w }: Voice): string {
  const whole = writeMinutesText(blocks);
  if ([...whole].length <= limits.minutesText.max) return whole;
  const kept: string[] = [];
  let room = limits.minutesText.max - w.rest.length;
  for (const block of blocks) {
    const text = writeMinutesText([block]);
    room -= [...text].length + 2;
    if (room < 0) break;
    kept.push(text);
  }
  return [...kept, w.rest].join('\n\n');
}
