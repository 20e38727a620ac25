import type { DocumentLine } from '#app/contract/agenda-documents.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { FileList } from '#app/ui/file-list.tsx';

type Props = { documents: DocumentLine[]; agendaItemId: string };

/** The documents of one item, as its moderator may read them. */
export function ItemDocuments({ documents, agendaItemId }: Props) {
  const { t } = useT();
  const own = documents.filter((line) => line.agendaItemId === agendaItemId);
  return own.length > 0 ? <FileList label={t('room:agenda.documents', { count: own.length })} items={own} /> : null;
}
