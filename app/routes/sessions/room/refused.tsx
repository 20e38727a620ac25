import type { RoomView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import type { FormAnswer } from '#app/web/run-form.server.ts';

const fieldIds: Record<string, string> = {
  askFloor: 'floor-kind',
  voteStatement: 'statement',
  addStatement: 'statement-text',
  postComment: 'comment-text',
  editComment: 'edit-text',
  reportComment: 'report-reason',
  askQuestion: 'question-text',
};

/** Why a posted form was refused, with the way to its field. */
export function Refused({ refused, motions }: { refused: FormAnswer; motions: RoomView['motions'] }) {
  const { t } = useT();
  const fields = Object.values(refused.error.fields ?? {});
  const motion = motions.find((row) => row.motionId === refused.values.motionId);
  const { commentId, statementId, questionId } = refused.values;
  const appealed = { appealComment: commentId, appealStatement: statementId, appealQuestion: questionId }[refused.form];
  const appeal = appealed && `appeal-${appealed}`;
  const fieldId = motion ? `choice-${motion.number}` : (appeal ?? fieldIds[refused.form]);
  const reasons = fields.length > 0 ? fields : [refused.error.reason];
  return (
    <ErrorSummary
      title={t('form.errors')}
      errors={reasons.map((reason) => ({ message: t(`errors:${reason}`), ...(fieldId && { fieldId }) }))}
    />
  );
}
