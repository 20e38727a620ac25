import type { PromiseFile } from '#app/contract/promise-file.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Icon } from '#app/ui/icon.tsx';

type Props = { file: PromiseFile; open?: boolean };

/** A promise to save, copy or print. It needs no script: the file is its own address. */
export function PromiseBox({ file, open }: Props) {
  const { t } = useT();
  const text = JSON.stringify(file, null, 1);
  return (
    <details open={open}>
      <summary>{t('ballot:receipt.promise_show')}</summary>
      <pre className="mt-2 whitespace-pre-wrap break-all text-start" dir="ltr" lang="en">
        {text}
      </pre>
      <p className="mt-2">
        <a
          className="btn"
          href={`data:application/json;charset=utf-8,${encodeURIComponent(text)}`}
          download={`tachawor-promise-${file.motionId.slice(0, 8)}.json`}
        >
          <Icon name="document" />
          {t('ballot:receipt.promise_save')}
        </a>
      </p>
    </details>
  );
}
