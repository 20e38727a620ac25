import type { Tally, Votes } from './map-types.ts';

/**
 * Participants × statements, real votes only. Votes of participant p stand from `starts[p]` to before `starts[p + 1]`,
 * by rising statement, each as one number: `statement · 4 + vote + 1`. What depends on a vote is looked up in tables of
 * four places a statement.
 */
export type VoteMatrix = {
  participantCount: number;
  statementCount: number;
  starts: Int32Array;
  codes: Int32Array;
};

/**
 * The last vote of every pair (step 1). Takes time in proportion to the number of votes.
 * @throws RangeError for a vote of or on someone or something unknown, or one that is not −1, 0 or 1
 */
export function buildVoteMatrix(votes: Votes): VoteMatrix {
  const { participantCount, statementCount } = votes;
  // By participant, within one by statement, and within a pair as they were cast.
  const { starts: ends, codes } = sortByParticipant(sortByStatement(votes), participantCount);
  const starts = new Int32Array(participantCount + 1);
  let length = 0;
  for (let row = 0; row < participantCount; row += 1) {
    let last = -1;
    const end = ends[row + 1] ?? 0;
    for (let index = ends[row] ?? 0; index < end; index += 1) {
      const code = codes[index] ?? 0;
      if (code >> 2 !== last) length += 1;
      codes[length - 1] = code;
      last = code >> 2;
    }
    starts[row + 1] = length;
  }
  return { participantCount, statementCount, starts, codes: codes.subarray(0, length) };
}

/** Votes in one number each, beside who cast them. */
type Coded = { participants: Int32Array; codes: Int32Array };

/** The votes by rising statement, those on one in the order in which they were cast. @throws RangeError */
function sortByStatement(votes: Votes): Coded {
  checkVotes(votes);
  const { participants, statements, values } = votes;
  const next = countKeys(statements, votes.statementCount);
  const sorted: Coded = { participants: new Int32Array(values.length), codes: new Int32Array(values.length) };
  for (let index = 0; index < values.length; index += 1) {
    const statement = statements[index] ?? 0;
    const place = next[statement] ?? 0;
    next[statement] = place + 1;
    sorted.participants[place] = participants[index] ?? 0;
    sorted.codes[place] = statement * 4 + (values[index] ?? 0) + 1;
  }
  return sorted;
}

function sortByParticipant({ participants, codes }: Coded, count: number): { starts: Int32Array; codes: Int32Array } {
  const starts = countKeys(participants, count);
  const next = starts.slice();
  const sorted = new Int32Array(codes.length);
  for (let index = 0; index < codes.length; index += 1) {
    const participant = participants[index] ?? 0;
    const place = next[participant] ?? 0;
    next[participant] = place + 1;
    sorted[place] = codes[index] ?? 0;
  }
  return { starts, codes: sorted };
}

/** Where each key from 0 to `count` starts when all are sorted. */
function countKeys(keys: Int32Array, count: number): Int32Array {
  const starts = new Int32Array(count + 1);
  for (let index = 0; index < keys.length; index += 1) increment(starts, (keys[index] ?? 0) + 1);
  for (let key = 0; key < count; key += 1) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  return starts;
}

function checkVotes({ participants, statements, values, participantCount, statementCount }: Votes): void {
  if (participants.length !== values.length || statements.length !== values.length) {
    throw new RangeError('The columns of the votes are not equally long.');
  }
  for (let index = 0; index < values.length; index += 1) {
    const participant = participants[index] ?? -1;
    const statement = statements[index] ?? -1;
    if (participant < 0 || participant >= participantCount) throw new RangeError(`Vote ${index} is of nobody known.`);
    if (statement < 0 || statement >= statementCount) throw new RangeError(`Vote ${index} is on nothing known.`);
    if (Math.abs(values[index] ?? 0) > 1) throw new RangeError(`Vote ${index} is not −1, 0 or 1.`);
  }
}

function increment(counts: Int32Array, place: number): void {
  counts[place] = (counts[place] ?? 0) + 1;
}

/** Real votes by participant. */
export function countVotes({ starts, participantCount }: VoteMatrix): Int32Array {
  return new Int32Array(participantCount).map((_, row) => (starts[row + 1] ?? 0) - (starts[row] ?? 0));
}

/** Raw votes of some participants, by statement. */
export function tallyVotes({ starts, codes, statementCount }: VoteMatrix, rows: Int32Array): Tally {
  const counts = new Int32Array(statementCount * 4);
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place] ?? 0;
    const end = starts[row + 1] ?? 0;
    for (let index = starts[row] ?? 0; index < end; index += 1) increment(counts, codes[index] ?? 0);
  }
  const tally = newTally(statementCount);
  for (let statement = 0; statement < statementCount; statement += 1) {
    const [disagree = 0, pass = 0, agree = 0] = counts.subarray(statement * 4, statement * 4 + 3);
    tally.disagree[statement] = disagree;
    tally.agree[statement] = agree;
    tally.seen[statement] = disagree + pass + agree;
  }
  return tally;
}

function newTally(statementCount: number): Tally {
  return {
    agree: new Int32Array(statementCount),
    disagree: new Int32Array(statementCount),
    seen: new Int32Array(statementCount),
  };
}

/** What some groups voted together. */
export function addTallies(tallies: Tally[], statementCount: number): Tally {
  const sum = newTally(statementCount);
  for (const tally of tallies) {
    for (const kind of ['agree', 'disagree', 'seen'] as const) {
      tally[kind].forEach((count, statement) => (sum[kind][statement] = (sum[kind][statement] ?? 0) + count));
    }
  }
  return sum;
}
