import type { ReactNode } from 'react';
import type { AgendaPlanView, MotionView, RoomView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { AgendaPlan } from './agenda-plan.tsx';
import { MotionPlan } from './motion-plan.tsx';
import { PlanErrors } from './plan-errors.tsx';
import { planForm, type PlanRefusal } from './plan-form.ts';
import { SessionForm } from './session-form.tsx';
import { StatementPlan } from './statement-plan.tsx';

const parts = ['about', 'agenda', 'statements', 'motions'] as const;
export type PlanPart = (typeof parts)[number];

/** What an accepted form did, with the part of the page it belongs to. */
export const planDone = {
  created: 'about',
  saved: 'about',
  'item-added': 'agenda',
  'item-saved': 'agenda',
  'item-removed': 'agenda',
  'item-moved': 'agenda',
  'statement-added': 'statements',
  'motion-added': 'motions',
  'motion-saved': 'motions',
  'motion-removed': 'motions',
} as const satisfies Record<string, PlanPart>;
export type PlanDone = keyof typeof planDone;

type Props = {
  room: Pick<RoomView, 'session' | 'statements'>;
  agenda: AgendaPlanView[];
  motions: MotionView[];
  /** The session as field values. */
  stored: Record<string, string>;
  actionIds: { item: string; statement: string; motion: string };
  refused: PlanRefusal | null;
  done: PlanDone | null;
};

/** The plan of a session: what it says of itself, its agenda, its first statements, its questions to vote on. */
export function PlanView({ room, agenda, motions, stored, actionIds, refused, done }: Props) {
  const { t, lang, pick } = useT();
  const { session } = room;
  const title = pick(session.title);
  const base = `/${lang}/${session.communeSlug}/sessions/${session.sessionId}`;
  const toModerate = (
    <ButtonLink href={`${base}/moderate`} icon="play">
      {t('plan:to_moderate')}
    </ButtonLink>
  );
  const told = (part: PlanPart): ReactNode =>
    done && !refused && planDone[done] === part ? (
      <Notice kind="success" actions={done === 'motion-added' ? toModerate : null}>
        {t(`plan:done.${done}`, { code: session.code })}
      </Notice>
    ) : null;
  return (
    <div className="grid max-w-text gap-10">
      <div className="grid gap-4">
        <PlanErrors refused={refused} />
        <h1>
          <span className="block text-base font-normal text-ink-soft">{t('plan:edit_title')}</span>
          <UserWords text={title.text} lang={title.lang} />
        </h1>
        <nav aria-label={t('plan:jump')}>
          <ul className="flex flex-wrap gap-2">
            {parts.map((part) => (
              <li key={part}>
                <a className="btn px-3" href={`#${part}`}>
                  {t(`plan:part_${part}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p>{toModerate}</p>
      </div>
      <Part id="about">
        {told('about')}
        <SessionForm
          form={planForm('session', stored, refused)}
          hidden={{ intent: 'saveSession' }}
          submit={t('plan:save')}
        />
      </Part>
      <Part id="agenda">
        {told('agenda')}
        <AgendaPlan agenda={agenda} actionId={actionIds.item} refused={refused} />
      </Part>
      <Part id="statements">
        {told('statements')}
        <StatementPlan statements={room.statements} actionId={actionIds.statement} refused={refused} />
      </Part>
      <Part id="motions">
        {told('motions')}
        <MotionPlan motions={motions} agenda={agenda} actionId={actionIds.motion} refused={refused} />
      </Part>
    </div>
  );
}

function Part({ id, children }: { id: PlanPart; children: ReactNode }) {
  const { t } = useT();
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid min-w-0 scroll-mt-4 gap-4">
      <h2 id={`${id}-title`}>{t(`plan:part_${id}`)}</h2>
      {children}
    </section>
  );
}

/** A closed session: its plan no longer changes. */
export function ClosedPlan({ session }: { session: RoomView['session'] }) {
  const { t, lang, pick } = useT();
  const title = pick(session.title);
  return (
    <div className="flow">
      <h1>
        <UserWords text={title.text} lang={title.lang} />
      </h1>
      <p>{t('plan:closed')}</p>
      <p>
        <ButtonLink href={`/${lang}/${session.communeSlug}/sessions/${session.sessionId}`}>
          {t('plan:to_room')}
        </ButtonLink>
      </p>
    </div>
  );
}
