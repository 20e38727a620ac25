import { lazy, Suspense, type ComponentProps, type ReactNode } from 'react';

type Parts = typeof import('./seldom-parts.ts');

/** The place of such a part: where the server's page has one, the entry fetches them all before the page comes alive. */
export function Seldom({ loading, children }: { loading?: ReactNode; children: ReactNode }) {
  return (
    <div className="contents" data-seldom>
      <Suspense fallback={loading}>{children}</Suspense>
    </div>
  );
}

/** A part of the room that most pages never show: fetched where it is, and left out without a network. The server has it at once. */
function seldom<N extends keyof Parts>(name: N) {
  return lazy<(props: ComponentProps<Parts[N]>) => ReactNode>(() =>
    import('./seldom-parts.ts').then(
      (parts) => ({ default: parts[name] as (props: ComponentProps<Parts[N]>) => ReactNode }),
      () => ({ default: () => null }),
    ),
  );
}

export const CommentAbout = seldom('CommentAbout');
export const OwnComments = seldom('OwnComments');
export const MinutesLinks = seldom('MinutesLinks');
export const JoinCard = seldom('JoinCard');
export const ReceiptNote = seldom('ReceiptNote');
export const OwnSanctions = seldom('OwnSanctions');
export const Refused = seldom('Refused');
export const DelegationNote = seldom('DelegationNote');
export const DelegationLink = seldom('DelegationLink');
export const LiveQuestion = seldom('LiveQuestion');
