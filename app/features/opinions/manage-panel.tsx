import { limits } from '#app/contract/limits.ts';
import { opinionMoves, type OpinionView } from '#app/contract/opinions.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { TextField } from '#app/ui/field.tsx';
import { useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { Hidden } from './version-card.tsx';

type Props = { opinion: OpinionView; actionId: string; refused: Refused | undefined; here: string };
type FormProps = Omit<Props, 'here'>;

/** What the rapporteur does with an opinion beside its text. */
export function ManagePanel({ opinion, actionId, refused, here }: Props) {
  const { t } = useT();
  return (
    <section id="manage" aria-labelledby="manage-title" className="grid scroll-mt-4 gap-4">
      <div>
        <h2 id="manage-title">{t('opinion:manage.title')}</h2>
        <p className="text-ink-soft">{t('opinion:manage.lead')}</p>
      </div>
      <SaveForm opinion={opinion} actionId={actionId} refused={refused} />
      <Moves opinion={opinion} here={here} />
      <OpenForm opinion={opinion} actionId={actionId} />
      <RenameForm opinion={opinion} actionId={actionId} refused={refused} />
    </section>
  );
}

function SaveForm({ actionId, refused }: FormProps) {
  const { t } = useT();
  const mine = refused?.form === 'save' ? refused : undefined;
  const error = useFieldError(mine);
  return (
    <Card as="section" labelledBy="save-title">
      <h3 id="save-title">{t('opinion:manage.save')}</h3>
      <form method="post" className="grid gap-4" noValidate>
        <Hidden intent="save" actionId={actionId} />
        <TextField
          id="name"
          name="name"
          label={t('opinion:manage.save_name')}
          hint={t('opinion:manage.save_hint')}
          error={error('name')}
          defaultValue={mine?.values.name}
          maxLength={limits.title.max}
        />
        <p>
          <Button>{t('opinion:manage.save_yes')}</Button>
        </p>
      </form>
    </Card>
  );
}

/** The ways an opinion may go; each leads to a page that says what will happen. */
function Moves({ opinion, here }: { opinion: OpinionView; here: string }) {
  const { t } = useT();
  const moves = opinionMoves[opinion.state];
  return (
    <Card as="section" labelledBy="move-title">
      <h3 id="move-title">{t('opinion:manage.move')}</h3>
      <p>{t('opinion:manage.move_now', { state: t(`opinion:state_${opinion.state}`) })}</p>
      {moves.length === 0 ? <p>{t('opinion:manage.move_final')}</p> : <p>{t('opinion:manage.move_hint')}</p>}
      {moves.length > 0 ? (
        <ul className="grid gap-2">
          {moves.map((to) => (
            <li key={to}>
              <ButtonLink wide href={`${here}/versions?move=${to}`}>
                {t(`opinion:manage.to_${to}`)}
              </ButtonLink>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

function OpenForm({ opinion, actionId }: Omit<FormProps, 'refused'>) {
  const { t } = useT();
  const act = opinion.opened ? 'close' : 'open';
  return (
    <Disclosure label={t(`opinion:manage.${act}`)} icon={opinion.opened ? 'lock' : 'eye'}>
      <p>{t(`opinion:manage.${act}_text`)}</p>
      <form method="post">
        <Hidden intent={act} actionId={actionId} />
        <Button variant="main">{t(`opinion:manage.${act}_yes`)}</Button>
      </form>
    </Disclosure>
  );
}

function RenameForm({ opinion, actionId, refused }: FormProps) {
  const { t } = useT();
  const mine = refused?.form === 'rename' ? refused : undefined;
  const error = useFieldError(mine);
  return (
    <Disclosure label={t('opinion:manage.rename')} open={mine !== undefined}>
      <form method="post" className="grid gap-4" noValidate>
        <Hidden intent="rename" actionId={actionId} />
        <TextField
          id="title"
          name="title"
          lang={opinion.lang}
          label={t('opinion:fields.title')}
          error={error('title')}
          defaultValue={mine?.values.title ?? opinion.title}
        />
        <p>
          <Button>{t('opinion:manage.rename_yes')}</Button>
        </p>
      </form>
    </Disclosure>
  );
}
