import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, IncomingMessage, request, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { Decision } from '../src/contract';
import { pluginThatAnswers } from './wasm';

const COMMAND = process.env.COURTESY ?? 'courtesy';
const PLUGINS = join(__dirname, '../../../../../plugins');

const POLICY = `
time_zone = "Europe/Amsterdam"
placeholders = ["coupon_code"]
ref_salt = "a salt for tests"

[[budgets]]
name = "repairs"
kind = "service_recovery"
max = "500 EUR"
single_max = "100 EUR"
per = "365 days"
`;

/** The shop's own plugin: a voucher for whoever got money back, to which a person must agree. */
const GOODWILL = {
    manifest: {
        id: 'goodwill',
        version: '1.0.0',
        contract: '1.1',
        summary: 'Gives a voucher to customers who got money back.',
        reads: ['orders.refunded'],
        asks_when: ['orders.refunded'],
        kinds: ['gesture'],
        purposes: ['marketing'],
    },
    answer: {
        contract: '1.1',
        actions: [
            {
                id: 'voucher',
                key: 'voucher',
                purpose: 'marketing',
                audience: 'customer',
                urgency: 'info',
                channels: ['email'],
                requires: 'human',
                step: {
                    kind: 'gesture',
                    gift: 'credit',
                    source: 'budget',
                    surprise: true,
                    beneficiary: 'customer',
                    tied_to_purchase: true,
                    amount: { minor: 500, currency: 'EUR' },
                },
                window: { not_after_at: '2999-01-01T00:00:00Z' },
                message: {
                    language: 'en',
                    author: 'template',
                    text: 'Dear {first_name}, your next order is EUR 5 cheaper with {coupon_code}.',
                },
                reasons: [{ code: 'refunded', text: 'They got money back.', evidence: ['/hook'] }],
            },
        ],
    },
};

/** A real server with a ledger of its own. */
export class Courtesy {
    private constructor(
        private folder: string,
        private listen: string,
        private child: ChildProcess,
        readonly url: string,
        readonly keys: { decide: string; operate: string },
    ) {}

    static async start(folder: string): Promise<Courtesy> {
        mkdirSync(join(folder, 'own'), { recursive: true });
        writeFileSync(join(folder, 'own/goodwill.wasm'), pluginThatAnswers(GOODWILL.manifest, GOODWILL.answer));
        writeFileSync(join(folder, 'policy.toml'), POLICY);
        const keys = { decide: addKey(folder, 'decide'), operate: addKey(folder, 'operate') };
        const { child, url } = await serve(folder, '127.0.0.1:0');
        return new Courtesy(folder, new URL(url).host, child, url, keys);
    }

    async stop(): Promise<void> {
        const ended = new Promise(resolve => this.child.once('exit', resolve));
        this.child.kill('SIGTERM');
        await ended;
    }

    async restart(): Promise<void> {
        await this.stop();
        this.child = (await serve(this.folder, this.listen)).child;
    }

    /** What somebody got, the latest first, as whoever operates the server sees it. */
    async decisionsOf(ref: string): Promise<Decision[]> {
        const { Courtesy: Client } = await import('@courtesy/client');
        const decisions: Decision[] = [];
        for await (const decision of new Client({ url: this.url, key: this.keys.operate }).decisionsOf(ref))
            decisions.push(decision);
        return decisions;
    }

    /** Everything in the ledger, as lines. */
    export(): any[] {
        const { stdout, stderr, status } = run(this.folder, ['ledger', 'export', '-']);
        if (status !== 0) throw new Error(stderr);
        return stdout
            .trim()
            .split('\n')
            .map(line => JSON.parse(line));
    }
}

function run(folder: string, words: string[]) {
    return spawnSync(COMMAND, [...words, '--ledger', ledgerIn(folder)], { encoding: 'utf8', maxBuffer: 1 << 26 });
}

function addKey(folder: string, role: string): string {
    const { stdout, stderr, error } = run(folder, ['keys', 'add', `shop-${role}`, '--role', role]);
    if (error)
        throw new Error(
            `${COMMAND} can't be run. Build it with \`cargo build -p courtesy-cli --features server\`, and name it in the variable COURTESY.`,
        );
    const key = /courtesy_[0-9a-f]+/.exec(stdout)?.[0];
    if (!key) throw new Error(`no key: ${stderr}`);
    return key;
}

function ledgerIn(folder: string): string {
    return `sqlite://${join(folder, 'ledger.db')}`;
}

async function serve(folder: string, listen: string): Promise<{ child: ChildProcess; url: string }> {
    const plugins = ['service-recovery', 'promise-keeper', 'heads-up']
        .map(id => join(PLUGINS, id))
        .concat(join(folder, 'own'));
    const words = [
        'serve',
        '--policy',
        join(folder, 'policy.toml'),
        '--listen',
        listen,
        '--diagnostics-listen',
        '127.0.0.1:0',
        '--ledger',
        ledgerIn(folder),
    ];
    const child = spawn(COMMAND, [...words, ...plugins.flatMap(path => ['--plugins', path])], {
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    process.once('exit', () => child.kill('SIGKILL'));
    let log = '';
    child.stderr.on('data', data => (log += data));
    for await (const line of createInterface({ input: child.stdout })) {
        const url = /listening on (http:\/\/[\d.:]+)/.exec(line)?.[1];
        if (url) return { child, url };
    }
    throw new Error(`the server ended: ${log}`);
}

/** How the way to the server is. `lose` passes the request on and loses the answer. */
export type Way = 'open' | 'silent' | 'refuse' | 'conflict' | 'lose';

/** The way between shop and server, which tests can close. It counts what the server was asked. */
export class Road {
    way: Way = 'open';
    /** The ids of decisions that were asked for, each time. */
    readonly asked: string[] = [];
    private port = 0;
    private silent = new Set<ServerResponse>();

    private constructor(
        private target: string,
        private server: Server,
    ) {}

    static async to(target: string): Promise<Road> {
        const road: Road = new Road(
            target,
            createServer((asked, answer) => void road.pass(asked, answer)),
        );
        await new Promise<void>(resolve => road.server.listen(0, '127.0.0.1', resolve));
        road.port = (road.server.address() as AddressInfo).port;
        return road;
    }

    get url(): string {
        return `http://127.0.0.1:${this.port}`;
    }

    /** Nobody listens any more, and whoever was left without an answer is let go. */
    async close(): Promise<void> {
        const closed = new Promise(resolve => this.server.close(resolve));
        this.silent.forEach(answer => answer.destroy());
        this.server.closeAllConnections();
        await closed;
    }

    /** Listens again, at the same address. */
    async reopen(): Promise<void> {
        await new Promise<void>(resolve => this.server.listen(this.port, '127.0.0.1', resolve));
    }

    private async pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
        const chunks: Buffer[] = [];
        for await (const chunk of asked) chunks.push(chunk as Buffer);
        const body = Buffer.concat(chunks);
        if (asked.url === '/v1/decisions') this.asked.push(JSON.parse(body.toString()).decision_id);
        const way = this.way;
        if (way === 'silent') this.silent.add(answer);
        else if (way === 'refuse') refuse(answer, 400);
        else if (way === 'conflict') refuse(answer, 409);
        else this.forward(asked, body, answer, way);
    }

    private forward(asked: IncomingMessage, body: Buffer, answer: ServerResponse, way: Way): void {
        const onward = request(`${this.target}${asked.url}`, { method: asked.method, headers: asked.headers }, got => {
            if (way === 'lose') {
                got.resume();
                got.on('end', () => this.silent.add(answer));
                return;
            }
            answer.writeHead(got.statusCode ?? 502, got.headers);
            got.pipe(answer);
        });
        onward.on('error', () => answer.destroy());
        onward.end(body);
    }
}

function refuse(answer: ServerResponse, status: number): void {
    const problem = {
        type: 'urn:courtesy:problem:invalid-context',
        title: 'Invalid context',
        status,
        detail: 'The context breaks the contract',
        remedy: 'Mend it',
        places: [{ at: '/orders/0', message: 'unknown key' }],
    };
    answer.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
}
