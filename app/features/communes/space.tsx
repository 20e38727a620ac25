import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Stat } from '#app/ui/stat.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { AboutText } from './about-text.tsx';
import { Holder, MemberTable } from './member-table.tsx';
import type { SeatView, SpaceView } from './seat-view.ts';

/** A consultative space: what it is, who leads it, who sits in it. */
export function Space({ space }: { space: SpaceView }) {
  const speak = useT();
  const { t } = speak;
  const name = speak.pick(space.name);
  const about = speak.pick(space.about);
  const held = space.seats.filter(({ filled }) => filled).length;
  return (
    <div className="grid gap-10">
      <div className="with-rail items-start">
        <div className="grid gap-6">
          <h1>
            <UserWords text={name.text} lang={name.lang} />
          </h1>
          <AboutText text={about.text} lang={about.lang} />
          <p className="max-w-text text-ink-soft">{t('space:voices')}</p>
        </div>
        <Card as="section" labelledBy="numbers">
          <h2 id="numbers">{t('space:numbers')}</h2>
          <dl className="grid grid-cols-3 gap-3">
            <Stat value={speak.number(space.seatCount)} label={t('space:seats')} />
            <Stat value={speak.number(held)} label={t('space:held')} />
            <Stat value={speak.number(space.seatCount - held)} label={t('space:vacant_count')} />
          </dl>
        </Card>
      </div>
      <Officers seats={space.seats} />
      <section aria-labelledby="members" className="grid gap-4">
        <h2 id="members">{t('space:members')}</h2>
        <p className="text-ink-soft">{t('space:members_note')}</p>
        {space.seats.length === 0 ? <p>{t('space:members_empty')}</p> : <MemberTable seats={space.seats} />}
      </section>
    </div>
  );
}

const ranks = ['president', 'vice_president', 'rapporteur', 'deputy_rapporteur'];

function Officers({ seats }: { seats: readonly SeatView[] }) {
  const speak = useT();
  const { t } = speak;
  const officers = ranks.flatMap((rank) => seats.filter(({ officerRole }) => officerRole === rank));
  return (
    <section aria-labelledby="officers" className="grid gap-4">
      <h2 id="officers">{t('space:officers')}</h2>
      {officers.length === 0 ? <p>{t('space:officers_none')}</p> : null}
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {officers.map((seat) => {
          const association = speak.pick(seat.association);
          return (
            <Card key={seat.seatId} as="li">
              <h3>{t(`space:officer_${seat.officerRole}`)}</h3>
              <p className="font-bold">
                <Holder seat={seat} />
              </p>
              <p className="text-ink-soft">
                <UserWords text={association.text} lang={association.lang} />
              </p>
            </Card>
          );
        })}
      </ul>
    </section>
  );
}

/** A commune without a space on the platform. */
export function NoSpace({ slug }: { slug: string }) {
  const { t, lang } = useT();
  return (
    <div className="grid gap-6">
      <h1>{t('space:title')}</h1>
      <EmptyState
        title={t('space:none_title')}
        action={<ButtonLink href={`/${lang}/${slug}/sessions`}>{t('space:sessions')}</ButtonLink>}
      >
        {t('space:none_text')}
      </EmptyState>
    </div>
  );
}
