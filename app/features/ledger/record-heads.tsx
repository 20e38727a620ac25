import { shortRoot, type LedgerHead } from '#app/contract/ledger.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { MixedText } from '#app/ui/mixed-text.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Time } from '#app/ui/time.tsx';

type Props = {
  sessionId: string;
  /** The signed heads as a file. */
  headsHref: string;
  /** The newest of them as a feed. */
  feedHref: string;
  /** Newest first. */
  heads: LedgerHead[];
  publicKey: string | null;
};

/** The signed heads of a record: the newest in full, how to keep them elsewhere, and those before. */
export function RecordHeads({ heads, publicKey, sessionId, headsHref, feedHref }: Props) {
  const { t, lang, dateTime } = useT();
  const [newest] = heads;
  const follow = (
    <p>
      <a href={feedHref}>
        <MixedText text={t('ledger:feed')} lang={lang} />
      </a>
    </p>
  );
  if (!newest)
    return (
      <>
        <EmptyState title={t('ledger:none')}>{t('ledger:none_text')}</EmptyState>
        {follow}
      </>
    );
  return (
    <section aria-labelledby="heads" className="flow">
      <h2 id="heads">{t('ledger:heads')}</h2>
      <p>{t('ledger:heads_text')}</p>
      <Card kind="marked">
        <p className="nums">
          <strong>{t('ledger:entries', { count: newest.size })}</strong> ·{' '}
          <Time iso={newest.at} absolute={dateTime(newest.at)} />
        </p>
        <p>
          {t('ledger:root')}{' '}
          <code className="block break-all" dir="ltr">
            {newest.root}
          </code>
        </p>
      </Card>
      <p>{t('ledger:keep_text')}</p>
      <p>
        <a href={headsHref} download className="btn">
          {t('ledger:keep')}
        </a>
      </p>
      {follow}
      <p>
        <a href={`/api/v1/sessions/${sessionId}/export.zip`}>{t('ledger:download')}</a>
      </p>
      <p>
        {t('ledger:offline')}{' '}
        <code className="block break-all" dir="ltr">
          npm run cli -- recount session-{sessionId}.zip
        </code>
        <code className="block break-all" dir="ltr">
          npm run cli -- verify-log session-{sessionId}.zip --heads heads-{sessionId.slice(0, 8)}.json
        </code>
      </p>
      {publicKey === null ? null : (
        <p>
          {t('ledger:key')}{' '}
          <code className="block break-all" dir="ltr">
            {publicKey}
          </code>
        </p>
      )}
      {heads.length < 2 ? null : (
        <Notice title={t('ledger:earlier')}>
          <ol className="nums grid gap-1">
            {heads.slice(1).map((head) => (
              <li key={head.size}>
                <Time iso={head.at} absolute={dateTime(head.at)} /> · {t('ledger:entries', { count: head.size })} ·{' '}
                <code dir="ltr">{shortRoot(head.root)}</code>
              </li>
            ))}
          </ol>
        </Notice>
      )}
    </section>
  );
}
