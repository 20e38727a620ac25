import { limits } from '#app/contract/limits.ts';
import type { OwnAppeal } from '#app/contract/own-side.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { FoldedTextForm } from '#app/ui/folded-text-form.tsx';
import { QuotedNote } from '#app/ui/quoted-note.tsx';

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
        <QuotedNote label={t('own:appeal_note')} note={appeal.note} />
      </>
    );
  }
  const mine = refused?.commentId === commentId ? refused : null;
  return (
    <FoldedTextForm
      id={`appeal-${commentId}`}
      words={{
        open: t('own:appeal'),
        label: t('own:appeal_label'),
        hint: t('own:appeal_hint'),
        send: t('own:appeal_send'),
      }}
      max={limits.appealText.max}
      action="?tab=debate"
      fields={{ intent: 'appealComment', commentId }}
      refused={mine && { problem: t(`errors:${mine.reason}`), text: mine.text }}
    />
  );
}
