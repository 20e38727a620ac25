import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '../command.ts';
import type { Participant } from './participant.ts';
import type { Vote } from './read-polis.ts';

export type Played = {
  sent: number;
  acknowledged: number;
  /** Refused for good, by reason. */
  refused: Record<string, number>;
  /** Sent again because no acknowledgement came. */
  retried: number;
  seconds: number;
  /** From sending to the acknowledgement, in milliseconds. */
  latency: { p50: number; p95: number; p99: number; max: number };
};

/** Connections made at once. */
const wave = 40;
/** Votes under way at once when no speed is given. */
const atOnce = 5000;

/** Lets everybody join, in waves, so that a small machine is not asked for thousands of handshakes in one moment. */
export async function joinAll(participants: Participant[], tell: (done: number) => void): Promise<void> {
  const waiting = [...participants];
  let done = 0;
  const one = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await next.join();
      tell((done += 1));
    }
  };
  await Promise.all(Array.from({ length: wave }, one));
}

/**
 * Plays votes in their order: each participant's one after the other, different people's beside each other.
 * @param speed votes a second over all, 0 for as fast as they are acknowledged
 * @param statements source id → id here
 */
export async function playVotes(
  votes: Vote[],
  people: Map<string, Participant>,
  statements: Map<string, string>,
  speed: number,
  tell: (done: number) => void,
): Promise<Played> {
  const start = performance.now();
  const played: Played = { sent: 0, acknowledged: 0, refused: {}, retried: 0, seconds: 0, latency: percentiles([]) };
  const latencies: number[] = [];
  const turns = new Map<string, Promise<void>>();
  const gate = createGate(atOnce);

  const cast = async ({ participant, statement, vote }: Vote): Promise<void> => {
    const person = people.get(participant);
    const statementId = statements.get(statement);
    if (!person || !statementId)
      throw new CommandError(`Vote of ${participant} on ${statement}: one of them is unknown.`);
    const sentAt = performance.now();
    played.sent += 1;
    const outcome = await person.vote(statementId, vote);
    latencies.push(performance.now() - sentAt);
    played.retried += outcome.retries;
    if (outcome.ok) played.acknowledged += 1;
    else played.refused[outcome.reason ?? 'unknown'] = (played.refused[outcome.reason ?? 'unknown'] ?? 0) + 1;
    tell(latencies.length);
  };

  for (const [index, vote] of votes.entries()) {
    if (speed > 0) await sleepUntil(start + (index * 1000) / speed);
    await gate.enter();
    const turn = turns.get(vote.participant) ?? Promise.resolve();
    turns.set(vote.participant, turn.then(() => cast(vote)).finally(gate.leave));
  }
  await Promise.all(turns.values());
  return { ...played, seconds: (performance.now() - start) / 1000, latency: percentiles(latencies) };
}

async function sleepUntil(at: number): Promise<void> {
  const wait = at - performance.now();
  if (wait > 1) await sleep(wait);
}

/** Lets `size` in at once; the others wait in the order they came. */
function createGate(size: number) {
  const waiting: Array<() => void> = [];
  let inside = 0;
  return {
    enter(): Promise<void> {
      if (inside < size) {
        inside += 1;
        return Promise.resolve();
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    leave(): void {
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    },
  };
}

function percentiles(values: number[]): Played['latency'] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
