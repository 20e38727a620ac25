import { randomBytes } from 'node:crypto';
import { email, signUpInput } from '#app/contract/inputs/sign-in.ts';
import { limits } from '#app/contract/limits.ts';
import {
  createAccount,
  resetEmail,
  resetPassword,
  revokeRole,
  setSuspended,
  type NewAccount,
} from '../domain/accounts/manage-account.ts';
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
    const { used, shown } = await readOrMakePassword(values['password-stdin'], around);
    const commune = values.commune?.trim() ?? null;
    const { personId } = await around.withDatabase(({ services }) =>
      createAccount(services.domain, { email: address, name: name.data, password: used, role, commune }),
    );
    return {
      lines: [`The account of ${address} was made (${role}).`, ...shown.lines],
      data: { personId, email: address, role, ...shown.data },
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

const password: Command = {
  name: 'accounts password',
  usage: '--email E [--password-stdin]',
  summary: 'Gives an account a new password, made and shown once without --password-stdin, and ends all its logins.',
  async run(args, around) {
    const { values } = readArgs(args, { email: { type: 'string' }, 'password-stdin': { type: 'boolean' } });
    const address = readEmail(values.email);
    const { used, shown } = await readOrMakePassword(values['password-stdin'], around);
    await around.withDatabase(({ services }) => resetPassword(services.domain, address, used));
    return {
      lines: [`The account of ${address} has a new password; all its logins ended.`, ...shown.lines],
      data: { email: address, ...shown.data },
    };
  },
};

const changeEmail: Command = {
  name: 'accounts email',
  usage: '--email OLD --to NEW',
  summary: 'Gives an account another address to sign in with; its logins stay.',
  async run(args, { withDatabase }) {
    const { values } = readArgs(args, { email: { type: 'string' }, to: { type: 'string' } });
    const address = readEmail(values.email);
    const to = readEmail(values.to, 'to');
    await withDatabase(({ services }) => resetEmail(services.domain, address, to));
    return { lines: [`The account of ${address} has the address ${to} now.`], data: { email: to, before: address } };
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
  password,
  changeEmail,
];

function readEmail(text: string | undefined, option = 'email'): string {
  const read = email.safeParse(required(text, option));
  if (!read.success) throw new UsageError(`"${text}" is not an e-mail address.`);
  return read.data;
}

function readRole(text: string | undefined): NewAccount['role'] {
  const role = roles.find((known) => known === required(text, 'role'));
  if (role === undefined) throw new UsageError(`--role must be one of ${roles.join(', ')}, not "${text}".`);
  return role;
}

/** Never an argument: those are seen in the list of processes and stay in the shell's history. */
async function readOrMakePassword(piped: boolean | undefined, around: Surroundings) {
  if (piped) return { used: await readPassword(around), shown: { lines: [], data: {} } };
  const used = randomBytes(15).toString('base64url');
  return { used, shown: { lines: [`Password, shown this once: ${used}`], data: { password: used } } };
}

async function readPassword(around: Surroundings): Promise<string> {
  const typed = (await around.readStdin()).replace(/\r?\n$/, '');
  if (!signUpInput.shape.password.safeParse(typed).success) {
    const { min, max } = limits.password;
    throw new UsageError(`The password must have ${min} to ${max} characters.`);
  }
  return typed;
}
