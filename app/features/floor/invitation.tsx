import { useEffect, useState } from 'react';
import { keepDraft, readDraft } from '#app/live/draft.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';

type Props = { sessionId: string; invitedAt: string; askHref: string };

/** To somebody who has not had the floor, while the chair invites them: an offer that can be put away, and asks for nothing. */
export function Invitation({ sessionId, invitedAt, askHref }: Props) {
  const { t } = useT();
  const key = `floor-invited ${sessionId}`;
  const [away, setAway] = useState<string | null>(null);
  const [scripted, setScripted] = useState(false);
  useEffect(() => {
    setAway(readDraft(key));
    setScripted(true);
  }, [key]);
  if (away === invitedAt) return null;
  return (
    <Card as="section" labelledBy="floor-invited">
      <h2 id="floor-invited" className="text-base">
        {t('floor:invited.title')}
      </h2>
      <p>{t('floor:invited.text')}</p>
      <p className="flex flex-wrap gap-2">
        <a href={askHref} className="btn btn-main">
          {t('floor:invited.ask')}
        </a>
        {scripted ? (
          <Button
            type="button"
            variant="plain"
            onClick={() => {
              keepDraft(key, invitedAt);
              setAway(invitedAt);
            }}
          >
            {t('floor:invited.later')}
          </Button>
        ) : null}
      </p>
    </Card>
  );
}
