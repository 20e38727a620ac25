import type { Lang } from '#app/contract/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { TextField } from '#app/ui/field.tsx';
import { FormErrors, useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { DeskLines } from './desk-lines.tsx';

export type DeskDone = 'named' | 'revoked' | 'wall' | 'hidden' | 'shown' | 'corrected';
export type DeskCaptioner = {
  captionerId: string;
  name: string | null;
  isLink: boolean;
  key: string;
  revoked: boolean;
};
export type DeskLine = { captionId: string; lang: Lang; text: string; at: string; hidden: boolean };

type Props = {
  captioners: DeskCaptioner[];
  lines: DeskLine[];
  page: number;
  pages: number;
  /** The line whose forms are open. */
  opened: string | null;
  wallCaptions: boolean;
  isClosed: boolean;
  actionId: string;
  /** Public address of the captioner's page. */
  writeUrl: string;
  done: DeskDone | null;
  refused: Refused | undefined;
};

/** Where moderators name captioners, switch the captions of the screens, and hide or correct lines. */
export function CaptionDesk({ done, refused, ...props }: Props) {
  const { t } = useT();
  const { captioners, isClosed, wallCaptions } = props;
  return (
    <div className="grid gap-6">
      <header className="flow">
        <h1>{t('transcript:desk.title')}</h1>
        <p>{t('transcript:desk.lead')}</p>
      </header>
      <FormErrors refused={refused} fields={refused?.form === 'name' ? ['email'] : ['text']} />
      {done && !refused ? <Notice kind="success">{t(`transcript:done.${done}`)}</Notice> : null}
      <section aria-labelledby="captioners" className="grid gap-4">
        <h2 id="captioners">{t('transcript:desk.captioners')}</h2>
        {captioners.length === 0 ? <p>{t('transcript:desk.no_captioner')}</p> : null}
        <ul className="grid gap-3 md:grid-cols-2">
          {captioners.map((row, index) => (
            <Captioner key={row.captionerId} row={row} number={index + 1} {...props} />
          ))}
        </ul>
        {isClosed ? null : (
          <NameForm actionId={props.actionId} refused={refused?.form === 'name' ? refused : undefined} />
        )}
      </section>
      {isClosed ? null : (
        <section aria-labelledby="wall" className="grid gap-3">
          <h2 id="wall">{t('transcript:desk.wall')}</h2>
          <p>{t(wallCaptions ? 'transcript:wall.on' : 'transcript:wall.off')}</p>
          <form method="post">
            <input type="hidden" name="intent" value="wall" />
            <input type="hidden" name="on" value={wallCaptions ? '' : '1'} />
            <Button icon="screen">
              {t(wallCaptions ? 'transcript:wall.switch_off' : 'transcript:wall.switch_on')}
            </Button>
          </form>
          <p className="text-ink-soft">{t('transcript:desk.wall_one')}</p>
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            {(['on', 'off', 'ar', 'fr'] as const).map((pin) => (
              <li key={pin}>
                <a className="inline-flex min-h-11 items-center" href={`../projector?captions=${pin}`}>
                  {t(`transcript:desk.wall_links.${pin}`)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <DeskLines {...props} refused={refused?.form === 'line' ? refused : undefined} />
    </div>
  );
}

type CaptionerProps = { row: DeskCaptioner; number: number; isClosed: boolean; writeUrl: string };

function Captioner({ row, number, isClosed, writeUrl }: CaptionerProps) {
  const { t } = useT();
  const { captionerId, name, isLink, key, revoked } = row;
  const label = isLink ? t('transcript:desk.link', { number }) : (name ?? t('transcript:desk.no_name', { number }));
  return (
    <li>
      <Card>
        <h3 className="text-base">{isLink || !name ? label : <UserWords text={name} />}</h3>
        {revoked ? (
          <p>
            <Chip tone="pass" icon="stop">
              {t('transcript:desk.revoked')}
            </Chip>
          </p>
        ) : null}
        {isLink && !revoked && !isClosed ? (
          <TextField
            id={`link-${number}`}
            name="link"
            label={t('transcript:desk.link_label')}
            hint={t('transcript:desk.link_hint')}
            defaultValue={`${writeUrl}?key=${key}`}
            readOnly
            ltr
          />
        ) : null}
        {revoked || isClosed ? null : (
          <form method="post">
            <input type="hidden" name="intent" value="revoke" />
            <input type="hidden" name="captionerId" value={captionerId} />
            <Button variant="danger">
              {t('transcript:desk.revoke')} <span className="sr-only">{label}</span>
            </Button>
          </form>
        )}
      </Card>
    </li>
  );
}

function NameForm({ actionId, refused }: { actionId: string; refused: Refused | undefined }) {
  const { t } = useT();
  const errorOf = useFieldError(refused);
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <form method="post" className="grid content-start gap-3">
        <input type="hidden" name="intent" value="link" />
        <input type="hidden" name="actionId" value={actionId} />
        <p>{t('transcript:desk.by_link')}</p>
        <p>
          <Button variant="main">{t('transcript:desk.make_link')}</Button>
        </p>
      </form>
      <form method="post" className="grid content-start gap-3">
        <input type="hidden" name="intent" value="name" />
        <input type="hidden" name="actionId" value={actionId} />
        <TextField
          id="email"
          name="email"
          type="email"
          ltr
          label={t('transcript:desk.email')}
          hint={t('transcript:desk.email_hint')}
          error={errorOf('email')}
          defaultValue={refused?.values.email ?? ''}
          autoComplete="off"
        />
        <p>
          <Button>{t('transcript:desk.name')}</Button>
        </p>
      </form>
    </div>
  );
}
