import { limits } from '#app/contract/limits.ts';
import type { OwnAppeal } from '#app/contract/own-side.ts';
import { guessLang } from '#app/contract/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { UserText } from '#app/ui/user-text.tsx';

/** A refused form of the author's, with what was typed in it. */
export type RefusedAppeal = { commentId: string; reason: string; text: string | undefined };

type Props = { commentId: string; appeal: OwnAppeal | undefined; refused: RefusedAppeal | null };

/** Under a decision on one's own comment: the appeal against it, or what became of it. */
export function Appeal({ commentId, appeal, refused }: Props) {
  const { t } = useT();
  if (appeal) {
    return (
      <>
        <p className="font-bold">{t(`own:appeal_${appeal.outcome ?? 'open'}`, { number: appeal.number })}</p>
        <AppealNote note={appeal.note} />
      </>
    );
  }
  const mine = refused?.commentId === commentId ? refused : null;
  return (
    <Disclosure label={t('own:appeal')} open={mine ? true : undefined}>
      <AppealForm commentId={commentId} refused={mine} />
    </Disclosure>
  );
}

/** What the moderator added for the author. */
export function AppealNote({ note }: { note: string | null }) {
  const { t, lang } = useT();
  if (!note) return null;
  return (
    <>
      <p>{t('own:appeal_note')}</p>
      <blockquote className="quote">
        <UserText text={note} lang={guessLang(note, lang)} />
      </blockquote>
    </>
  );
}

function AppealForm({ commentId, refused }: { commentId: string; refused: RefusedAppeal | null }) {
  const { t } = useT();
  const { max } = limits.appealText;
  return (
    <form method="post" action="?tab=debate" className="stack">
      <input type="hidden" name="intent" value="appealComment" />
      <input type="hidden" name="commentId" value={commentId} />
      <TextArea
        id={`appeal-${commentId}`}
        name="text"
        rows={3}
        required
        maxLength={max}
        label={t('own:appeal_label')}
        hint={t('own:appeal_hint')}
        error={refused ? t(`errors:${refused.reason}`) : undefined}
        defaultValue={refused?.text}
        count={{
          limit: max,
          atMost: t('form.at_most', { max }),
          left: (left) => t('form.left', { count: Math.max(0, left) }),
        }}
      />
      <Button>{t('own:appeal_send')}</Button>
    </form>
  );
}
