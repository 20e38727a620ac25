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
          'votes.csv (timestamp, statement-id, voter-id, vote), participants-votes.csv, comments.csv, statements.csv, questions.csv, question-supports.csv, motions.json, ballots.json, opinion-map.json (of a closed session), moderation.json, log.json, README.md. Voter ids are random and mean nothing outside this session.',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        responses: {
          '200': { description: 'A ZIP archive', content: { 'application/zip': {} } },
          '404': { description: 'No such session', content: { 'application/problem+json': {} } },
        },
      },
    },
  },
} as const;
