import type { OwnAppeal } from '#app/contract/own-side.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { AppealForm, AppealNote } from '#app/ui/appeal-form.tsx';

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
  return <AppealForm fields={{ intent: 'appealComment', commentId }} about={commentId} tab="debate" refused={mine} />;
}
