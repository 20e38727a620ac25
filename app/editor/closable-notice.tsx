import type { ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice, type NoticeKind } from '#app/ui/notice.tsx';

type Props = { kind: NoticeKind; title: string; onClose(): void; children: ReactNode };

/** A message beside the text that its reader takes away. */
export function ClosableNotice({ kind, title, onClose, children }: Props) {
  const { t } = useT();
  const close = (
    <Button type="button" onClick={onClose}>
      {t('editor:paste.close')}
    </Button>
  );
  return (
    <Notice kind={kind} title={title} actions={close}>
      {children}
    </Notice>
  );
}
