import { Component, type ReactNode } from 'react';
import { plainFault } from '../i18n/plain-fault.ts';

type Props = { error?: unknown; location: unknown; children: ReactNode };
type State = { error: unknown; location: unknown };

/**
 * Stands around everything, the frame of the page too, in the place of the one of Remix, which shows developers' words in
 * English. What broke is forgotten with the next address.
 */
export class RemixErrorBoundary extends Component<Props, State> {
  override state: State = { error: this.props.error, location: this.props.location };

  static getDerivedStateFromError = (error: unknown): Pick<State, 'error'> => ({ error });

  static getDerivedStateFromProps({ error, location }: Props, before: State): State {
    return before.location === location ? { error: error ?? before.error, location } : { error, location };
  }

  override render(): ReactNode {
    return this.state.error ? <RemixRootDefaultErrorBoundary /> : this.props.children;
  }
}

/** A page of its own that needs nothing of the one that broke. */
export function RemixRootDefaultErrorBoundary() {
  return (
    <html lang="ar" dir="rtl">
      <body>
        {plainFault.map(([lang, text, again]) => (
          <p key={lang} lang={lang} dir={lang === 'ar' ? 'rtl' : 'ltr'}>
            {text} <a href="?">{again}</a>
          </p>
        ))}
      </body>
    </html>
  );
}
