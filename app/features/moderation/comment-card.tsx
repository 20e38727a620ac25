import { useId, type ReactNode } from 'react';
import type { CommentView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { UserText, UserWords } from '#app/ui/user-text.tsx';

const tones = { for: 'agree', against: 'disagree', question: 'info', remark: 'pass' } as const;
const icons = { for: 'check', against: 'cross', question: 'question', remark: 'comment' } as const;

type Props = {
  comment: CommentView;
  /** Others dealt with it meanwhile. */
  gone?: boolean;
  children: ReactNode;
};

/** One comment as moderators read it, with what they can do below. */
export function CommentCard({ comment, gone, children }: Props) {
  const { t } = useT();
  // A reported comment is in the queue and in the list of all.
  const id = useId();
  return (
    <Card as="article" labelledBy={id}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 id={id} className="text-base">
          {t('moderate:comment_number', { number: comment.number })}{' '}
          <span className="font-normal">
            {comment.author ? <UserWords text={comment.author} /> : t('moderate:no_name')}
          </span>
        </h3>
        <Chip tone={tones[comment.kind]} icon={icons[comment.kind]}>
          {t(`room:comments.${comment.kind}`)}
        </Chip>
      </div>
      <UserText text={comment.text ?? ''} lang={comment.lang} />
      {comment.reason ? (
        <p className="text-ink-soft">
          {t(comment.state === 'refused' ? 'moderate:refused_for' : 'moderate:hidden_for')}{' '}
          {t(`room:reasons.${comment.reason}`)}
        </p>
      ) : null}
      {children}
      {gone ? <Handled /> : null}
    </Card>
  );
}

/** Told in place, without taking the controls away. */
export function Handled() {
  const { t } = useT();
  return (
    <p className="flex items-center gap-2 font-bold text-warn">
      <Icon name="info" />
      {t('moderate:handled')}
    </p>
  );
}
