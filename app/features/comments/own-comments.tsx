import type { ReactNode } from 'react';
import { guessLang } from '#app/contract/languages.ts';
import type { RoomSelf } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { UserText } from '#app/ui/user-text.tsx';

/** @param renderReturn the form that puts a withdrawn comment back, where that is possible */
export type OwnProps = { self: RoomSelf; renderReturn(commentId: string): ReactNode };

/** What became of one's own comments that others do not see: told to the author, with the reason. */
export function OwnComments({ self, renderReturn }: OwnProps) {
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
          {item.state === 'withdrawn' ? renderReturn(item.commentId) : null}
        </Notice>
      ))}
    </>
  );
}
