/** The number of a page in an address; null where there is none that could be one. */
export function readPage(request: Request): number | null {
  const typed = new URL(request.url).searchParams.get('page') ?? '';
  return /^\d{1,6}$/.test(typed) ? Number(typed) : null;
}
