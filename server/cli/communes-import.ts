import { importCommunes, type ImportedCommune } from '../domain/communes/import-communes.ts';
import { CommandError, readArgs, type Command } from './command.ts';
import { readTableFile, type TableRow } from './read-table.ts';

const names = ['name_ar', 'name_fr', 'province_ar', 'province_fr', 'region_ar', 'region_fr'] as const;
const columns = ['hcp_code', ...names, 'pop_legale_2024'];

export const importCommunesCommand: Command = {
  name: 'communes import',
  usage: 'FILE.csv',
  summary: `Adds the communes of a table with the columns ${columns.join(', ')}, or brings them up to date; slugs of known ones stay.`,
  async run(args, { withDatabase }) {
    const [file = ''] = readArgs(args, {}, ['FILE.csv']).positionals;
    const rows = readCommunes(file);
    const counts = await withDatabase(({ services }) => importCommunes(services.domain, rows));
    return {
      lines: [`${counts.added} added, ${counts.updated} updated, ${counts.unchanged} unchanged.`],
      data: { ...counts },
    };
  },
};

/** The communes of a file with the columns of the reference table. @throws CommandError for the first wrong line */
export function readCommunes(file: string): ImportedCommune[] {
  const rows = readTableFile(file, columns).map(readCommune);
  const codes = new Set<string>();
  for (const { code } of rows) {
    if (codes.has(code)) throw new CommandError(`${file}: the code ${code} stands there twice.`);
    codes.add(code);
  }
  if (rows.length === 0) throw new CommandError(`${file} holds no commune.`);
  return rows;
}

function readCommune({ line, cell }: TableRow): ImportedCommune {
  const code = cell('hcp_code').trim();
  if (!/^\d{2}\.\d{3}\.\d{2}\.\d{2}\.$/.test(code))
    throw new CommandError(`Line ${line}: "${code}" is not a commune's code, as 10.261.01.03. is.`);
  const empty = names.find((column) => cell(column).trim() === '');
  if (empty !== undefined) throw new CommandError(`Line ${line}: ${empty} is empty.`);
  const population = cell('pop_legale_2024').trim();
  if (!/^\d{1,8}$/.test(population)) throw new CommandError(`Line ${line}: "${population}" is not a population.`);
  return {
    code,
    nameAr: cell('name_ar'),
    nameFr: cell('name_fr'),
    provinceAr: cell('province_ar'),
    provinceFr: cell('province_fr'),
    regionAr: cell('region_ar'),
    regionFr: cell('region_fr'),
    population: Number(population),
  };
}
