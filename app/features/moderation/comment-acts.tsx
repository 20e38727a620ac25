import { useId } from 'react';
import { moderationReasons, sanctionKinds, type SanctionKind } from '#app/contract/moderation.ts';
import type { CommentView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Checkbox, RadioGroup } from '#app/ui/choice.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActForm } from './act-form.tsx';
import { ReasonForm } from './reason-buttons.tsx';

/** One menu of what can be done about a comment: hiding it first where it is shown, then what concerns its author. */
export function CommentActs({ comment, hide = true }: { comment: CommentView; hide?: boolean }) {
  const { t } = useT();
  const about = t('moderate:comment_number', { number: comment.number });
  return (
    <Disclosure label={t('moderate:acts')} about={about}>
      {hide ? (
        <ReasonForm intent="hideComment" targetId={comment.commentId} about={about} question={t('moderate:hide_for')} />
      ) : null}
      {sanctionKinds.map((kind) => (
        <Disclosure key={kind} label={t(`moderate:${kind}`)} about={about}>
          {kind === 'ban' ? (
            <BanForm comment={comment} about={about} />
          ) : (
            <SanctionForm comment={comment} kind={kind} about={about} />
          )}
        </Disclosure>
      ))}
    </Disclosure>
  );
}

type FormProps = { comment: CommentView; about: string };

/** A warning or a mute: one press on the reason. */
function SanctionForm({ comment, kind, about }: FormProps & { kind: SanctionKind }) {
  const { t } = useT();
  return (
    <ActForm intent="sanctionAuthor" fields={{ commentId: comment.commentId, kind }}>
      <div role="group" aria-label={`${t(`moderate:${kind}`)} ${about}`} className="grid gap-2">
        <p>{t(`moderate:${kind}_text`)}</p>
        {moderationReasons.map((reason) => (
          <Button key={reason} name="reason" value={reason} wide>
            {t(`room:reasons.${reason}`)}
          </Button>
        ))}
      </div>
    </ActForm>
  );
}

/** A ban: the reason, and that it is meant. */
function BanForm({ comment, about }: FormProps) {
  const { t } = useT();
  const id = useId();
  return (
    <ActForm intent="sanctionAuthor" fields={{ commentId: comment.commentId, kind: 'ban' }} className="grid gap-3">
      <p>{t('moderate:ban_text')}</p>
      <RadioGroup
        id={`${id}-reason`}
        name="reason"
        label={
          <>
            {t('moderate:reason')} <span className="sr-only">{about}</span>
          </>
        }
        required
        options={moderationReasons.map((reason) => ({ value: reason, label: t(`room:reasons.${reason}`) }))}
      />
      <Checkbox id={`${id}-sure`} name="sure" value="yes" label={t('moderate:ban_sure')} required />
      <Button variant="danger">{t('moderate:ban_yes')}</Button>
    </ActForm>
  );
}
