/**
 * A measure that fills over time and may be overdrawn: whoever took more than was there waits until it is made good, and
 * nothing is lost.
 * @param rate units a second
 * @param most units that may be taken at once after a pause
 */
export function createPace(rate: number, most: number, now: () => number = () => performance.now()) {
  let level = most;
  let at = now();
  const fill = (): void => {
    const time = now();
    level = Math.min(most, level + ((time - at) / 1000) * rate);
    at = time;
  };
  return {
    take(units: number): void {
      fill();
      level -= units;
    },
    /** Milliseconds until something may be taken again. */
    wait(): number {
      fill();
      return level > 0 ? 0 : Math.ceil(((1 - level) / rate) * 1000);
    },
    isFull(): boolean {
      fill();
      return level >= most;
    },
  };
}

export type Pace = ReturnType<typeof createPace>;
