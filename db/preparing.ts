/** Uses of a query before it is prepared, and queries that are counted and prepared at most. */
const limits = { uses: 5, counted: 2_000, prepared: 250, length: 20_000 };

/**
 * Tells which queries are worth preparing. The library asks the server about the parameters of any other query before it
 * sends them, every time: a second round trip, which also keeps queries from travelling together. Each connection keeps
 * what it prepared, so only queries that come again and again are, and not one for each length of a list.
 */
export function createPreparing(): (query: string) => boolean {
  const uses = new Map<string, number>();
  const prepared = new Set<string>();
  return (query) => {
    if (prepared.has(query)) return true;
    if (prepared.size >= limits.prepared || query.length > limits.length) return false;
    const count = (uses.get(query) ?? 0) + 1;
    if (uses.size >= limits.counted) uses.clear();
    if (count < limits.uses) {
      uses.set(query, count);
      return false;
    }
    uses.delete(query);
    prepared.add(query);
    return true;
  };
}
