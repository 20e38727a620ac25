import { AppError } from '#app/contract/errors.ts';

/** Acts one person may make at once, and how many a second after that: far above people, below a flood. */
const burst = 200;
const perSecond = 50;

/** A leaking bucket for the acts of one socket. @returns a function that counts one act or throws `rate_limited` */
export function createActLimit(now: () => number = Date.now): () => void {
  let left = burst;
  let at = now();
  return () => {
    const time = now();
    left = Math.min(burst, left + ((time - at) / 1000) * perSecond);
    at = time;
    if (left < 1) throw new AppError('rate_limited', 'act.too_fast', { retryAfter: 1 });
    left -= 1;
  };
}
