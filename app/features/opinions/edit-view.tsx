import { lazy, Suspense, useEffect, useState } from 'react';
import type { OpinionPage } from '#app/contract/opinions.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { DocumentView } from './document-view.tsx';
import { EditorFailed, EditorFrame } from './editor-frame.tsx';
import { OpinionHead } from './opinion-head.tsx';

const OpinionEditor = lazy(async () => ({
  default: (await import('#app/editor/opinion-editor.tsx')).OpinionEditor,
}));

type Props = {
  page: OpinionPage;
  person: { personId: string; name: string };
  /** What this person may do with the text changed while the page was open. */
  onRightsChanged(): void;
};

/** Writing in the text of an opinion together with others. Before the editor is there, the text is there to read. */
export function EditView({ page, person, onRightsChanged }: Props) {
  const { t, lang } = useT();
  const { opinion } = page;
  const here = `/${lang}/${opinion.communeSlug}/opinions/${opinion.opinionId}`;
  const [inBrowser, setInBrowser] = useState(false);
  useEffect(() => setInBrowser(true), []);
  const text = <DocumentView tree={page.document} lang={opinion.lang} images={`${here}/images`} />;
  const waiting = (
    <div className="grid gap-6">
      <NoScript />
      {text}
    </div>
  );
  const failed = (
    <div className="grid gap-6">
      <EditorFailed here={`${here}/edit`} />
      {text}
    </div>
  );
  return (
    <div className="grid gap-6">
      <OpinionHead opinion={opinion} purpose={t('opinion:edit_title')}>
        <p className="flex flex-wrap gap-3">
          <ButtonLink href={here}>{t('opinion:read')}</ButtonLink>
          <ButtonLink href={`${here}/versions`}>{t('opinion:to_versions')}</ButtonLink>
        </p>
      </OpinionHead>
      {inBrowser ? (
        <EditorFrame fallback={failed}>
          <Suspense fallback={waiting}>
            <OpinionEditor
              opinionId={opinion.opinionId}
              personId={person.personId}
              personName={person.name}
              title={opinion.title}
              lang={opinion.lang}
              mode="editor"
              imageAction={`${here}/images`}
              onRightsChanged={onRightsChanged}
            />
          </Suspense>
        </EditorFrame>
      ) : (
        waiting
      )}
    </div>
  );
}

/** With script the editor is on its way; without, why it never comes. */
function NoScript() {
  const { t } = useT();
  return (
    <>
      <p className="with-script">{t('opinion:edit_opening')}</p>
      <noscript>
        <Notice title={t('opinion:edit_noscript_title')}>{t('opinion:edit_noscript_text')}</Notice>
      </noscript>
    </>
  );
}
