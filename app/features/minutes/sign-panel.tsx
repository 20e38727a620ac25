import type { MinutesOffice, MinutesSignature } from '#app/contract/minutes.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { ActForm } from './desk-forms.tsx';

export type Office = { office: MinutesOffice; signature: MinutesSignature | null; canSign: boolean };

const unsaved = 'unsaved';

type Props = { sha256: string; offices: readonly Office[] };

/** Who signed and who has to, and publishing once both did. */
export function SignPanel({ sha256, offices }: Props) {
  const { t } = useT();
  const isSigned = offices.every((office) => office.signature !== null);
  return (
    <Card as="section" labelledBy="signing" kind="marked">
      <h2 id="signing">{t('minutes:signing')}</h2>
      <p>{t('minutes:signing_text')}</p>
      <Unsaved />
      <ul className="grid gap-3">
        {offices.map((office) => (
          <li key={office.office} className="grid gap-2">
            <OfficeLine {...office} />
            {office.canSign && !office.signature ? (
              <Disclosure label={t(`minutes:sign_${office.office}`)} icon="check">
                <p>{t('minutes:sign_text')}</p>
                <ActForm
                  fields={{ intent: 'sign', office: office.office, seen: sha256 }}
                  label={t('minutes:sign_yes')}
                  waits={unsaved}
                />
              </Disclosure>
            ) : null}
          </li>
        ))}
      </ul>
      {isSigned ? (
        <Disclosure label={t('minutes:publish')} icon="check" main>
          <p>{t('minutes:publish_text')}</p>
          <ActForm fields={{ intent: 'publish', seen: sha256 }} label={t('minutes:publish_yes')} waits={unsaved} />
        </Disclosure>
      ) : (
        <p>{t('minutes:publish_later')}</p>
      )}
    </Card>
  );
}

/**
 * Shown, and given the focus, when somebody signs or publishes while a part of the page is not saved; its link leads to
 * that part then. No live region: the focus has it read.
 */
function Unsaved() {
  const { t } = useT();
  return (
    <section id={unsaved} className="error-summary" aria-labelledby="unsaved-title" tabIndex={-1} hidden>
      <h3 id="unsaved-title">{t('minutes:unsaved_title')}</h3>
      <p>{t('minutes:unsaved_text')}</p>
      <p>
        <a href="#signing">{t('minutes:unsaved_link')}</a>
      </p>
    </section>
  );
}

function OfficeLine({ office, signature }: Office) {
  const { t, pick, dateTime } = useT();
  if (!signature) return <p>{t(`minutes:unsigned_${office}`)}</p>;
  const association = pick(signature.association);
  const role = signature.role;
  return (
    <p>
      {t(`minutes:signed_${role}`)} <bdi>{signature.name ?? t('attendance:seat', { number: signature.seat })}</bdi> (
      <UserWords text={association.text} lang={association.lang} />
      ), {dateTime(signature.signedAt)}
    </p>
  );
}
