import { opinionMoves, writableStates, type OpinionState, type OpinionView } from '#app/contract/opinions.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { FormErrors, type Refused } from '#app/ui/form-errors.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { StateChip } from './opinion-facts.tsx';
import { Hidden } from './version-card.tsx';

type Props = {
  opinion: OpinionView;
  to: OpinionState;
  actionId: string;
  refused: Refused | undefined;
  here: string;
};

/** Before an opinion moves: what will happen, then the button that does it. */
export function MoveReview({ opinion, to, actionId, refused, here }: Props) {
  const { t } = useT();
  const state = t(`opinion:state_${to}`);
  return (
    <div className="grid max-w-text gap-6">
      <FormErrors refused={refused} fields={[]} />
      <h1>
        <span className="block text-base font-normal text-ink-soft">
          <UserWords text={opinion.title} lang={opinion.lang} />
        </span>
        {t('opinion:review.title', { state })}
      </h1>
      <p className="flex flex-wrap items-center gap-3">
        {t('opinion:review.from', { state: t(`opinion:state_${opinion.state}`) })} <StateChip state={opinion.state} />
      </p>
      <section aria-labelledby="what-title" className="flow">
        <h2 id="what-title">{t('opinion:review.what')}</h2>
        <ul>
          {consequences(opinion.state, to).map((key) => (
            <li key={key}>{t(`opinion:review.${key}`, { moves: movesAfter(t, to) })}</li>
          ))}
        </ul>
      </section>
      <form method="post" action={`${here}/versions`} className="flex flex-wrap gap-3">
        <Hidden intent="move" actionId={actionId} to={to} />
        <Button variant="main">{t(`opinion:manage.to_${to}`)}</Button>
        <ButtonLink href={`${here}/versions`}>{t('opinion:review.cancel')}</ButtonLink>
      </form>
    </div>
  );
}

/** What a move does, in the order it matters. */
function consequences(from: OpinionState, to: OpinionState): string[] {
  const [wrote, writes] = [writableStates.includes(from), writableStates.includes(to)];
  return [
    ...(wrote !== writes ? [writes ? 'writable' : 'frozen'] : []),
    'version',
    'seen',
    ...(['adopted', 'not_adopted', 'postponed'].includes(to) ? ['decided'] : []),
    opinionMoves[to].length === 0 ? 'final' : 'back_possible',
  ];
}

function movesAfter(t: ReturnType<typeof useT>['t'], to: OpinionState): string {
  return opinionMoves[to].map((next) => t(`opinion:state_${next}`)).join(t('opinion:comma'));
}
