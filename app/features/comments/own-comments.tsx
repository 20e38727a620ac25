import { guessLang } from '#app/contract/languages.ts';
import type { RoomSelf } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { WithdrawForm } from './withdraw-form.tsx';
import { UserText } from '#app/ui/user-text.tsx';

/** What became of one's own comments that others do not see: told to the author, with the reason. */
export function OwnComments({ items, canReturn }: { items: RoomSelf['ownComments']; canReturn: boolean }) {
  const { t, lang } = useT();
  return (
    <>
      {items.map((item) => (
        <Notice
          key={item.commentId}
          kind={item.state === 'held' || item.state === 'withdrawn' ? 'info' : 'warning'}
          title={t(`room:own.${item.state}`, { reason: item.reason ? t(`room:reasons.${item.reason}`) : '' })}
        >
          <UserText text={item.text} lang={guessLang(item.text, lang)} />
          {item.state === 'withdrawn' && canReturn ? (
            <WithdrawForm commentId={item.commentId} intent="returnComment" />
          ) : null}
        </Notice>
      ))}
    </>
  );
}
