import { limits } from '#app/contract/limits.ts';
import type { OwnAppeal } from '#app/contract/own-side.ts';
import { OnceForm } from '#app/ui/once-form.tsx';

/** A refused form of the author's, with what was typed in it. */
export type RefusedAppeal = { commentId: string; reason: string; text: string | undefined };

type Props = { commentId: string; appeal: OwnAppeal | undefined; refused: RefusedAppeal | null };

/** Under a decision on one's own comment: the appeal against it, or what became of it. */
export function Appeal({ commentId, appeal, refused }: Props) {
  return (
    <OnceForm
      id={`appeal-${commentId}`}
      say="own:appeal"
      max={limits.appealText.max}
      action="?tab=debate"
      fields={{ intent: 'appealComment', commentId }}
      sent={appeal}
      refused={refused?.commentId === commentId ? refused : null}
    />
  );
}
