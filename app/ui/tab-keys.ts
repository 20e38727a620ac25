/** Where an arrow, Home or End leads from tab `at` of `count`; null for any other key. Arrows follow the direction of reading. */
export function tabAfterKey(key: string, at: number, count: number, rtl: boolean): number | null {
  const step = rtl ? -1 : 1;
  if (key === 'ArrowRight') return (at + step + count) % count;
  if (key === 'ArrowLeft') return (at - step + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}
