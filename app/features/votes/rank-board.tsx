// Drawing is an addition for the mouse: all of it can be done by the buttons in each line.
/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions */
import { useEffect, useRef, useState, type DragEvent } from 'react';
import type { Fields } from '#app/contract/ballot-fields.ts';
import type { MotionView } from '#app/contract/views.ts';
import { useAnnouncer } from '#app/live/use-announcer.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { OptionWords } from './ballot-words.tsx';
import { moveTo, orderOf } from './rank-order.ts';

export type RankBoardProps = { motion: MotionView; id: string; start: Fields; onChange(): void };

/** Puts options in an order by buttons, for fingers and keys, and by drawing a line to another place. */
export function RankBoard({ motion, id, start, onChange }: RankBoardProps) {
  const { t } = useT();
  const { order, put, takeOut } = useOrder({ motion, id, start, onChange });
  const rest = motion.options.map((option) => option.optionId).filter((one) => !order.includes(one));
  const over = (event: DragEvent): void => event.preventDefault();
  const dropAt = (place: number) => (event: DragEvent) => {
    event.preventDefault();
    const dropped = event.dataTransfer.getData('text/plain');
    if (motion.options.some((option) => option.optionId === dropped)) put(dropped, place);
  };
  return (
    <div id={id} tabIndex={-1} className="grid gap-3">
      {order.length > 0 ? (
        <ol className="grid gap-2" aria-label={t('ballot:ranked')}>
          {order.map((optionId, at) => (
            <RankedRow
              key={optionId}
              {...{ motion, id, optionId, at, last: order.length - 1, put, takeOut }}
              onDragOver={over}
              onDrop={dropAt(at)}
            />
          ))}
        </ol>
      ) : (
        <p>{t('ballot:ranked_none')}</p>
      )}
      {rest.length > 0 ? (
        <>
          <p className="font-bold">{t('ballot:unranked')}</p>
          <ul className="grid gap-2" aria-label={t('ballot:unranked')}>
            {rest.map((optionId) => (
              <li key={optionId} className={row} draggable onDragStart={(event) => carry(event, optionId)}>
                <span className="min-w-0 grow">
                  <OptionWords motion={motion} optionId={optionId} />
                </span>
                <Button
                  type="button"
                  id={`${id}-${optionId}-add`}
                  icon="plus"
                  onClick={() => put(optionId, order.length)}
                >
                  {t('ballot:rank_add', { place: order.length + 1 })}
                  <Named motion={motion} optionId={optionId} />
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

const row = 'flex flex-wrap items-center gap-2 rounded-ui border border-line-strong bg-surface p-2';

function carry(event: DragEvent, optionId: string): void {
  event.dataTransfer.setData('text/plain', optionId);
  event.dataTransfer.effectAllowed = 'move';
}

function Named({ motion, optionId }: { motion: MotionView; optionId: string }) {
  return (
    <span className="sr-only">
      {' '}
      <OptionWords motion={motion} optionId={optionId} />
    </span>
  );
}

type RowProps = {
  motion: MotionView;
  id: string;
  optionId: string;
  at: number;
  last: number;
  put(optionId: string, place: number, button?: 'up' | 'down'): void;
  takeOut(optionId: string): void;
  onDragOver(event: DragEvent): void;
  onDrop(event: DragEvent): void;
};

function RankedRow({ motion, id, optionId, at, last, put, takeOut, onDragOver, onDrop }: RowProps) {
  const { t } = useT();
  const name = <Named motion={motion} optionId={optionId} />;
  return (
    <li
      className={`${row} border-s-4`}
      draggable
      onDragStart={(event) => carry(event, optionId)}
      onDragOver={onDragOver}
      onDrop={onDrop}
    >
      <input type="hidden" name={`place.${optionId}`} value={at + 1} />
      <span className="min-w-0 basis-full">
        <strong className="nums">
          <bdi>{at + 1}.</bdi>
        </strong>{' '}
        <OptionWords motion={motion} optionId={optionId} />
      </span>
      {/* At the ends a button stays where it is, and keeps the focus. */}
      <Button
        type="button"
        id={`${id}-${optionId}-up`}
        aria-disabled={at === 0 || undefined}
        onClick={() => (at === 0 ? undefined : put(optionId, at - 1, 'up'))}
      >
        {t('ballot:rank_up')}
        {name}
      </Button>
      <Button
        type="button"
        id={`${id}-${optionId}-down`}
        aria-disabled={at === last || undefined}
        onClick={() => (at === last ? undefined : put(optionId, at + 1, 'down'))}
      >
        {t('ballot:rank_down')}
        {name}
      </Button>
      <Button type="button" variant="plain" onClick={() => takeOut(optionId)}>
        {t('ballot:rank_out')}
        {name}
      </Button>
    </li>
  );
}

/** The order, what is said of each change, and the focus, which follows the option that was moved. */
function useOrder({ motion, id, start, onChange }: RankBoardProps) {
  const { t, pick } = useT();
  const { announcer } = useAnnouncer();
  const [order, setOrder] = useState(() => orderOf(start));
  const focus = useRef<string | null>(null);
  const changed = useRef(onChange);
  changed.current = onChange;
  useEffect(() => {
    if (focus.current === null) return;
    document.getElementById(focus.current)?.focus();
    focus.current = null;
    changed.current();
  });
  const change = (next: string[], optionId: string, button: string): void => {
    focus.current = `${id}-${optionId}-${button}`;
    setOrder(next);
    const { text } = pick(motion.options.find((option) => option.optionId === optionId)?.text);
    const place = next.indexOf(optionId) + 1;
    announcer.polite('ballot', t(place > 0 ? 'ballot:say_place' : 'ballot:say_out', { option: text, place }));
  };
  return {
    order,
    put: (optionId: string, place: number, button: 'up' | 'down' = 'up') =>
      change(moveTo(order, optionId, place), optionId, button),
    takeOut: (optionId: string) =>
      change(
        order.filter((one) => one !== optionId),
        optionId,
        'add',
      ),
  };
}
