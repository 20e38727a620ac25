/** How much work may go into mending one change, in steps of about ten nanoseconds: some tens of milliseconds in all. */
const most = 3_000_000;

/** Counts work; once it is spent, a change is merged without looking further for words that stand twice. */
export type Effort = {
  /** @returns false when there is not so much left; nothing is taken then */
  spend(steps: number): boolean;
};

export function createEffort(): Effort {
  let left = most;
  return {
    spend(steps) {
      if (steps > left) return false;
      left -= steps;
      return true;
    },
  };
}
