import type { ReactNode } from 'react';
import type { Ballot } from '#app/contract/ballots.ts';
import { floorKinds, type FloorView } from '#app/contract/floor.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import { limits } from '#app/contract/limits.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { ChoiceButtons } from '#app/ui/choice-buttons.tsx';
import { RadioGroup } from '#app/ui/choice.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { UserText, UserWords } from '#app/ui/user-text.tsx';

const choices = ['yes', 'no', 'abstain'] as const;

function Hidden(fields: Record<string, string>) {
  return Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

export type MotionAtKiosk = {
  motionId: string;
  number: number;
  title: LocalizedText;
  explanation: LocalizedText | null;
  method: string;
  secrecy: string;
  own: Ballot | null;
  canVote: boolean;
};
/** How the route draws what of a motion the room draws too. */
export type DrawMotion = {
  /** How secret the vote is and what decides. */
  terms(motion: MotionAtKiosk): ReactNode;
  /** The ballot of a motion that is not answered by yes or no. */
  ballot(motion: MotionAtKiosk, refused: Refused | undefined): ReactNode;
};

/** The ballot of an open motion, or in plain words why there is none at a tablet. */
export function KioskMotion({
  motion,
  turnId,
  refused,
  draw,
}: {
  motion: MotionAtKiosk;
  turnId: string;
  refused: Refused | undefined;
  draw: DrawMotion;
}) {
  const { t, pick } = useT();
  const title = pick(motion.title);
  const more = motion.explanation && pick(motion.explanation);
  const id = `motion-${motion.number}`;
  const why = whyNot(motion);
  const mine = refused?.values.motionId === motion.motionId ? refused : undefined;
  const reason = mine?.error.fields?.['ballot.choice'] ?? mine?.error.reason;
  const own = motion.own && 'choice' in motion.own ? motion.own.choice : null;
  return (
    <Card kind="asking" as="section" labelledBy={`${id}-title`} id={id}>
      <h2 id={`${id}-title`}>
        <UserWords text={title.text} lang={title.lang} />
      </h2>
      {more ? <UserText text={more.text} lang={more.lang} /> : null}
      {draw.terms(motion)}
      {why ? (
        <Notice>{t(why)}</Notice>
      ) : motion.method !== 'yes-no' ? (
        draw.ballot(motion, mine)
      ) : (
        <form method="post" className="stack" autoComplete="off" noValidate>
          <Hidden intent="castVote" turnId={turnId} motionId={motion.motionId} />
          <RadioGroup
            id={`choice-${motion.number}`}
            name="choice"
            label={t('kiosk:your_vote')}
            hint={t('kiosk:change_hint')}
            error={reason === undefined ? undefined : t(`errors:${reason}`)}
            options={choices.map((value) => ({ value, label: t(`kiosk:${value}`) }))}
          />
          {own ? <Notice kind="success">{t('kiosk:stored', { choice: t(`kiosk:${own}`) })}</Notice> : null}
          <Button variant="main" wide>
            {t('kiosk:send_vote')}
          </Button>
        </form>
      )}
    </Card>
  );
}

function whyNot({ secrecy, canVote }: MotionAtKiosk): string | null {
  if (secrecy === 'sealed') return 'errors:kiosk.sealed';
  return canVote ? null : 'kiosk:members_only';
}

type StatementProps = {
  turnId: string;
  statement: { statementId: string; number: number; text: string | null; lang: string };
};

/** One statement and three buttons; the next one follows. */
export function KioskStatement({ turnId, statement }: StatementProps) {
  const { t } = useT();
  const { statementId, number } = statement;
  const buttons = [
    ['1', 'agree'],
    ['0', 'pass'],
    ['-1', 'disagree'],
  ] as const;
  return (
    <Card kind="asking" as="section" labelledBy="statement-title">
      <h2 id="statement-title" className="text-base">
        {t('kiosk:statement', { number })}
      </h2>
      <UserText text={statement.text ?? ''} lang={statement.lang} className="text-lg" />
      <form method="post">
        <Hidden intent="voteStatement" turnId={turnId} statementId={statementId} />
        <ChoiceButtons
          name="vote"
          label={t('kiosk:statement_vote', { number })}
          chosenLabel={t('kiosk:chosen')}
          choices={buttons.map(([value, tone]) => ({ value, tone, label: t(`kiosk:${tone}`) }))}
        />
      </form>
    </Card>
  );
}

type FormProps = { turnId: string; actionId: string; refused?: Refused | undefined };

/** Asking to speak, for a group where there are any. */
export function KioskFloor({ groups, turnId, actionId, refused }: FormProps & Pick<FloorView, 'groups'>) {
  const { t, pick } = useT();
  const problem = useFieldError(refused);
  return (
    <form method="post" className="stack" autoComplete="off">
      <Hidden intent="askFloor" turnId={turnId} actionId={actionId} />
      <RadioGroup
        id="kind"
        name="kind"
        label={t('kiosk:floor_kind')}
        error={problem('kind')}
        defaultValue={refused?.values.kind ?? 'contribution'}
        options={floorKinds.map((kind) => ({ value: kind, label: t(`floor:kinds.${kind}`) }))}
      />
      {groups.length > 0 ? (
        <RadioGroup
          id="group"
          name="groupId"
          label={t('floor:ask.group')}
          defaultValue={refused?.values.groupId ?? ''}
          options={[
            { value: '', label: t('floor:ask.group_none') },
            ...groups.map(({ groupId, name }) => ({ value: groupId, label: <UserWords {...pick(name)} /> })),
          ]}
        />
      ) : null}
      <Button variant="main" wide>
        {t('kiosk:floor_send')}
      </Button>
    </form>
  );
}

type TextProps = FormProps & {
  kind: 'comment' | 'question';
  /** Whether it waits for a moderator first. */
  held: boolean;
};

/** A comment or a question. What was typed stays in the form when it is refused, and nowhere else. */
export function KioskText({ turnId, actionId, refused, kind, held }: TextProps) {
  const { t } = useT();
  const problem = useFieldError(refused);
  const { max } = kind === 'comment' ? limits.commentText : limits.questionText;
  return (
    <form method="post" className="stack" autoComplete="off" noValidate>
      <Hidden intent={kind === 'comment' ? 'postComment' : 'askQuestion'} turnId={turnId} actionId={actionId} />
      <TextArea
        id="text"
        name="text"
        rows={4}
        label={t(`kiosk:${kind}`)}
        hint={t(held ? 'kiosk:text_hint_held' : 'kiosk:text_hint')}
        error={problem('text')}
        defaultValue={refused?.values.text}
        autoComplete="off"
        maxLength={max}
        count={{ limit: max, atMost: t('form.at_most', { max }) }}
      />
      <Button variant="main" wide>
        {t(`kiosk:${kind}_send`)}
      </Button>
    </form>
  );
}
