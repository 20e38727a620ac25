import { randomUUID } from 'node:crypto';
import type { LiveSocket } from './live-socket.ts';

/** What became of the votes of one round. */
export type VoteRun = { acknowledged: number; refused: number; seconds: number; latencies: number[] };

const choices = ['yes', 'no', 'abstain'] as const;
const accepted = Buffer.from('[{"ok":true');

export const isAccepted = (answer: Buffer): boolean => answer.subarray(0, accepted.length).equals(accepted);

/** The input of one ballot, as text; `remember` gets its id. */
export function makeBallot(motionId: string, number: number, actionId: string = randomUUID()): string {
  // With the number of a receipt, as phones send them.
  const nonce = actionId.replaceAll('-', '');
  return `{"actionId":"${actionId}","motionId":"${motionId}","ballot":{"choice":"${choices[number % 3]}"},"nonce":"${nonce}"}`;
}

/** Every socket casts its next ballot as soon as the last was acknowledged. */
export function voteInTurn(crowd: LiveSocket[], motionId: string, seconds: number): Promise<VoteRun> {
  const run: VoteRun = { acknowledged: 0, refused: 0, seconds, latencies: [] };
  const start = performance.now();
  const until = start + seconds * 1000;
  return new Promise((resolve) => {
    let voting = crowd.length;
    let number = 0;
    const cast = (socket: LiveSocket): void => {
      const sent = performance.now();
      socket.send('castVote', makeBallot(motionId, number++), (answer) => {
        const now = performance.now();
        count(run, answer, now - sent);
        if (now < until) return cast(socket);
        voting -= 1;
        if (voting === 0) resolve({ ...run, seconds: (now - start) / 1000 });
      });
    };
    for (const socket of crowd) cast(socket);
  });
}

/**
 * Ballots at a steady rate, each from the next socket, whether or not earlier ones were acknowledged: a server that
 * falls behind is not spared, and waiting counts from the moment a ballot was due.
 */
export function voteSteadily(
  crowd: LiveSocket[],
  motionId: string,
  perSecond: number,
  seconds: number,
  acknowledged?: () => void,
): Promise<VoteRun> {
  const run: VoteRun = { acknowledged: 0, refused: 0, seconds, latencies: [] };
  const start = performance.now();
  const total = Math.round(perSecond * seconds);
  return new Promise((resolve) => {
    let sent = 0;
    const timer = setInterval(() => {
      const due = Math.min(total, Math.floor(((performance.now() - start) / 1000) * perSecond));
      for (; sent < due; sent += 1) {
        const at = start + (sent / perSecond) * 1000;
        crowd[sent % crowd.length]?.send('castVote', makeBallot(motionId, sent), (answer) => {
          count(run, answer, performance.now() - at);
          acknowledged?.();
          if (run.acknowledged + run.refused === total)
            resolve({ ...run, seconds: (performance.now() - start) / 1000 });
        });
      }
      if (sent === total) clearInterval(timer);
    }, 2);
  });
}

function count(run: VoteRun, answer: Buffer, latency: number): void {
  if (isAccepted(answer)) run.acknowledged += 1;
  else run.refused += 1;
  run.latencies.push(latency);
}
