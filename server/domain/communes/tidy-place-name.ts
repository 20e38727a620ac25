/**
 * A place name as it is stored and shown: presentation forms and odd spaces made ordinary (NFKC), without invisible
 * direction marks and stretching strokes, which lists of communes carry (see the notes of the reference file).
 */
export function tidyPlaceName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\p{Cf}\u0640]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
