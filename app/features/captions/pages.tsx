import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';

/** The way to the page before and the one after. */
export function Pages({ page, pages }: { page: number; pages: number }) {
  const { t } = useT();
  if (pages < 2) return null;
  return (
    <nav aria-label={t('transcript:pages')} className="flex flex-wrap items-center gap-2">
      {page > 1 ? <ButtonLink href={`?page=${page - 1}`}>{t('transcript:before')}</ButtonLink> : null}
      <span className="nums">{t('transcript:page', { page, pages })}</span>
      {page < pages ? <ButtonLink href={`?page=${page + 1}`}>{t('transcript:after')}</ButtonLink> : null}
    </nav>
  );
}
