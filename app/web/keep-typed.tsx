import { useEffect } from 'react';
// The address of the script that is built of it.
// oxlint-disable-next-line import/default
import source from '#app/live/typed/keep-typed.ts?worker&url';

type Props = {
  /** By `typedOwner`. */
  owner: string;
  /** A form of the page was refused. */
  refused?: boolean;
};

/**
 * Lets a page keep what is typed into its plain forms until it is saved. Only for pages that have such forms, and for those
 * that follow one.
 */
export function KeepTyped({ owner, refused = false }: Props) {
  useEffect(() => void document.dispatchEvent(new Event('alive')), []);
  return <script type="module" src={source} data-owner={owner} data-refused={refused ? '' : undefined} />;
}
