/** Sizes of a title on the wall, largest first, with the number of characters each carries in three lines at most. */
const sizes = [
  { most: 48, size: 'wall-title' },
  { most: 100, size: 'wall-title text-[length:calc(6.4*var(--wall))]' },
  { most: 160, size: 'wall-title text-[length:calc(5*var(--wall))]' },
  { most: Infinity, size: 'wall-title text-[length:calc(4.2*var(--wall))]' },
] as const;

/**
 * The class for a title of this length. Nothing on the wall scrolls, so a long title is written smaller.
 * @param less steps smaller, where more stands below it
 */
export function fitTitle(text: string, less = 0): string {
  const at = sizes.findIndex(({ most }) => text.length <= most);
  return sizes[Math.min(at + less, sizes.length - 1)]?.size ?? 'wall-title';
}
