/** True when two addresses show the same data and differ in what of it is open. */
export function onlyTabDiffers(a: URL, b: URL): boolean {
  const data = ['before', 'thread', 'sort', 'about'];
  return (
    a.href !== b.href &&
    a.pathname === b.pathname &&
    data.every((key) => a.searchParams.get(key) === b.searchParams.get(key))
  );
}
