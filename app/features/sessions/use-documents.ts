import { useEffect, useRef, useState } from 'react';
import type { DocumentLine } from '#app/contract/agenda-documents.ts';
import type { AgendaItemView } from '#app/contract/views.ts';

/** Milliseconds over which the phones of a hall ask for documents after a change of the agenda. */
const spread = 3_000;

/**
 * The documents of the agenda: those that came with the page, asked for anew when the agenda changes. Titles are the same
 * objects until it does, also while its clock runs. A question that fails leaves what was there.
 * @param address where they are asked for
 * @param needed false where nobody has to ask: no item has any, and the reader sees what everybody sees
 */
export function useDocuments(
  address: string,
  loaded: DocumentLine[] | null,
  agenda: AgendaItemView[],
  needed: boolean,
): DocumentLine[] {
  const [lines, setLines] = useState(loaded);
  const mark = agenda[0]?.title;
  const known = useRef(loaded ? mark : undefined);
  const opened = useRef(true);
  useEffect(() => {
    if (loaded) setLines(loaded);
  }, [loaded]);
  useEffect(() => {
    const wait = opened.current ? 0 : Math.random() * spread;
    opened.current = false;
    if (!needed || known.current === mark) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      fetchLines(address, stop.signal).then(
        (found) => {
          known.current = mark;
          setLines(found);
        },
        () => undefined,
      );
    }, wait);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [address, needed, mark]);
  return needed ? (lines ?? []) : [];
}

async function fetchLines(address: string, signal: AbortSignal): Promise<DocumentLine[]> {
  const answer = await fetch(address, { signal, headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`the documents were answered with ${answer.status}`);
  return (await answer.json()) as DocumentLine[];
}
