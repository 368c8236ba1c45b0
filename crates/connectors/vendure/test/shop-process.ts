import { appendFileSync } from 'node:fs';

import { mergeConfig, VendureConfig } from '@vendure/core';
import { TestServer } from '@vendure/testing';

import { passTime } from './patience';
import { configOf, portOf } from './shop-config';

/**
 * A shop that its test kills. Its database is a file that each transaction is written to. It writes down what it
 * sends, and if its
 * settings say so, never gets further.
 */
async function open([location, settings]: string[]): Promise<void> {
    const { outgoing, later, ...rest } = JSON.parse(settings);
    const email = async ({ text }: { text: string }) => {
        appendFileSync(outgoing, `${text}\n`);
        await new Promise(() => {});
    };
    const config = configOf({ ...rest, ...(outgoing ? { send: { email } } : {}) });
    const inFile = mergeConfig(config, {
        dbConnectionOptions: {
            type: 'sqljs',
            location,
            autoSave: true,
            synchronize: false,
        } as VendureConfig['dbConnectionOptions'],
    });
    const server = new TestServer(inFile as Required<VendureConfig>);
    await server.bootstrap();
    if (later) await passTime(server.app);
    console.log(`open at ${portOf(server.app)}`);
}

void open(process.argv.slice(2));
