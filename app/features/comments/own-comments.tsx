import { guessLang } from '#app/contract/languages.ts';
import type { RoomSelf } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { UserText } from '#app/ui/user-text.tsx';
import { QuotedNote } from '#app/ui/quoted-note.tsx';
import { Appeal, type RefusedAppeal } from './own-appeal.tsx';

export type OwnProps = { self: RoomSelf; canReturn: boolean; refused: RefusedForm | undefined };

type RefusedForm = {
  form: string;
  error: { reason: string; fields?: Record<string, string> };
  values: Record<string, string>;
};

/** What became of one's own comments that others do not see: told to the author, with the reason. */
export function OwnComments({ self, canReturn, refused }: OwnProps) {
  const { t, lang } = useT();
  const appeal = refused?.form === 'appealComment' ? readAppeal(refused) : null;
  return (
    <>
      {self.ownEdits.map((item) => (
        <Notice
          key={item.commentId}
          kind={item.state === 'held' ? 'info' : 'warning'}
          title={t(`own:edit_${item.state}`, {
            number: item.number,
            reason: item.reason ? t(`room:reasons.${item.reason}`) : '',
          })}
        >
          <UserText text={item.text} lang={guessLang(item.text, lang)} />
        </Notice>
      ))}
      {self.ownAppeals
        .filter(({ outcome }) => outcome === 'granted')
        .map(({ commentId, number, note }) => (
          <Notice key={commentId} kind="info" title={t('own:appeal_granted', { number })}>
            <QuotedNote label={t('own:appeal_note')} note={note} />
          </Notice>
        ))}
      {self.ownReports.length > 0 ? (
        <details>
          <summary className="py-2">{t('own:reports', { count: self.ownReports.length })}</summary>
          <ul>
            {self.ownReports.map(({ commentId, number, outcome }) => (
              <li key={commentId}>{t(`own:report_${outcome ?? 'open'}`, { number })}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {self.ownComments.map((item) => (
        <Notice
          key={item.commentId}
          kind={item.state === 'held' || item.state === 'withdrawn' ? 'info' : 'warning'}
          title={t(`own:${item.state}`, { reason: item.reason ? t(`room:reasons.${item.reason}`) : '' })}
        >
          <UserText text={item.text} lang={guessLang(item.text, lang)} />
          {item.state === 'withdrawn' && canReturn ? <ReturnForm commentId={item.commentId} /> : null}
          {item.state === 'hidden' || item.state === 'refused' ? (
            <Appeal
              commentId={item.commentId}
              appeal={self.ownAppeals.find((row) => row.commentId === item.commentId && row.standing)}
              refused={appeal}
            />
          ) : null}
        </Notice>
      ))}
    </>
  );
}

const readAppeal = ({ error, values }: RefusedForm): RefusedAppeal => ({
  commentId: values.commentId ?? '',
  reason: error.fields?.text ?? error.reason,
  text: values.text,
});

function ReturnForm({ commentId }: { commentId: string }) {
  const { t } = useT();
  return (
    <form method="post" action="?tab=debate">
      <input type="hidden" name="intent" value="returnComment" />
      <input type="hidden" name="commentId" value={commentId} />
      <Button variant="plain" icon="undo">
        {t('own:put_back')}
      </Button>
    </form>
  );
}
