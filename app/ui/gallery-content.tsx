import { Button, ButtonLink } from './button.tsx';
import { Card } from './card.tsx';
import { Chip } from './chip.tsx';
import { ChoiceButtons } from './choice-buttons.tsx';
import { DataTable } from './data-table.tsx';
import { Facts } from './facts.tsx';
import { sampleVotes, type Sample } from './gallery-samples.ts';
import { GallerySection } from './gallery-section.tsx';
import { Notice } from './notice.tsx';
import { OfflineNote } from './offline-note.tsx';
import { Progress } from './progress.tsx';
import { ResultBars } from './result-bars.tsx';
import { Stat } from './stat.tsx';
import { Steps } from './steps.tsx';
import { Time } from './time.tsx';
import type { Tone } from './tone.ts';
import { UndoBar } from './undo-bar.tsx';

export function GalleryStates({ t }: { t: Sample }) {
  return (
    <GallerySection title={t.headings.states}>
      <div className="flex flex-wrap gap-2">
        {(Object.entries(t.chips) as [Tone, string][]).map(([tone, word]) => (
          <Chip key={tone} tone={tone}>
            {word}
          </Chip>
        ))}
      </div>
      <Notice>{t.infoText}</Notice>
      <Notice kind="success" title={t.successTitle} actions={<Button variant="plain">{t.change}</Button>}>
        {t.successText}
      </Notice>
      <Notice kind="warning">{t.warningText}</Notice>
      <Notice kind="danger" title={t.dangerTitle} actions={<Button>{t.retry}</Button>}>
        {t.dangerText}
      </Notice>
      <OfflineNote title={t.offline} age={t.offlineAge} retry={<Button>{t.retry}</Button>} />
      <div>
        <UndoBar message={t.undoText} left={t.undoLeft} undo={<Button icon="undo">{t.undo}</Button>} />
      </div>
    </GallerySection>
  );
}

export function GalleryCards({ t }: { t: Sample }) {
  const when = <Time iso={t.dateIso} absolute={t.dateValue} relative={t.dateHint} />;
  const foot = (
    <>
      <Chip tone="info">{t.chips.info}</Chip>
      <span>{t.cardFoot}</span>
    </>
  );
  return (
    <GallerySection title={t.headings.cards}>
      <Card as="article" kind="marked" foot={foot}>
        <h4>{t.cardTitle}</h4>
        <p>{t.cardText}</p>
        <Facts
          items={[
            { label: t.date, value: when },
            { label: t.place2, value: t.placeValue },
            { label: t.by, value: t.byValue },
          ]}
        />
        <p>
          <ButtonLink href="#main" iconAfter="arrow">
            {t.readAll}
          </ButtonLink>
        </p>
      </Card>
    </GallerySection>
  );
}

export function GalleryVote({ t }: { t: Sample }) {
  const tones: Tone[] = ['agree', 'disagree', 'pass'];
  const shares = [0.64, 0.26, 0.1];
  const rows = tones.map((tone, at) => ({
    id: tone,
    tone,
    label: t.resultLabels[at] ?? '',
    share: shares[at] ?? 0,
    count: t.counts[at] ?? '',
    percent: t.percents[at] ?? '',
  }));
  return (
    <GallerySection title={t.headings.vote}>
      <Card kind="asking">
        <p className="text-lg font-bold">{t.statement}</p>
        <ChoiceButtons name="choice" label={t.voteLabel} choices={sampleVotes(t)} chosenLabel={t.yourChoice} />
      </Card>
      <Card>
        <p className="text-lg font-bold">{t.statement}</p>
        <ChoiceButtons name="choice" label={t.voteLabel} choices={sampleVotes(t, 0)} chosenLabel={t.yourChoice} />
      </Card>
      <ChoiceButtons name="choice" label={t.closed} choices={sampleVotes(t)} chosenLabel={t.yourChoice} disabled />
      <Card>
        <ResultBars title={t.resultTitle} summary={t.resultText} rows={rows} table={t.table} />
      </Card>
    </GallerySection>
  );
}

export function GalleryData({ t }: { t: Sample }) {
  const columns = t.tableHead.map((label, at) => ({ key: `${at}`, label, numeric: at > 0 }));
  const rows = t.tableRows.map((cells, at) => ({ id: `${at}`, cells: Object.fromEntries(cells.entries()) }));
  const states = ['done', 'current', 'todo', 'todo'] as const;
  return (
    <>
      <GallerySection title={t.headings.data}>
        <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3">
          {t.stats.map((label, at) => (
            <Stat key={label} value={[17, 13, 23][at]} label={label} />
          ))}
        </dl>
        <DataTable caption={t.tableTitle} columns={columns} rows={rows} />
      </GallerySection>
      <GallerySection title={t.headings.time}>
        <Progress label={t.signatures} value={312} max={500} text={t.signaturesText} />
        <Steps
          label={t.stepsLabel}
          items={t.steps.map((label, at) => ({
            label,
            state: states[at] ?? 'todo',
            stateLabel: t.stepStates[Math.min(at, 2)] ?? '',
            note: at === 1 ? <Time iso={t.dateIso} absolute={t.dateValue} relative={t.dateHint} /> : undefined,
          }))}
        />
      </GallerySection>
    </>
  );
}
