import type { MinutesBlock } from '#app/contract/minutes.ts';
import type { OpinionMapView } from '#app/contract/opinion-map.ts';
import type { MinutesRecord, RecordedQuestion } from './record.ts';
import type { Voice } from './speak-minutes.ts';

/** Statements of each kind that the minutes name. */
const named = 5;

/** What unites and what divides, as the final opinion map has it. */
export function draftOpinions({ map, statements }: MinutesRecord, { w, quote }: Voice): MinutesBlock[] {
  if (!map) return [{ kind: 'paragraph', text: w.noMap }];
  const say = (number: number): string => w.statement(number, quote(statements[number] ?? ''));
  const united = map.consensus
    .filter(({ number }) => statements[number] !== undefined)
    .slice(0, named)
    .map(({ number, side, count, of }) => (side === 'agree' ? w.agreed : w.disagreed)(say(number), count, of));
  const divided = findDivided(map)
    .filter(({ number }) => statements[number] !== undefined)
    .slice(0, named)
    .map(({ number, all: [agree, disagree] }) => w.divided(say(number), agree, disagree));
  return [
    { kind: 'paragraph', text: w.mapPeople(map.people, map.groups.length) },
    ...listUnder(w.consensus, united),
    ...listUnder(w.disagreement, divided),
  ];
}

function listUnder(heading: string, items: string[]): MinutesBlock[] {
  if (items.length === 0) return [];
  return [
    { kind: 'heading', text: heading },
    { kind: 'list', items },
  ];
}

/** Statements on which a quarter or more of those who took a side took the other one and that unite nobody, the most even first. */
function findDivided(map: OpinionMapView): OpinionMapView['statements'] {
  const united = new Set(map.consensus.map(({ number }) => number));
  const evenness = ([agree, disagree]: readonly [number, number, number]): number =>
    agree + disagree === 0 ? 0 : Math.min(agree, disagree) / (agree + disagree);
  return map.statements
    .filter(({ number, all }) => !united.has(number) && evenness(all) >= 0.25)
    .toSorted((a, b) => evenness(b.all) - evenness(a.all) || a.number - b.number);
}

/** Questions that were answered, each with its answer; who asked stays out. */
export function draftQuestions({ questions, unanswered }: MinutesRecord, voice: Voice): MinutesBlock[] {
  const { w } = voice;
  const told: MinutesBlock[] =
    questions.length === 0
      ? [{ kind: 'paragraph', text: w.noQuestions }]
      : questions.flatMap((question) => draftQuestion(question, voice));
  return unanswered === 0 ? told : [...told, { kind: 'paragraph', text: w.unanswered(unanswered) }];
}

function draftQuestion({ number, text, supports, answer }: RecordedQuestion, { w, quote }: Voice): MinutesBlock[] {
  return [
    { kind: 'heading', text: w.question(number, supports) },
    { kind: 'paragraph', text: w.quoted(quote(text)) },
    { kind: 'paragraph', text: answer === null ? w.aloud : w.answer(quote(answer)) },
  ];
}
