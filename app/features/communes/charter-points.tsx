import { charterPoints } from '#app/contract/charter.ts';
import { useT } from '#app/i18n/use-t.tsx';

const numbers = Array.from({ length: charterPoints }, (_, at) => at + 1);

/** The points of the charter, numbered as they are quoted elsewhere. */
export function CharterPoints({ level: Heading }: { level: 'h3' | 'p' }) {
  const { t } = useT();
  return (
    <ol className="grid max-w-text list-decimal gap-4 ps-10 marker:font-bold marker:text-terra">
      {numbers.map((number) => (
        <li key={number} id={`point-${number}`}>
          <Heading className="font-bold">{t(`charter:p${number}.title`)}</Heading>
          <p>{t(`charter:p${number}.text`)}</p>
        </li>
      ))}
    </ol>
  );
}

/** The same, folded, for a page where somebody is about to accept it. */
export function CharterDetails({ summary }: { summary: string }) {
  return (
    <details id="charter-points" className="card block">
      <summary className="py-2 font-bold text-indigo underline underline-offset-4">{summary}</summary>
      <div className="pt-3">
        <CharterPoints level="p" />
      </div>
    </details>
  );
}
