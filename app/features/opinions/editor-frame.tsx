import { Component, type ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

type Props = { fallback: ReactNode; children: ReactNode };

/** Round the editor: where it fails, the page says so and shows what is given instead. */
export class EditorFrame extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}

/** What stands in the editor's place when it could not be opened. */
export function EditorFailed({ here }: { here: string }) {
  const { t } = useT();
  return (
    <Notice
      kind="danger"
      title={t('opinion:edit_failed_title')}
      actions={<ButtonLink href={here}>{t('opinion:edit_reload')}</ButtonLink>}
    >
      {t('opinion:edit_failed_text')}
    </Notice>
  );
}
