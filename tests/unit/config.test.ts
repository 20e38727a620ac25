import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { ConfigError, loadSecret, readConfig } from '#server/config.ts';

const secret = 'a-secret-of-enough-characters';

describe('readConfig', () => {
  test('an empty environment is the demo on this machine', () => {
    expect(readConfig({}, '/srv/forum')).toEqual({
      port: 3000,
      host: '127.0.0.1',
      baseUrl: 'http://127.0.0.1:3000',
      secure: false,
      trustProxy: null,
      databaseUrl: null,
      redisUrl: null,
      dataDir: path.resolve('/srv/forum/.data'),
      smtpUrl: null,
      demo: true,
      secret: null,
      nodeEnv: 'production',
    });
  });

  test('an empty value counts as unset', () => {
    expect(readConfig({ PORT: '', HOST: ' ', DATABASE_URL: '', DEMO: '' }, '/srv')).toEqual(readConfig({}, '/srv'));
  });

  test('the public address decides about secure cookies', () => {
    const config = readConfig({ BASE_URL: 'https://forum.example.ma/' }, '/srv');
    expect(config).toMatchObject({ baseUrl: 'https://forum.example.ma', secure: true });
  });

  test('an IPv6 host is put in brackets', () => {
    expect(readConfig({ HOST: '::1', PORT: '8080' }, '/srv').baseUrl).toBe('http://[::1]:8080');
  });

  test('an absolute DATA_DIR stays, a relative one starts from the root', () => {
    expect(readConfig({ DATA_DIR: '/var/forum' }, '/srv').dataDir).toBe(path.resolve('/var/forum'));
    expect(readConfig({ DATA_DIR: 'kept' }, '/srv').dataDir).toBe(path.resolve('/srv/kept'));
  });

  test('proxies are a list of addresses, ranges and names', () => {
    expect(readConfig({ TRUST_PROXY: 'loopback, 10.0.0.0/8,::1' }, '/srv').trustProxy).toEqual([
      'loopback',
      '10.0.0.0/8',
      '::1',
    ]);
  });

  test.each([
    ['its own database', { DATABASE_URL: 'postgres://db/forum', SECRET: secret }],
    ['another host', { HOST: '0.0.0.0', SECRET: secret }],
    ['a name', { HOST: 'forum.example.ma', SECRET: secret }],
    ['DEMO=0', { DEMO: '0', SECRET: secret }],
  ])('the demo is off with %s', (_, env) => {
    expect(readConfig(env, '/srv')).toMatchObject({ demo: false, secret });
  });

  test.each([[{ HOST: 'localhost' }], [{ HOST: '::1' }], [{ HOST: '127.0.0.9' }]])('the demo is on with %o', (env) => {
    expect(readConfig(env, '/srv').demo).toBe(true);
  });

  test('DEMO=1 turns it on where it is asked for', () => {
    expect(readConfig({ DEMO: '1', DATABASE_URL: 'postgresql://db/forum' }, '/srv')).toMatchObject({
      demo: true,
      secret: null,
    });
  });

  test.each([
    ['PORT', { PORT: '0' }],
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: '80a' }],
    ['HOST', { HOST: 'not a host' }],
    ['BASE_URL', { BASE_URL: 'forum.example.ma' }],
    ['BASE_URL', { BASE_URL: 'ftp://forum.example.ma' }],
    ['BASE_URL', { BASE_URL: 'https://forum.example.ma/path' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'everybody' }],
    ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.0/33' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://db/forum' }],
    ['REDIS_URL', { REDIS_URL: 'redis://127.0.0.1' }],
    ['SMTP_URL', { SMTP_URL: 'mail.example.ma' }],
    ['DEMO', { DEMO: 'yes' }],
    ['SECRET', { DEMO: '0' }],
    ['SECRET', { SECRET: 'short' }],
    ['NODE_ENV', { NODE_ENV: 'staging' }],
  ])('a wrong %s is refused with one sentence that names it: %o', (variable, env) => {
    const refused = catchError(() => readConfig(env, '/srv'));
    expect(refused).toBeInstanceOf(ConfigError);
    expect(refused).toMatchObject({ variable });
    expect((refused as Error).message).toMatch(new RegExp(`^${variable} [^\\n]*\\.$`));
  });

  test('a refused address with a password is not repeated', () => {
    const refused = catchError(() => readConfig({ DATABASE_URL: 'mysql://forum:hunter2@db/forum' }, '/srv'));
    expect((refused as Error).message).not.toContain('hunter2');
  });
});

describe('loadSecret', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  function temporaryConfig() {
    const folder = mkdtempSync(path.join(tmpdir(), 'tachawor-config-'));
    folders.push(folder);
    return { secret: null, demo: true, dataDir: path.join(folder, 'data') };
  }

  test('the value of the environment goes first', () => {
    expect(loadSecret({ ...temporaryConfig(), secret })).toBe(secret);
  });

  test('a demo makes one, keeps it, and lets only its owner read it', () => {
    const config = temporaryConfig();
    const made = loadSecret(config);
    expect(made).toMatch(/^[0-9a-f]{64}$/);
    expect(loadSecret(config)).toBe(made);
    const file = path.join(config.dataDir, 'secret');
    expect(readFileSync(file, 'utf8')).toBe(made);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('a damaged file is refused, not replaced: old signatures would die silently', () => {
    const config = temporaryConfig();
    loadSecret(config);
    writeFileSync(path.join(config.dataDir, 'secret'), '');
    expect(() => loadSecret(config)).toThrow(ConfigError);
  });

  test('outside the demo nothing is made', () => {
    expect(() => loadSecret({ ...temporaryConfig(), demo: false })).toThrow(/^SECRET is required/);
  });
});

function catchError(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}
