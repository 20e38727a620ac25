import { guessLang } from '#app/contract/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import type { SeatView } from './seat-view.ts';

/** Every seat with the body it stands for and, where they agreed to be named, who holds it. */
export function MemberTable({ seats }: { seats: readonly SeatView[] }) {
  const speak = useT();
  const { t } = speak;
  const same = sharedMandate(speak, seats);
  const keys = ['seat', 'category', 'member', ...(same ? [] : ['mandate'])];
  const columns = keys.map((key) => ({ key, label: t(`space:${key}`) }));
  const rows = seats.map((seat) => {
    const association = speak.pick(seat.association);
    return {
      id: seat.seatId,
      cells: {
        seat: (
          <>
            <span className="nums">{seat.number}.</span> <UserWords text={association.text} lang={association.lang} />
          </>
        ),
        category: t(`space:category_${seat.category}`),
        member: <Holder seat={seat} />,
        mandate: mandateOf(speak, seat),
      },
    };
  });
  const caption = <span className="sr-only">{t('space:members')}</span>;
  return (
    <>
      {same ? (
        <p>
          {t('space:mandate')}
          {t('colon')}
          <strong>{same}</strong>
        </p>
      ) : null}
      <DataTable caption={caption} columns={columns} rows={rows} />
    </>
  );
}

/** The mandate, where every seat that is held has the same: it is then said once. */
function sharedMandate(speak: ReturnType<typeof useT>, seats: readonly SeatView[]): string | null {
  const mandates = new Set(seats.filter(({ filled }) => filled).map((seat) => mandateOf(speak, seat)));
  return mandates.size === 1 ? ([...mandates][0] ?? null) : null;
}

/** Who holds a seat, as far as it may be said. */
export function Holder({ seat }: { seat: SeatView }) {
  const { t, lang } = useT();
  if (seat.holderName) return <UserWords text={seat.holderName} lang={guessLang(seat.holderName, lang)} />;
  return <span className="text-ink-soft">{t(seat.filled ? 'space:unnamed' : 'space:vacant')}</span>;
}

function mandateOf(speak: ReturnType<typeof useT>, { startsOn, endsOn }: SeatView): string {
  if (!startsOn) return speak.t('space:no_mandate');
  const from = speak.date(startsOn);
  return endsOn
    ? speak.t('space:mandate_from_to', { from, to: speak.date(endsOn) })
    : speak.t('space:mandate_from', { from });
}
