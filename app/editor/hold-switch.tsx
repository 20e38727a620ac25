import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { useObserved } from './observed.ts';
import type { SharedText } from './sharing/shared-text.ts';

/** Keeps the changes of others out of the text while somebody writes; their own go out all the same. */
export function HoldSwitch({ shared }: { shared: SharedText }) {
  const { t } = useT();
  const held = useObserved(shared.held);
  return (
    <div className="hold">
      <Button
        type="button"
        icon={held === null ? 'pause' : 'play'}
        aria-pressed={held !== null}
        onClick={held === null ? shared.hold : shared.release}
      >
        {t('editor:hold.switch')}
      </Button>
      {held === null ? null : <span className="hold-count">{t('editor:hold.count', { count: held })}</span>}
    </div>
  );
}
