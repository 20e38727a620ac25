import type { FloorView } from '#app/contract/floor.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { FormErrors, type Refused } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';
import {
  KioskFloor,
  KioskMotion,
  KioskStatement,
  KioskText,
  type DrawMotion,
  type MotionAtKiosk,
} from './kiosk-forms.tsx';
import { KioskDone, KioskMenu, KioskTaskFrame, type DoneAct } from './kiosk-screens.tsx';

export type { DoneAct } from './kiosk-screens.tsx';

/** What the turn of somebody at the tablet shows. */
export type TurnAtKiosk = {
  turnId: string;
  name: string | null;
  isMember: boolean;
  isIdle: boolean;
  task: 'vote' | 'statements' | 'floor' | 'comment' | 'question' | null;
  actionId: string;
  motions: MotionAtKiosk[];
  statement: { statementId: string; number: number; text: string | null; lang: string } | null;
  floor: { open: boolean; isIn: boolean; groups: FloorView['groups'] };
  /** What is written next and waits for a moderator before it is shown. */
  waits: { comment: boolean; question: boolean };
};

type Props = { turn: TurnAtKiosk; refused: Refused | undefined; done: DoneAct | null; draw: DrawMotion };

/** The screens of a turn: what can be done, one task, what was done. */
export function KioskTurn({ turn, refused, done, draw }: Props) {
  const { t } = useT();
  const { turnId, task, motions, floor } = turn;
  if (turn.isIdle) return <Idle />;
  if (done && done.act !== 'voteStatement') return <KioskDone turnId={turnId} {...done} />;
  if (task === null)
    return <KioskMenu {...turn} hasMotion={motions.length > 0} floorOpen={floor.open && !floor.isIn} />;
  return (
    <KioskTaskFrame turnId={turnId} title={t(task === 'vote' ? 'kiosk:vote_title' : `kiosk:do_${task}`)}>
      <FormErrors refused={refused} fields={fieldsOf[task]} />
      {done ? <Notice kind="success">{t(`kiosk:done.${done.act}`)}</Notice> : null}
      <Task turn={turn} refused={refused} draw={draw} />
    </KioskTaskFrame>
  );
}

const fieldsOf = { vote: [], statements: [], floor: ['kind'], comment: ['text'], question: ['text'] };

function Task({ turn, refused, draw }: Omit<Props, 'done'>) {
  const { t } = useT();
  const { turnId, actionId, task, motions, statement, floor } = turn;
  if (task === null) return null;
  if (task === 'vote') {
    if (motions.length === 0) return <p>{t('kiosk:no_motion')}</p>;
    return motions.map((motion) => (
      <KioskMotion key={motion.motionId} motion={motion} turnId={turnId} refused={refused} draw={draw} />
    ));
  }
  if (task === 'statements')
    return statement ? <KioskStatement turnId={turnId} statement={statement} /> : <p>{t('kiosk:no_statement')}</p>;
  if (task === 'floor') {
    if (floor.isIn) return <p>{t('kiosk:floor_in')}</p>;
    return floor.open ? (
      <KioskFloor groups={floor.groups} {...{ turnId, actionId, refused }} />
    ) : (
      <p>{t('kiosk:floor_closed')}</p>
    );
  }
  return <KioskText {...{ turnId, actionId, refused }} kind={task} held={turn.waits[task]} />;
}

/** Without script: nobody touched the tablet for a minute. */
function Idle() {
  const { t } = useT();
  return (
    <div className="grid gap-6">
      <h1>{t('kiosk:idle_title')}</h1>
      <p>{t('kiosk:idle', { count: 20 })}</p>
      <ButtonLink href="?" variant="main" wide>
        {t('kiosk:more_time')}
      </ButtonLink>
    </div>
  );
}
