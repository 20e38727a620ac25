import { guessLang } from '#app/contract/languages.ts';
import type { RoomSelf } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { UserText } from '#app/ui/user-text.tsx';

export type OwnProps = { self: RoomSelf; canReturn: boolean };

/** What became of one's own comments that others do not see: told to the author, with the reason. */
export function OwnComments({ self, canReturn }: OwnProps) {
  const { t, lang } = useT();
  return (
    <>
      {self.ownEdits.map((item) => (
        <Notice
          key={item.commentId}
          kind={item.state === 'held' ? 'info' : 'warning'}
          title={t(`room:own.edit_${item.state}`, {
            number: item.number,
            reason: item.reason ? t(`room:reasons.${item.reason}`) : '',
          })}
        >
          <UserText text={item.text} lang={guessLang(item.text, lang)} />
        </Notice>
      ))}
      {self.ownReports.length > 0 ? (
        <details>
          <summary className="py-2">{t('room:own.reports', { count: self.ownReports.length })}</summary>
          <ul>
            {self.ownReports.map(({ commentId, number, outcome }) => (
              <li key={commentId}>{t(`room:own.report_${outcome ?? 'open'}`, { number })}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {self.ownComments.map((item) => (
        <Notice
          key={item.commentId}
          kind={item.state === 'held' || item.state === 'withdrawn' ? 'info' : 'warning'}
          title={t(`room:own.${item.state}`, { reason: item.reason ? t(`room:reasons.${item.reason}`) : '' })}
        >
          <UserText text={item.text} lang={guessLang(item.text, lang)} />
          {item.state === 'withdrawn' && canReturn ? <ReturnForm commentId={item.commentId} /> : null}
        </Notice>
      ))}
    </>
  );
}

function ReturnForm({ commentId }: { commentId: string }) {
  const { t } = useT();
  return (
    <form method="post" action="?tab=debate">
      <input type="hidden" name="intent" value="returnComment" />
      <input type="hidden" name="commentId" value={commentId} />
      <Button variant="plain" icon="undo">
        {t('room:own.put_back')}
      </Button>
    </form>
  );
}
