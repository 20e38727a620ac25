/** True when the second of two addresses shows data that the first has too: they differ in what of it is open. */
export function onlyTabDiffers(a: URL, b: URL): boolean {
  const data = ['before', 'thread', 'sort'];
  const about = b.searchParams.get('about');
  return (
    a.href !== b.href &&
    a.pathname === b.pathname &&
    // What was opened of a comment is closed without asking.
    (about === null || about === a.searchParams.get('about')) &&
    data.every((key) => a.searchParams.get(key) === b.searchParams.get(key))
  );
}
