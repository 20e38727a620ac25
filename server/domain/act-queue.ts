import type { ActName } from '#app/contract/commands.ts';

/**
 * Two transactions may store acts at the same time: one takes all kinds, the other votes alone. Posts lock sessions and
 * move their counters; two transactions of posts could wait for each other.
 */
export type Lane = 'all' | 'votes';

type Queued = { act: { name: ActName; personId: string } };

const votes: ReadonlySet<ActName> = new Set<ActName>([
  'castVote',
  'voteStatement',
  'supportQuestion',
  'supportComment',
]);
const isVote = ({ act }: Queued): boolean => votes.has(act.name);

/**
 * How many acts a batch takes: half of all that wait or are under way, where the rest is worth a transaction of its own.
 * A crowd whose votes all went at once would be answered at once and vote again at once, and process and database would
 * wait for each other in turn.
 */
export function shareOf(waiting: number, underWay: number, sizes: { most: number; worthwhile: number }): number {
  const half = Math.ceil((waiting + underWay) / 2);
  return waiting - half < sizes.worthwhile ? sizes.most : Math.min(sizes.most, half);
}

/**
 * Acts on their way to a commit. Those of one person keep their order: while some are under way in one transaction, no
 * other transaction takes more of them.
 */
export function createActQueue<Q extends Queued>() {
  let queue: Q[] = [];
  let votes = 0;
  const busy = new Set<string>();

  return {
    add(one: Q): void {
      queue.push(one);
      if (isVote(one)) votes += 1;
    },
    size: (): number => queue.length,
    /** How many of them are votes. */
    votes: (): number => votes,
    oldest: (): Q | undefined => queue[0],
    /** The next batch of a lane, `most` acts, oldest first; its people are busy until it is released. */
    take(lane: Lane, most: number): Q[] {
      const batch: Q[] = [];
      const left: Q[] = [];
      const passedOver = new Set<string>();
      let next = 0;
      for (; next < queue.length && batch.length < most; next += 1) {
        const one = queue[next] as Q;
        const { personId } = one.act;
        if ((lane === 'all' || isVote(one)) && !busy.has(personId) && !passedOver.has(personId)) {
          batch.push(one);
        } else {
          passedOver.add(personId);
          left.push(one);
        }
      }
      queue = left.concat(queue.slice(next));
      votes -= batch.filter(isVote).length;
      for (const { act } of batch) busy.add(act.personId);
      return batch;
    },
    release(batch: Q[]): void {
      for (const { act } of batch) busy.delete(act.personId);
    },
  };
}
