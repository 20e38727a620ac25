import type { ActInput, ActName } from '#app/contract/commands.ts';
import type { LiveClient } from './live-client.ts';
import { code, newAct, type LiveStage } from './live-stage.ts';

/** One phone of a simulated crowd, and why its acts were refused. */
export type Phone = { client: LiveClient; refused: string[] };

/** Phones that join one after the other in bursts, each from its address, as so many tabs of one machine would. */
export async function joinFrom(stage: LiveStage, addresses: string[], burst: number): Promise<Phone[]> {
  const phones = addresses.map((forwardedFor): Phone => ({ client: stage.open({ forwardedFor }), refused: [] }));
  await inBursts(phones, burst, ({ client }) => client.join(code));
  return phones;
}

/** Sends an act and notes why it was refused. @returns the data of its answer, null where it was refused */
export async function tryAct<N extends ActName>(
  phone: Phone,
  command: N,
  input: Omit<ActInput<N>, 'actionId'>,
): Promise<Record<string, unknown> | null> {
  const answer = await phone.client.send(command, newAct<N>(input), 30_000);
  if (answer?.ok) return answer.data;
  phone.refused.push(answer ? answer.error.reason : `${command}: no answer`);
  return null;
}

/** Does something for all, so many at once. */
export async function inBursts<T>(
  all: T[],
  size: number,
  what: (one: T, at: number) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < all.length; from += size)
    await Promise.all(all.slice(from, from + size).map((one, at) => what(one, from + at)));
}
