import type { ReactNode } from 'react';
import { hasOptions } from '#app/contract/methods.ts';
import { readOptionsVerdict, shareOf } from '#app/contract/options-verdict.ts';
import type { EndedTie, OptionsResult } from '#app/contract/results.ts';
import type { MotionView } from '#app/contract/views.ts';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { MotionBars } from './motion-bars.tsx';
import { OptionList, OptionWords } from './ballot-words.tsx';
import { PairsTable, RoundsTable } from './count-tables.tsx';

type Props = { motion: MotionView; result: OptionsResult };

/** What a count of options found: in a sentence, in bars or places, in a table, with the ties there were. */
export function OptionsOutcome({ motion, result }: Props) {
  const { t } = useT();
  const summary = <Verdict motion={motion} result={result} />;
  if (result.cast === 0) {
    return (
      <p>
        <strong>{t('room:motions.result')}</strong> {summary}
      </p>
    );
  }
  return (
    <>
      {result.scores ? (
        <ScoreBars motion={motion} result={result} scores={result.scores} summary={summary} />
      ) : (
        <Places motion={motion} result={result} summary={summary} />
      )}
      {result.ties.length > 0 ? <Ties motion={motion} ties={result.ties} /> : null}
      {result.rounds ? <RoundsTable motion={motion} rounds={result.rounds} quota={result.quota} /> : null}
      {result.pairwise ? <PairsTable motion={motion} pairwise={result.pairwise} /> : null}
    </>
  );
}

function Verdict({ motion, result }: Props) {
  const verdict = readOptionsVerdict(result, motion.seats);
  const { t } = useT();
  if (verdict === 'no_quorum')
    return t('room:motions.no_quorum', { cast: result.present ?? result.cast, quorum: result.quorum ?? 0 });
  return (
    <Phrase k={`ballot:verdict_${verdict}`} parts={{ options: <OptionList motion={motion} ids={result.winners} /> }} />
  );
}

type BarsProps = Props & { scores: Record<string, number>; summary: ReactNode };

function ScoreBars({ motion, result, scores, summary }: BarsProps) {
  const { t } = useT();
  const { method } = motion;
  if (!hasOptions(method)) return null;
  const unit = method === 'single' || method === 'approval' ? 'room:motions.votes' : 'ballot:points';
  return (
    <MotionBars
      summary={summary}
      rows={result.ranking.flat().map((id) => {
        const score = scores[id] ?? 0;
        return {
          id,
          tone: result.winners.includes(id) && result.quorumMet ? 'agree' : 'pass',
          label: <OptionWords motion={motion} optionId={id} />,
          share: shareOf(method, result, score),
          count: t(unit, { count: score }),
        };
      })}
    />
  );
}

function Places({ motion, result, summary }: Props & { summary: ReactNode }) {
  const { t } = useT();
  return (
    <div className="grid gap-2">
      <p className="font-bold">{t('room:motions.result')}</p>
      <p>{summary}</p>
      <ol className="grid list-decimal gap-1 ps-8">
        {result.ranking.map((ids) => (
          <li key={ids.join('')}>
            <OptionList motion={motion} ids={ids} />
            {ids.length > 1 ? ` (${t('ballot:equal')})` : null}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Ties({ motion, ties }: { motion: MotionView; ties: EndedTie[] }) {
  return (
    <ul className="grid gap-1">
      {ties.map((tie, at) => (
        <li key={at}>
          <Phrase
            k={`ballot:tie_${tie.by}`}
            parts={{
              options: <OptionList motion={motion} ids={tie.candidates} />,
              chosen: <OptionWords motion={motion} optionId={tie.chosen} />,
            }}
          />
        </li>
      ))}
    </ul>
  );
}
