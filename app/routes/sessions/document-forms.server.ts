import type { ActionFunctionArgs } from '@remix-run/node';
import { documentLangs } from '#app/contract/agenda-documents.ts';
import {
  attachFileInput,
  attachOpinionInput,
  documentIdInput,
  editDocumentInput,
  moveDocumentInput,
} from '#app/contract/inputs/manage-documents.ts';
import { attachFile, attachOpinion } from '#server/domain/documents/attach-document.ts';
import { editDocument, moveDocument, removeDocument } from '#server/domain/documents/change-document.ts';
import type { DocumentsDone } from '../../features/session-plan/documents-view.tsx';
import { actionContext } from '../../web/action-context.server.ts';
import type { Upload } from '../../web/read-upload.server.ts';
import { runForm } from '../../web/run-form.server.ts';
import { readText } from './read-plan.server.ts';

type Fields = Record<string, string>;
type Form = { run: (upload: Upload) => ReturnType<typeof runForm>; done: DocumentsDone };

const readWords = (fields: Fields) => ({
  title: readText(fields, 'title'),
  langs: documentLangs.filter((lang) => fields[`langs.${lang}`] !== undefined),
});

/** Every form of the documents of one item by the name in its field `intent`. */
export function documentForms(args: ActionFunctionArgs): Record<string, Form> {
  const ctx = actionContext(args);
  const { agendaItemId } = args.params;
  return {
    attachFile: {
      run: ({ fields, file }) =>
        runForm(fields, {
          form: 'add-document',
          schema: attachFileInput,
          read: (raw) => ({ actionId: raw.actionId, agendaItemId, ...readWords(raw), file }),
          act: (input) => attachFile(ctx, input),
        }),
      done: 'attached',
    },
    attachOpinion: {
      run: ({ fields }) =>
        runForm(fields, {
          form: 'link-document',
          schema: attachOpinionInput,
          read: ({ actionId, opinionId }) => ({ actionId, agendaItemId, opinionId }),
          act: (input) => attachOpinion(ctx, input),
        }),
      done: 'attached',
    },
    editDocument: {
      run: ({ fields }) =>
        runForm(fields, {
          form: `document-${fields.documentId ?? ''}`,
          schema: editDocumentInput,
          read: (raw) => ({ documentId: raw.documentId, ...readWords(raw) }),
          act: (input) => editDocument(ctx, input),
        }),
      done: 'saved',
    },
    moveDocument: {
      run: ({ fields }) =>
        runForm(fields, {
          form: 'move-document',
          schema: moveDocumentInput,
          read: ({ documentId, direction }) => ({ documentId, direction }),
          act: (input) => moveDocument(ctx, input),
        }),
      done: 'moved',
    },
    removeDocument: {
      run: ({ fields }) =>
        runForm(fields, {
          form: 'remove-document',
          schema: documentIdInput,
          read: ({ documentId }) => ({ documentId }),
          act: (input) => removeDocument(ctx, input),
        }),
      done: 'removed',
    },
  };
}
