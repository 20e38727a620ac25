import { limits } from '#app/contract/limits.ts';
import { languages } from '#app/contract/languages.ts';
import { wallViews } from '#app/contract/moderation.ts';
import type { SessionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { SelectField } from '#app/ui/select-field.tsx';
import { UserText } from '#app/ui/user-text.tsx';
import { ActButton } from './act-button.tsx';
import { ActForm } from './act-form.tsx';
import type { Refusal } from './refusal.tsx';
import { Untouched } from './untouched.tsx';

type Props = { session: SessionView; base: string; refused: Refusal | null };

/** A message is written, not pressed. */
const buttons = wallViews.filter((view) => view !== 'message');

/** What the screens of the hall show: following what is on, or one thing until it is switched again. */
export function WallPanel({ session, base, refused }: Props) {
  const { t } = useT();
  return (
    <Card>
      <p>{t('moderate:wall_text')}</p>
      {session.wallMessage && session.state !== 'closed' ? <ShownMessage message={session.wallMessage} /> : null}
      <ul className="flex flex-wrap gap-2">
        {buttons.map((view) => (
          <li key={view} className="flex min-h-11 flex-wrap items-center gap-2">
            <Untouched value={session.wall === view} valueKey={String(session.wall === view)}>
              {(current) =>
                current ? (
                  <Chip tone="info" icon="screen">
                    {t(`moderate:wall_${view}`)} · {t('moderate:wall_now')}
                  </Chip>
                ) : (
                  <ActButton intent="switchWall" fields={{ view }}>
                    {t(`moderate:wall_${view}`)}
                  </ActButton>
                )
              }
            </Untouched>
          </li>
        ))}
      </ul>
      {session.state === 'closed' ? null : (
        <MessageForm refused={refused?.form === 'switchWall' && refused.values.view === 'message' ? refused : null} />
      )}
      <nav aria-label={t('moderate:wall_pinned')} className="text-ink-soft">
        <p aria-hidden="true">{t('moderate:wall_pinned')}</p>
        <ul className="flex flex-wrap gap-x-4">
          {buttons.slice(1).map((view) => (
            <li key={view}>
              <PinnedLink href={`${base}/projector?show=${view}`}>{t(`moderate:wall_${view}`)}</PinnedLink>
            </li>
          ))}
          <li>
            <PinnedLink href={`${base}/projector?langs=ar,fr`}>{t('moderate:wall_langs')}</PinnedLink>
          </li>
        </ul>
      </nav>
      <Captions session={session} base={base} />
    </Card>
  );
}

function PinnedLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="inline-flex min-h-11 items-center">
      {children}
    </a>
  );
}

/** Whether the screens carry the captions, with the switch, and the page where captioners are named. */
function Captions({ session, base }: Pick<Props, 'session' | 'base'>) {
  const { t } = useT();
  return (
    <div className="grid gap-2">
      {session.state === 'closed' ? null : (
        <Untouched value={session.wallCaptions} valueKey={String(session.wallCaptions)} className="grid gap-2">
          {(on) => (
            <>
              <p>{t(`transcript:wall.${on ? 'on' : 'off'}`)}</p>
              <ActButton intent="switchCaptions" fields={{ on: on ? '' : '1' }}>
                {t(`transcript:wall.switch_${on ? 'off' : 'on'}`)}{' '}
                <span className="sr-only">{t('moderate:captions_desk')}</span>
              </ActButton>
            </>
          )}
        </Untouched>
      )}
      <p>
        <a href={`${base}/captions/desk`} className="inline-flex min-h-11 items-center gap-2">
          <Icon name="comment" />
          {t('moderate:captions_desk')}
        </a>
      </p>
    </div>
  );
}

/** The message of now, taken away by letting the screens follow the session again. */
function ShownMessage({ message }: { message: NonNullable<SessionView['wallMessage']> }) {
  const { t } = useT();
  return (
    <div className="grid gap-2 rounded-ui border border-line-strong bg-indigo-soft p-2">
      <p>
        <Chip tone="info" icon="screen">
          {t('moderate:wall_message')} · {t('moderate:wall_now')}
        </Chip>
      </p>
      <UserText text={message.text} lang={message.lang} />
      <ActButton intent="switchWall" fields={{ view: 'auto' }} icon="cross">
        {t('moderate:wall_message_away')}
      </ActButton>
    </div>
  );
}

function MessageForm({ refused }: { refused: Refusal | null }) {
  const { t, lang } = useT();
  const { text } = refused?.error.fields ?? {};
  const { max } = limits.wallMessage;
  return (
    <Disclosure label={t('moderate:wall_message_write')} icon="comment" open={refused ? true : undefined}>
      <ActForm intent="switchWall" fields={{ view: 'message' }} className="grid gap-3">
        <TextArea
          id="switchWall-text"
          name="text"
          label={t('moderate:wall_message_text')}
          hint={t('moderate:wall_message_hint')}
          error={text && t(`errors:${text}`)}
          defaultValue={refused?.values.text ?? ''}
          rows={2}
          count={{ limit: max, atMost: t('form.at_most', { max }) }}
        />
        <SelectField
          id="switchWall-lang"
          name="lang"
          label={t('moderate:wall_message_lang')}
          defaultValue={refused?.values.lang ?? lang}
          options={languages.map((value) => ({ value, label: t(`moderate:lang_${value}`) }))}
        />
        <Button variant="main">{t('moderate:wall_message_show')}</Button>
      </ActForm>
    </Disclosure>
  );
}
