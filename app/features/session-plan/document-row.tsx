import type { DocumentLang, DocumentLine } from '#app/contract/agenda-documents.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { FileLink } from '#app/ui/file-list.tsx';
import { DocumentForm } from './document-form.tsx';
import { planForm, spreadText, type PlanRefusal } from './plan-form.ts';
import { RemoveAct } from './remove-act.tsx';

/** A document in the plan, with its words beside what they are made from. */
export type PlannedDocument = {
  line: DocumentLine;
  title: LocalizedText;
  langs: DocumentLang[];
  opinionId: string | null;
};

type Props = {
  document: PlannedDocument;
  moves: { up: boolean; down: boolean };
  fixed: boolean;
  refused: PlanRefusal | null;
};

/** A document of an item, with everything that can be done to it until the session is closed. */
export function DocumentRow({ document: { line, title, langs, opinionId }, moves, fixed, refused }: Props) {
  const { t } = useT();
  const { documentId } = line;
  const form = `document-${documentId}`;
  const stored = { ...spreadText('title', title), ...Object.fromEntries(langs.map((lang) => [`langs.${lang}`, lang])) };
  return (
    <Card as="li">
      <p>
        <FileLink {...line} />
      </p>
      {fixed ? null : (
        <div className="flex flex-wrap gap-2">
          {(['up', 'down'] as const).map((direction) =>
            moves[direction] ? (
              <Move key={direction} documentId={documentId} direction={direction} about={line.title} />
            ) : null,
          )}
          {opinionId === null ? (
            <Disclosure label={t('plan:change')} about={line.title} open={refused?.form === form}>
              <DocumentForm
                form={planForm(form, stored, refused)}
                hidden={{ intent: 'editDocument', documentId }}
                withFile={false}
                submit={t('documents:save')}
              />
            </Disclosure>
          ) : null}
          <RemoveAct
            intent="removeDocument"
            fields={{ documentId }}
            about={line.title}
            sure={t(opinionId === null ? 'documents:remove_sure' : 'documents:remove_link_sure')}
          />
        </div>
      )}
    </Card>
  );
}

function Move({ documentId, direction, about }: { documentId: string; direction: 'up' | 'down'; about: string }) {
  const { t } = useT();
  return (
    <form method="post">
      <input type="hidden" name="intent" value="moveDocument" />
      <input type="hidden" name="documentId" value={documentId} />
      <Button name="direction" value={direction}>
        {t(`plan:move_${direction}`)} <span className="sr-only">{about}</span>
      </Button>
    </form>
  );
}
