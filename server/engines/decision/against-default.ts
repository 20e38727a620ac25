/** How an option stands against the default one ("none of these", "further discussion"). */
export type AgainstDefault = { option: string; over: number; under: number; ratio: number; passes: boolean };

/**
 * Drops options that do not reach the quorum or are not preferred to the default option by the required ratio
 * (constitution of the Debian project, A.5.3 and A.5.4): votes over the default must be at least `quorum`, and more than
 * `ratio` times the votes under it.
 * @param pairwise votes that prefer the first candidate to the second
 * @param quorum may be a fraction
 */
export function compareWithDefault(
  pairwise: Record<string, Record<string, number>>,
  byDefault: string,
  quorum: number,
  ratio = 1,
): AgainstDefault[] {
  return Object.keys(pairwise)
    .filter((option) => option !== byDefault)
    .map((option) => {
      const over = pairwise[option]?.[byDefault] ?? 0;
      const under = pairwise[byDefault]?.[option] ?? 0;
      return { option, over, under, ratio: over / under, passes: over >= quorum && over > ratio * under };
    });
}
