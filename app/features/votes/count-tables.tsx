import type { ReactNode } from 'react';
import type { CountingRound } from '#app/contract/results.ts';
import type { MotionView } from '#app/contract/views.ts';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { OptionList, OptionWords } from './ballot-words.tsx';

function Unfolded({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details>
      <summary className="py-2 text-indigo underline underline-offset-4">{label}</summary>
      {children}
    </details>
  );
}

type RoundsProps = { motion: MotionView; rounds: CountingRound[]; quota: number | undefined };

/** The counts of a run-off, one after the other: who had how many, and what followed. */
export function RoundsTable({ motion, rounds, quota }: RoundsProps) {
  const { t } = useT();
  return (
    <Unfolded label={t('ballot:rounds')}>
      {quota === undefined ? null : <p>{t('ballot:quota', { count: quota })}</p>}
      <DataTable
        caption={t('ballot:rounds')}
        columns={[
          { key: 'round', label: t('ballot:round') },
          { key: 'votes', label: t('room:motions.table_count') },
          { key: 'followed', label: t('ballot:then') },
        ]}
        rows={rounds.map((round, at) => ({
          id: String(at),
          cells: {
            round: at + 1,
            votes: <Tallies motion={motion} round={round} />,
            followed: <WhatFollowed motion={motion} round={round} />,
          },
        }))}
      />
    </Unfolded>
  );
}

function Tallies({ motion, round }: { motion: MotionView; round: CountingRound }) {
  const { t } = useT();
  const inOrder = Object.entries(round.tallies).sort(([, a], [, b]) => Number(b) - Number(a));
  return (
    <ul className="nums">
      {inOrder.map(([id, votes]) => (
        <li key={id}>
          <OptionWords motion={motion} optionId={id} />
          {t('colon')} <bdi>{votes}</bdi>
        </li>
      ))}
      {Number(round.nonTransferable) > 0 ? (
        <li>
          {t('ballot:exhausted')}
          {t('colon')} <bdi>{round.nonTransferable}</bdi>
        </li>
      ) : null}
    </ul>
  );
}

function WhatFollowed({ motion, round }: { motion: MotionView; round: CountingRound }) {
  const { t } = useT();
  const { action, candidate, elected } = round;
  return (
    <>
      {candidate && (action === 'surplus' || action === 'exclusion') ? (
        <p>
          <Phrase
            k={`ballot:round_${action}`}
            parts={{ option: <OptionWords motion={motion} optionId={candidate} /> }}
          />
        </p>
      ) : (
        <p>{t(`ballot:round_${action}`, { option: '' })}</p>
      )}
      {elected.length > 0 ? (
        <p>
          <Phrase k="ballot:round_placed" parts={{ options: <OptionList motion={motion} ids={elected} /> }} />
        </p>
      ) : null}
    </>
  );
}

type PairsProps = { motion: MotionView; pairwise: Record<string, Record<string, number>> };

/** Every two options against each other: how many put the one before the other. */
export function PairsTable({ motion, pairwise }: PairsProps) {
  const { t } = useT();
  const ids = motion.options.map((option) => option.optionId);
  const pairs = ids.flatMap((one, at) => ids.slice(at + 1).map((two) => [one, two] as const));
  return (
    <Unfolded label={t('ballot:pairs')}>
      <DataTable
        caption={t('ballot:pairs')}
        columns={[
          { key: 'pair', label: t('ballot:pair') },
          { key: 'first', label: t('ballot:pair_first'), numeric: true },
          { key: 'second', label: t('ballot:pair_second'), numeric: true },
        ]}
        rows={pairs.map(([one, two]) => ({
          id: one + two,
          cells: {
            pair: (
              <>
                <OptionWords motion={motion} optionId={one} /> / <OptionWords motion={motion} optionId={two} />
              </>
            ),
            first: pairwise[one]?.[two] ?? 0,
            second: pairwise[two]?.[one] ?? 0,
          },
        }))}
      />
    </Unfolded>
  );
}
