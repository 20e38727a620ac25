import { useEffect, useRef } from 'react';
import { commentKinds, type CommentKind } from '#app/contract/comment-kinds.ts';
import { limits } from '#app/contract/limits.ts';
import { wrongInText } from '#app/contract/wrong-in-text.ts';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { RadioGroup } from '#app/ui/choice.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { useOwnCheck } from '#app/ui/use-own-check.ts';
import { UserText, UserWords } from '#app/ui/user-text.tsx';
import { keepDraft, readDraft } from '#app/live/draft.ts';

export type NewComment = { text: string; kind: CommentKind; parentId?: string };

type Props = {
  sessionId: string;
  actionId: string;
  /** Whether comments wait for a moderator first. */
  held: boolean;
  name: string | null;
  parent?: { commentId: string; number: number; text: string; lang: string } | undefined;
  error?: string | undefined;
  /** What became of the last one that was sent here, where that is not to be seen in the list. */
  outcome?: string | null;
  typed?: { text?: string | undefined; kind?: string | undefined } | undefined;
  onPost?: ((comment: NewComment) => void) | undefined;
};

/** Writing a comment or an answer: who will see it is said before it is sent; the draft survives a reload. */
export function CommentForm({ sessionId, actionId, held, name, parent, error, outcome, typed, onPost }: Props) {
  const { t } = useT();
  const form = useRef<HTMLFormElement>(null);
  const draftKey = `draft:${sessionId}:${parent?.commentId ?? ''}`;
  const kindKey = `${draftKey}:kind`;
  const { max } = limits.commentText;
  const id = parent ? 'reply-text' : 'comment-text';
  const check = useOwnCheck(id);
  useEffect(() => {
    const field = form.current?.elements.namedItem('text');
    if (field instanceof HTMLTextAreaElement && field.value === '') field.value = readDraft(draftKey);
    const kinds = form.current?.elements.namedItem('kind');
    const kept = commentKinds.find((known) => known === readDraft(kindKey));
    if (kept && kinds instanceof RadioNodeList && kinds.value === 'remark') kinds.value = kept;
  }, [draftKey, kindKey]);
  const forget = (): void => [draftKey, kindKey].forEach((key) => keepDraft(key, ''));
  return (
    <form
      ref={form}
      method="post"
      action="?tab=debate"
      id={parent ? 'reply' : 'comment'}
      className="stack comment-form"
      noValidate
      onInput={(event) => {
        const { target } = event;
        if (target instanceof HTMLTextAreaElement) keepDraft(draftKey, target.value);
        else if (target instanceof HTMLInputElement) keepDraft(kindKey, target.value);
      }}
      onSubmit={(event) => {
        const fields = new FormData(event.currentTarget);
        const text = String(fields.get('text') ?? '');
        if (!onPost) return forget();
        event.preventDefault();
        if (!check.passes(wrongInText(text, limits.commentText))) return undefined;
        const kind = commentKinds.find((known) => known === fields.get('kind')) ?? 'remark';
        onPost({ text, kind, ...(parent && { parentId: parent.commentId }) });
        forget();
        event.currentTarget.reset();
        return undefined;
      }}
    >
      <input type="hidden" name="intent" value="postComment" />
      <input type="hidden" name="actionId" value={actionId} />
      {parent ? (
        <>
          <input type="hidden" name="parentId" value={parent.commentId} />
          <p>{t('room:comments.answering', { number: parent.number })}</p>
          <blockquote className="quote">
            <UserText text={parent.text} lang={parent.lang} />
          </blockquote>
        </>
      ) : null}
      <TextArea
        id={id}
        name="text"
        rows={3}
        required
        maxLength={max}
        label={t(parent ? 'room:comments.your_answer' : 'room:comments.your_comment')}
        hint={
          <Phrase
            k={held ? 'room:comments.hint_held' : 'room:comments.hint_open'}
            parts={{ name: name ? <UserWords text={name} /> : t('room:comments.no_name') }}
          />
        }
        error={check.reason ? t(`errors:${check.reason}`) : error}
        defaultValue={typed?.text}
        count={{
          limit: max,
          atMost: t('form.at_most', { max }),
          left: (left) => t('form.left', { count: Math.max(0, left) }),
        }}
      />
      <RadioGroup
        id={`${id}-kind`}
        name="kind"
        label={t('room:comments.kind')}
        defaultValue={typed?.kind ?? 'remark'}
        options={commentKinds.map((kind) => ({ value: kind, label: t(`room:comments.${kind}`) }))}
      />
      <Button variant="main">{t('room:comments.send')}</Button>
      {outcome ? <p className="comment-outcome">{outcome}</p> : null}
    </form>
  );
}
