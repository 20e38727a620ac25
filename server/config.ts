import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';

/** Everything the environment decides, parsed once at start. */
export type Config = {
  port: number;
  host: string;
  /** Public address without a trailing slash; links and the Origin check use it. */
  baseUrl: string;
  /** True when `baseUrl` is https: Secure cookies, `__Host-` names and HSTS. */
  secure: boolean;
  /** Addresses, ranges or Express names of believed proxies; null believes nobody. */
  trustProxy: string[] | null;
  /** Null means the embedded database under `dataDir`. */
  databaseUrl: string | null;
  redisUrl: string | null;
  /** Absolute path. */
  dataDir: string;
  smtpUrl: string | null;
  demo: boolean;
  /** Null only in demo mode without SECRET: `loadSecret` then makes and keeps one. */
  secret: string | null;
  nodeEnv: 'production' | 'development';
};

/** A value of the environment is wrong or missing; the message is one sentence that names the variable. */
export class ConfigError extends Error {
  readonly variable: string;

  constructor(variable: string, message: string) {
    super(message);
    this.name = 'ConfigError';
    this.variable = variable;
  }
}

const minimumSecretLength = 16;

/**
 * Reads every variable of the environment; an empty value counts as unset.
 * @param root folder that a relative DATA_DIR starts from
 * @throws ConfigError for the first value that is wrong or missing
 */
export function readConfig(env: NodeJS.Dict<string>, root: string): Config {
  const port = readPort(value(env, 'PORT'));
  const host = readHost(value(env, 'HOST'));
  const baseUrl = readBaseUrl(value(env, 'BASE_URL'), host, port);
  const databaseUrl = readUrl(env, 'DATABASE_URL', ['postgres:', 'postgresql:']);
  const demo = readDemo(value(env, 'DEMO'), databaseUrl === null && isLoopback(host));
  return {
    port,
    host,
    baseUrl,
    secure: baseUrl.startsWith('https:'),
    trustProxy: readTrustProxy(value(env, 'TRUST_PROXY')),
    databaseUrl,
    redisUrl: refuseRedis(value(env, 'REDIS_URL')),
    dataDir: path.resolve(root, value(env, 'DATA_DIR') ?? '.data'),
    smtpUrl: readUrl(env, 'SMTP_URL', ['smtp:', 'smtps:']),
    demo,
    secret: readSecret(value(env, 'SECRET'), demo),
    nodeEnv: readNodeEnv(value(env, 'NODE_ENV')),
  };
}

/**
 * The signing and hashing key: SECRET, or in demo mode a random one that is made once and kept under
 * DATA_DIR where only its owner can read it.
 * @throws ConfigError when the kept file is damaged
 */
export function loadSecret(config: Pick<Config, 'secret' | 'dataDir' | 'demo'>): string {
  if (config.secret !== null) return config.secret;
  if (!config.demo) throw missingSecret();
  const file = path.join(config.dataDir, 'secret');
  const kept = readIfPresent(file) ?? keepNewSecret(config.dataDir, file);
  if (kept.length < minimumSecretLength) {
    throw new ConfigError(
      'SECRET',
      `SECRET is unset and the key kept in ${file} is damaged: delete that file or set SECRET.`,
    );
  }
  return kept;
}

/** Two processes may start at once: a hard link appears whole or not at all, and the first one wins. */
function keepNewSecret(dataDir: string, file: string): string {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}

function readIfPresent(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function value(env: NodeJS.Dict<string>, name: string): string | null {
  const text = env[name]?.trim();
  return text === undefined || text === '' ? null : text;
}

function readPort(text: string | null): number {
  if (text === null) return 3000;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65535)
    throw new ConfigError('PORT', `PORT must be a whole number from 1 to 65535, not "${text}".`);
  return port;
}

function readHost(text: string | null): string {
  if (text === null) return '127.0.0.1';
  const host = text.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) === 0 && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) {
    throw new ConfigError('HOST', `HOST must be an address or a name to listen on, not "${text}".`);
  }
  return host;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function readBaseUrl(text: string | null, host: string, port: number): string {
  if (text === null) return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin = url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  if (!isOrigin || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new ConfigError(
      'BASE_URL',
      `BASE_URL must be an http or https address without a path, such as https://forum.example.ma, not "${text}".`,
    );
  }
  return url.origin;
}

function readTrustProxy(text: string | null): string[] | null {
  if (text === null) return null;
  const entries = text.split(',').map((entry) => entry.trim());
  const wrong = entries.find((entry) => !isProxyAddress(entry));
  if (wrong !== undefined) {
    throw new ConfigError(
      'TRUST_PROXY',
      `TRUST_PROXY must list addresses or ranges separated by commas, and "${wrong}" is neither.`,
    );
  }
  return entries;
}

function isProxyAddress(entry: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(entry)) return true;
  const [address = '', bits, ...rest] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** The message never repeats the value: such addresses carry passwords. */
function readUrl(env: NodeJS.Dict<string>, name: string, protocols: string[]): string | null {
  const text = value(env, name);
  if (text === null) return null;
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
    throw new ConfigError(
      name,
      `${name} must be an address that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}.`,
    );
  }
  return text;
}

function refuseRedis(text: string | null): null {
  if (text === null) return null;
  throw new ConfigError(
    'REDIS_URL',
    'REDIS_URL is set, but several nodes sharing live events are not supported yet: unset it to run one node.',
  );
}

function readDemo(text: string | null, byDefault: boolean): boolean {
  if (text === null) return byDefault;
  if (text !== '0' && text !== '1') throw new ConfigError('DEMO', `DEMO must be 1 or 0, not "${text}".`);
  return text === '1';
}

function readSecret(text: string | null, demo: boolean): string | null {
  if (text === null && !demo) throw missingSecret();
  if (text !== null && text.length < minimumSecretLength) {
    throw new ConfigError('SECRET', `SECRET must have at least ${minimumSecretLength} characters.`);
  }
  return text;
}

function missingSecret(): ConfigError {
  return new ConfigError(
    'SECRET',
    'SECRET is required outside demo mode: set it to a long random text, for example the output of `openssl rand -hex 32`.',
  );
}

function readNodeEnv(text: string | null): Config['nodeEnv'] {
  if (text === 'development') return 'development';
  // Test runners set "test"; the product they start behaves as in production.
  if (text === null || text === 'production' || text === 'test') return 'production';
  throw new ConfigError('NODE_ENV', `NODE_ENV must be production or development, not "${text}".`);
}
