import { useT } from '#app/i18n/use-t.tsx';

/** Without a network the rest of the page goes on, with what is typed in it. */
function NotLoaded() {
  const { t } = useT();
  return <p>{t('room:not_loaded')}</p>;
}

/** Stands for a part of the page whose script could not be fetched. */
export const notLoaded = () => ({ default: NotLoaded });
