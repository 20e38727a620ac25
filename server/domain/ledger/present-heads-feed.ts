import type { LedgerHead } from '#app/contract/ledger.ts';
import type { Lang } from '#app/contract/languages.ts';
import { writeFeed } from '../../engines/calendar/write-feed.ts';
import type { HeadsFile } from './present.ts';

/** Of which record, in which language; `page` is its public address. */
export type HeadsFeedOf = { title: string; text: string; lang: Lang; page: string };

/** What an entry says of its head, whose root is in hexadecimal. */
export type TellHead = (head: LedgerHead) => { title: string; text: string };

/**
 * The signed heads of a record as a feed (RFC 4287), the newest first, so that whoever follows it keeps them. The content of an
 * entry is a file of one head, as `verify-log --heads` reads it.
 */
export function presentHeadsFeed(of: HeadsFeedOf, url: string, file: HeadsFile | null, tell: TellHead): string {
  const { hostname } = new URL(url);
  const entries = (file?.heads ?? []).toReversed().map((head) => ({
    // A head is never signed anew: its day and its size stay.
    id: `tag:${hostname},${head.at.slice(0, 10)}:${file?.log}:${head.size}`,
    ...tell({ ...head, root: Buffer.from(head.root, 'base64').toString('hex') }),
    content: JSON.stringify({ ...file, heads: [head] }),
    url: of.page,
    updatedAt: head.at,
  }));
  return writeFeed({ ...of, id: url, url, entries });
}
