const minutesParameters = [
  { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
  { name: 'number', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } },
] as const;

const minutesFile = (type: string) => ({
  get: {
    summary: 'One version of the published minutes of a session, in Arabic or in French',
    parameters: [...minutesParameters, { name: 'lang', in: 'query', schema: { enum: ['ar', 'fr'], default: 'ar' } }],
    responses: {
      '200': { description: 'A file', content: { [type]: {} } },
      '404': { description: 'No such published version', content: { 'application/problem+json': {} } },
    },
  },
});

/** What programs may read, in OpenAPI 3.1. */
export const openApi = {
  openapi: '3.1.0',
  info: {
    title: 'Tachawor read API',
    version: '1.0.0',
    description: 'Public data of the consultations, without names. No key is needed.',
  },
  paths: {
    '/api/v1/sessions/{id}/export.zip': {
      get: {
        summary: 'Open data of one session',
        description:
          'votes.csv (timestamp, statement-id, voter-id, vote), participants-votes.csv, comments.csv, statements.csv, statement-translations.csv, questions.csv, question-supports.csv, documents.csv, motions.json, ballots.json, opinion-map.json (of a closed session), moderation.json, record.json (a Merkle tree after RFC 9162 with signed heads), log.json, README.md. Voter ids are random and mean nothing outside this session.',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        responses: {
          '200': { description: 'A ZIP archive', content: { 'application/zip': {} } },
          '404': { description: 'No such session', content: { 'application/problem+json': {} } },
        },
      },
    },
    '/api/v1/sessions/{id}/minutes/{number}/minutes.pdf': minutesFile('application/pdf'),
    '/api/v1/sessions/{id}/minutes/{number}/minutes.docx': minutesFile(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ),
    '/api/v1/sessions/{id}/minutes/{number}/content.json': {
      get: {
        summary: 'The words of one version of the published minutes of a session',
        description: 'In Arabic and in French. The SHA-256 of the answer names the version.',
        parameters: minutesParameters,
        responses: {
          '200': { description: 'The content', content: { 'application/json': {} } },
          '404': { description: 'No such published version', content: { 'application/problem+json': {} } },
        },
      },
    },
  },
} as const;
