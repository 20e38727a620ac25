import type { YesNoResult } from '#app/contract/results.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ResultBars } from '#app/ui/result-bars.tsx';

const rows = [
  ['yes', 'agree'],
  ['no', 'disagree'],
  ['abstain', 'pass'],
] as const;

/** A result in a sentence, in bars and in a table. */
export function MotionResultBars({ result }: { result: YesNoResult }) {
  const { t, percent } = useT();
  const outcome = !result.quorumMet ? 'no_quorum' : result.adopted ? 'adopted' : 'not_adopted';
  return (
    <ResultBars
      title={t('room:motions.result')}
      summary={t(`room:motions.${outcome}`, {
        yes: result.yes,
        no: result.no,
        quorum: result.quorum ?? 0,
        cast: result.cast,
      })}
      table={{
        open: t('room:motions.table'),
        choice: t('room:motions.table_choice'),
        count: t('room:motions.table_count'),
        percent: t('room:motions.table_percent'),
      }}
      rows={rows.map(([choice, tone]) => {
        const share = result.cast === 0 ? 0 : result[choice] / result.cast;
        return {
          id: choice,
          tone,
          label: t(`room:motions.${choice}`),
          share,
          count: t('room:motions.votes', { count: result[choice] }),
          percent: percent(share),
        };
      })}
    />
  );
}
