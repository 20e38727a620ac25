import { randomBytes } from 'node:crypto';
import { email, signUpInput } from '#app/contract/inputs/sign-in.ts';
import { limits } from '#app/contract/limits.ts';
import { createAccount, revokeRole, setSuspended, type NewAccount } from '../domain/accounts/manage-account.ts';
import { readArgs, required, UsageError, type Command, type Surroundings } from './command.ts';

const roles = [
  'citizen',
  'member',
  'rapporteur',
  'moderator',
  'official',
  'admin',
] as const satisfies NewAccount['role'][];

const createOptions = {
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  commune: { type: 'string' },
  'password-stdin': { type: 'boolean' },
} as const;

const create: Command = {
  name: 'accounts create',
  usage: `--email E --name N --role ${roles.join('|')} [--commune SLUG] [--password-stdin]`,
  summary: 'Makes an account with a role; without --password-stdin a password is made and shown once.',
  async run(args, around) {
    const { values } = readArgs(args, createOptions);
    const address = readEmail(values.email);
    const name = signUpInput.shape.name.safeParse(required(values.name, 'name'));
    if (!name.success) throw new UsageError('--name must have 2 to 60 visible characters on one line.');
    const role = readRole(values.role);
    if (role !== 'citizen' && role !== 'admin') required(values.commune, 'commune');
    const password = values['password-stdin'] ? await readPassword(around) : null;
    const used = password ?? randomBytes(15).toString('base64url');
    const commune = values.commune?.trim() ?? null;
    const { personId } = await around.withDatabase(({ services }) =>
      createAccount(services.domain, { email: address, name: name.data, password: used, role, commune }),
    );
    return {
      lines: [
        `The account of ${address} was made (${role}).`,
        ...(password === null ? [`Password, shown this once: ${used}`] : []),
      ],
      data: { personId, email: address, role, ...(password === null && { password: used }) },
    };
  },
};

function switchCommand(name: string, suspended: boolean, summary: string, done: string): Command {
  return {
    name,
    usage: '--email E',
    summary,
    async run(args, { withDatabase }) {
      const address = readEmail(readArgs(args, { email: { type: 'string' } }).values.email);
      await withDatabase(({ services }) => setSuspended(services.domain, address, suspended));
      return { lines: [`The account of ${address} ${done}.`], data: { email: address, suspended } };
    },
  };
}

const revoke: Command = {
  name: 'accounts revoke-role',
  usage: `--email E --role ${roles.slice(1).join('|')}`,
  summary: 'Takes a role away from an account; open rooms notice within seconds.',
  async run(args, { withDatabase }) {
    const { values } = readArgs(args, { email: { type: 'string' }, role: { type: 'string' } });
    const address = readEmail(values.email);
    const role = readRole(values.role);
    if (role === 'citizen') throw new UsageError('--role citizen cannot be taken away; see "accounts suspend".');
    await withDatabase(({ services }) => revokeRole(services.domain, address, role));
    return { lines: [`The account of ${address} is no ${role} any more.`], data: { email: address, role } };
  },
};

/** The commands that make and change accounts. */
export const accountCommands: readonly Command[] = [
  create,
  switchCommand(
    'accounts suspend',
    true,
    'Stops an account; its open rooms are closed within seconds.',
    'was suspended',
  ),
  switchCommand('accounts restore', false, 'Lets a suspended account in again.', 'was restored'),
  revoke,
];

function readEmail(text: string | undefined): string {
  const read = email.safeParse(required(text, 'email'));
  if (!read.success) throw new UsageError(`"${text}" is not an e-mail address.`);
  return read.data;
}

function readRole(text: string | undefined): NewAccount['role'] {
  const role = roles.find((known) => known === required(text, 'role'));
  if (role === undefined) throw new UsageError(`--role must be one of ${roles.join(', ')}, not "${text}".`);
  return role;
}

async function readPassword(around: Surroundings): Promise<string> {
  const password = (await around.readStdin()).replace(/\r?\n$/, '');
  if (!signUpInput.shape.password.safeParse(password).success) {
    const { min, max } = limits.password;
    throw new UsageError(`The password must have ${min} to ${max} characters.`);
  }
  return password;
}
