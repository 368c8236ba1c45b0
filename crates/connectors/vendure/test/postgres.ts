import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Postgres of its own in a temporary folder, until this process ends. Returns the folder of its socket. */
export async function startPostgres(): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'courtesy-pg-'));
    const who = owner(folder);
    const data = join(folder, 'data');
    execFileSync(program('initdb'), ['--auth=trust', '--username=postgres', '--no-sync', '-D', data], {
        ...who,
        cwd: folder,
    });
    const words = ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'];
    const server = spawn(program('postgres'), words, { ...who, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    process.once('exit', () => {
        server.kill('SIGQUIT');
        rmSync(folder, { recursive: true, force: true });
    });
    let log = '';
    for await (const chunk of server.stderr) {
        log += chunk;
        if (log.includes('ready to accept connections')) {
            server.stderr.resume();
            server.unref();
            return folder;
        }
    }
    throw new Error(`Postgres doesn't start: ${log}`);
}

/** Postgres refuses to run as root, so root lends it to the user `postgres`. */
function owner(folder: string): { uid?: number; gid?: number } {
    if (process.getuid?.() !== 0) {
        return {};
    }
    const [uid, gid] = ['-u', '-g'].map(flag => Number(execFileSync('id', [flag, 'postgres'])));
    chownSync(folder, uid, gid);
    return { uid, gid };
}

/** Debian keeps the server's programs off the PATH. */
function program(name: string): string {
    const debian = '/usr/lib/postgresql';
    const versions = existsSync(debian) ? readdirSync(debian).map(version => join(debian, version, 'bin')) : [];
    const folder = [...(process.env.PATH ?? '').split(':'), ...versions].find(each => existsSync(join(each, name)));
    if (!folder) throw new Error(`${name} isn't installed. Install Postgres: apt install postgresql.`);
    return join(folder, name);
}
