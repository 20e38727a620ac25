import type { DelegationView } from '#app/contract/delegation.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Time } from '#app/ui/time.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { SeatWords } from './seat-words.tsx';

type Props = { row: DelegationView; list: 'given' | 'held' | 'all'; revocable: boolean };

/** One delegation: who votes for whom, on what, and what was cast by it. */
export function DelegationRow({ row, list, revocable }: Props) {
  const { t, pick, time } = useT();
  const { delegationId, from, to, motion, cast, givenAt, revokedAt } = row;
  const id = `${list}-${delegationId}`;
  const title = motion && pick(motion.title);
  return (
    <Card as="li">
      <p id={id} className="font-bold">
        {list === 'held' ? null : (
          <span className="block">
            {list === 'all' ? (
              <>
                {t('delegation:from')} <SeatWords {...from} />
              </>
            ) : null}
          </span>
        )}
        {list === 'held' ? (
          <>
            {t('delegation:from')} <SeatWords {...from} />
          </>
        ) : (
          <>
            {t('delegation:to')} <SeatWords {...to} />
          </>
        )}
      </p>
      <p>
        {title ? (
          <>
            {t('delegation:for_motion', { number: motion.number })} <UserWords text={title.text} lang={title.lang} />
          </>
        ) : (
          t('delegation:for_session')
        )}
      </p>
      <p className="text-ink-soft">
        <Time iso={givenAt} absolute={t('delegation:given_at', { time: time(givenAt) })} />
        {revokedAt ? (
          <>
            {' '}
            · <Time iso={revokedAt} absolute={t('delegation:revoked_at', { time: time(revokedAt) })} />
          </>
        ) : null}
      </p>
      {revokedAt ? (
        <p>
          <Chip tone="pass" icon="dash">
            {t('delegation:revoked')}
          </Chip>
        </p>
      ) : null}
      {cast.length > 0 ? (
        <div className="flow">
          <p>{t(`delegation:cast.${list}`)}</p>
          <ul className="grid list-disc gap-1 ps-8">
            {cast.map((one) => {
              const { text, lang } = pick(one.title);
              return (
                <li key={one.number}>
                  {t('delegation:motion', { number: one.number })} <UserWords text={text} lang={lang} />
                </li>
              );
            })}
          </ul>
        </div>
      ) : null}
      {revocable && row.revocable ? (
        <form method="post">
          <input type="hidden" name="intent" value="revoke" />
          <input type="hidden" name="delegationId" value={delegationId} />
          <Button aria-describedby={id}>{t('delegation:revoke')}</Button>
        </form>
      ) : null}
    </Card>
  );
}
