import type { AgendaPlanView, SessionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { keptForm } from '#app/ui/kept-form.ts';
import { Notice } from '#app/ui/notice.tsx';
import { SelectField } from '#app/ui/select-field.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { DocumentForm } from './document-form.tsx';
import { DocumentRow, type PlannedDocument } from './document-row.tsx';
import { PlanErrors } from './plan-errors.tsx';
import { fieldId, planForm, type PlanRefusal } from './plan-form.ts';

/** What an accepted form did. */
export const documentsDone = ['attached', 'saved', 'moved', 'removed'] as const;
export type DocumentsDone = (typeof documentsDone)[number];

type Props = {
  session: Pick<SessionView, 'communeSlug' | 'sessionId' | 'state'>;
  item: AgendaPlanView;
  documents: PlannedDocument[];
  opinions: Array<{ opinionId: string; title: string; lang: string }>;
  actionIds: { file: string; opinion: string };
  refused: PlanRefusal | null;
  done: DocumentsDone | null;
};

/** The documents of one item of the agenda: files are attached, named, put in order and removed; opinions are linked. */
export function DocumentsView({ session, item, documents, opinions, actionIds, refused, done }: Props) {
  const { t, lang, pick } = useT();
  const title = pick(item.title);
  const fixed = session.state === 'closed';
  return (
    <div className="grid max-w-text gap-8">
      <PlanErrors refused={refused} />
      <header className="flow">
        <h1>
          <span className="block text-base font-normal text-ink-soft">{t('documents:title')}</span>
          <UserWords text={title.text} lang={title.lang} />
        </h1>
        <p>{t('documents:lead')}</p>
        <p>
          <a href={`/${lang}/${session.communeSlug}/sessions/${session.sessionId}/edit#agenda`}>
            {t('documents:back')}
          </a>
        </p>
      </header>
      {done && !refused ? <Notice kind="success">{t(`documents:done.${done}`)}</Notice> : null}
      {item.hidden || item.covered ? <Notice kind="warning">{t('documents:hidden')}</Notice> : null}
      {fixed ? <Notice>{t('plan:closed')}</Notice> : null}
      <section aria-labelledby="attached-title" className="grid gap-4">
        <h2 id="attached-title">{t('documents:list')}</h2>
        {documents.length === 0 ? (
          <EmptyState title={t('documents:none')}>{fixed ? null : <p>{t('documents:none_text')}</p>}</EmptyState>
        ) : (
          <ol className="grid gap-3">
            {documents.map((document, at) => (
              <DocumentRow
                key={document.line.documentId}
                document={document}
                moves={{ up: at > 0, down: at < documents.length - 1 }}
                fixed={fixed}
                refused={refused}
              />
            ))}
          </ol>
        )}
      </section>
      {fixed ? null : (
        <Card as="section" labelledBy="file-title">
          <h2 id="file-title">{t('documents:attach')}</h2>
          <p>{t('documents:public')}</p>
          <DocumentForm
            form={planForm('add-document', {}, refused)}
            hidden={{ intent: 'attachFile', actionId: actionIds.file }}
            withFile
            submit={t('documents:attach_yes')}
          />
        </Card>
      )}
      {fixed || opinions.length === 0 ? null : (
        <OpinionForm opinions={opinions} actionId={actionIds.opinion} refused={refused} />
      )}
    </div>
  );
}

function OpinionForm({ opinions, actionId, refused }: Pick<Props, 'opinions' | 'refused'> & { actionId: string }) {
  const { t } = useT();
  const form = planForm('link-document', {}, refused);
  const error = form.errors.opinionId;
  return (
    <Card as="section" labelledBy="link-title">
      <h2 id="link-title">{t('documents:link')}</h2>
      <form method="post" className="grid gap-4" noValidate {...keptForm(form.form, form.stored)}>
        <input type="hidden" name="intent" value="attachOpinion" />
        <input type="hidden" name="actionId" value={actionId} />
        <SelectField
          id={fieldId(form.form, 'opinionId')}
          name="opinionId"
          label={t('plan:fields.opinionId')}
          hint={t('documents:link_hint')}
          error={error && t(`errors:${error}`)}
          prompt={t('documents:link_none')}
          options={opinions.map(({ opinionId, title, lang }) => ({ value: opinionId, label: title, lang }))}
          defaultValue={form.values.opinionId ?? ''}
        />
        <p>
          <Button>{t('documents:link_yes')}</Button>
        </p>
      </form>
    </Card>
  );
}
