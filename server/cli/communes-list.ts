import { loadCommunes } from '../domain/communes/load-communes.ts';
import { readArgs, type Command } from './command.ts';

const none = 'There are no communes of this name; "communes import" adds them from a table.';

export const listCommunesCommand: Command = {
  name: 'communes list',
  usage: '[--search TEXT]',
  summary: 'Lists communes with their slugs, pilots first.',
  async run(args, { withDatabase }) {
    const { values } = readArgs(args, { search: { type: 'string' } });
    const communes = await withDatabase(({ services }) =>
      loadCommunes(services.domain.db, values.search ?? '', 10_000),
    );
    return {
      lines:
        communes.length === 0
          ? [none]
          : communes.map(({ slug, nameFr, nameAr, provinceFr, isPilot }) =>
              [slug, nameFr, nameAr, provinceFr, ...(isPilot ? ['pilot'] : [])].join('\t'),
            ),
      data: { communes },
    };
  },
};
