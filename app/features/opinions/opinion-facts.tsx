import type { OpinionPage, OpinionState, OpinionView } from '#app/contract/opinions.ts';
import type { Translator } from '#app/i18n/translator.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import type { Fact } from '#app/ui/facts.tsx';
import { Time } from '#app/ui/time.tsx';
import { stateLooks } from './opinion-state.ts';

/** The state of an opinion in words, with its icon and colour. */
export function StateChip({ state }: { state: OpinionState }) {
  const { t } = useT();
  return <Chip {...stateLooks[state]}>{t(`opinion:state_${state}`)}</Chip>;
}

/** A moment as a fact of an opinion. */
export function timeFact(speak: Translator, key: string, iso: string, now: string): Fact {
  const value = <Time iso={iso} absolute={speak.dateTime(iso)} relative={speak.relative(iso, now)} />;
  return { label: speak.t(`opinion:${key}`), value };
}

/** Who reads the text, by whether its draft is opened. */
export function readingFact({ t }: Translator, opinion: OpinionView): Fact {
  return { label: t('opinion:facts.reading'), value: t(`opinion:reading_${opinion.opened ? 'opened' : 'closed'}`) };
}

/** Everything that is said of an opinion beside its text, or beside a version of it. */
export function opinionFacts(speak: Translator, { opinion, version }: OpinionPage, now: string): Fact[] {
  const { t } = speak;
  return [
    ...(opinion.number === null
      ? []
      : [{ label: t('opinion:facts.number'), value: <span className="nums">{opinion.number}</span> }]),
    { label: t('opinion:facts.origin'), value: t(`opinion:origin_${opinion.origin}`) },
    readingFact(speak, opinion),
    timeFact(speak, 'facts.created', opinion.createdAt, now),
    version
      ? timeFact(speak, 'facts.version_made', version.madeAt, now)
      : timeFact(speak, 'facts.changed', opinion.changedAt, now),
    { label: t('opinion:facts.length'), value: t('opinion:words', { count: (version ?? opinion).words }) },
  ];
}
