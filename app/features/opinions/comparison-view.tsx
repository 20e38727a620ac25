import type { DiffBlock } from '#app/contract/document.ts';
import type { OpinionRights, OpinionView, VersionView } from '#app/contract/opinions.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { CompareForm, type Side } from './compare-form.tsx';
import { DiffLine } from './diff-line.tsx';
import { countChanges, foldLines, type Stretch } from './fold-lines.ts';
import { OpinionHead } from './opinion-head.tsx';

type Props = {
  opinion: OpinionView;
  rights: OpinionRights;
  versions: readonly VersionView[];
  from: Side;
  to: Side;
  lines: readonly DiffBlock[];
};

/** What changed from one text to another, as text that is read from top to bottom. */
export function ComparisonView({ opinion, rights, versions, from, to, lines }: Props) {
  const { t, lang } = useT();
  const here = `/${lang}/${opinion.communeSlug}/opinions/${opinion.opinionId}`;
  const nameOf = (side: Side): string =>
    side === 'now' ? t('opinion:compare.now') : t('opinion:version_n', { number: side });
  const address = (one: Side, other: Side): string => `${here}/versions?from=${one}&to=${other}`;
  return (
    <div className="grid gap-6">
      <OpinionHead opinion={opinion} purpose={t('opinion:compare.title')}>
        <p className="text-lg font-bold">{t('opinion:compare.between', { from: nameOf(from), to: nameOf(to) })}</p>
        <p className="no-print flex flex-wrap gap-3">
          <ButtonLink href={`${here}/versions`}>{t('opinion:compare.back')}</ButtonLink>
          <ButtonLink href={address(to, from)}>{t('opinion:compare.swap')}</ButtonLink>
        </p>
      </OpinionHead>
      <div className="no-print max-w-text">
        <CompareForm versions={versions} withNow={rights.readDraft} action={`${here}/versions`} from={from} to={to} />
      </div>
      <Summary lines={lines} />
      <div className="diff reading document grid gap-3" lang={opinion.lang}>
        {foldLines(lines).map((stretch, at) => (
          <StretchView key={at} stretch={stretch} />
        ))}
      </div>
    </div>
  );
}

/** How much changed, and how to read it. */
function Summary({ lines }: { lines: readonly DiffBlock[] }) {
  const { t } = useT();
  const counts = countChanges(lines);
  const told = (['changed', 'added', 'removed'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => t(`opinion:compare.count_${kind}`, { count: counts[kind] }))
    .join(t('opinion:comma'));
  if (!told) return <Notice title={t('opinion:compare.none')}>{t('opinion:compare.only_words')}</Notice>;
  return (
    <Notice title={told}>
      <p className="diff">
        {t('opinion:compare.legend')} <ins>{t('opinion:compare.sample_added')}</ins>{' '}
        <del>{t('opinion:compare.sample_removed')}</del>
      </p>
      <p>{t('opinion:compare.only_words')}</p>
    </Notice>
  );
}

function StretchView({ stretch }: { stretch: Stretch }) {
  const { t, tag } = useT();
  const lines = stretch.lines.map((line, at) => <DiffLine key={at} line={line} />);
  if (!stretch.folded) return <>{lines}</>;
  return (
    <details className="diff-folded">
      <summary lang={tag}>{t('opinion:compare.count_same', { count: stretch.lines.length })}</summary>
      <div className="grid gap-3 pb-3">{lines}</div>
    </details>
  );
}
